"""Tests and intervals of many columns at once: signs and samples are drawn once, the same for all of them.

Columns are what is asked of the same queries: metrics, and pairs of systems. Drawn in pieces, thousands of
queries take tens of megabytes and less than a second.
"""

import math
from collections.abc import Iterator

import numpy as np

from core.arrays import Float32Array, Float64Array

# Up to so many queries all assignments of signs are counted: 4,096.
MOST_EXACT = 12
# Signs and picks drawn in all: where queries are many, fewer rounds say as much (p = 0.05 to within 0.004).
MOST_SIGNS, MOST_PICKS = 50_000_000, 10_000_000
FEWEST_ROUNDS = 1_000
# Numbers drawn at a time: 8 MB of each array that a piece is made of.
_PIECE = 1_000_000
# Sums that differ by less of all that could be summed are the same: float32 adds up to so much.
_ROUNDING = 1e-6


def paired_ps(differences: Float64Array, rounds: int) -> Float64Array:
    """Two-sided p of each column (columns,) that its mean differs from 0 by chance.

    Fisher's paired randomisation test: the signs of the differences, query by query, are drawn anew; p is the
    share of draws whose sum is as far from 0. The signs as they are count as one of the draws, so p is never
    0 (Phipson and Smyth 2010). Of few queries every assignment is looked at, and p is exact.

    Args:
        differences: (queries, columns); at least one query.
        rounds: assignments drawn at most.
    """
    count = len(differences)
    reach = np.abs(differences.sum(axis=0)) - _ROUNDING * np.abs(differences).sum(axis=0)
    if count <= MOST_EXACT:
        # Every assignment once, the signs as they are among them.
        signs = np.arange(2**count)[:, None] >> np.arange(count) & 1
        return np.asarray((np.abs((2.0 * signs - 1) @ differences) >= reach).mean(axis=0))
    rounds = _rounds(rounds, count, MOST_SIGNS)
    halves = differences.astype(np.float32)
    all_of_it = halves.sum(axis=0)
    farther = np.zeros(differences.shape[1])
    for is_plus in _signs(rounds, count):
        # Σ ± d = 2 Σ of those with a plus − Σ d.
        farther += (np.abs(2 * (is_plus @ halves) - all_of_it) >= reach).sum(axis=0)
    return np.asarray((farther + 1) / (rounds + 1))


def bootstrap_bounds(
    values: Float64Array, rounds: int, tail: float
) -> tuple[Float64Array, Float64Array]:
    """The quantiles `tail` and 1 − `tail` of each column's mean over queries drawn anew, (columns,) each.

    Args:
        values: (queries, columns); at least one query.
        rounds: samples drawn at most.
    """
    mean = values.mean(axis=0)
    off = (values - mean).astype(np.float32)
    samples = _samples(_rounds(rounds, len(values), MOST_PICKS), len(values))
    means = np.concatenate([times @ off / len(values) for times in samples]).astype(np.float64)
    low, high = np.quantile(means, (tail, 1 - tail), axis=0)
    # Never outside the values by what float32 rounds.
    least, most = values.min(axis=0), values.max(axis=0)
    return (mean + low).clip(least, most), (mean + high).clip(least, most)


def quantile_bounds(values: Float64Array, share: float) -> tuple[float, float, float]:
    """The quantile `share` of at least one value, and between what it lies with 95 % confidence.

    By order statistics, whatever the distribution: so many values lie below it as a binomial says.
    """
    from scipy.special import bdtrik

    ordered = np.sort(values)
    count = len(ordered)
    low, high = (math.ceil(float(bdtrik(level, count, share))) for level in (0.025, 0.975))
    bounds = ordered[max(0, low - 1)], ordered[min(count - 1, high)]
    return float(np.quantile(ordered, share)), float(bounds[0]), float(bounds[1])


def _rounds(rounds: int, count: int, most: int) -> int:
    return min(rounds, max(FEWEST_ROUNDS, most // count))


def _signs(rounds: int, count: int) -> Iterator[Float32Array]:
    """Whether each sign is a plus, as 1 or 0, (rounds of a piece, queries)."""
    random = np.random.default_rng(0)
    bytes_each = -(-count // 8)
    for size in _pieces(rounds, count):
        packed = np.frombuffer(random.bytes(size * bytes_each), np.uint8).reshape(size, bytes_each)
        yield np.unpackbits(packed, axis=1, count=count).astype(np.float32)


def _samples(rounds: int, count: int) -> Iterator[Float32Array]:
    """How often each query is drawn, (rounds of a piece, queries)."""
    random = np.random.default_rng(0)
    for size in _pieces(rounds, count):
        picks = random.integers(0, count, (size, count), np.int64)
        picks += np.arange(size)[:, None] * count
        times = np.bincount(picks.ravel(), minlength=size * count).reshape(size, count)
        yield times.astype(np.float32)


def _pieces(rounds: int, count: int) -> Iterator[int]:
    size = max(1, _PIECE // count)
    for start in range(0, rounds, size):
        yield min(size, rounds - start)
