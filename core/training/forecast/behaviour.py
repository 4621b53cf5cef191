"""What the tasks that learn from behaviour will learn from: `next-item` and `next-category`."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.data.catalogue import catalogue_of
from core.feedback.behaviour import inputs_of
from core.recommend.categories import Categories, with_category
from core.recommend.held_out import held_out, sample_examples
from core.recommend.sequences import INPUTS, examples, load_sequences, require_steps
from core.runs.split import SPLIT
from core.training.epoch_length import MOST_NEXT_CATEGORY, MOST_NEXT_ITEM, plain_pass
from core.training.forecast.counts import Counted, Split, largest_first, remembered
from core.workspace import Workspace

# All examples, those that are measured, the sequences by their use, and the labels.
_Found = tuple[int, int, Split, tuple[tuple[str, int], ...]]


def count_next_item(workspace: Workspace, settings: Mapping[str, Any]) -> Counted:
    """The counts of the task `next-item`.

    Raises:
        DataError: there is too little to learn from.
    """
    return _counted(workspace, "next-item", settings, MOST_NEXT_ITEM)


def count_next_category(workspace: Workspace, settings: Mapping[str, Any]) -> Counted:
    """The counts of the task `next-category`.

    Raises:
        DataError: there is too little to learn from.
    """
    return _counted(workspace, "next-category", settings, MOST_NEXT_CATEGORY)


def _counted(workspace: Workspace, task: str, settings: Mapping[str, Any], most: int) -> Counted:
    find = _find_items if task == "next-item" else _find_categories
    key = (task, *inputs_of(workspace, INPUTS).values())
    count, measured, split, classes = remembered(workspace, key, lambda: find(workspace))
    size = plain_pass(min(count, most), int(settings["batch_size"]))
    return Counted(size, measured, split, classes)


def _find_items(workspace: Workspace) -> _Found:
    sequences = load_sequences(workspace)
    is_kept = held_out(sequences, SPLIT)
    _, stops = examples(sequences.part(~is_kept))
    require_steps(stops)
    _, measured = sample_examples(sequences.part(is_kept), SPLIT)
    return len(stops), len(measured), _split(is_kept), ()


def _find_categories(workspace: Workspace) -> _Found:
    sequences = load_sequences(workspace)
    categories = Categories.of_behaviour(sequences, catalogue_of(workspace))
    is_kept = held_out(sequences, SPLIT)
    labelled = categories.sequences(sequences)
    fit, kept = labelled.part(~is_kept), labelled.part(is_kept)
    _, stops = with_category(fit, *examples(fit))
    require_steps(stops)
    _, measured = with_category(kept, *sample_examples(kept, SPLIT))
    counts = np.bincount(fit.item[stops], minlength=len(categories.labels)).tolist()
    classes = largest_first(categories.labels, counts)
    return len(stops), len(measured), _split(is_kept), classes


def _split(is_kept: Any) -> Split:
    kept = int(is_kept.sum())
    return Split("sequences", len(is_kept) - kept, kept)
