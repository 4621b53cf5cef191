"""Krippendorff's alpha: how far judges agree beyond chance, whoever is missing where.

    α = 1 − D_o / D_e

D_o is the mean disagreement within units, D_e that of all values thrown together (Krippendorff, "Computing
Krippendorff's Alpha-Reliability", 2011, sections B to D). 1: all agree; 0: as by chance; below: against each
other. What the judges of a unit disagree by, the squared difference δ² of two values c and k, depends on the
scale:

    nominal   1 where c ≠ k              interval   (c − k)²
    ordinal   (n_c / 2 + Σ of n_g over the values between c and k + n_k / 2)²

with n_g how often value g was given in units with two values or more.
"""

from collections.abc import Sequence

import numpy as np

from core.arrays import Float64Array

SCALES = ("nominal", "ordinal", "interval")
# Enough for the ends of an interval to two digits.
RESAMPLES = 1000


def alpha(units: Sequence[Sequence[float]], scale: str = "ordinal") -> float:
    """Krippendorff's alpha; NaN where no unit has two values, or all values are the same.

    Args:
        units: the values that each unit was given, in any order; a unit of one value tells nothing.
        scale: one of `SCALES`.
    """
    counts, values = _counts(units)
    return float(_alphas(counts[None], values, scale)[0])


def alpha_interval(
    units: Sequence[Sequence[float]], scale: str = "ordinal", seed: int = 0
) -> tuple[float, float]:
    """A 95 % interval of `alpha` by a bootstrap over units; (NaN, NaN) where there is no alpha.

    Units are drawn with replacement `RESAMPLES` times; draws without two values that differ are left out.
    """
    counts, values = _counts(units)
    if len(values) < 2:
        return np.nan, np.nan
    random = np.random.default_rng(seed)
    draws = [
        float(_alphas(counts[random.integers(0, len(counts), len(counts))][None], values, scale)[0])
        for _ in range(RESAMPLES)
    ]
    defined = np.array(draws)[~np.isnan(draws)]
    if not len(defined):
        return np.nan, np.nan
    low, high = np.quantile(defined, (0.025, 0.975))
    return float(low), float(high)


def _counts(units: Sequence[Sequence[float]]) -> tuple[Float64Array, Float64Array]:
    """How often each value was given in each unit of two or more (units, values), and the values."""
    paired = [unit for unit in units if len(unit) > 1]
    values = np.unique([value for unit in paired for value in unit])
    counts = np.zeros((len(paired), len(values)))
    for row, unit in enumerate(paired):
        np.add.at(counts[row], np.searchsorted(values, unit), 1)
    return counts, values


def _alphas(counts: Float64Array, values: Float64Array, scale: str) -> Float64Array:
    """Alpha of each of some sets of units (sets, units, values) → (sets,)."""
    if len(values) < 2:
        return np.full(len(counts), np.nan)
    given = counts.sum(axis=2)
    weight = 1 / np.maximum(given - 1, 1)
    pairs = np.einsum("suc,suk,su->sck", counts, counts, weight)
    diagonal = np.einsum("suc,su->sc", counts, weight)
    pairs[:, range(len(values)), range(len(values))] -= diagonal
    totals = counts.sum(axis=1)
    together = totals[:, :, None] * totals[:, None, :]
    differences = _differences(totals, values, scale)
    observed = (pairs * differences).sum(axis=(1, 2))
    expected = (together * differences).sum(axis=(1, 2))
    # The n − 1 pairs that each value can be part of.
    with np.errstate(divide="ignore", invalid="ignore"):
        made = 1 - (totals.sum(axis=1) - 1) * observed / expected
    return np.where(expected > 0, made, np.nan)


def _differences(totals: Float64Array, values: Float64Array, scale: str) -> Float64Array:
    """δ² of every two values (sets, values, values)."""
    if scale == "nominal":
        return np.broadcast_to(1.0 - np.eye(len(values)), (len(totals), len(values), len(values)))
    # Ranks of values that are tied: δ of the ordinal scale is the difference of mid-ranks.
    places = np.cumsum(totals, axis=1) - totals / 2 if scale == "ordinal" else values[None]
    between = places[:, :, None] - places[:, None, :]
    squared = np.asarray(between * between)
    return np.broadcast_to(squared, (len(totals), len(values), len(values)))
