"""Class by class: how well each label is guessed, what it is taken for, and its ROC curve."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from core.arrays import BoolArray, Float32Array, Int32Array

# A curve with more points looks no different.
ROC_POINTS = 101


def class_report(
    truth: Int32Array, probabilities: Float32Array, labels: Sequence[str]
) -> dict[str, Any]:
    """What the metrics are means of, ready for JSON.

    Args:
        truth: (n,) the number of the right label.
        probabilities: (n, labels) what the model gives each label; any increasing score will do.

    Returns:
        `classes`: a dict for each label with `category`, `precision`, `recall`, `f1`, `support` and `auc`,
        which is None for a label that all texts have or none.
        `confusion`: row i counts the texts of label i by the label they were guessed to have.
        `roc`: a dict for each label with `category` and its points, `false_positive_rate` and
        `true_positive_rate`, at most `ROC_POINTS` of each.
    """
    from sklearn.metrics import confusion_matrix, precision_recall_fscore_support

    guessed = probabilities.argmax(axis=1)
    every = np.arange(len(labels))
    figures = precision_recall_fscore_support(truth, guessed, labels=every, zero_division=0)
    curves = [_roc(truth == number, probabilities[:, number]) for number in every]
    every_class = zip(labels, *figures, curves, strict=True)
    return {
        "classes": [_class(*one) for one in every_class],
        "confusion": confusion_matrix(truth, guessed, labels=every).tolist(),
        "roc": [_points(label, *curve) for label, curve in zip(labels, curves, strict=True)],
    }


def _class(
    label: str, precision: float, recall: float, f1: float, support: int, curve: tuple[Any, Any]
) -> dict[str, Any]:
    from sklearn.metrics import auc

    return {
        "category": label,
        "precision": float(precision),
        "recall": float(recall),
        "f1": float(f1),
        "support": int(support),
        "auc": float(auc(*curve)) if len(curve[0]) else None,
    }


def _roc(is_label: BoolArray, scores: Float32Array) -> tuple[Any, Any]:
    """False and true positive rates by falling threshold; empty where only one kind of text is there."""
    from sklearn.metrics import roc_curve

    if is_label.all() or not is_label.any():
        return np.zeros(0), np.zeros(0)
    false_rate, true_rate, _ = roc_curve(is_label, scores)
    return false_rate, true_rate


def spread_points(x: Any, y: Any) -> Any:
    """Which points of a curve to keep, at most `ROC_POINTS`: along its length, so steep parts keep most."""
    length = np.cumsum(np.hypot(np.diff(x, prepend=x[:1]), np.diff(y, prepend=y[:1])))
    marks = np.linspace(0, length[-1], ROC_POINTS) if len(length) else np.zeros(0)
    return np.unique(np.searchsorted(length, marks).clip(max=max(len(length) - 1, 0)))


def _points(label: str, false_rate: Any, true_rate: Any) -> dict[str, Any]:
    points = spread_points(false_rate, true_rate)
    return {
        "category": label,
        "false_positive_rate": false_rate[points].round(5).tolist(),
        "true_positive_rate": true_rate[points].round(5).tolist(),
    }
