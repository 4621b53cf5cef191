"""The arithmetic of drawing: thinning, smoothing, and axes that make no cliff of a small difference."""

import numpy as np
import pytest

from core.runs.plotting import decimated, drawable, mean_width, smoothed, value_range


def test_thinning_keeps_the_mean_and_the_last_point():
    x = np.arange(10_000, dtype=float)
    thin_x, thin_y = decimated(x, x * 2, points=100)
    assert len(thin_x) == len(thin_y) == 100
    assert (thin_x[-1], thin_y[-1]) == (9999.0, 19998.0)
    assert np.allclose(thin_y, thin_x * 2)
    assert decimated(x[:50], x[:50], points=100)[0] is not None


def test_smoothing_is_a_running_mean_from_the_first_value_on():
    assert smoothed(np.array([1.0, 3.0, 5.0, 7.0]), width=2).tolist() == [1.0, 2.0, 4.0, 6.0]


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e300])
def test_one_odd_value_spoils_a_smoothed_curve_only_near_it(value):
    values = np.linspace(2.0, 1.0, 200)
    expected = smoothed(values)
    odd = values.copy()
    odd[60] = value
    made = smoothed(odd)
    # A mean runs over 12 of 200 values, so that the one at 60 takes part up to the one at 71.
    assert np.isfinite(made).all()
    assert np.allclose(made[:60], expected[:60])
    assert np.allclose(made[72:], expected[72:])


def test_where_no_value_is_finite_there_is_no_mean():
    made = smoothed(np.array([np.nan, np.inf, 4.0, 2.0]), width=2)
    assert np.isnan(made[:2]).all()
    assert made[2:].tolist() == [4.0, 3.0]
    assert smoothed(np.array([])).tolist() == []


def test_what_cannot_be_drawn_is_left_out_and_the_rest_stays_one_line():
    y = np.array([3.0, np.nan, np.inf, 1e300, -np.inf, 1.0])
    x, drawn = drawable(np.arange(6.0), y)
    assert (x.tolist(), drawn.tolist()) == ([0.0, 5.0], [3.0, 1.0])


def test_a_mean_is_over_a_fourth_of_a_curve_at_most() -> None:
    assert [mean_width(points, 25) for points in (2, 40, 100, 4000)] == [1, 10, 25, 25]


def test_a_small_difference_is_no_cliff() -> None:
    low, high = value_range([np.array([0.700, 0.703])])
    # The least span, 0.1, and 6 % of it above and below: 0.003 is 2.7 % of the height.
    assert (low, high) == (pytest.approx(0.6455), pytest.approx(0.7575))


def test_a_large_difference_is_shown_as_it_is() -> None:
    assert value_range([np.array([1.0]), np.array([3.0])]) == (
        pytest.approx(0.88),
        pytest.approx(3.12),
    )


def test_an_axis_ends_at_nothing() -> None:
    assert value_range([np.array([0.001, 0.004])]) == (0.0, 0.1)
    assert value_range([np.array([-0.5, 0.5])])[0] == pytest.approx(-0.56)


def test_a_logarithmic_axis_leaves_out_what_has_no_logarithm() -> None:
    low, high = value_range([np.array([0.0, -1.0, np.nan, 0.1, 10.0])], is_log=True)
    assert (low, high) == (pytest.approx(-1.12), pytest.approx(1.12))
    assert value_range([np.array([0.0])], is_log=True) == (0.0, 0.1)
    assert value_range([]) == (0.0, 1.0)
