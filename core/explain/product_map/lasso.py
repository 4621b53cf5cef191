"""Which points of a map lie within a line drawn around them."""

import numpy as np

from core.arrays import BoolArray, Float32Array, Float64Array

# Points that lie nearer to each other than this share of the line's extent are one.
FINEST = 0.004


def inside(line: Float64Array, places: Float32Array) -> BoolArray:
    """Whether each of `places` (n, 2) lies within the closed `line` (corners, 2), by the even-odd rule.

    Less than three corners hold nothing; a place that is nan lies nowhere.
    """
    held = np.zeros(len(places), bool)
    corners = _thinned(np.asarray(line, np.float64))
    if len(corners) < 3:
        return held
    low, high = corners.min(axis=0), corners.max(axis=0)
    near = np.flatnonzero(((places >= low) & (places <= high)).all(axis=1))
    x, y = places[near].astype(np.float64).T
    is_in = np.zeros(len(near), bool)
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if y1 == y2:
            continue
        # A ray to the right crosses this side.
        crosses = (y1 > y) != (y2 > y)
        is_in ^= crosses & (x < x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    held[near] = is_in
    return held


def _thinned(line: Float64Array) -> Float64Array:
    """`line` without corners that are hardly apart: a hand leaves hundreds."""
    if len(line) < 3:
        return line
    least = FINEST * float(np.ptp(line, axis=0).max())
    kept = [line[0]]
    for corner in line[1:]:
        if np.abs(corner - kept[-1]).max() > least:
            kept.append(corner)
    return np.array(kept)
