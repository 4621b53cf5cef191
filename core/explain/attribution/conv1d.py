"""conv1d: with the winners of pooling and the open gates as they are, a sum over words.

    vector = Σ share_i e_i + P · (pooled convolutions) + b

A convolution at a place is a sum over the words in its window; its largest value over all places is that at
one place, the winner, and a mean is a mean. So each word's part is what it puts into the windows that count.
"""

from collections.abc import Iterator

import numpy as np

from core.arrays import Float32Array, Int32Array
from core.explain.attribution.contributions import Contributions, summed
from core.explain.attribution.weights import TINY, Weights


def contributions(weights: Weights, ids: Int32Array) -> Contributions:
    """Of `ids` (positions,), none of them padding."""
    words = weights.rows("words/embeddings", ids)
    rows = weights.shares(ids) * words
    bias = np.zeros(words.shape[1], np.float32)
    if "phrases/kernel" not in weights:
        return summed(rows, bias)
    kernel, bias = weights.dense("phrases")
    narrow = words @ weights("narrow/kernel")
    pooled = list(_pooled(weights, narrow))
    rows = rows + np.hstack([part for part, _ in pooled]) @ kernel
    return summed(rows, bias + np.hstack([constant for _, constant in pooled]) @ kernel)


def _pooled(weights: Weights, narrow: Float32Array) -> Iterator[tuple[Float32Array, Float32Array]]:
    """Of each pooled convolution what the words (positions, filters) and its bias (filters,) put in."""
    pooling = str(weights.settings["pooling"])
    for width in str(weights.settings["widths"]).split(","):
        kernel, bias = weights.dense(f"conv_{int(width)}")
        # What each word puts into the window that is so many places away.
        placed = [_Placed(narrow @ tap, _before(len(kernel)) - at) for at, tap in enumerate(kernel)]
        values = bias + np.sum([tap.at_places() for tap in placed], axis=0)
        for gates in _gates(values, pooling):
            own = np.sum([tap.counted(gates) for tap in placed], axis=0)
            yield own, gates.sum(axis=0) * bias


def _gates(values: Float32Array, pooling: str) -> Iterator[Float32Array]:
    """How much each place counts of each filter, (positions, filters); closed ones not at all."""
    is_open = (values > 0).astype(np.float32)
    if pooling in ("max", "both"):
        winners = np.zeros_like(values)
        if len(values):
            np.put_along_axis(winners, values.argmax(axis=0)[None], np.float32(1), axis=0)
        yield winners * is_open
    if pooling in ("mean", "both"):
        yield is_open / (np.float32(len(values)) + TINY)


class _Placed:
    """What words put into the windows `ahead` places after them (before them where negative)."""

    def __init__(self, values: Float32Array, ahead: int) -> None:
        self.values, self.ahead = values, ahead

    def at_places(self) -> Float32Array:
        """By the places of the windows, (positions, filters)."""
        return _shifted(self.values, self.ahead)

    def counted(self, gates: Float32Array) -> Float32Array:
        """By the words, as far as the windows count."""
        return self.values * _shifted(gates, -self.ahead)


def _before(width: int) -> int:
    """How many places of a window lie before its own, as TensorFlow pads."""
    return (width - 1) // 2


def _shifted(values: Float32Array, places: int) -> Float32Array:
    """`values` moved so many rows down; what comes in is zero."""
    moved = np.zeros_like(values)
    count = len(values) - abs(places)
    if count > 0:
        start = max(places, 0)
        moved[start : start + count] = values[max(-places, 0) : max(-places, 0) + count]
    return moved
