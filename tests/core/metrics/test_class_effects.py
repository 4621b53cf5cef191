"""Quick intervals of a classification, beside the bootstrap that takes seconds."""

import numpy as np
import pytest

from core.metrics.class_effects import quick_intervals
from core.metrics.class_intervals import classification_intervals
from core.metrics.classification import classification_metrics
from core.metrics.significance import near_interval


def guesses(n: int = 1500, labels: int = 6) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(3)
    truth = random.choice(labels, n, p=[0.4, 0.25, 0.15, 0.1, 0.06, 0.04]).astype(np.int32)
    logits = random.normal(size=(n, labels)) + 1.2 * np.eye(labels)[truth]
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return truth, chances.astype(np.float32)


@pytest.mark.parametrize("each", [1, 5])
def test_they_are_as_wide_as_those_of_the_bootstrap(each: int) -> None:
    truth, chances = guesses()
    # Examples of one shopper are alike: five of one tell as much as one.
    truth, chances = np.repeat(truth, each)[:1500], np.repeat(chances, each, axis=0)[:1500]
    group = np.arange(len(truth)) // each
    metrics = classification_metrics(truth, chances)
    drawn = classification_intervals(truth, chances, group)
    quick = quick_intervals(metrics, truth, chances, group)
    assert set(quick) == set(metrics)
    for name, (low, high) in quick.items():
        assert low < metrics[name] < high
        assert high - low == pytest.approx(drawn[name][1] - drawn[name][0], rel=0.15), name


def test_of_one_label_or_of_none_there_is_no_fault() -> None:
    truth = np.zeros(10, np.int32)
    chances = np.tile(np.array([0.9, 0.1], np.float32), (10, 1))
    quick = quick_intervals(classification_metrics(truth, chances), truth, chances)
    # All ten right: Wilson's lower bound of 10 of 10, 10 / (10 + 1.96²).
    assert quick["accuracy"] == pytest.approx([0.7225, 1.0], abs=1e-4)
    nothing = np.zeros(0, np.int32), np.zeros((0, 2), np.float32)
    assert quick_intervals(classification_metrics(*nothing), *nothing) == {}


def test_the_interval_of_a_mean_is_students() -> None:
    # Worked by hand: mean 0.5, standard deviation 0.1·√(10/4) = 0.1581, error 0.0707, t of 4 degrees 2.776.
    low, high = near_interval([0.3, 0.4, 0.5, 0.6, 0.7])
    assert (low, high) == (pytest.approx(0.3037, abs=1e-4), pytest.approx(0.6963, abs=1e-4))
    assert near_interval([]) == []
    assert near_interval([0.0, 1.0]) == [0.0, 1.0]


def test_values_of_one_shopper_count_once() -> None:
    alone = near_interval([0.3, 0.4, 0.5, 0.6, 0.7])
    twice = near_interval(np.repeat([0.3, 0.4, 0.5, 0.6, 0.7], 2), np.repeat(np.arange(5), 2))
    assert twice == pytest.approx(alone)
