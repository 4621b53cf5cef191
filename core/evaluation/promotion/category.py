"""How category runs sort texts that none of them has learned from."""

from collections.abc import Sequence

import numpy as np

from core.arrays import BoolArray
from core.evaluation.category import probabilities
from core.evaluation.promotion.measured import Example, MeasuredRuns, untold
from core.evaluation.promotion.values import Values
from core.progress import ProgressCallback
from core.runs.manifest import Manifest
from core.runs.promotion import TEXTS
from core.runs.split import SPLIT, is_held_out, is_unseen
from core.training.tasks.category.labelled_texts import Labelled, labelled_texts
from core.workspace import Workspace

METRIC = "accuracy"
# Their mean is known to ±0.04 at worst; for more of them everybody would wait.
MOST_TEXTS = 500


def category_values(workspace: Workspace, new: Manifest, active: Manifest | None) -> Values:
    """Whether each text was sorted right; always the most frequent category as baseline."""
    runs = [new, active] if active else [new]
    return measure_category(workspace, runs).beside(new, active)


def measure_category(
    workspace: Workspace, runs: Sequence[Manifest], tell: ProgressCallback = untold
) -> MeasuredRuns:
    """Whether each run sorted each text right that none of them has learned."""
    labelled = labelled_texts(workspace)
    kept = unlearned_texts(labelled, runs)
    texts = sample(labelled.part(kept), MOST_TEXTS)
    frequent = int(np.bincount(labelled.label[~kept], minlength=len(labelled.labels)).argmax())
    values = {}
    for number, run in enumerate(runs):
        tell(number, len(runs))
        values[run.id] = {METRIC: _is_right(workspace, run, texts)}
    return MeasuredRuns(
        TEXTS,
        [Example(text, text) for text in texts.texts],
        values,
        {METRIC: [float(label == frequent) for label in texts.label]},
    )


def unlearned_texts(labelled: Labelled, runs: Sequence[Manifest]) -> BoolArray:
    """For each text whether none of these category runs has learned from it, nor was tuned by it."""
    kept = np.all([is_held_out(labelled.texts, run.held_out_by) for run in runs], axis=0)
    if kept.all():
        kept[:] = False
    for run in runs:
        if run.is_trial:
            kept &= is_unseen(labelled.texts, run.held_out_by)
    return np.asarray(kept, bool)


def sample(texts: Labelled, most: int) -> Labelled:
    """Up to `most` of many, the same each time."""
    wanted = np.zeros(len(texts), bool)
    wanted[np.random.default_rng(SPLIT).permutation(len(texts))[:most]] = True
    return texts.part(wanted)


def _is_right(workspace: Workspace, manifest: Manifest, texts: Labelled) -> list[float]:
    """1 or 0 for each text."""
    if not len(texts):
        return []
    guesses = probabilities(workspace, manifest, texts).argmax(axis=1)
    return [float(is_right) for is_right in guesses == texts.label]
