"""Between what the metrics of a classification lie, by drawing anew what was measured."""

import numpy as np

from core.arrays import BoolArray, Float32Array, Float64Array, IndexArray, Int32Array
from core.metrics.classification import MEASURED

# The ends of 95 % of this many draws are known to a tenth of the interval; more would take seconds.
ROUNDS = 400
# Examples of a label that are held against all others at once: 40 MB for 20,000 of these.
BLOCK = 500
Interval = list[float]


def classification_intervals(
    truth: Int32Array, probabilities: Float32Array, group: IndexArray
) -> dict[str, Interval | None]:
    """The 95 % percentile bootstrap interval of each of `classification_metrics` (Efron 1979).

    None each where there is nothing to measure on.

    Args:
        truth: (n,) the number of the right label.
        probabilities: (n, labels) what the model gives each label; any increasing score will do.
        group: (n,) who each example is of, from 0: examples of one shopper hang together, so that shoppers
            are drawn and not examples.
    """
    if not len(truth):
        return dict.fromkeys(MEASURED)
    groups = int(group.max()) + 1
    drawn = np.random.default_rng(0).multinomial(groups, np.full(groups, 1 / groups), ROUNDS)
    weights = drawn[:, group].astype(np.float32)
    # A draw of shoppers without any example says nothing.
    weights = weights[weights.any(axis=1)]
    values = _shares(truth, probabilities, weights) | {
        "roc_auc": _auc(truth, probabilities, weights)
    }
    return {name: np.quantile(values[name], (0.025, 0.975)).tolist() for name in MEASURED}


def _shares(
    truth: Int32Array, probabilities: Float32Array, weights: Float32Array
) -> dict[str, Float64Array]:
    """Accuracy and the macro means of each draw, (draws,) each; `weights` (draws, n)."""
    guessed, labels = probabilities.argmax(axis=1), np.eye(probabilities.shape[1], dtype=np.float32)
    right = (weights * (guessed == truth)) @ labels[truth]
    own, taken = weights @ labels[truth], weights @ labels[guessed]
    is_drawn = own > 0

    def macro(part: Float32Array, whole: Float32Array) -> Float64Array:
        shares = part / np.maximum(whole, 1)
        return np.asarray((shares * is_drawn).sum(axis=1) / is_drawn.sum(axis=1), np.float64)

    return {
        "accuracy": right.sum(axis=1) / weights.sum(axis=1),
        "macro_precision": macro(right, taken),
        "macro_recall": macro(right, own),
        "macro_f1": macro(2 * right, own + taken),
    }


def _auc(truth: Int32Array, scores: Float32Array, weights: Float32Array) -> Float64Array:
    """The macro mean of ROC AUC of each draw in which there are labels to be told apart; 0.5 without any."""
    sums, counts = np.zeros(len(weights)), np.zeros(len(weights))
    for label in np.unique(truth):
        area, pairs = _area(truth == label, scores[:, label], weights)
        sums += np.where(pairs > 0, area / np.maximum(pairs, 1), 0)
        counts += pairs > 0
    is_told = counts > 0
    return sums[is_told] / counts[is_told] if is_told.any() else np.full(1, 0.5)


def _area(
    is_label: BoolArray, scores: Float32Array, weights: Float32Array
) -> tuple[Float64Array, Float64Array]:
    """The pairs of an example of the label and another that are in order, and all, of each draw.

    Equal scores count half (Mann and Whitney 1947).
    """
    own, others = weights[:, is_label], weights[:, ~is_label]
    area = np.zeros(len(weights))
    # Block by block, for a frequent label makes millions of pairs.
    for start in range(0, own.shape[1], BLOCK):
        block = scores[is_label][start : start + BLOCK]
        below, same = scores[~is_label, None] < block, scores[~is_label, None] == block
        in_order = others @ (below + same / np.float32(2))
        area += (own[:, start : start + BLOCK] * in_order).sum(axis=1, dtype=np.float64)
    return area, own.sum(axis=1, dtype=np.float64) * others.sum(axis=1, dtype=np.float64)
