"""How a category run guesses: confusion, ROC, precision and recall, calibration, class by class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.arrays import Float32Array, Int32Array
from core.evaluation.category import held_out_texts, probabilities
from core.evaluation.class_report import class_report, spread_points
from core.metrics import Metrics
from core.metrics.calibration import Reliability, reliability
from core.metrics.classification import classification_metrics
from core.runs import listing
from core.workspace import Workspace


@dataclass(frozen=True)
class Curve:
    """Points of a curve in the unit square, from left to right."""

    name: str
    x: Sequence[float]
    y: Sequence[float]


@dataclass(frozen=True)
class CategoryView:
    """A run on the texts it held out: `classes` as of `class_report`, the most frequent first.

    `confusion` counts the texts of the class of a row by the class they were guessed to have, in that order.
    """

    run: str
    examples: int
    metrics: Metrics
    classes: Sequence[Mapping[str, Any]]
    confusion: Sequence[Sequence[int]]
    roc: Sequence[Curve]
    precision_recall: Sequence[Curve]
    calibration: Reliability


def category_view(workspace: Workspace, run: str) -> CategoryView:
    """How `run` guesses the texts that its training held out.

    Raises:
        RunError: it cannot guess categories.
        DataError: it held nothing out.
    """
    manifest = listing.read_manifest(workspace, run)
    tested = held_out_texts(workspace, manifest)
    chances = probabilities(workspace, manifest, tested)
    return seen(run, tested.label, chances, tested.labels)


def seen(run: str, truth: Int32Array, chances: Float32Array, labels: Sequence[str]) -> CategoryView:
    """The view of guesses: `chances` (n, labels) beside the numbers `truth` (n,) of the right labels."""
    report = class_report(truth, chances, labels)
    support = np.array([one["support"] for one in report["classes"]])
    order = [int(at) for at in np.argsort(-support, kind="stable") if support[at]]
    confusion = np.array(report["confusion"])[np.ix_(order, order)]
    guessed = chances.argmax(axis=1)
    sure = chances.max(axis=1, initial=0.0).clip(0, 1).astype(np.float64)
    return CategoryView(
        run,
        len(truth),
        classification_metrics(truth, chances),
        [report["classes"][at] for at in order],
        confusion.tolist(),
        [_roc(report["roc"][at]) for at in order if report["roc"][at]["false_positive_rate"]],
        [_precision_recall(labels[at], truth == at, chances[:, at]) for at in order],
        reliability(guessed == truth, sure),
    )


def _roc(curve: Mapping[str, Any]) -> Curve:
    return Curve(curve["category"], curve["false_positive_rate"], curve["true_positive_rate"])


def _precision_recall(name: str, is_label: Any, scores: Any) -> Curve:
    """Precision over recall, without the point where nothing is guessed, which is by agreement."""
    from sklearn.metrics import precision_recall_curve

    precision, recall, _ = precision_recall_curve(is_label, scores)
    recall, precision = recall[-2::-1], precision[-2::-1]
    at = spread_points(recall, precision)
    return Curve(name, recall[at].round(5).tolist(), precision[at].round(5).tolist())
