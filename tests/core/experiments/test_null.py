"""Between equals experiments sound the alarm in one of twenty trials, however few shoppers there are."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import binom

from core.experiments.always_valid_test import interval, p_value
from core.experiments.arm_comparison import Rate, compare_independent, compare_paired, rate
from core.experiments.interleaving import TeamHit, interleave
from core.experiments.lists import table_of
from core.experiments.verdict import verdict
from core.feedback.log import Event, Shown
from core.search.request import SearchRequest
from tests.core.experiments.rankers import response

TRIALS = 1000
LISTS_EACH = 6


def count(happens: Callable[[np.random.Generator], bool], trials: int = TRIALS) -> int:
    return sum(happens(np.random.default_rng((11, seed))) for seed in range(trials))


def band(chance: float, trials: int = TRIALS) -> tuple[int, int]:
    """Between what such a count lies but for one time in a thousand."""
    return int(binom.ppf(0.0005, trials, chance)), int(binom.ppf(0.9995, trials, chance))


def arm(random: np.random.Generator, shoppers: int) -> Rate:
    """Clicks an impression of shoppers who click in different measure, and see lists of different length."""
    who = np.repeat(np.arange(shoppers), LISTS_EACH)
    habit = np.repeat(random.beta(4, 8, shoppers), LISTS_EACH)
    shown = random.integers(8, 21, len(who))
    return rate(random.binomial(shown, habit).astype(float), shown.astype(float), who)


@pytest.mark.parametrize("shoppers", [3, 6, 20, 100])
def test_arms_of_equal_shoppers_differ_in_one_trial_of_twenty(shoppers: int) -> None:
    def alarm(random: np.random.Generator) -> bool:
        compared = compare_independent("clicks", arm(random, shoppers), arm(random, shoppers))
        assert compared.is_significant == (not compared.low <= 0 <= compared.high)
        return compared.is_significant

    low, high = band(0.05)
    # Welch's test of three on either side errs on the safe side.
    assert (0 if shoppers == 3 else low) <= count(alarm) <= high


@pytest.mark.parametrize("shoppers", [2, 5, 40])
def test_two_rankings_before_the_same_shoppers_differ_in_one_trial_of_twenty(shoppers: int) -> None:
    def alarm(random: np.random.Generator) -> bool:
        who = np.repeat(np.arange(shoppers), LISTS_EACH)
        leaning = np.repeat(random.normal(0, 0.1, shoppers), LISTS_EACH)
        a = random.random(len(who))
        return compare_paired(
            "ndcg@10", a, a + leaning + random.normal(0, 0.1, len(who)), who
        ).is_significant

    low, high = band(0.05)
    assert low <= count(alarm) <= high


def test_intervals_of_a_difference_hold_it() -> None:
    def misses(random: np.random.Generator) -> bool:
        good = rate(random.binomial(1, 0.5, 60).astype(float), np.ones(60), np.arange(60))
        poor = rate(random.binomial(1, 0.3, 40).astype(float), np.ones(40), np.arange(40))
        compared = compare_independent("clicks", good, poor)
        return not compared.low <= -0.2 <= compared.high

    low, high = band(0.05)
    assert low <= count(misses) <= high


def test_of_one_shopper_nothing_is_known() -> None:
    one = rate(np.array([3.0, 5.0]), np.array([10.0, 10.0]), np.array([4, 4]))
    compared = compare_independent("clicks", one, arm(np.random.default_rng(1), 50))
    assert compared.p == 1
    assert compared.low <= 0 <= compared.high
    nobody = rate(np.zeros(0), np.zeros(0), np.zeros(0, np.int64))
    assert compare_independent("clicks", nobody, arm(np.random.default_rng(1), 50)).p == 1
    alone = compare_paired("ndcg@10", np.array([0.1, 0.2]), np.array([0.9, 0.9]), np.array([4, 4]))
    assert alone.p == 1


@pytest.mark.parametrize("results", [30, 300])
def test_peeking_at_every_result_sounds_the_alarm_in_one_trial_of_twenty_at_most(
    results: int,
) -> None:
    alarms = count(lambda random: p_value(random.random(results) < 0.5) <= 0.05, 300)
    assert alarms <= band(0.05, 300)[1]


def test_the_interval_of_wins_holds_their_share_at_every_look() -> None:
    def misses(random: np.random.Generator) -> bool:
        wins = np.cumsum(random.random(120) < 0.6)
        looks = ((int(wins[n - 1]), n - int(wins[n - 1])) for n in range(1, 121, 7))
        return any(not low <= 0.6 <= high for low, high in (interval(*look) for look in looks))

    assert count(misses, 100) <= band(0.05, 100)[1]


def test_rankings_that_are_alike_win_as_often_as_they_lose() -> None:
    """Whole lists: equal rankings are drafted, shoppers click by the worth and the place of products."""

    def winner(random: np.random.Generator) -> str:
        lists = []
        for session in range(30):
            request = SearchRequest(f"裙{session}")
            rows = [random.permutation(12).tolist() for _ in "ab"]
            mixed = interleave(
                *(response(request, run, r) for run, r in zip("ab", rows, strict=True)), 3
            )
            lists.append((_shown(session), list(_clicks(mixed.hits, random))))
        return verdict(table_of(lists), "a × b").winner

    winners = [winner(np.random.default_rng((5, seed))) for seed in range(30)]
    assert winners.count("A") + winners.count("B") <= band(0.05, 30)[1]


def _shown(session: int) -> Shown:
    return Shown("裙", "a × b", "u", f"s{session}", 100.0, experiment="a × b")


def _clicks(hits: tuple[object, ...], random: np.random.Generator) -> list[Event]:
    events = []
    for hit in hits:
        assert isinstance(hit, TeamHit)
        events.append(Event(hit.product_id, "impression", hit.rank, team=hit.team))
        if random.random() < 0.5 / hit.rank + 0.02 * hit.row:
            events.append(Event(hit.product_id, "click", hit.rank, time=110.0, team=hit.team))
    return events
