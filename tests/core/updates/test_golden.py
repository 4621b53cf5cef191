"""The guard by hand: what clicks must agree with, from how many on, and how surely."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from scipy.stats import binom

from core.metrics.comparison import Comparison
from core.updates.guard import (
    NO_AGREEMENT,
    WORSE_EARLIER,
    WORSE_FRESH,
    Agreement,
    _within_ranks,
    agreement,
    refusal,
)
from tests.core.feedback.clicks.test_golden import events_of_rows


@dataclass
class KnownWorth:
    """Stands in for the engine of the run before: what it says of p0, p1, … for any query."""

    scores: np.ndarray

    @property
    def catalogue(self) -> Any:
        return SimpleNamespace(row_of={f"p{row}": row for row in range(len(self.scores))})

    def ranking(self, *_: object) -> Any:
        return SimpleNamespace(scores=self.scores)


def comparison(difference: float, p: float, queries: int) -> Comparison:
    return Comparison(
        queries=queries,
        before=0.5,
        after=0.5 + difference,
        difference=difference,
        low=0.0,
        high=0.0,
        p=p,
        better=(),
        worse=(),
    )


def log(clicked: int, lists: int) -> Any:
    """`lists` lists of p0 over p1; p0 is clicked in the first `clicked` of them."""
    rows = []
    for number in range(lists):
        rows += [("裙", f"p{row}", "impression", f"s{number}", 10, row + 1) for row in (0, 1)]
        if number < clicked:
            rows.append(("裙", "p0", "click", f"s{number}", 20, 1))
    return events_of_rows(rows)


@pytest.mark.parametrize(
    ("value", "error", "rule"),
    # Two standard errors more would reach 0.5498 and 0.5502.
    [
        (0.53, 0.0099, NO_AGREEMENT),
        (0.53, 0.0101, ""),
        (0.5499, 0.0, NO_AGREEMENT),
        (0.55, 0.0, ""),
    ],
)
def test_agreement_must_reach_055_within_two_standard_errors(
    value: float, error: float, rule: str
) -> None:
    same = comparison(0.0, 1.0, 100)
    assert refusal(same, same, Agreement(value, error)) == rule


@pytest.mark.parametrize(
    ("p", "queries", "rule"), [(0.049, 29, WORSE_FRESH), (0.049, 30, ""), (0.05, 29, "")]
)
def test_new_behaviour_refuses_where_earlier_has_fewer_than_thirty_queries(
    p: float, queries: int, rule: str
) -> None:
    earlier, fresh = comparison(0.0, 1.0, queries), comparison(-0.01, p, 50)
    assert refusal(earlier, fresh, None) == rule
    assert refusal(comparison(-0.01, p, 50), comparison(0.1, 0.01, 50), None) == (
        WORSE_EARLIER if p < 0.05 else ""
    )


@pytest.mark.parametrize(("clicks", "is_told"), [(149, False), (150, True)])
def test_it_takes_a_hundred_and_fifty_clicks(clicks: int, is_told: bool) -> None:
    found = agreement(log(clicks, 300), KnownWorth(np.array([1.0, 0.0])), lambda: None)  # type: ignore[arg-type]
    assert (found is not None) == is_told


def test_only_products_at_one_and_the_same_rank_are_compared() -> None:
    # At rank 1 p0 (0.9) and p2 (0.3), each clicked 75 times of 100: of all pairs of clicked and passed half
    # are equal in score, half of the rest in order. At rank 2 p1 (0.5) was always clicked: no pair.
    rows = []
    for number in range(200):
        first = "p0" if number % 2 else "p2"
        rows += [
            ("裙", first, "impression", f"s{number}", 10, 1),
            ("裙", "p1", "impression", f"s{number}", 10, 2),
        ]
        rows += [("裙", "p1", "click", f"s{number}", 20, 2)]
        if number % 8 < 6:
            rows += [("裙", first, "click", f"s{number}", 20, 1)]
    engine = KnownWorth(np.array([0.9, 0.5, 0.3]))
    found = agreement(events_of_rows(rows), engine, lambda: None)  # type: ignore[arg-type]
    assert found is not None
    assert found.value == pytest.approx(0.5)
    # √((1/350 + 1/50) / 12)
    assert found.error == pytest.approx(0.043644, abs=1e-6)


def test_the_clicked_must_score_higher_than_the_passed_and_equals_are_half() -> None:
    # Rank 1: p0 (0.9) clicked 100 times and passed 20, p1 (0.3) clicked 60 times and passed 80.
    # 100·80 pairs in order, 60·20 against it, 100·20 + 60·80 equal: (8,000 + 3,400) / 16,000.
    rows = []
    counts = {("p0", True): 100, ("p0", False): 20, ("p1", True): 60, ("p1", False): 80}
    for (product, is_clicked), count in counts.items():
        for number in range(count):
            session = f"{product}{is_clicked}{number}"
            rows.append(("裙", product, "impression", session, 10, 1))
            rows += [("裙", product, "click", session, 20, 1)] * is_clicked
    engine = KnownWorth(np.array([0.9, 0.3]))
    found = agreement(events_of_rows(rows), engine, lambda: None)  # type: ignore[arg-type]
    assert found is not None
    assert found.value == pytest.approx(11_400 / 16_000)
    assert found.error == pytest.approx(((1 / 160 + 1 / 100) / 12) ** 0.5)


def test_random_clicks_look_honest_in_hardly_any_trial() -> None:
    """Under the null agreement is a half; above 1.96 of its errors away in one trial of twenty."""
    trials, alarms = 1000, 0
    for seed in range(trials):
        random = np.random.default_rng((3, seed))
        rank = random.integers(1, 11, 1500)
        clicked = random.random(1500) < 0.6 / rank
        found = _within_ranks(random.normal(0, 1, 1500) - 0.3 * rank, rank, clicked)
        assert found is not None
        alarms += abs(found.value - 0.5) > 1.96 * found.error
    assert binom.ppf(0.0005, trials, 0.05) <= alarms <= binom.ppf(0.9995, trials, 0.05)
