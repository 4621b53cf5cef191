"""Whether two arms differ: rates over shoppers, whose lists are not independent of each other.

Intervals and p are Student's: where few shoppers are compared, the errors themselves are hardly known.
"""

import math
from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array, Int64Array
from core.metrics.significance import student_95, student_p

# The level at which a difference counts as one: the customary 5 %.
_ALPHA = 0.05


@dataclass(frozen=True, kw_only=True)
class ArmComparison:
    """One measure of both runs: `difference` is that of B minus A, `low` and `high` its 95 % interval.

    `p` is two-sided. `measure` is one of `core.experiments.ab_result.MEASURES` in a test, of `TRUTHS` in the
    truth.
    """

    measure: str
    a: float
    b: float
    difference: float
    low: float
    high: float
    p: float

    @property
    def is_significant(self) -> bool:
        """Whether the interval leaves out no difference at all."""
        return self.p < _ALPHA


@dataclass(frozen=True)
class Rate:
    """A rate, such as clicks an impression, of `shoppers` shoppers, with its standard error."""

    value: float
    error: float
    shoppers: int


def rate(amount: Float64Array, base: Float64Array, shopper: Int64Array) -> Rate:
    """The sum of `amount` over that of `base`, list by list; a shopper's lists are one observation.

    The error is that of a ratio of sums over n shoppers, by the delta method (Deng, Knoblich and Lu 2018):

        √(n / (n − 1) · Σ (amount − rate · base)²) / Σ base
    """
    names, shopper_of_list = np.unique(shopper, return_inverse=True)
    shoppers, total = len(names), float(base.sum())
    if not total:
        return Rate(0.0, 0.0, shoppers)
    value = float(amount.sum()) / total
    residuals = np.bincount(shopper_of_list, amount - value * base)
    spread = shoppers / max(1, shoppers - 1) * float(residuals @ residuals)
    return Rate(value, math.sqrt(spread) / total, shoppers)


def compare_independent(measure: str, a: Rate, b: Rate) -> ArmComparison:
    """Two arms of different shoppers, by Welch's test."""
    error = math.hypot(a.error, b.error)
    if min(a.shoppers, b.shoppers) < 2 or not error:
        return _comparison(measure, a.value, b.value, error, min(a.shoppers, b.shoppers) - 1)
    # The degrees of freedom of Welch (1947) and Satterthwaite (1946).
    parts = (arm.error**4 / (arm.shoppers - 1) for arm in (a, b))
    return _comparison(measure, a.value, b.value, error, error**4 / sum(parts))


def compare_paired(
    measure: str, a: Float64Array, b: Float64Array, shopper: Int64Array
) -> ArmComparison:
    """Two rankings that the same shoppers saw, list by list: the error is that of the differences."""
    means = float(a.mean()) if len(a) else 0.0, float(b.mean()) if len(b) else 0.0
    changed = rate(b - a, np.ones(len(a)), shopper)
    return _comparison(measure, *means, changed.error, changed.shoppers - 1)


def _comparison(measure: str, a: float, b: float, error: float, freedom: float) -> ArmComparison:
    """The error of one shopper alone is not known: the interval is then as wide as the rates, and p is 1."""
    difference = b - a
    if freedom < 1:
        reach, p = max(abs(a), abs(b)), 1.0
    else:
        reach, p = error * student_95(freedom), student_p(difference, error, freedom)
    return ArmComparison(
        measure=measure,
        a=a,
        b=b,
        difference=difference,
        low=difference - reach,
        high=difference + reach,
        p=p,
    )
