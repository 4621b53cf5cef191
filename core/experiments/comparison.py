"""Whether two arms differ: rates over shoppers, whose lists are not independent of each other.

Intervals and p are Student's, for where few shoppers are compared their errors are hardly known.
"""

import math
from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array, Int64Array
from core.experiments.ab_result import ArmComparison
from core.metrics.significance import student_95, student_p


@dataclass(frozen=True)
class Rate:
    """A rate, such as clicks an impression, of `shoppers` shoppers, with its standard error."""

    value: float
    error: float
    shoppers: int


def rate(amount: Float64Array, of: Float64Array, shopper: Int64Array) -> Rate:
    """The sum of `amount` over that of `of`, list by list; lists of one shopper count as one observation.

    The error is that of a ratio of sums over shoppers (delta method, Deng, Knoblich and Lu 2018).
    """
    names, who = np.unique(shopper, return_inverse=True)
    shoppers, total = len(names), float(of.sum())
    if not total:
        return Rate(0.0, 0.0, shoppers)
    value = float(amount.sum()) / total
    rest = np.bincount(who, amount - value * of)
    spread = shoppers / max(1, shoppers - 1) * float(rest @ rest)
    return Rate(value, math.sqrt(spread) / total, shoppers)


def between(measure: str, a: Rate, b: Rate) -> ArmComparison:
    """Two arms of different shoppers, by Welch's test."""
    error = math.hypot(a.error, b.error)
    if min(a.shoppers, b.shoppers) < 2 or not error:
        return _compared(measure, a.value, b.value, error, min(a.shoppers, b.shoppers) - 1)
    parts = (each.error**4 / (each.shoppers - 1) for each in (a, b))
    return _compared(measure, a.value, b.value, error, error**4 / sum(parts))


def paired(measure: str, a: Float64Array, b: Float64Array, shopper: Int64Array) -> ArmComparison:
    """Two rankings that the same shoppers saw, list by list."""
    means = float(a.mean()) if len(a) else 0.0, float(b.mean()) if len(b) else 0.0
    changed = rate(b - a, np.ones(len(a)), shopper)
    return _compared(measure, *means, changed.error, changed.shoppers - 1)


def _compared(measure: str, a: float, b: float, error: float, freedom: float) -> ArmComparison:
    """The error of one shopper alone is not known: then the interval is as wide as the rates, and p is 1."""
    difference = b - a
    if freedom < 1:
        reach, p = max(abs(a), abs(b)), 1.0
    else:
        reach, p = error * student_95(freedom), student_p(difference, error, freedom)
    return ArmComparison(measure, a, b, difference, difference - reach, difference + reach, p)
