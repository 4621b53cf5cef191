"""What each example does to the metrics of a classification, for intervals that cost next to nothing.

A metric is a smooth function of shares; to first order it moves by the mean of what each example does to it
(the infinitesimal jackknife, Efron 1982; for the area under a ROC curve DeLong et al. 1988). The metric plus
these effects is a value for each example, whose mean is the metric, so that the interval of a mean is that
of the metric. The labels that occur are taken as given. A bootstrap (`class_intervals`) says the same, in
seconds.
"""

import numpy as np

from core.arrays import BoolArray, Float32Array, Float64Array, IndexArray, Int32Array
from core.metrics import Metrics
from core.metrics.significance import near_interval


def quick_intervals(
    metrics: Metrics,
    truth: Int32Array,
    probabilities: Float32Array,
    group: IndexArray | None = None,
) -> dict[str, list[float]]:
    """The 95 % interval of each of `metrics`, which are `classification_metrics`; {} without any example.

    Args:
        metrics: as measured on these examples.
        truth: (n,) the number of the right label.
        probabilities: (n, labels) what the model gives each label.
        group: (n,) who each example is of, as in `near_interval`.
    """
    if not len(truth):
        return {}
    effects = _effects(truth, probabilities)
    return {
        name: near_interval(value + effects[name], group)
        for name, value in metrics.items()
        if value is not None and name in effects
    }


def _effects(truth: Int32Array, probabilities: Float32Array) -> dict[str, Float64Array]:
    """By metric what each example does to it, (n,) with the mean 0."""
    guessed = probabilities.argmax(axis=1)
    labels, own = np.unique(truth, return_inverse=True)
    is_right = (guessed == truth).astype(np.float64)
    # Of each label that occurs the share of examples that have it, that are guessed it, and that are both.
    place = np.searchsorted(labels, guessed).clip(max=len(labels) - 1)
    is_taken = labels[place] == guessed
    has = np.bincount(own, minlength=len(labels)) / len(truth)
    taken = np.bincount(place, is_taken, minlength=len(labels)) / len(truth)
    both = np.bincount(own, is_right, minlength=len(labels)) / len(truth)
    precision, recall = both / np.where(taken > 0, taken, 1), both / has
    f1 = 2 * both / (has + taken)
    by_guess = is_taken / np.where(taken > 0, taken, 1)[place]
    each = 1 / (has + taken)
    f1_effect = 2 * is_right * each[own] - (f1 * each)[own] - is_taken * (f1 * each)[place]
    return {
        "accuracy": is_right - is_right.mean(),
        "macro_precision": by_guess * (is_right - precision[place]) / len(labels),
        "macro_recall": (is_right - recall[own]) / has[own] / len(labels),
        "macro_f1": f1_effect / len(labels),
        "roc_auc": _area_effects(truth, probabilities, labels),
    }


def _area_effects(truth: Int32Array, scores: Float32Array, labels: Int32Array) -> Float64Array:
    """What each example does to the macro mean of ROC AUC, (n,)."""
    effects, counted = np.zeros(len(truth)), 0
    for label in labels:
        is_label = truth == label
        if not is_label.all():
            effects += _area_effect(is_label, scores[:, label])
            counted += 1
    return effects / max(1, counted)


def _area_effect(is_label: BoolArray, scores: Float32Array) -> Float64Array:
    """What each example does to one ROC AUC, (n,): how far its share of pairs in order is from the mean."""
    own, others = scores[is_label], scores[~is_label]
    placed = np.empty(len(scores))
    placed[is_label] = _share_below(others, own)
    placed[~is_label] = 1 - _share_below(own, others)
    share = is_label.mean()
    area = placed[is_label].mean()
    effects: Float64Array = (placed - area) / np.where(is_label, share, 1 - share)
    return effects


def _share_below(scores: Float32Array, than: Float32Array) -> Float64Array:
    """Of each of `than` (k,) the share of `scores` below it, (k,); equals count half."""
    ordered = np.sort(scores)
    below = np.searchsorted(ordered, than, "left") + np.searchsorted(ordered, than, "right")
    return np.asarray(below / (2 * len(scores)), np.float64)
