"""How category runs sort texts that none of them has learned from."""

import numpy as np

from core.evaluation.category import probabilities
from core.promotion.standing import TEXTS
from core.promotion.values import Values
from core.runs.manifest import SPLIT, Manifest
from core.training.tasks.category.labelled import Labelled, labelled_texts
from core.training.tasks.search.examples import held_out
from core.workspace import Workspace

METRIC = "accuracy"
# More tell little more, and everybody waits for the verdict.
MOST_TEXTS = 500


def category_values(workspace: Workspace, new: Manifest, active: Manifest | None) -> Values:
    """Whether each text was sorted right; always the most frequent category as baseline."""
    learned = labelled_texts(workspace)
    runs = [new, active] if active else [new]
    kept = np.all([held_out(learned.texts, run.held_out_by) for run in runs], axis=0)
    if kept.all():
        kept[:] = False
    asked = _drawn(learned.part(kept))
    frequent = int(np.bincount(learned.label[~kept], minlength=len(learned.labels)).argmax())
    return Values(
        METRIC,
        TEXTS,
        new=_right(workspace, new, asked),
        active=_right(workspace, active, asked) if active else None,
        baseline=[float(label == frequent) for label in asked.label],
    )


def _drawn(kept: Labelled) -> Labelled:
    """Some of many texts."""
    wanted = np.zeros(len(kept), bool)
    wanted[np.random.default_rng(SPLIT).permutation(len(kept))[:MOST_TEXTS]] = True
    return kept.part(wanted)


def _right(workspace: Workspace, manifest: Manifest, asked: Labelled) -> list[float]:
    if not len(asked):
        return []
    guessed = probabilities(workspace, manifest, asked).argmax(axis=1)
    return [float(right) for right in guessed == asked.label]
