"""Metrics of classification against a table worked out by hand."""

import numpy as np
import pytest

from core.training.classification import classification_metrics, majority_metrics

TRUTH = np.array([0, 0, 0, 1, 1, 2], np.int32)
CHANCES = np.array(
    [
        [0.8, 0.1, 0.1],
        [0.6, 0.3, 0.1],
        [0.2, 0.7, 0.1],
        [0.1, 0.8, 0.1],
        [0.5, 0.4, 0.1],
        [0.1, 0.1, 0.8],
    ],
    np.float32,
)


def test_the_metrics_are_those_of_the_table() -> None:
    # Guessed 0 0 1 1 0 2: precision 2/3 1/2 1, recall 2/3 1/2 1.
    found = classification_metrics(TRUTH, CHANCES)
    assert found["accuracy"] == pytest.approx(4 / 6)
    assert found["macro_precision"] == pytest.approx((2 / 3 + 1 / 2 + 1) / 3)
    assert found["macro_recall"] == pytest.approx((2 / 3 + 1 / 2 + 1) / 3)
    assert found["macro_f1"] == pytest.approx((2 / 3 + 1 / 2 + 1) / 3)
    # Pairs in order, one against the rest: 8 of 9, 7 of 8, 5 of 5.
    assert found["roc_auc"] == pytest.approx((8 / 9 + 7 / 8 + 1) / 3)


def test_guessing_the_most_frequent_label_is_the_floor() -> None:
    found = majority_metrics(TRUTH, np.array([0, 0, 1, 2], np.int32), 3)
    assert found["accuracy"] == pytest.approx(0.5)
    assert found["roc_auc"] == pytest.approx(0.5)


def test_a_label_that_is_never_held_out_counts_for_nothing() -> None:
    assert classification_metrics(TRUTH[:5], CHANCES[:5])["macro_recall"] == pytest.approx(
        (2 / 3 + 1 / 2) / 2
    )
