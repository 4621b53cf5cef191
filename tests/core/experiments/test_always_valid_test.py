"""A test that is looked at after every result and still keeps its word."""

import math

import numpy as np
import pytest

from core.experiments.always_valid_test import interval, p_value, results_needed


def test_looking_after_every_result_gives_no_more_false_alarms_than_said() -> None:
    random = np.random.default_rng(4)
    alarms = sum(p_value(random.random(400) < 0.5) <= 0.05 for _ in range(400))
    assert alarms <= 20 + 3 * math.sqrt(400 * 0.05 * 0.95)


def test_a_lead_is_found_and_is_not_lost_again() -> None:
    results = [True] * 14
    assert p_value(results) < 0.05
    assert p_value(results + [False] * 14) == p_value(results)
    assert p_value([]) == 1.0


def test_the_interval_holds_what_is_not_refuted() -> None:
    low, high = interval(60, 40)
    assert low < 0.6 < high
    assert low < 0.5
    low, high = interval(600, 400)
    assert 0.5 < low < 0.6 < high < 0.67
    assert interval(0, 0) == (0.0, 1.0)
    assert interval(30, 0)[1] == pytest.approx(1.0)


def test_the_interval_covers_the_truth_at_every_look() -> None:
    random = np.random.default_rng(5)
    missed = 0
    for _ in range(100):
        wins = np.cumsum(random.random(200) < 0.7)
        looks = [interval(int(wins[n - 1]), n - int(wins[n - 1])) for n in range(5, 201, 5)]
        missed += any(not low <= 0.7 <= high for low, high in looks)
    assert missed <= 5 + 3 * math.sqrt(100 * 0.05 * 0.95)


def test_how_many_results_are_needed_shrinks_with_the_lead() -> None:
    strong, weak = results_needed(18, 6, 0.05), results_needed(14, 10, 0.05)
    assert strong is not None
    assert weak is not None
    assert 24 <= strong < weak
    # Equals are told to be so by a narrow interval, if one waits long enough.
    assert results_needed(500, 500, 0.05) is not None
    assert results_needed(500, 500, 0.001) is None
