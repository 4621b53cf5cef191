"""A rate that people change goes on along its schedule."""

from math import cos, pi

import pytest

pytestmark = pytest.mark.tensorflow


def test_a_falling_rate_falls_on_in_proportion_from_what_was_asked_for() -> None:
    import keras

    from core.training.learning_rate import LiveRate

    rate = LiveRate(keras.optimizers.schedules.CosineDecay(0.01, 100, alpha=0.05))
    # At half of the way half of what falls is left: 0.01 · (0.95 / 2 + 0.05).
    assert float(rate(50)) == pytest.approx(0.00525)
    rate.change(0.002, 50)
    assert float(rate(50)) == pytest.approx(0.002)
    assert rate.factor == pytest.approx(0.002 / 0.00525)
    planned = 0.01 * (0.95 * (1 + cos(0.75 * pi)) / 2 + 0.05)
    assert float(rate(75)) == pytest.approx(planned * 0.002 / 0.00525)
    rate.change(0.004, 75)
    assert float(rate(75)) == pytest.approx(0.004)


def test_a_constant_rate_stays_what_was_asked_for() -> None:
    from core.training.learning_rate import LiveRate

    rate = LiveRate(0.01)
    assert float(rate(7)) == pytest.approx(0.01)
    rate.change(0.003, 7)
    assert float(rate(900)) == pytest.approx(0.003)
