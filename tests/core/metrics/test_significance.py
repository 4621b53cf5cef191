"""Intervals and tests, against what can be worked out by hand."""

import tracemalloc
from itertools import product

import numpy as np
import pytest

from core.metrics.significance import (
    exact_mcnemar,
    holm,
    mean_interval,
    paired_p,
    student_95,
    student_p,
    wilson_interval,
)


def test_the_share_of_a_few_trials_lies_between_wilsons_bounds() -> None:
    # Worked by hand: 8 of 10.
    low, high = wilson_interval(8, 10)
    assert (low, high) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))
    assert wilson_interval(0, 0) == (0.0, 1.0)


def test_fewer_degrees_of_freedom_take_a_greater_difference() -> None:
    # From any table of Student's t: 12.706, 2.571 and, without end, 1.960.
    assert student_95(1) == pytest.approx(12.706, abs=1e-3)
    assert student_95(5) == pytest.approx(2.571, abs=1e-3)
    assert student_95(1e9) == pytest.approx(1.959964, abs=1e-6)
    assert student_p(2.571, 1.0, 5) == pytest.approx(0.05, abs=1e-4)
    # With one degree it is Cauchy's: 1 − 2 arctan(2) / π.
    assert student_p(-1.0, 0.5, 1) == pytest.approx(0.295167, abs=1e-6)
    assert (student_p(0.0, 0.0, 5), student_p(0.1, 0.0, 5)) == (1.0, 0.0)


def test_the_paired_p_is_the_share_of_all_signs_that_reach_as_far() -> None:
    first, second = [0.9, 0.4, 0.5, 0.7, 0.2, 0.8], [0.5, 0.5, 0.2, 0.1, 0.0, 0.6]
    changes = np.subtract(first, second)
    sums = [abs(changes @ signs) for signs in product((-1, 1), repeat=6)]
    exact = np.mean(np.array(sums) >= abs(changes.sum()) - 1e-9)
    assert exact == 4 / 64
    assert paired_p(first, second) == pytest.approx(exact, abs=0.006)
    assert paired_p(second, first) == paired_p(first, second)


def test_runs_that_agree_everywhere_do_not_differ_and_no_p_is_zero() -> None:
    assert paired_p([0.5, 0.25, 0.0], [0.5, 0.25, 0.0]) == 1.0
    assert paired_p(np.ones(40), np.zeros(40), rounds=99) == 1 / 100


def test_the_bootstrap_interval_of_halves_is_that_of_the_binomial() -> None:
    mean, low, high = mean_interval([0.0] * 50 + [1.0] * 50)
    # Of 100 coins 95 % show between 40 and 60 heads.
    assert (mean, low, high) == (0.5, pytest.approx(0.4, abs=0.011), pytest.approx(0.6, abs=0.011))
    # Of four hundred their share scatters by 0.025; 1.966 · √(400/399) of these are 0.0492.
    _, low, high = mean_interval([0.0, 1.0] * 200)
    assert (low, high) == (pytest.approx(0.4508, abs=0.003), pytest.approx(0.5492, abs=0.003))
    assert mean_interval([0.3]) == (0.3, 0.3, 0.3)
    assert mean_interval([0.0, 1.0]) == (0.5, 0.0, 1.0)
    assert mean_interval([0.25, 0.25]) == (0.25, 0.25, 0.25)


def test_thousands_of_queries_take_little_memory() -> None:
    values = np.random.default_rng(5).random(3000)
    mean_interval([0.0, 1.0], rounds=10)
    tracemalloc.start()
    paired_p(values, values[::-1], rounds=4000)
    mean_interval(values, rounds=4000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # All 4,000 draws at once would be 96 MB.
    assert peak < 50_000_000


def test_holm_multiplies_the_smallest_most_and_never_falls() -> None:
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == {
        "a": pytest.approx(0.03),
        "c": pytest.approx(0.06),
        "b": pytest.approx(0.06),
    }
    assert holm({"a": 0.7, "b": 0.9}) == {"a": 1.0, "b": 1.0}


def test_mcnemar_counts_only_what_one_alone_gets_right() -> None:
    first = [True] * 5 + [False] + [True] * 10
    second = [False] * 5 + [True] + [True] * 10
    # 5 against 1: two-sided binomial, 2 (1 + 6) / 64.
    assert exact_mcnemar(first, second) == pytest.approx(14 / 64)
    assert exact_mcnemar([True], [True]) == 1.0
