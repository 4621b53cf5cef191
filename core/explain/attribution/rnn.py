"""rnn: the mean of the words exactly, the gated memory along a path.

The memory at the end is h = Σ_t exp(Σ_{s after t} log k_s) g_t n_t with gates g, news n and k = 1 - g. A word
i changes its own gate and news, and through its k all that came before it.
"""

import numpy as np

from core.arrays import Float32Array, Int32Array
from core.explain.attribution.contributions import PATH, Contributions
from core.explain.attribution.path import steps
from core.explain.attribution.weights import TINY, Weights

STEPS = 24


def contributions(weights: Weights, ids: Int32Array) -> Contributions:
    """Of `ids` (positions,), none of them padding."""
    words = weights.rows("words/embeddings", ids)
    mean = weights.shares(ids) * words
    kernel, own = weights.dense("ends")
    ends = [_Memory(weights, words, direction) for direction in ("forward", "backward")]
    changes = np.hstack([memory.changes() for memory in ends])
    before, after = (
        np.hstack([memory.last(np.array([point], np.float32)) for memory in ends])[0]
        for point in (0.0, 1.0)
    )
    whole = mean.sum(axis=0) + after @ kernel + own
    return Contributions(mean + changes @ kernel, before @ kernel + own, whole, PATH)


class _Memory:
    """One direction; arrays are (steps, positions, units) unless said otherwise."""

    def __init__(self, weights: Weights, words: Float32Array, direction: str) -> None:
        (gate, self._gate_bias), (news, self._news_bias) = (
            weights.dense(f"{direction}_{part}") for part in ("gate", "news")
        )
        self._gates, self._news = words @ gate, words @ news
        if direction == "backward":
            self._gates, self._news = self._gates[::-1], self._news[::-1]
        self._is_backward = direction == "backward"
        # At padding next to nothing is replaced, and what was kept of all of it counts.
        self._padding = 0 if self._is_backward else weights.length - len(words)

    def last(self, points: Float32Array) -> Float32Array:
        """What is remembered at the end of the text at `points` of the path, (steps, units)."""
        gate, news, left = self._states(points)
        remembered: Float32Array = (left * gate * news).sum(axis=1)
        return remembered

    def changes(self) -> Float32Array:
        """What each word adds on the way, (positions, units)."""
        points, counts = steps(STEPS)
        gate, news, left = self._states(points)
        gate_change = gate * (1 - gate) * self._gates
        news_change = (1 - news * news) * self._news
        kept_change = -gate_change / (1 - gate + TINY)
        held = left * gate * news
        earlier = held.cumsum(axis=1) - held
        change = left * (gate_change * news + gate * news_change) + kept_change * earlier
        added = np.tensordot(counts, change, axes=1)
        return added[::-1] if self._is_backward else added

    def _states(self, points: Float32Array) -> tuple[Float32Array, Float32Array, Float32Array]:
        """Gates, news, and the share of each that later words leave."""
        at = points[:, None, None]
        gate = 1 / (1 + np.exp(-(at * self._gates + self._gate_bias)))
        news = np.tanh(at * self._news + self._news_bias)
        log_kept = np.log(1 - gate + TINY)
        after = log_kept.cumsum(axis=1)
        whole = log_kept.sum(axis=1, keepdims=True) + self._padding * np.log1p(TINY)
        left = np.exp(whole - after)
        return gate.astype(np.float32), news.astype(np.float32), left.astype(np.float32)
