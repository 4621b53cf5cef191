"""Whether a difference is one: intervals, and tests that correct for what they were asked."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from core.arrays import Float64Array, IndexArray
from core.metrics.resampling import bootstrap_bounds, paired_ps

# The 97.5 % quantile of the standard normal distribution: 95 % lie within so many standard errors.
Z_95 = 1.959964
# A standard error below this is that of rounding.
SAME = 1e-12

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
    """The mean of `values` (at least one) and its 95 % bootstrap interval (`mean_intervals`)."""
    ((mean, low, high),) = mean_intervals(np.asarray(values, np.float64)[:, None], rounds)
    return mean, low, high


def mean_intervals(values: Float64Array, rounds: int = 10_000) -> list[tuple[float, float, float]]:
    """The mean of each column of `values` and its 95 % percentile bootstrap interval (Efron 1979).

    The percentiles are expanded as those of Student's t are beside the normal ones, for means of few values
    drawn anew scatter too little (Hesterberg 2015).

    Args:
        values: (queries, columns); at least one query. All columns are drawn alike.
        rounds: samples drawn at most; thousands of queries take fewer.
    """
    from scipy.special import ndtr

    count, means = len(values), values.mean(axis=0)
    if count == 1:
        return [(mean, mean, mean) for mean in means.tolist()]
    tail = float(ndtr(-math.sqrt(count / (count - 1)) * student_95(count - 1)))
    low, high = bootstrap_bounds(values, rounds, tail)
    return list(zip(means.tolist(), low.tolist(), high.tolist(), strict=True))


def paired_p(first: Values, second: Values, rounds: int = 20_000) -> float:
    """Two-sided p that the mean difference is chance: Fisher's paired randomisation test (`paired_ps`)."""
    differences = np.asarray(first, np.float64) - np.asarray(second, np.float64)
    return float(paired_ps(differences[:, None], rounds)[0])


def examples_needed(
    differences: Values, level: float = 0.05, power: float = 0.8, to_see: float | None = None
) -> int | None:
    """How many examples would show a mean difference as large as that of `differences`, or as `to_see`.

    n = ((z(1 − level/2) + z(power)) · s / |d|)², rounded up, where d is the mean of the differences and s
    their standard deviation: the sample size of a paired test (Cohen 1988; for queries Webber, Moffat and
    Zobel 2008, Sakai 2016), here for two-sided `level` and a chance of `power` to find it. None where there
    are fewer than two differences, or d is nought, so that no number would do.
    """
    from scipy.special import ndtri

    data = np.asarray(differences, np.float64)
    if len(data) < 2 or not (mean := abs(float(data.mean()) if to_see is None else to_see)):
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


def benjamini_hochberg(values: Mapping[str, float]) -> dict[str, float]:
    """p-values corrected so that of all differences found 5 % are none (Benjamini and Hochberg 1995).

    From the largest down, each is multiplied by their number over its place from the smallest, never rising
    above the one before.
    """
    corrected: dict[str, float] = {}
    ceiling = 1.0
    ordered = sorted(values.items(), key=lambda item: item[1], reverse=True)
    for larger, (name, p) in enumerate(ordered):
        ceiling = min(ceiling, p * len(values) / (len(values) - larger))
        corrected[name] = ceiling
    return corrected


# Errors among all that was tested, or among what was found.
CORRECTIONS = {"holm": holm, "bh": benjamini_hochberg}


def exact_mcnemar(first: Sequence[bool], second: Sequence[bool]) -> float:
    """Two-sided p that two classifiers are right equally often, from the texts that only one gets right."""
    from scipy.stats import binomtest

    only_first = sum(a and not b for a, b in zip(first, second, strict=True))
    only_second = sum(b and not a for a, b in zip(first, second, strict=True))
    if not only_first + only_second:
        return 1.0
    return float(binomtest(only_first, only_first + only_second).pvalue)
