"""Whether two arms differ: rates over shoppers, whose lists are not independent of each other."""

import math
from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array, Int64Array
from core.metrics.significance import Z_95, normal_p

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
    """A rate, such as clicks an impression, with its standard error."""

    value: float
    error: float


def rate(amount: Float64Array, base: Float64Array, shopper: Int64Array) -> Rate:
    """The sum of `amount` over that of `base`, list by list; a shopper's lists are one observation.

    The error is that of a ratio of sums over n shoppers, by the delta method (Deng, Knoblich and Lu 2018):

        √(n / (n − 1) · Σ (amount − rate · base)²) / Σ base
    """
    shopper_of_list = np.unique(shopper, return_inverse=True)[1]
    total = float(base.sum())
    if not total:
        return Rate(0.0, 0.0)
    value = float(amount.sum()) / total
    residuals = np.bincount(shopper_of_list, amount - value * base)
    shoppers = max(2, len(residuals))
    return Rate(value, math.sqrt(shoppers / (shoppers - 1) * float(residuals @ residuals)) / total)


def compare_independent(measure: str, a: Rate, b: Rate) -> ArmComparison:
    """Two arms of different shoppers: their variances add up."""
    return _comparison(measure, a.value, b.value, math.hypot(a.error, b.error))


def compare_paired(
    measure: str, a: Float64Array, b: Float64Array, shopper: Int64Array
) -> ArmComparison:
    """Two rankings that the same shoppers saw, list by list: the error is that of the differences."""
    means = float(a.mean()) if len(a) else 0.0, float(b.mean()) if len(b) else 0.0
    return _comparison(measure, *means, rate(b - a, np.ones(len(a)), shopper).error)


def _comparison(measure: str, a: float, b: float, error: float) -> ArmComparison:
    difference = b - a
    return ArmComparison(
        measure=measure,
        a=a,
        b=b,
        difference=difference,
        low=difference - Z_95 * error,
        high=difference + Z_95 * error,
        p=normal_p(difference, error),
    )
