"""Whether a difference is one: intervals, and tests that correct for what they were asked.

SciPy's resampling draws in batches, so that thousands of queries take a few megabytes.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from core.arrays import Float64Array, IndexArray

# The 97.5 % quantile of the standard normal distribution: 95 % lie within so many standard errors.
Z_95 = 1.959964
# A standard error below this is that of rounding.
SAME = 1e-12
# Numbers drawn at a time: 8 MB of each array that a batch is made of.
_BATCH = 1_000_000

Values = Sequence[float] | Float64Array


def wilson_interval(successes: int, trials: int) -> tuple[float, float]:
    """Between what a share lies with 95 % confidence (Wilson 1927); everything without a trial."""
    if not trials:
        return 0.0, 1.0
    share = min(1.0, successes / trials)
    middle = share + Z_95 * Z_95 / (2 * trials)
    around = Z_95 * math.sqrt(share * (1 - share) / trials + Z_95 * Z_95 / (4 * trials * trials))
    scale = 1 + Z_95 * Z_95 / trials
    return (middle - around) / scale, (middle + around) / scale


def near_interval(values: Values, group: IndexArray | None = None) -> list[float]:
    """A 95 % interval of the mean of `values`, that of a metric from 0 to 1; [] without any.

    By Student's t, which costs microseconds where a bootstrap costs seconds. Where all are alike nothing
    scatters: then it is that of a share.

    Args:
        values: (n,) what each query or example scores.
        group: (n,) who each is of, from 0 without gaps: values of one shopper hang together, so that shoppers
            are counted and not examples (Liang and Zeger 1986).
    """
    data = np.asarray(values, np.float64)
    if not len(data):
        return []
    mean = float(data.mean())
    off = data - mean if group is None else np.bincount(group, data - mean)
    count = len(off)
    error = math.sqrt(float(off @ off) * count / max(1, count - 1)) / len(data)
    if count < 2 or error < SAME:
        return list(wilson_interval(round(min(1.0, max(0.0, mean)) * count), count))
    around = student_95(count - 1) * error
    return [max(0.0, mean - around), min(1.0, mean + around)]


def student_95(freedom: float) -> float:
    """How many standard errors hold 95 % where the error has so many degrees of freedom (Student 1908)."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.975))


def student_interval(values: Values) -> tuple[float, float, float]:
    """The mean of at least two `values` and its 95 % t interval: mean ± t(n − 1) · s / √n (Student 1908)."""
    data = np.asarray(values, np.float64)
    mean, error = float(data.mean()), float(data.std(ddof=1)) / math.sqrt(len(data))
    around = student_95(len(data) - 1) * error
    return mean, mean - around, mean + around


def student_p(difference: float, error: float, freedom: float) -> float:
    """Two-sided p of a difference whose error has so many degrees of freedom; 1 or 0 without any error."""
    from scipy.special import stdtr

    return 2 * float(stdtr(freedom, -abs(difference) / error)) if error else float(difference == 0)


def mean_interval(values: Values, rounds: int = 10_000) -> tuple[float, float, float]:
    """The mean of `values` (at least one) and its 95 % percentile bootstrap interval (Efron 1979).

    The percentiles are expanded as those of Student's t are beside the normal ones, for means of few values
    drawn anew scatter too little (Hesterberg 2015).
    """
    from scipy.special import ndtr
    from scipy.stats import bootstrap

    data = np.asarray(values, np.float64)
    mean = float(data.mean())
    if len(data) == 1:
        return mean, mean, mean
    tail = float(ndtr(-math.sqrt(len(data) / (len(data) - 1)) * student_95(len(data) - 1)))
    drawn = bootstrap(
        (data,),
        np.mean,
        n_resamples=rounds,
        batch=_batch(data),
        method="percentile",
        confidence_level=1 - 2 * tail,
        rng=np.random.default_rng(0),
    )
    low, high = drawn.confidence_interval
    return mean, float(low), float(high)


def paired_p(first: Values, second: Values, rounds: int = 20_000) -> float:
    """Two-sided p that the mean difference is chance: Fisher's paired randomisation test.

    The signs of the differences, query by query, are drawn anew; p is the share of draws whose sum is as far
    from 0. The signs as they are count as one of the draws, so p is never 0 (Phipson and Smyth 2010).
    """
    from scipy.stats import monte_carlo_test

    differences = np.asarray(first, np.float64) - np.asarray(second, np.float64)
    random = np.random.default_rng(0)
    test = monte_carlo_test(
        differences,
        lambda size: differences * random.choice((-1.0, 1.0), size),
        lambda drawn, axis: np.abs(drawn.sum(axis=axis)),
        vectorized=True,
        n_resamples=rounds,
        batch=_batch(differences),
        alternative="greater",
    )
    return float(test.pvalue)


def _batch(data: Float64Array) -> int:
    return max(1, _BATCH // max(1, len(data)))


def examples_needed(differences: Values, level: float = 0.05, power: float = 0.8) -> int | None:
    """How many examples would show a mean difference as large as that of `differences`.

    n = ((z(1 − level/2) + z(power)) · s / |d|)², rounded up, where d is the mean of the differences and s
    their standard deviation: the sample size of a paired test (Cohen 1988; for queries Webber, Moffat and
    Zobel 2008, Sakai 2016), here for two-sided `level` and a chance of `power` to find it. None where there
    are fewer than two differences, or their mean is nought, so that no number would do.
    """
    from scipy.special import ndtri

    data = np.asarray(differences, np.float64)
    if len(data) < 2 or not (mean := abs(float(data.mean()))):
        return None
    z = float(ndtri(1 - level / 2) + ndtri(power))
    return math.ceil((z * float(data.std(ddof=1)) / mean) ** 2)


def holm(values: Mapping[str, float]) -> dict[str, float]:
    """p-values corrected for having looked at several (Holm 1979).

    The smallest is multiplied by their number, the next by one less and so on, never falling below the last.
    """
    corrected: dict[str, float] = {}
    floor = 0.0
    for smaller, (name, p) in enumerate(sorted(values.items(), key=lambda item: item[1])):
        floor = max(floor, min(1.0, p * (len(values) - smaller)))
        corrected[name] = floor
    return corrected


def exact_mcnemar(first: Sequence[bool], second: Sequence[bool]) -> float:
    """Two-sided p that two classifiers are right equally often, from the texts that only one gets right."""
    from scipy.stats import binomtest

    only_first = sum(a and not b for a, b in zip(first, second, strict=True))
    only_second = sum(b and not a for a, b in zip(first, second, strict=True))
    if not only_first + only_second:
        return 1.0
    return float(binomtest(only_first, only_first + only_second).pvalue)
