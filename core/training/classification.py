"""How well labels are guessed: the metrics of the task `category`, measured by scikit-learn."""

import warnings

import numpy as np
import numpy.typing as npt


def classification_metrics(
    truth: npt.NDArray[np.int32], probabilities: npt.NDArray[np.float32]
) -> dict[str, float]:
    """Accuracy, macro precision, recall and F1, and ROC AUC (one against the rest, macro mean).

    Args:
        truth: (n,) the number of the right label.
        probabilities: (n, labels) what the model gives each label; any increasing score will do.
    """
    from sklearn.metrics import precision_recall_fscore_support

    guessed = probabilities.argmax(axis=1)
    present = np.unique(truth)
    precision, recall, f1, _ = precision_recall_fscore_support(
        truth, guessed, labels=present, average="macro", zero_division=0
    )
    return {
        "macro_f1": float(f1),
        "accuracy": float((guessed == truth).mean()) if len(truth) else 0.0,
        "macro_precision": float(precision),
        "macro_recall": float(recall),
        "roc_auc": _roc_auc(truth, probabilities),
    }


def _roc_auc(truth: npt.NDArray[np.int32], scores: npt.NDArray[np.float32]) -> float:
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


def majority_metrics(
    truth: npt.NDArray[np.int32], fitted: npt.NDArray[np.int32], labels: int
) -> dict[str, float]:
    """The metrics of always guessing the label that is most frequent in `fitted`."""
    shares = np.bincount(fitted, minlength=labels) / max(1, len(fitted))
    return classification_metrics(truth, np.tile(shares.astype(np.float32), (len(truth), 1)))
