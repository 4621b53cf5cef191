"""Sorting ten million whole numbers without the memory and time of an argsort."""

import numpy as np

from core.arrays import BoolArray, Int32Array, Int64Array
from core.feedback.analysis.counting import PIECE


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
