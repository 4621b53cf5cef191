"""The best few of many scores."""

import numpy as np

from core.arrays import Float32Array, IndexArray

# Scores in a block at most: larger ones are thinned less, smaller ones leave more maxima to sort.
_BLOCK = 512


def best_rows(scores: Float32Array, rows: IndexArray, limit: int) -> IndexArray:
    """The `limit` of `rows` with the highest `scores` (products,), best first; equals by row.

    A score that is no finite number is the last.

    Partial sorting crawls where many scores are equal, so blocks are thinned by their maxima first:
    what is below the `limit`-th best block maximum cannot be among the best.
    """
    values = scores[rows]
    values = np.where(np.isfinite(values), values, np.float32(-np.inf))
    if 0 < limit * 4 < len(rows):
        keep = np.flatnonzero(values >= _threshold(values, limit))
        rows, values = rows[keep], values[keep]
    return rows[np.argsort(-values, kind="stable")[:limit]]


def _threshold(values: Float32Array, limit: int) -> np.float32:
    size = max(1, min(_BLOCK, len(values) // (2 * limit)))
    whole = len(values) - len(values) % size
    maxima = values[:whole].reshape(-1, size).max(axis=1)
    least: np.float32 = np.sort(maxima)[-min(limit, len(maxima))]
    return least
