"""Class by class against the table worked out by hand."""

import json

import numpy as np
import pytest

from core.evaluation.class_report import ROC_POINTS, class_report
from tests.core.metrics.test_classification import CHANCES, TRUTH


def test_every_class_has_its_figures() -> None:
    report = class_report(TRUTH, np.pad(CHANCES, ((0, 0), (0, 1))), ["a", "b", "c", "never"])
    first, second, third, never = report["classes"]
    assert (first["category"], first["support"]) == ("a", 3)
    assert (first["precision"], first["recall"]) == pytest.approx((2 / 3, 2 / 3))
    assert [each["auc"] for each in (first, second, third)] == pytest.approx([8 / 9, 7 / 8, 1])
    assert (never["support"], never["f1"], never["auc"]) == (0, 0.0, None)
    assert report["confusion"] == [[2, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]]
    assert report["roc"][3]["true_positive_rate"] == []
    assert json.loads(json.dumps(report)) == report


def test_a_long_curve_keeps_its_ends_and_its_area() -> None:
    random = np.random.default_rng(4)
    truth = random.integers(0, 2, 5000).astype(np.int32)
    scores = np.stack([np.zeros(5000), truth + random.normal(0, 1, 5000)], 1).astype(np.float32)
    report = class_report(truth, scores, ["a", "b"])
    curve = report["roc"][1]
    x, y = curve["false_positive_rate"], curve["true_positive_rate"]
    assert 50 < len(x) <= ROC_POINTS
    assert (x[0], y[0], x[-1], y[-1]) == (0, 0, 1, 1)
    assert np.trapezoid(y, x) == pytest.approx(report["classes"][1]["auc"], abs=2e-3)
