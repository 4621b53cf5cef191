"""Not lower by more than a margin: shown, shown to be lower, or neither; by hand and on simulated data."""

import numpy as np
import pytest

from core.metrics.non_inferiority import LOWER, SHOWN, UNDECIDED, non_inferiority

# Mean 0.01, standard deviation 0.02582, standard error 0.01291; t(0.95; 3) = 2.35336.
UNSURE = (0.0, 0.02, -0.02, 0.04)


def test_the_bounds_are_those_of_a_one_sided_t_test() -> None:
    told = non_inferiority(UNSURE, margin=0.03, sure=0.95)
    assert told.decision == SHOWN
    assert told.mean == pytest.approx(0.01)
    assert told.low == pytest.approx(-0.020382, abs=1e-6)
    assert told.high == pytest.approx(0.040382, abs=1e-6)


def test_what_is_not_shown_says_how_many_queries_would_show_it() -> None:
    told = non_inferiority(UNSURE, margin=0.02, sure=0.95)
    assert told.decision == UNDECIDED
    # ((1.644854 + 0.841621) · 0.0258199 / (0.01 + 0.02))² = 4.58
    assert told.needed == 5
    # Surer needs wider bounds: t(0.99; 3) = 4.54070.
    assert non_inferiority(UNSURE, 0.03, 0.99).decision == UNDECIDED


def test_what_is_shown_to_be_lower_is_told_apart() -> None:
    # Mean −0.1, standard error 0.008165: the upper bound is −0.080785.
    told = non_inferiority((-0.1, -0.12, -0.08, -0.1), margin=0.05, sure=0.95)
    assert told.decision == LOWER
    assert told.high == pytest.approx(-0.080785, abs=1e-6)
    assert told.needed is None


def test_equal_lists_are_not_lower() -> None:
    assert non_inferiority((0.0, 0.0), margin=0.001, sure=0.95).decision == SHOWN


def test_a_difference_as_large_as_the_margin_is_shown_away_as_rarely_as_asked() -> None:
    draw = np.random.default_rng(3)
    shown = [
        non_inferiority(draw.normal(-0.05, 0.2, 40), margin=0.05, sure=0.95).decision == SHOWN
        for _ in range(2000)
    ]
    # Of 2,000 tests at 5 %, 95 % of all series have 81 to 119.
    assert 81 <= sum(shown) <= 119
