"""Intervals of the metrics of a classification, where they can be told without drawing."""

import numpy as np
import pytest

from core.metrics.class_intervals import classification_intervals
from core.metrics.classification import MEASURED, classification_metrics

TRUTH = np.array([0, 0, 0, 1, 1, 2], np.int32)
# Equal scores among them, and a label that nothing is.
CHANCES = np.array(
    [
        [0.7, 0.2, 0.1, 0],
        [0.4, 0.4, 0.2, 0],
        [0.2, 0.7, 0.1, 0],
        [0.1, 0.8, 0.1, 0],
        [0.4, 0.3, 0.3, 0],
        [0.3, 0.3, 0.4, 0],
    ],
    np.float32,
)


def test_a_single_shopper_drawn_anew_is_the_same_again() -> None:
    intervals = classification_intervals(TRUTH, CHANCES, np.zeros(6, np.intp))
    metrics = classification_metrics(TRUTH, CHANCES)
    assert set(intervals) == set(MEASURED)
    for name, interval in intervals.items():
        assert interval == pytest.approx([metrics[name]] * 2, abs=1e-6), name


def test_shoppers_are_drawn_and_not_examples() -> None:
    # Of two shoppers one is guessed right throughout, the other never: both may be drawn twice.
    truth = np.array([0, 1] * 50, np.int32)
    shopper = np.repeat([0, 1], 50)
    guessed = np.where(shopper == 0, truth, 1 - truth)
    chances = np.eye(2, dtype=np.float32)[guessed]
    assert classification_intervals(truth, chances, shopper)["accuracy"] == [0.0, 1.0]
    # Were they a hundred people, the share would be known to a tenth or so.
    low, high = classification_intervals(truth, chances, np.arange(100))["accuracy"]
    assert 0.35 < low < 0.45
    assert 0.55 < high < 0.65


def test_a_certain_guess_has_no_width_and_nothing_measured_no_interval() -> None:
    certain = classification_intervals(TRUTH, np.eye(3, dtype=np.float32)[TRUTH], np.arange(6))
    assert certain == {name: [1.0, 1.0] for name in MEASURED}
    none = classification_intervals(TRUTH[:0], CHANCES[:0], np.zeros(0, np.intp))
    assert none == dict.fromkeys(MEASURED)
