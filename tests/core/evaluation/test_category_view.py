"""How categories are guessed, by hand: order of the classes, curves, calibration."""

import numpy as np
import pytest

from core.evaluation.category_view import seen
from core.metrics.calibration import reliability
from core.metrics.list_measures import coverage, diversity

TRUTH = np.array([1, 1, 1, 0], np.int32)
CHANCES = np.array([[0.1, 0.9], [0.2, 0.8], [0.7, 0.3], [0.6, 0.4]], np.float32)


def test_classes_come_by_frequency_and_those_never_met_are_left_out() -> None:
    view = seen("r", TRUTH, np.pad(CHANCES, ((0, 0), (0, 1))), ["a", "b", "never"])
    assert [one["category"] for one in view.classes] == ["b", "a"]
    # Of three texts of b one is taken for a.
    assert view.confusion == [[2, 1], [0, 1]]
    assert view.metrics["accuracy"] == 0.75
    assert [curve.name for curve in view.roc] == ["b", "a"]


def test_precision_over_recall_keeps_its_corner() -> None:
    curve = seen("r", TRUTH, CHANCES, ["a", "b"]).precision_recall[0]
    points = list(zip(curve.x, curve.y, strict=True))
    # By falling probability: b, b, a, b.
    assert points == [
        (pytest.approx(1 / 3, abs=1e-5), 1.0),
        (pytest.approx(2 / 3, abs=1e-5), 1.0),
        (pytest.approx(2 / 3, abs=1e-5), pytest.approx(2 / 3, abs=1e-5)),
        (1.0, 0.75),
    ]


def test_calibration_holds_what_was_said_against_what_came() -> None:
    told = reliability(np.array([True, True, False, True]), np.array([0.9, 0.92, 0.7, 1.0]))
    assert told.count == [1, 3]
    assert told.confidence == [pytest.approx(0.7), pytest.approx(2.82 / 3)]
    assert told.accuracy == [0.0, 1.0]
    # (1 · 0.7 + 3 · (1 − 0.94)) / 4.
    assert told.error == pytest.approx(0.22)
    assert reliability(np.zeros(0, bool), np.zeros(0)).error == 0


def test_lists_cover_a_share_of_the_shop_and_differ_in_category() -> None:
    lists = [["a", "b", "new"], ["b", "c", "a"]]
    assert coverage(lists, {"a", "b", "c", "d"}, 2) == 3 / 4
    assert coverage(lists, {"a", "b", "c", "d"}, 1) == 2 / 4
    category = {"a": "x", "b": "x", "c": "y", "d": ""}
    # Pairs of b, c, a: two of three differ; a and b are alike, and alone is nothing to differ from.
    assert diversity([["b", "c", "a"], ["a", "b"], ["a"], ["d", "a"], []], category, 3) == [
        pytest.approx(2 / 3),
        *(0.0, 0.0, 0.0, 0.0),
    ]
