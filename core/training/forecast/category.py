"""What the task `category` will learn from."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.data.catalogue import catalogue_of
from core.feedback.behaviour import behaviour_version
from core.runs.split import HELD_OUT, SPLIT
from core.text.analysis import Analyzer
from core.training.click_pairs import counted_pairs
from core.training.epoch_length import category_batch, plain_pass
from core.training.forecast.counts import Counted, Split, largest_first, remembered
from core.training.tasks.category.examples import category_examples
from core.training.tasks.category.labelled_texts import (
    label_counts,
    labelled_source,
    labelled_texts,
)
from core.workspace import Workspace

# More texts are not cut into words for the sake of a count.
FEW_TEXTS = 20_000
# Examples of an epoch, those that are measured, the texts by their use, the labels; whether that is exact.
_Found = tuple[int, int, Split, tuple[tuple[str, int], ...], bool]


def count_category(workspace: Workspace, settings: Mapping[str, Any]) -> Counted:
    """The counts of the task.

    Raises:
        DataError: there is too little to learn from.
    """
    kinds = map(workspace.content_hash, ("texts", "products"))
    key = ("category", *kinds, behaviour_version(workspace))
    count, measured, split, classes, is_exact = remembered(workspace, key, lambda: _find(workspace))
    size = plain_pass(count, category_batch(count, int(settings["batch_size"])))
    return Counted(size, measured, split, classes, is_exact)


def _find(workspace: Workspace) -> _Found:
    texts, categories, kind = labelled_source(workspace)
    if len(texts) > FEW_TEXTS:
        return _estimated(label_counts(texts, categories), kind)
    labelled = labelled_texts(workspace)
    analyzer = Analyzer.for_catalogue(catalogue_of(workspace))
    found = category_examples(workspace, analyzer, SPLIT, _silent, pairs_of=counted_pairs)
    learned = len(labelled) - len(found.held_out)
    split = Split("texts", learned, len(found.held_out))
    counts = np.bincount(labelled.label, minlength=len(labelled.labels)).tolist()
    classes = largest_first(labelled.labels, counts)
    return len(found.epoch(0)), len(found.held_out), split, classes, True


def _estimated(counts: Mapping[str, int], kind: str) -> _Found:
    """By the share that is held out; in a shop as many queries are made of titles, and as few of those."""
    texts = sum(counts.values())
    learned = round(texts * (1 - HELD_OUT))
    made = 0 if kind == "texts" else round(learned * (1 - HELD_OUT))
    split = Split("texts", learned, texts - learned)
    classes = largest_first(list(counts), list(counts.values()))
    return learned + made, split.held_out, split, classes, False


def _silent(stage: str, done: int, total: int) -> None:
    """Nobody follows a count."""
