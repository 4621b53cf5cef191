"""What is refused, and that clicks which follow what suits a query are told from those which do not."""

import numpy as np
import pytest

from core.updates import guard
from core.updates.verdict import Comparison
from tests.core.updates.conftest import BETTER, SAME

WORSE = Comparison(40, 0.6, 0.5, -0.1, -0.15, -0.05, 0.01, (), ())


@pytest.mark.parametrize(
    ("earlier", "fresh", "agreement", "rule"),
    [
        (BETTER, SAME, 0.6, ""),
        (SAME, SAME, None, ""),
        (BETTER, BETTER, 0.5, guard.NO_AGREEMENT),
        (BETTER, BETTER, 0.2, guard.NO_AGREEMENT),
        (WORSE, BETTER, 0.6, guard.WORSE_EARLIER),
        (BETTER, WORSE, 0.6, guard.WORSE_FRESH),
    ],
)
def test_what_keeps_an_update_from_going_live(
    earlier: Comparison, fresh: Comparison, agreement: float | None, rule: str
) -> None:
    assert guard.refusal(earlier, fresh, agreement) == rule
    assert not rule or len(guard.reason(rule)) > 40


def test_agreement_compares_within_ranks_alone() -> None:
    """Higher ranks are clicked more and score more, which alone must not look like agreement."""
    random = np.random.default_rng(3)
    rank = np.tile(np.arange(1, 11), 2000)
    scores = random.random(len(rank)) - 0.2 * rank
    by_place = random.random(len(rank)) < 1 / rank
    assert guard._within_ranks(scores, rank, by_place) == pytest.approx(0.5, abs=0.02)
    by_score = random.random(len(rank)) < (scores + 0.2 * rank) / rank
    found = guard._within_ranks(scores, rank, by_score)
    assert found is not None
    assert found > 0.65


def test_ties_count_half_and_ranks_without_both_count_nothing() -> None:
    scores = np.array([1.0, 1.0, 2.0, 5.0])
    clicked = np.array([True, False, False, True])
    assert guard._within_ranks(scores, np.array([1, 1, 1, 2]), clicked) == 0.25
    assert guard._within_ranks(scores, np.arange(4), clicked) is None
