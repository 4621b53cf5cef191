"""How much a circumstance changes clicks, comparing each pair of a query and a product with itself.

A pair that was shown at several places and clicked there in different measure tells what the places do,
whatever the pair is worth:

    E[clicks of pair p at level l] = worth(p) · effect(l) · impressions(p, l)

Its worth is conditioned away: given a pair's clicks in all, where they fall is multinomial with shares
`effect(l) · impressions(p, l)` (the fixed-effects Poisson estimator of Hausman, Hall and Griliches 1984,
consistent for any clicks of mean worth · effect: Wooldridge 1999), where EM over both, which knows most pairs
from one impression or two, takes the worth of what stands high for position. It is what comparing places two
by two does (intervention harvesting, Agarwal et al. 2019), for all at once.

Effects of neighbouring places differ little, so their logarithms are drawn to a line over the places or
over the logarithm of these; which of the two, and how strongly, the evidence of the log decides.
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import BoolArray, Float64Array, Int64Array

# How strongly effects are drawn to a line: from hardly to entirely, a power of ten apart; evidence chooses.
STRENGTHS = tuple(10.0**power for power in range(-1, 7))
# The variance of what the log says nothing of: larger than any that it could.
UNINFORMED_VARIANCE = 1e6
# Newton's method is done after a few steps; more of them are a fault of the data.
_STEPS = 40
# Of the greatest curvature so much is added to each, or rounding leaves levels that cannot be told apart.
_RIDGE = 1e-9
# The logarithm of an effect is exact enough at a hundredth of a thousandth.
_CLOSE = 1e-5
# Pairs whose table of levels is held in memory: 8 MB for 50 ranks.
_PAIRS = 20_000


@dataclass(frozen=True)
class Effects:
    """`effect` (levels,): how much likelier a click is than at level 0, whose effect is 1.

    `covariance` (levels, levels) is that of the effects' logarithms; `error` its diagonal's root, the
    relative standard error of each.
    """

    effect: Float64Array
    covariance: Float64Array

    @property
    def error(self) -> Float64Array:
        """The relative standard error of each level's effect."""
        return np.asarray(np.sqrt(np.diagonal(self.covariance).clip(0.0)))


def effects_of(
    pair: Int64Array, level: Int64Array, clicked: BoolArray, levels: int, smooth_from: int
) -> Effects:
    """The effects of the `levels` of impressions, one row each.

    Args:
        smooth_from: the first of the levels that are places one under the other: 1 where level 0 has
            nothing to do with them.
    """
    cells = _Cells.from_impressions(pair, level, clicked, levels)
    if levels - smooth_from < 3 or not len(cells.total):
        return Effects(np.ones(levels), UNINFORMED_VARIANCE * np.eye(levels))
    places = np.arange(1.0, levels - smooth_from + 1)
    fits = [
        fit
        for scale in (places, np.log(places))
        for fit in _fits(cells, _roughness(scale), smooth_from)
    ]
    best = max(fits, key=lambda fit: fit.evidence)
    covariance = np.zeros((levels, levels))
    covariance[1:, 1:] = np.linalg.inv(best.curvature)
    return Effects(np.exp(best.log_effect), covariance)


@dataclass(frozen=True)
class _Cells:
    """Impressions counted by pair and level, sorted by pair; pairs that tell nothing are left out."""

    levels: int
    pair: Int64Array
    level: Int64Array
    shown: Float64Array
    clicks: Float64Array
    total: Float64Array

    @classmethod
    def from_impressions(
        cls, pair: Int64Array, level: Int64Array, clicked: BoolArray, levels: int
    ) -> "_Cells":
        key, cell = np.unique(pair * max(1, levels) + level, return_inverse=True)
        shown = np.bincount(cell, minlength=len(key)).astype(np.float64)
        clicks: Float64Array = np.bincount(cell, clicked, len(key)).astype(np.float64)
        owner = key // max(1, levels)
        # A pair without a click, or shown at one level only, says nothing of levels.
        tells = (np.bincount(owner, clicks) > 0) & (np.bincount(owner) > 1)
        rows = tells[owner] if len(key) else np.zeros(0, bool)
        pairs, number = np.unique(owner[rows], return_inverse=True)
        total: Float64Array = np.bincount(number, clicks[rows], len(pairs)).astype(np.float64)
        return cls(levels, number, key[rows] % max(1, levels), shown[rows], clicks[rows], total)


