"""article: it reads one number a word, and with winners and gates as they are its layers are linear."""

import numpy as np

from core.arrays import Int32Array
from core.explain.attribution.contributions import Contributions, summed
from core.explain.attribution.weights import Weights, stored

# What its pooling takes one of.
POOL = 2


def contributions(weights: Weights, ids: Int32Array) -> Contributions:
    """Of `ids` (positions,), none of them padding, which it reads too, as zeros."""
    kernel, own = weights.dense("conv1d")
    numbers = np.zeros(weights.length, np.float32)
    numbers[: len(ids)] = ids * stored(1.0 / weights.ids)
    # 1. What each word puts into each window, (places, taps, filters).
    windows = np.lib.stride_tricks.sliding_window_view(numbers, len(kernel))
    put = windows[:, :, None] * kernel[None, :, 0]
    values = put.sum(axis=1) + own
    # 2. The winners of two windows each, as far as they are open.
    pairs = len(values) // POOL
    winners = values[: pairs * POOL].reshape(pairs, POOL, -1).argmax(axis=1)
    places = np.arange(pairs)[:, None] * POOL + winners
    filters = np.arange(values.shape[1])[None]
    is_open = values[places, filters] > 0
    # 3. Back to the words: the k-th tap of the window at a place is the word so many places on.
    rows = np.zeros((weights.length, pairs, values.shape[1]), np.float32)
    for tap in range(len(kernel)):
        given = put[places, tap, filters] * is_open
        rows[places + tap, np.arange(pairs)[:, None], filters] = given
    return summed(rows.reshape(weights.length, -1)[: len(ids)], (own * is_open).ravel())
