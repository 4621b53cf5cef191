"""Whether two arms differ: rates over shoppers, whose lists are not independent of each other."""

import math
from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array, Int64Array
from core.experiments.ab_result import ArmComparison
from core.metrics.significance import Z_95, normal_p


@dataclass(frozen=True)
class Rate:
    """A rate, such as clicks an impression, with its standard error."""

    value: float
    error: float


def rate(amount: Float64Array, of: Float64Array, shopper: Int64Array) -> Rate:
    """The sum of `amount` over that of `of`, list by list; lists of one shopper count as one observation.

    The error is that of a ratio of sums over shoppers (delta method, Deng, Knoblich and Lu 2018).
    """
    who = np.unique(shopper, return_inverse=True)[1]
    total = float(of.sum())
    if not total:
        return Rate(0.0, 0.0)
    value = float(amount.sum()) / total
    rest = np.bincount(who, amount - value * of)
    shoppers = max(2, len(rest))
    return Rate(value, math.sqrt(shoppers / (shoppers - 1) * float(rest @ rest)) / total)


def between(measure: str, a: Rate, b: Rate) -> ArmComparison:
    """Two arms of different shoppers."""
    return _compared(measure, a.value, b.value, math.hypot(a.error, b.error))


def paired(measure: str, a: Float64Array, b: Float64Array, shopper: Int64Array) -> ArmComparison:
    """Two rankings that the same shoppers saw, list by list."""
    ones = np.ones(len(a))
    means = float(a.mean()) if len(a) else 0.0, float(b.mean()) if len(b) else 0.0
    return _compared(measure, *means, rate(b - a, ones, shopper).error)


def _compared(measure: str, a: float, b: float, error: float) -> ArmComparison:
    difference = b - a
    p = normal_p(difference, error)
    return ArmComparison(
        measure, a, b, difference, difference - Z_95 * error, difference + Z_95 * error, p
    )
