"""Sorting ten million whole numbers without the memory and time of an argsort."""

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]


def stable_order(keys: Whole) -> Whole:
    """The places of `keys` from the least to the greatest, equal ones in the order they stand."""
    if not len(keys):
        return np.zeros(0, np.int64)
    least = int(keys.min())
    place_bits = int(len(keys)).bit_length()
    if (int(keys.max()) - least).bit_length() + place_bits > 63:
        return np.argsort(keys, kind="stable")
    # Key and place in one number: values sort many times faster than places do.
    packed = (keys - least) << place_bits
    packed |= np.arange(len(keys))
    packed.sort()
    packed &= (1 << place_bits) - 1
    return packed


def starts_of(
    *sorted_columns: npt.NDArray[np.int64] | npt.NDArray[np.int32],
) -> npt.NDArray[np.bool_]:
    """Where any of some columns of equal length differs from the row before; the first row always does."""
    is_start = np.zeros(len(sorted_columns[0]), bool)
    is_start[:1] = True
    for column in sorted_columns:
        is_start[1:] |= column[1:] != column[:-1]
    return is_start
