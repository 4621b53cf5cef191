"""How well labels are guessed: the metrics of the task `category`, measured by scikit-learn."""

import warnings

import numpy as np

from core.arrays import BoolArray, Float32Array, Int32Array
from core.metrics import Metrics

MEASURED = ("macro_f1", "accuracy", "macro_precision", "macro_recall", "roc_auc")
# From half to three times in steps of 5 %; by judgement.
TEMPERATURES = [0.5 * 1.05**step for step in range(40)]


def classification_metrics(truth: Int32Array, probabilities: Float32Array) -> Metrics:
    """Accuracy, macro precision, recall and F1, and ROC AUC (one against the rest, macro mean).

    None each where there is nothing to measure on.

    Args:
        truth: (n,) the number of the right label.
        probabilities: (n, labels) what the model gives each label; any increasing score will do.
    """
    from sklearn.metrics import precision_recall_fscore_support

    if not len(truth):
        return dict.fromkeys(MEASURED)
    guessed = probabilities.argmax(axis=1)
    present = np.unique(truth)
    precision, recall, f1, _ = precision_recall_fscore_support(
        truth, guessed, labels=present, average="macro", zero_division=0
    )
    return {
        "macro_f1": float(f1),
        "accuracy": float((guessed == truth).mean()),
        "macro_precision": float(precision),
        "macro_recall": float(recall),
        "roc_auc": _roc_auc(truth, probabilities),
    }


def _roc_auc(truth: Int32Array, scores: Float32Array) -> float:
    """The mean over the labels that are right for some texts and wrong for others."""
    from sklearn.metrics import roc_auc_score

    values = []
    for label in np.unique(truth):
        is_label = truth == label
        if not is_label.all():
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                values.append(float(roc_auc_score(is_label, scores[:, label])))
    return float(np.mean(values)) if values else 0.5


def class_weights(label: Int32Array, labels: int, way: str) -> Float32Array:
    """How much a text of each label counts (labels,), 1 on average over the texts that have `label` (n,).

    Args:
        way: `none`: all alike; `balanced`: every label as much as any other in all; `sqrt`: half way.
    """
    power = {"none": 0.0, "sqrt": 0.5, "balanced": 1.0}[way]
    counts = np.bincount(label, minlength=labels)
    weights = counts.clip(1).astype(np.float64) ** -power
    return np.asarray(weights * counts.sum() / (weights * counts).sum(), np.float32)


def share_found(
    label: Int32Array,
    weight: Float32Array,
    probabilities: Float32Array,
    best: int,
) -> float:
    """The share of `weight` (n,) whose label is among the `best` of `probabilities` (n, labels)."""
    is_found = is_among(label, probabilities, best)
    return float(np.average(is_found, weights=weight)) if len(label) else 0.0


def is_among(label: Int32Array, probabilities: Float32Array, best: int) -> BoolArray:
    """Whether each label (n,) is among the `best` of `probabilities` (n, labels), (n,).

    A label whose probability is no number is never among them.
    """
    own = probabilities[np.arange(len(label)), label]
    rank = (probabilities > own[:, None]).sum(axis=1)
    is_found: BoolArray = (rank < best) & np.isfinite(own)
    return is_found


def best_temperature(
    label: Int32Array,
    weight: Float32Array,
    probabilities: Float32Array,
) -> float:
    """The temperature at which held-out `probabilities` (n, labels) say most exactly how sure to be.

    The one with the least weighted negative log-likelihood among `TEMPERATURES`.
    """
    own = np.arange(len(label)), label

    def surprise(temperature: float) -> float:
        return float(-(weight * np.log(tempered(probabilities, temperature)[own].clip(1e-9))).sum())

    return min(TEMPERATURES, key=surprise)


def majority_metrics(truth: Int32Array, fitted: Int32Array, labels: int) -> Metrics:
    """The metrics of always guessing the label that is most frequent in `fitted`."""
    shares = np.bincount(fitted, minlength=labels) / max(1, len(fitted))
    return classification_metrics(truth, np.tile(shares.astype(np.float32), (len(truth), 1)))


def random_guessing(truth: Int32Array, labels: int) -> Metrics:
    """What guessing each of `labels` equally often reaches, as `random_…`: where it is known exactly.

    Each label is right once in so many times, whatever its share; in which order guesses come is chance.
    None each where there is nothing to measure on.
    """
    share = 1 / labels if len(truth) else None
    middle = 0.5 if len(truth) else None
    return {
        "random_accuracy": share,
        "random_macro_recall": share,
        "random_roc_auc": middle,
    }


def tempered(chances: Float32Array, temperature: float) -> Float32Array:
    """Probabilities (n, labels) made flatter by a `temperature` above 1, sharper by one below.

    Temperature scaling (Guo et al. 2017): the softmax of the logits divided by it.
    """
    logits = np.log(chances.clip(1e-12)) / temperature
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)
