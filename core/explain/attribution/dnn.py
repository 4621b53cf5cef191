"""dnn: which word has the most of each number, and which hidden units are open, taken as they are."""

import numpy as np

from core.arrays import Float32Array, Int32Array
from core.explain.attribution.contributions import Contributions, summed
from core.explain.attribution.weights import Weights


def contributions(weights: Weights, ids: Int32Array) -> Contributions:
    """Of `ids` (positions,), none of them padding."""
    words = weights.rows("words/embeddings", ids)
    mean = weights.shares(ids) * words
    rows, bias = np.hstack([mean, _most(words)]), np.zeros(2 * words.shape[1], np.float32)
    for layer in ("hidden_1", "hidden_2"):
        kernel, own = weights.dense(layer)
        rows, bias = rows @ kernel, bias @ kernel + own
        is_open = (rows.sum(axis=0) + bias > 0).astype(np.float32)
        rows, bias = rows * is_open, bias * is_open
    kernel, own = weights.dense("deep")
    words = np.asarray(mean + rows @ kernel, np.float32)
    return summed(words, np.asarray(bias @ kernel + own, np.float32))


def _most(words: Float32Array) -> Float32Array:
    """Each word's numbers where no other word has more and they are above zero, (positions, numbers)."""
    kept = np.zeros_like(words)
    if len(words):
        winners = words.argmax(axis=0)[None]
        np.put_along_axis(kept, winners, np.take_along_axis(words, winners, axis=0), axis=0)
    return np.maximum(kept, 0)