@dataclass(frozen=True)
class _Fit:
    log_effect: Float64Array
    curvature: Float64Array
    evidence: float


def _fits(cells: _Cells, roughness: Float64Array, smooth_from: int) -> list[_Fit]:
    """A fit for each strength, each begun where the last ended."""
    penalty = np.zeros((cells.levels, cells.levels))
    penalty[smooth_from:, smooth_from:] = roughness
    log_effect = np.zeros(cells.levels)
    fits = []
    for strength in STRENGTHS:
        fits.append(_fit(cells, strength * penalty, log_effect))
        log_effect = fits[-1].log_effect
    return fits


def _fit(cells: _Cells, penalty: Float64Array, log_effect: Float64Array) -> _Fit:
    """The maximum of the penalised likelihood by Newton's method, from `log_effect`."""
    log_effect = log_effect.copy()
    for _ in range(_STEPS):
        gradient, curvature, likelihood = _derivatives(cells, log_effect)
        gradient -= penalty @ log_effect
        # Level 0 stays at effect 1. Nothing but the penalty holds a level that no pair speaks of.
        curvature = (curvature + penalty)[1:, 1:]
        curvature += _RIDGE * max(1.0, curvature.diagonal().max()) * np.eye(cells.levels - 1)
        step = np.linalg.solve(curvature, gradient[1:])
        # A step of e at most, so that it cannot leap over the maximum for good.
        log_effect[1:] += step.clip(-1.0, 1.0)
        if np.abs(step).max() < _CLOSE:
            break
    # Laplace's approximation: likelihood, prior and the volume that the data leave.
    prior = np.linalg.eigvalsh(penalty)
    prior = np.log(prior[prior > 1e-9 * prior.max()]).sum() - log_effect @ penalty @ log_effect
    evidence = likelihood + 0.5 * prior - 0.5 * np.linalg.slogdet(curvature)[1]
    return _Fit(log_effect, curvature, float(evidence))


def _derivatives(
    cells: _Cells, log_effect: Float64Array
) -> tuple[Float64Array, Float64Array, float]:
    """Gradient, curvature and value of the log-likelihood of where each pair's clicks fell."""
    weight = cells.shown * np.exp(log_effect[cells.level])
    pair_weight = np.bincount(cells.pair, weight, len(cells.total))
    share = weight / pair_weight[cells.pair]
    expected = cells.total[cells.pair] * share
    gradient: Float64Array = np.bincount(cells.level, cells.clicks - expected, cells.levels).astype(
        np.float64
    )
    # The covariance of a multinomial, summed over pairs: diag(expected) − Σ total · share shareᵀ.
    curvature: Float64Array = np.diag(np.bincount(cells.level, expected, cells.levels))
    for first in range(0, len(cells.total), _PAIRS):
        begin, end = np.searchsorted(cells.pair, (first, first + _PAIRS))
        shares = np.zeros((min(_PAIRS, len(cells.total) - first), cells.levels))
        shares[cells.pair[begin:end] - first, cells.level[begin:end]] = share[begin:end]
        curvature -= shares.T @ (cells.total[first : first + _PAIRS, None] * shares)
    likelihood = cells.clicks @ log_effect[cells.level] - cells.total @ np.log(pair_weight)
    return gradient, curvature, float(likelihood)


def _roughness(places: Float64Array) -> Float64Array:
    """The sum of squared bends of a curve over `places`, as a matrix (places, places)."""
    step = np.diff(places)
    bend = np.zeros((len(places) - 2, len(places)))
    rows = np.arange(len(bend))
    bend[rows, rows] = 1 / step[:-1]
    bend[rows, rows + 1] = -1 / step[:-1] - 1 / step[1:]
    bend[rows, rows + 2] = 1 / step[1:]
    bend *= step.mean()
    return bend.T @ bend
