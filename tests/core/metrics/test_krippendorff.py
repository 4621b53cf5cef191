"""Krippendorff's alpha: his own published example, one counted by hand, and the ends of the scale."""

import math

import numpy as np
import pytest

from core.metrics.krippendorff import alpha, alpha_interval

# Four observers, twelve units, "Computing Krippendorff's Alpha-Reliability" (2011), section C; 0 is missing.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
    [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
]
PUBLISHED = [[value for value in unit if value] for unit in zip(*OBSERVERS, strict=True)]


@pytest.mark.parametrize(
    ("scale", "value"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_the_published_example(scale: str, value: float) -> None:
    assert alpha(PUBLISHED, scale) == pytest.approx(value, abs=0.0005)


def test_counted_by_hand() -> None:
    # Two judges, four units: 0 0, 0 1, 1 1, 3 1. n = 8: three of 0, four of 1, one of 3.
    units = [[0, 0], [0, 1], [1, 1], [3, 1]]
    # Places in the middle of equals: 1.5, 5 and 7.5. D_o ~ 2 · (3.5² + 2.5²) = 37.
    # D_e ~ 2 · (3 · 4 · 3.5² + 3 · 1 · 6² + 4 · 1 · 2.5²) = 560.
    assert alpha(units, "ordinal") == pytest.approx(1 - 7 * 37 / 560)


def test_all_alike_differ_by_chance_and_against_each_other() -> None:
    assert alpha([[0, 0], [3, 3]]) == 1.0
    assert alpha([[0, 3], [0, 3]]) == pytest.approx(1 - 3 * 4 / 8)
    random = np.random.default_rng(1)
    assert abs(alpha(random.integers(0, 4, (2000, 3)).tolist())) < 0.05


def test_nothing_to_tell() -> None:
    assert math.isnan(alpha([]))
    assert math.isnan(alpha([[2], [1]]))
    assert math.isnan(alpha([[2, 2], [2, 2]]))
    assert all(map(math.isnan, alpha_interval([[2, 2]])))


def test_the_interval_holds_alpha_and_narrows_with_more_units() -> None:
    low, high = alpha_interval(PUBLISHED, seed=3)
    assert low < alpha(PUBLISHED) < high
    wide, narrow = high - low, np.diff(alpha_interval(PUBLISHED * 16, seed=3))[0]
    # Sixteen times the units: a quarter of the width.
    assert narrow == pytest.approx(wide / 4, rel=0.5)
