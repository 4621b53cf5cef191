"""Counting events in pieces, so that ten million take a few megabytes more."""

import numpy as np

from core.arrays import BoolArray, Int8Array, Int16Array, Int32Array, Int64Array
from core.feedback.analysis.encoded_log import STEPS

Places = Int32Array | Int16Array | Int8Array

PIECE = 1 << 19


def by_step(places: Places, size: int, action: Int8Array, kept: BoolArray | None) -> Int64Array:
    """How often each step of the funnel happened at each place, (size, steps).

    Args:
        places: (events,) below `size`; events at negative ones are left out.
        kept: (events,) which events count; None is all.
    """
    counts = np.zeros(size * len(STEPS), np.int64)
    for start in range(0, len(places), PIECE):
        here = slice(start, start + PIECE)
        keys = places[here].astype(np.int64) * len(STEPS) + action[here]
        if kept is not None:
            keys = keys[kept[here]]
        if len(keys) and keys.min() < 0:
            keys = keys[keys >= 0]
        found = np.bincount(keys)
        counts[: len(found)] += found
    return counts.reshape(size, len(STEPS))


def present(places: Places, size: int, kept: BoolArray | None) -> BoolArray:
    """Which places have an event, (size,); negative places are left out."""
    is_there = np.zeros(size, bool)
    for start in range(0, len(places), PIECE):
        here = slice(start, start + PIECE)
        found = places[here] if kept is None else places[here][kept[here]]
        is_there[found[found >= 0]] = True
    return is_there


def together(*masks: BoolArray | None) -> BoolArray | None:
    """Events that every mask keeps; None is all of them."""
    joined: BoolArray | None = None
    for mask in masks:
        if mask is not None:
            joined = mask if joined is None else joined & mask
    return joined
