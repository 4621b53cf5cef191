"""Tests and intervals of many columns: exact where few, the same draws for all, right on simulated nulls."""

import tracemalloc
from itertools import product
from time import perf_counter

import numpy as np
import pytest
from scipy.stats import binom

from core.arrays import Float64Array
from core.metrics.resampling import paired_ps, quantile_bounds
from core.metrics.significance import benjamini_hochberg, mean_intervals, paired_p


def null(random: np.random.Generator, queries: int, columns: int) -> Float64Array:
    """Differences of systems that are alike: nDCG has spikes, here a third of the queries do not differ."""
    one, other = random.beta(0.7, 0.7, (2, queries, columns))
    return np.where(random.random((queries, columns)) < 1 / 3, 0.0, one - other)


def test_of_few_queries_every_assignment_is_counted() -> None:
    random = np.random.default_rng(3)
    differences = random.normal(0.3, 1, (9, 4))
    signs = np.array(list(product((-1, 1), repeat=9)))
    wanted = (np.abs(signs @ differences) >= np.abs(differences.sum(axis=0)) - 1e-12).mean(axis=0)
    assert paired_ps(differences, 10) == pytest.approx(wanted)


def test_each_column_is_tested_as_it_would_be_alone() -> None:
    differences = np.random.default_rng(4).normal(0.1, 1, (60, 3))
    together = paired_ps(differences, 2000)
    assert together.tolist() == [paired_p(column, np.zeros(60), 2000) for column in differences.T]
    alone = pytest.approx(mean_intervals(differences[:, 1:2])[0], abs=1e-6)
    assert mean_intervals(differences)[1] == alone


@pytest.mark.parametrize(
    ("queries", "trials"), [(15, 2000), (30, 2000), (60, 2000), (500, 400), (5000, 120)]
)
def test_p_holds_and_intervals_cover_where_nothing_differs(queries: int, trials: int) -> None:
    differences = null(np.random.default_rng(queries), queries, trials)
    alarms = int((paired_ps(differences, 999) <= 0.05).sum())
    assert binom.ppf(0.001, trials, 0.05) <= alarms <= binom.ppf(0.999, trials, 0.05)
    bounds = mean_intervals(differences, 999)
    held = sum(low <= 0 <= high for _, low, high in bounds)
    # A bootstrap of the means of few spiky values is a little narrow.
    least = binom.ppf(0.001, trials, 0.95 if queries >= 60 else 0.94)
    assert least <= held <= binom.ppf(0.999, trials, 0.96)


def test_where_hardly_a_query_differs_p_is_never_too_small() -> None:
    random = np.random.default_rng(8)
    differences = null(random, 30, 2000) * (random.random((30, 2000)) < 0.2)
    assert (paired_ps(differences, 999) <= 0.05).mean() <= 0.05


def test_five_thousand_queries_and_a_dozen_columns_stay_small() -> None:
    differences = null(np.random.default_rng(1), 5000, 12)
    mean_intervals(differences[:20])
    tracemalloc.start()
    began = perf_counter()
    paired_ps(differences, 20_000)
    mean_intervals(differences)
    took, (_, peak) = perf_counter() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60_000_000
    # Half a second on an idle machine; this catches what takes ten times as long.
    assert took < 10


def test_a_quantile_lies_between_order_statistics() -> None:
    values = np.arange(1.0, 101)
    middle, low, high = quantile_bounds(values, 0.5)
    # Of a hundred, between 40 and 60 lie below the median.
    assert (middle, low, high) == (50.5, 40.0, 61.0)
    assert quantile_bounds(np.array([7.0]), 0.95) == (7.0, 7.0, 7.0)


def test_benjamini_hochberg_by_hand() -> None:
    # 0.01 · 4/1, 0.02 · 4/2, 0.03 · 4/3 and 0.9 · 4/4.
    found = benjamini_hochberg({"a": 0.02, "b": 0.9, "c": 0.01, "d": 0.03})
    assert found == {
        name: pytest.approx(p) for name, p in zip("abcd", (0.04, 0.9, 0.04, 0.04), strict=True)
    }
