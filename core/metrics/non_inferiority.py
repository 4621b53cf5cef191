"""Not lower by more than a margin: a claim to be shown, where "no significant difference" shows nothing.

With the differences d of n queries (ours less the other's), their mean m and standard deviation s, the claim
m > −margin is shown with certainty c where the one-sided lower bound lies above −margin:

    lower = m − t(c; n − 1) · s / √n > −margin          (a one-sided paired t test; Wellek 2010)
    upper = m + t(c; n − 1) · s / √n < −margin          shows the contrary
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# What is shown: the claim, its contrary, or neither.
SHOWN, LOWER, UNDECIDED = "shown", "lower", "undecided"
POWER = 0.8


@dataclass(frozen=True)
class NonInferiority:
    """What `queries` differences say. `low` and `high` are one-sided bounds, each certain as was asked.

    `needed` is how many queries would show the claim with a chance of 80 %, were the difference really
    `mean`; None where no number would.
    """

    decision: str
    mean: float
    low: float
    high: float
    queries: int
    needed: int | None


def non_inferiority(differences: Sequence[float], margin: float, sure: float) -> NonInferiority:
    """Whether the mean of at least two `differences` is above −`margin` with the certainty `sure` (0.5 to 1).

    needed = ((z(sure) + z(power)) · s / (m + margin))², rounded up.
    """
    from scipy.special import ndtri, stdtrit

    data = np.asarray(differences, np.float64)
    count, mean, deviation = len(data), float(data.mean()), float(data.std(ddof=1))
    around = float(stdtrit(count - 1, sure)) * deviation / math.sqrt(count)
    low, high = mean - around, mean + around
    decision = SHOWN if low > -margin else LOWER if high < -margin else UNDECIDED
    needed = None
    if mean > -margin:
        z = float(ndtri(sure) + ndtri(POWER))
        needed = max(2, math.ceil((z * deviation / (mean + margin)) ** 2))
    return NonInferiority(decision, mean, low, high, count, needed)
