"""transformer: what each word adds to every position through attention, along a path.

A look at one point of the path takes the derivative of the vector in the direction of each word at once.
Before attention a word changes its own position alone, so that its effect through the softmax has a closed
form: on another position t, through key and value of the word i with likeness p = P[t, i],

    p · ((q_t · k'_i) (v_i - o_t) + v'_i)

and on its own also through its query. After attention all positions have changed.
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array, Int32Array
from core.explain.attribution.contributions import PATH, Contributions
from core.explain.attribution.path import steps
from core.explain.attribution.weights import Weights, stored

HEADS = 4
# Looks along the path. A long text needs fewer, as each of its words changes less.
STEPS, STEPS_OF_LONG, LONG = 24, 12, 24
# Numbers of one kind in memory at a time, 1 MB: what the processor's cache holds.
MOST_NUMBERS = 1 << 18
# As Keras has it.
EPSILON = stored(1e-3)


def contributions(weights: Weights, ids: Int32Array) -> Contributions:
    """Of `ids` (positions,), none of them padding."""
    words, shares = weights.rows("words/embeddings", ids), weights.shares(ids)
    block = _Block(weights, words, shares[:, 0])
    points, counts = steps(STEPS if len(ids) <= LONG else STEPS_OF_LONG)
    # Short texts take all steps at once: each call costs as much as they do.
    at_once = max(1, MOST_NUMBERS // (len(ids) ** 2 * block.units))
    added = np.zeros_like(words)
    for first in range(0, len(points), at_once):
        part = slice(first, first + at_once)
        added += np.tensordot(counts[part], block.changes(points[part]), axes=1)
    ends = block.vectors(np.array([0.0, 1.0], np.float32))
    return Contributions(added, ends[0], ends[1], PATH)


@dataclass(frozen=True)
class _Normed:
    """Values (steps, positions, n) at mean 0 and deviation 1: `plain`, which `gamma` and `beta` scale."""

    plain: Float32Array
    deviation: Float32Array
    gamma: Float32Array
    beta: Float32Array

    @classmethod
    def of(cls, values: Float32Array, gamma: Float32Array, beta: Float32Array) -> "_Normed":
        centred = values - values.mean(axis=-1, keepdims=True)
        deviation = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + EPSILON)
        return cls(centred / deviation, deviation, gamma, beta)

    @property
    def values(self) -> Float32Array:
        scaled: Float32Array = self.plain * self.gamma + self.beta
        return scaled

    def change(self, given: Float32Array) -> Float32Array:
        """How the values change when each position changes by what is `given` for it, (positions, n)."""
        along = (given * self.plain).mean(axis=-1, keepdims=True)
        moved = given - given.mean(axis=-1, keepdims=True) - self.plain * along
        changed: Float32Array = moved / self.deviation * self.gamma
        return changed


class _Block:
    """One pre-norm block over one text; arrays begin with the steps of the path."""

    def __init__(self, weights: Weights, words: Float32Array, shares: Float32Array) -> None:
        self._weights, self._words, self._shares = weights, words, shares
        self._positions = weights("positions/embeddings")[: len(words)]
        self._output, self._output_bias = weights.dense("attention")
        self._hidden, self._hidden_bias = weights.dense("hidden")
        self._back, self._back_bias = weights.dense("feed_forward")
        self.units = len(self._output)

    def vectors(self, points: Float32Array) -> Float32Array:
        """What the network gives out at each of `points` of the path, (steps, numbers)."""
        states = self._after_attention(points)[1]
        hidden = _gelu(self._second(states).values @ self._hidden + self._hidden_bias)
        states = states + hidden @ self._back + self._back_bias
        return np.asarray(self._shares @ states, np.float32)

    def changes(self, points: Float32Array) -> Float32Array:
        """How the vector changes with each word, times the word, (steps, words, numbers)."""
        attention, states = self._after_attention(points)
        own = attention.normed.change(self._words)
        # (steps, words, positions, units): what each word changes at each position, before the output layer.
        given = attention.change(*(own @ self._weights(f"{name}/kernel") for name in _READ))
        direct = (self._shares @ given) @ self._output + self._shares[:, None] * self._words
        return np.asarray(direct + self._through_hidden(states, given) @ self._back, np.float32)

    def _through_hidden(self, states: Float32Array, given: Float32Array) -> Float32Array:
        """What each word changes in the hidden layer, all positions by their shares, (steps, words, hidden).

        A position's change m = δ e + given · O goes through the norm as (m - mean m - x̂ mean(m x̂)) / σ · γ
        and on through the layer; everything that does not hang on the word is multiplied out before.
        """
        second = self._second(states)
        slope = _gelu_slope(second.values @ self._hidden + self._hidden_bias)
        counted = self._shares[:, None] * slope / second.deviation
        through = second.gamma[:, None] * self._hidden
        mean_through, plain_through = through.sum(axis=0), second.plain @ through
        # 1. Through attention, on every position: mean(m x̂) by the products of what is given and O x̂.
        kernel = self._output @ through - np.outer(self._output.mean(axis=1), mean_through)
        turned = second.plain @ self._output.T / np.float32(len(through))
        along = np.einsum("situ,stu->sit", given, turned)
        hidden = np.einsum("sith,sth->sih", given @ kernel, counted) - along @ (
            counted * plain_through
        )
        # 2. The word itself, on its own position.
        own = self._words @ through - self._words.mean(axis=1, keepdims=True) * mean_through
        own = own - (self._words * second.plain).mean(axis=-1, keepdims=True) * plain_through
        changed: Float32Array = hidden + counted * own
        return changed

    def _after_attention(self, points: Float32Array) -> tuple["_Attention", Float32Array]:
        """What attention reads and gives, and the states behind it, (steps, positions, numbers)."""
        states = points[:, None, None] * self._words + self._positions
        normed = self._normed("attention_norm", states)
        read = (_heads(normed.values @ self._weights(f"{name}/kernel")) for name in _READ)
        attention = _Attention(normed, *read)
        return attention, states + attention.gathered @ self._output + self._output_bias

    def _second(self, states: Float32Array) -> _Normed:
        return self._normed("feed_forward_norm", states)

    def _normed(self, name: str, states: Float32Array) -> _Normed:
        return _Normed.of(states, self._weights(f"{name}/gamma"), self._weights(f"{name}/beta"))


_READ = ("query", "key", "value")


class _Attention:
    """What positions gather from each other; arrays are (steps, heads, positions, width)."""

    def __init__(
        self, normed: _Normed, query: Float32Array, key: Float32Array, value: Float32Array
    ) -> None:
        self.normed = normed
        self._scale = stored(query.shape[-1] ** -0.5)
        self._query, self._key, self._value = query * self._scale, key, value
        likeness = self._query @ key.swapaxes(-1, -2)
        likeness = np.exp(likeness - likeness.max(axis=-1, keepdims=True, initial=-np.inf))
        self._shares = likeness / likeness.sum(axis=-1, keepdims=True)
        self._given = self._shares @ value

    @property
    def gathered(self) -> Float32Array:
        """What each position gathers, all heads side by side, (steps, positions, units)."""
        return _joined(self._given)

    def change(self, query: Float32Array, key: Float32Array, value: Float32Array) -> Float32Array:
        """How it changes with each word, whose own three change so, (steps, words, positions, units)."""
        query, key, value = map(_heads, (query, key, value))
        # Through key and value of the word i on every position t: p (a (v_i - o_t) + v'_i).
        shares = self._shares.swapaxes(-1, -2)[..., None]
        along = (key @ self._query.swapaxes(-1, -2))[..., None]
        change = along * (self._value[..., :, None, :] - self._given[..., None, :, :])
        change += value[..., :, None, :]
        change *= shares
        # Through its query on its own.
        turned = (query * self._scale @ self._key.swapaxes(-1, -2)) * self._shares
        each = np.arange(query.shape[-2])
        change[..., each, each, :] += (
            turned @ self._value - turned.sum(axis=-1, keepdims=True) * self._given
        )
        return _joined(change)


def _heads(values: Float32Array) -> Float32Array:
    """(…, positions, units) → (…, heads, positions, width)."""
    parted = values.reshape(*values.shape[:-1], HEADS, -1)
    return np.moveaxis(parted, -2, -3)


def _joined(values: Float32Array) -> Float32Array:
    """(steps, heads, …, width) → (steps, …, units)."""
    moved = np.moveaxis(values, 1, -2)
    return moved.reshape(*moved.shape[:-2], -1)


def _gelu(values: Float32Array) -> Float32Array:
    return values * _normal(values)


def _gelu_slope(values: Float32Array) -> Float32Array:
    density = np.exp(-values * values / 2) / np.float32(np.sqrt(2 * np.pi))
    return np.asarray(_normal(values) + values * density, np.float32)


def _normal(values: Float32Array) -> Float32Array:
    """The normal distribution up to `values`, by Abramowitz and Stegun 7.1.26: right to 1e-7."""
    x = np.abs(values) / np.float32(np.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * x)
    terms = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
    series = np.zeros_like(t)
    for term in terms:
        series = (series + np.float32(term)) * t
    tail = series * np.exp(-x * x) / 2
    return np.where(values >= 0, 1 - tail, tail)
