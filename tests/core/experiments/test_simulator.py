"""Simulated shoppers prefer what the truth prefers, and a simulation can be told again."""

import json

import numpy as np
import pytest

from core.data.demo_world.choices import examination
from core.data.demo_world.intents import squashed
from core.data.demo_world.world import Cast
from core.errors import Cancelled
from core.experiments.ab_result import (
    MEASURES,
    TRUTHS,
    ABResult,
    SimulationProgress,
    from_json,
    to_json,
)
from core.experiments.click_worlds import WORLDS, continuation
from core.experiments.simulator import simulate
from core.feedback.log import EventSource
from tests.core.experiments.rankers import TrueRanker

SESSIONS = 240


@pytest.fixture(scope="module")
def trial(small_cast: Cast) -> tuple[ABResult, list[SimulationProgress], list]:
    told: list[SimulationProgress] = []
    good, poor = TrueRanker(small_cast, "good", 0.4), TrueRanker(small_cast, "poor", 3.0)
    found, lists = simulate(small_cast, good, poor, SESSIONS, seed=1, progress=told.append)
    return found, told, lists


def test_the_test_and_the_truth_agree_on_the_better_run(trial: tuple[ABResult, list, list]) -> None:
    found = trial[0]
    assert [each.measure for each in found.test] == list(MEASURES)
    assert [each.measure for each in found.truth] == list(TRUTHS)
    for compared in (*found.test, *found.truth):
        assert compared.difference < 0, compared.measure
        assert compared.low < compared.difference < compared.high
    assert found.test[0].is_significant
    assert all(compared.is_significant for compared in found.truth)
    assert found.truth[0].a > 0.8
    assert found.interleaving.winner == "A"
    assert found.interleaving.experiment == "good × poor"


def test_a_third_of_the_shoppers_sees_each_run_and_a_third_both(
    trial: tuple[ABResult, list, list],
) -> None:
    found, _, lists = trial
    assert found.lists == len(lists) >= SESSIONS
    assert found.events == sum(len(events) for _, events in lists)
    runs = [shown.run for shown, _ in lists]
    for run in ("good", "poor", "good × poor"):
        assert 0.2 < runs.count(run) / len(runs) < 0.5
    by_shopper = {(shown.shopper, shown.run) for shown, _ in lists}
    assert len(by_shopper) == len({shopper for shopper, _ in by_shopper})
    assert found.interleaving.lists == runs.count("good × poor")


def test_everything_recorded_is_marked_as_simulated_and_happens_after_it_was_shown(
    trial: tuple[ABResult, list, list],
) -> None:
    actions = set()
    for shown, events in trial[2]:
        assert shown.source is EventSource.SIMULATED
        assert (shown.experiment == shown.run) == any(event.team for event in events)
        first = {event.product_id: event.time for event in events if event.action == "impression"}
        for event in events:
            actions.add(event.action)
            assert event.time >= first[event.product_id] >= shown.time
            assert event.rank >= 1
    assert actions == {"impression", "click", "favourite", "cart", "purchase", "dismiss"}
    assert trial[0].synthetic


def test_nobody_asks_a_judged_query(trial: tuple[ABResult, list, list], small_cast: Cast) -> None:
    judged = {squashed(query.text) for query in small_cast.queries.judged}
    asked = {squashed(shown.query) for shown, _ in trial[2]}
    assert len(asked) > 100
    assert not asked & judged


def test_the_same_seed_gives_the_same_trial(
    trial: tuple[ABResult, list, list], small_cast: Cast
) -> None:
    good, poor = TrueRanker(small_cast, "good", 0.4), TrueRanker(small_cast, "poor", 3.0)
    again, lists = simulate(small_cast, good, poor, SESSIONS, seed=1)
    assert lists == trial[2]
    assert again.test == trial[0].test
    other, _ = simulate(small_cast, good, poor, 30, seed=2)
    assert other.test != trial[0].test


def test_progress_ends_at_the_end_and_stopping_stops(
    trial: tuple[ABResult, list[SimulationProgress], list], small_cast: Cast
) -> None:
    done = [progress.done for progress in trial[1]]
    assert done == sorted(done)
    assert done[-1] == trial[1][-1].total == SESSIONS
    ranker = TrueRanker(small_cast, "good", 0.4)
    with pytest.raises(Cancelled):
        simulate(small_cast, ranker, ranker, SESSIONS, is_cancelled=lambda: True)


def test_a_trial_survives_the_way_through_a_line_of_json(
    trial: tuple[ABResult, list, list],
) -> None:
    assert from_json(json.loads(json.dumps(to_json(trial[0])))) == trial[0]
    assert from_json(json.loads(json.dumps(to_json(trial[1][0])))) == trial[1][0]


def page(pull: float, pages: int = 20_000, length: int = 5) -> tuple[np.ndarray, np.ndarray]:
    return np.full(pages * length, pull), np.tile(np.arange(1, length + 1), pages)


def rates(world: str, pull: float) -> np.ndarray:
    pulls, position = page(pull)
    looks = WORLDS[world](pulls, position, np.random.default_rng(0))
    return looks.clicked.reshape(-1, 5).mean(axis=0)


def test_clicks_of_each_world_follow_its_rule() -> None:
    places = np.arange(1, 6)
    assert rates("position-based", 0.0) == pytest.approx(examination(places) / 2, abs=0.01)
    # Nobody passes by what pulls this much: to the second place come those who read on after the first.
    assert rates("cascade", 20.0)[:2] == pytest.approx([1.0, continuation(places)[0]], abs=0.01)
    assert rates("cascade", -2.0)[4] > 0.9 * rates("cascade", -2.0)[0]
    assert rates("random", -5.0) == pytest.approx(rates("random", 5.0), abs=0.01)
    assert rates("adversarial", -3.0)[0] > 0.9 > 0.1 > rates("adversarial", 3.0)[0]


def test_a_poisoned_log_misleads_the_test(small_cast: Cast) -> None:
    good, poor = TrueRanker(small_cast, "good", 0.4), TrueRanker(small_cast, "poor", 3.0)
    found, _ = simulate(small_cast, good, poor, SESSIONS, "adversarial", seed=1)
    assert found.test[0].difference > 0
    assert found.truth[0].difference < 0
