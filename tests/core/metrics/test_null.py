"""Where nothing differs, p is at most 0.05 in one of twenty trials, and intervals hold the truth in nineteen.

Trials are seeded; bands are those in which the binomial count of so many lies but for one time in a thousand.
"""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import binom

from core.metrics.significance import exact_mcnemar, holm, mean_interval, paired_p, wilson_interval

TRIALS = 400


def share(happens: Callable[[np.random.Generator], bool], trials: int = TRIALS) -> int:
    return sum(happens(np.random.default_rng((7, seed))) for seed in range(trials))


def band(chance: float, trials: int = TRIALS) -> tuple[int, int]:
    return int(binom.ppf(0.0005, trials, chance)), int(binom.ppf(0.9995, trials, chance))


@pytest.mark.parametrize("queries", [8, 30, 80])
def test_rankings_that_are_alike_differ_by_chance_alone(queries: int) -> None:
    def alarm(random: np.random.Generator) -> bool:
        # Two rankers of the same worth, most queries alike: nDCG has spikes, not bells.
        worth = random.beta(1, 2, queries)
        one, other = (
            np.where(random.random(queries) < 0.3, random.random(queries), worth) for _ in "ab"
        )
        return paired_p(one, other, rounds=399) <= 0.05

    low, high = band(0.05)
    # Of eight queries with a difference in half of them few assignments are that rare.
    assert (0 if queries == 8 else low) <= share(alarm) <= high


@pytest.mark.parametrize("queries", [10, 40, 100])
def test_intervals_of_means_hold_the_mean(queries: int) -> None:
    def misses(random: np.random.Generator) -> bool:
        _, low, high = mean_interval(random.normal(0.1, 0.3, queries), rounds=600)
        return not low <= 0.1 <= high

    low, high = band(0.05)
    assert low <= share(misses) <= high


@pytest.mark.parametrize("chance", [0.5, 0.1, 0.02])
def test_intervals_of_shares_hold_the_share(chance: float) -> None:
    def misses(random: np.random.Generator) -> bool:
        low, high = wilson_interval(int(random.binomial(300, chance)), 300)
        return not low <= chance <= high

    low, high = band(0.05, 2000)
    assert low <= share(misses, 2000) <= high


def test_classifiers_that_are_alike_differ_by_chance_alone() -> None:
    def alarm(random: np.random.Generator) -> bool:
        hard = random.random(200) < 0.5
        one, other = (np.where(hard, random.random(200) < 0.6, True).tolist() for _ in "ab")
        return exact_mcnemar(one, other) <= 0.05

    # Exact, so never more often, and not much more rarely.
    assert band(0.05)[1] >= share(alarm) >= band(0.02)[0]


def test_of_several_looks_none_is_an_alarm_more_often_than_one_would_be() -> None:
    def alarm(random: np.random.Generator) -> bool:
        return min(holm(dict(zip("abcde", random.random(5), strict=True))).values()) <= 0.05

    low, high = band(0.05, 4000)
    assert low <= share(alarm, 4000) <= high
