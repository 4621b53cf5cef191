"""Rates over shoppers, and whether two differ."""

import numpy as np
import pytest

from core.experiments.arm_comparison import compare_independent, compare_paired, rate


def test_a_rate_is_a_ratio_of_sums() -> None:
    found = rate(np.array([1.0, 0.0, 3.0]), np.array([4.0, 4.0, 8.0]), np.array([1, 2, 3]))
    assert found.value == pytest.approx(0.25)
    assert found.error > 0
    assert rate(np.zeros(0), np.zeros(0), np.zeros(0, int)).value == 0


def test_lists_of_one_shopper_count_as_one_observation() -> None:
    random = np.random.default_rng(1)
    habit = np.repeat(random.random(50), 20)
    amount = (random.random(1000) < habit).astype(float)
    ones = np.ones(1000)
    by_shopper = rate(amount, ones, np.repeat(np.arange(50), 20))
    by_list = rate(amount, ones, np.arange(1000))
    assert by_list.error == pytest.approx(amount.std() / np.sqrt(1000), rel=0.01)
    assert by_shopper.error > 2 * by_list.error


def test_arms_that_are_alike_rarely_differ_and_others_do() -> None:
    random = np.random.default_rng(2)

    def arm(chance: float) -> object:
        return rate((random.random(300) < chance).astype(float), np.ones(300), np.arange(300))

    alarms = sum(
        compare_independent("clicks", arm(0.4), arm(0.4)).is_significant for _ in range(200)
    )  # type: ignore[arg-type]
    assert alarms < 22
    found = compare_independent("clicks", arm(0.3), arm(0.5))  # type: ignore[arg-type]
    assert found.is_significant
    assert found.low < 0.2 < found.high
    assert found.difference == pytest.approx(found.b - found.a)


def test_pairs_show_what_arms_would_not() -> None:
    random = np.random.default_rng(3)
    worth = random.normal(0, 10, 200)
    found = compare_paired(
        "ndcg@10", worth, worth + 0.1 + random.normal(0, 0.2, 200), np.arange(200)
    )
    assert found.is_significant
    assert not compare_paired("ndcg@10", worth, worth, np.arange(200)).is_significant
