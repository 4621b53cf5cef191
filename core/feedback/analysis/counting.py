"""Counting and sorting events in pieces, so that ten million take little memory and time."""

import numpy as np

from core.arrays import BoolArray, Int8Array, Int16Array, Int32Array, Int64Array
from core.feedback.analysis.encoded_log import STEPS

Codes = Int32Array | Int16Array | Int8Array

# Events counted at a time: 4 MB of each array of whole numbers.
PIECE = 1 << 19


def by_step(codes: Codes, size: int, action: Int8Array, mask: BoolArray | None) -> Int64Array:
    """How often each step of the funnel happened for each code, (size, steps).

    Args:
        codes: (events,) below `size`; events with negative ones are left out.
        mask: (events,) which events count; None is all.
    """
    counts = np.zeros(size * len(STEPS), np.int64)
    for start in range(0, len(codes), PIECE):
        here = slice(start, start + PIECE)
        keys = codes[here].astype(np.int64) * len(STEPS) + action[here]
        if mask is not None:
            keys = keys[mask[here]]
        if len(keys) and keys.min() < 0:
            keys = keys[keys >= 0]
        part = np.bincount(keys)
        counts[: len(part)] += part
    return counts.reshape(size, len(STEPS))


def present(codes: Codes, size: int, mask: BoolArray | None) -> BoolArray:
    """Which codes have an event, (size,); negative codes are left out."""
    is_there = np.zeros(size, bool)
    for start in range(0, len(codes), PIECE):
        here = slice(start, start + PIECE)
        part = codes[here] if mask is None else codes[here][mask[here]]
        is_there[part[part >= 0]] = True
    return is_there


def all_of(*masks: BoolArray | None) -> BoolArray | None:
    """Events that every mask keeps; None is all of them."""
    joined: BoolArray | None = None
    for mask in masks:
        if mask is not None:
            joined = mask if joined is None else joined & mask
    return joined


def stable_order(keys: Int64Array) -> Int64Array:
    """The places of `keys` from the least to the greatest, equal ones in the order they stand."""
    return ordered_groups(keys.copy())[0]


def ordered_groups(keys: Int64Array) -> tuple[Int64Array, BoolArray]:
    """The stable order of `keys`, and where in it the key is another than before.

    `keys` is overwritten, for ten million of them are 80 MB.
    """
    if not len(keys):
        return keys, np.zeros(0, bool)
    keys -= keys.min()
    place_bits = len(keys).bit_length()
    if int(keys.max()).bit_length() + place_bits > 63:
        order = np.argsort(keys, kind="stable")
        return order, starts_of(keys[order])
    # Key and place in one number: values sort many times faster than places do.
    keys <<= place_bits
    for start in range(0, len(keys), PIECE):
        keys[start : start + PIECE] |= np.arange(start, min(start + PIECE, len(keys)))
    keys.sort()
    is_start = starts_of(keys, place_bits)
    keys &= (1 << place_bits) - 1
    return keys, is_start


def starts_of(sorted_column: Int64Array | Int32Array, bits: int = 0) -> BoolArray:
    """Where a column, without its lowest `bits`, differs from the row before; the first row always does."""
    is_start = np.ones(len(sorted_column), bool)
    for start in range(1, len(sorted_column), PIECE):
        here = sorted_column[start - 1 : start + PIECE] >> bits
        is_start[start : start + PIECE] = here[1:] != here[:-1]
    return is_start
