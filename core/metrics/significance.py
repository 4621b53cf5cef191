"""Whether a difference is one: bootstrap intervals and the paired randomisation test."""

from collections.abc import Sequence

import numpy as np


def mean_interval(values: Sequence[float], rounds: int = 10_000) -> tuple[float, float, float]:
    """The mean and its 95 % percentile bootstrap interval."""
    data = np.asarray(values)
    random = np.random.default_rng(0)
    means = data[random.integers(0, len(data), (rounds, len(data)))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(data.mean()), float(low), float(high)


def paired_p(first: Sequence[float], second: Sequence[float], rounds: int = 20_000) -> float:
    """Two-sided p that the mean difference is chance: signs of the per-query differences are drawn."""
    differences = np.asarray(first) - np.asarray(second)
    signs = np.random.default_rng(0).choice((-1.0, 1.0), (rounds, len(differences)))
    drawn = np.abs(signs @ differences)
    # The observed assignment counts as one of the draws, so p is never 0.
    return float((1 + np.sum(drawn >= abs(differences.sum()) - 1e-12)) / (rounds + 1))


def holm(values: dict[str, float]) -> dict[str, float]:
    """Holm's correction of p-values for having looked at several."""
    corrected: dict[str, float] = {}
    floor = 0.0
    for place, (name, p) in enumerate(sorted(values.items(), key=lambda item: item[1])):
        floor = max(floor, min(1.0, p * (len(values) - place)))
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
