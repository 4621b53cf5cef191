"""Metrics of classification against a table worked out by hand."""

import numpy as np
import pytest

from core.metrics.classification import (
    best_temperature,
    class_weights,
    classification_metrics,
    majority_metrics,
    random_guessing,
    share_found,
    tempered,
)

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


def test_what_is_found_counts_by_its_weight() -> None:
    weight = np.array([1, 1, 2, 1, 1, 2], np.float32)
    # Rows 2 and 4 are right only in second place.
    assert share_found(TRUTH, weight, CHANCES, 1) == pytest.approx(5 / 8)
    assert share_found(TRUTH, weight, CHANCES, 2) == pytest.approx(1)


def test_what_is_no_number_is_not_found() -> None:
    weight, nothing = np.ones(6, np.float32), np.full_like(CHANCES, np.nan)
    assert share_found(TRUTH, weight, nothing, 2) == 0.0


def test_the_temperature_that_was_applied_is_found_again() -> None:
    random = np.random.default_rng(2)
    honest = random.dirichlet(np.ones(3), 4000).astype(np.float32)
    truth = np.array(
        [random.choice(3, p=row / row.sum()) for row in honest.astype(float)], np.int32
    )
    too_sure = tempered(honest, 0.6)
    found = best_temperature(truth, np.ones(4000, np.float32), too_sure)
    assert found == pytest.approx(1 / 0.6, rel=0.1)


@pytest.mark.parametrize(("way", "ratio"), [("none", 1), ("sqrt", 2), ("balanced", 4)])
def test_rare_classes_count_more(way: str, ratio: float) -> None:
    label = np.array([0] * 8 + [1] * 2, np.int32)
    weights = class_weights(label, 3, way)
    assert weights[1] / weights[0] == pytest.approx(ratio)
    assert weights[label].mean() == pytest.approx(1)
    assert np.isfinite(weights).all()


def test_guessing_at_random_is_right_once_in_so_many_labels() -> None:
    truth = np.array([0, 0, 1], np.int32)
    assert random_guessing(truth, 4) == {
        "random_accuracy": 0.25,
        "random_macro_recall": 0.25,
        "random_roc_auc": 0.5,
    }
    assert set(random_guessing(truth[:0], 4).values()) == {None}
