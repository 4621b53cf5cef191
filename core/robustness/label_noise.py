"""Labels that are probably wrong, by what a model says of texts that it did not learn from.

Confident learning (Northcutt, Jiang, Chuang 2021, "Confident learning: estimating uncertainty in dataset
labels", JAIR 70). A label's threshold is the mean probability that texts with this label have of it:

    t_j = mean of p(j | x) over the x labelled j

A text labelled i counts at C[i, j] where j is the likeliest of the labels that reach their thresholds for it.
What counts off the diagonal is a suspect. Probabilities are those of a cross-validation, so that no text is
judged by a model that learned its label.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.arrays import BoolArray, Float32Array, Float64Array, Int32Array, Int64Array
from core.robustness.findings import Finding, Findings, surest_first, with_states
from core.runs.split import fold_split, is_held_out
from core.text.kept_out import KeptOut, keys_of
from core.training.tasks.category.labelled_texts import Labelled, labelled_texts
from core.workspace import Workspace

FOLDS = 5
REASON = "label"
Heard = Callable[[int, int], object]


@dataclass(frozen=True)
class Confident:
    """What confident learning counts.

    `thresholds` (labels,); `counts` (labels given, labels guessed); `guess` (texts,): the confident guess, -1
    where no label reaches its threshold.
    """

    thresholds: Float64Array
    counts: Int64Array
    guess: Int32Array

    def suspects(self, label: Int32Array) -> BoolArray:
        """For each text whether it counts off the diagonal."""
        return np.asarray((self.guess >= 0) & (self.guess != label), bool)


def confident(label: Int32Array, probabilities: Float32Array) -> Confident:
    """The confident joint of labels (texts,) and out-of-sample probabilities (texts, labels)."""
    labels = probabilities.shape[1]
    own = probabilities[np.arange(len(label)), label].astype(np.float64)
    given = np.bincount(label, minlength=labels)
    # A label that nobody gave is never reached.
    sums = np.bincount(label, own, minlength=labels)
    thresholds = np.where(given > 0, sums / np.maximum(given, 1), np.inf)
    reaching = np.where(probabilities >= thresholds, probabilities, -1.0)
    guess = np.where(reaching.max(axis=1) >= 0, reaching.argmax(axis=1), -1).astype(np.int32)
    counts = np.zeros((labels, labels), np.int64)
    np.add.at(counts, (label[guess >= 0], guess[guess >= 0]), 1)
    return Confident(thresholds, counts, guess)


def cross_validated(texts: Labelled, heard: Heard, folds: int = FOLDS) -> Float32Array:
    """What a plain model gives each label of each text (texts, labels), having learned from other texts.

    Equal texts lie in one fold. The model is a logistic regression over tf-idf of character 1- to 3-grams.
    """
    chances = np.zeros((len(texts), len(texts.labels)), np.float32)
    for fold in range(1, folds + 1):
        heard((fold - 1) * len(texts) // folds, len(texts))
        asked = is_held_out(texts.texts, fold_split(folds, fold))
        if asked.any() and not asked.all():
            chances[asked] = linear_probabilities(texts.part(~asked), texts.part(asked))
    heard(len(texts), len(texts))
    return chances


def linear_probabilities(fit: Labelled, asked: Labelled) -> Float32Array:
    """What a logistic regression that learned `fit` says of each text `asked` (texts, labels)."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import SGDClassifier

    features = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=2, sublinear_tf=True)
    known = features.fit_transform(fit.texts)
    found = np.zeros((len(asked), len(asked.labels)), np.float32)
    learned = np.unique(fit.label)
    if len(learned) < 2:
        found[:, learned] = 1.0
        return found
    # A third of the usual penalty: most grams are rare.
    model = SGDClassifier(loss="log_loss", alpha=3e-5, max_iter=30, random_state=0)
    model.fit(known, fit.label)
    found[:, model.classes_] = model.predict_proba(features.transform(asked.texts))
    return found


def suspects(workspace: Workspace, heard: Heard) -> Findings:
    """The texts of the task `category` whose labels are probably wrong; those set aside stay listed.

    Their confidence is by how much the guess is likelier than the label given, −1 to 1 brought to 0 to 1.

    Raises:
        DataError: there are no labelled texts, or too few.
    """
    texts = labelled_texts(workspace, kept_out=True)
    chances = cross_validated(texts, heard)
    joint = confident(texts.label, chances)
    keys = keys_of(texts.texts, [texts.labels[number] for number in texts.label])
    found = []
    for row in np.flatnonzero(joint.suspects(texts.label)):
        label, guess = int(texts.label[row]), int(joint.guess[row])
        margin = float(chances[row, guess] - chances[row, label])
        given, guessed = texts.labels[label], texts.labels[guess]
        text, sure = texts.texts[row], (margin + 1) / 2
        found.append(Finding(keys[row], text, given, REASON, guessed, sure))
    return Findings(len(texts), with_states(surest_first(found), KeptOut.read(workspace)))
