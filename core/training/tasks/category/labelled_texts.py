"""Labelled texts: what the task `category` learns from, and which of them are kept from it."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from core.arrays import BoolArray, Float32Array, Int32Array
from core.data.catalogue import catalogue_of
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP
from core.runs.split import is_held_out, is_unseen
from core.text.kept_out import KeptOut
from core.text.normalise import normalise
from core.workspace import Workspace

# A class with fewer texts can neither be learned nor measured.
LEAST_TEXTS = 5


@dataclass(frozen=True)
class Labelled:
    """Normalised texts and the number of each one's label in `labels`; `kind` is where they come from.

    `weight` (texts,) is what each counts in training; None: all the same.
    """

    texts: list[str]
    label: Int32Array
    labels: list[str]
    kind: str
    weight: Float32Array | None = None

    @property
    def weights(self) -> Float32Array:
        """What each text counts in training, float32 (texts,)."""
        return np.ones(len(self), np.float32) if self.weight is None else self.weight

    def part(self, wanted: BoolArray) -> "Labelled":
        """Only the texts where `wanted` is true."""
        texts = [self.texts[row] for row in np.flatnonzero(wanted)]
        weight = None if self.weight is None else self.weight[wanted]
        return Labelled(texts, self.label[wanted], self.labels, self.kind, weight)

    def __len__(self) -> int:
        return len(self.texts)


def labelled_texts(workspace: Workspace, kept_out: bool = False) -> Labelled:
    """The imported texts with their categories, or the titles of the products with theirs.

    Those that people set aside are left out, unless `kept_out` ones are wanted, too; what they weighed down
    counts less.

    Raises:
        DataError: there are neither, or fewer than two categories with texts enough.
    """
    texts, categories, kind = labelled_source(workspace)
    choices = KeptOut.read(workspace)
    weight: Float32Array | None = None
    if choices.weight and not kept_out:
        weights = choices.weights(texts, categories)
        seen = np.flatnonzero(weights)
        weight = weights[seen]
        texts, categories = [texts[row] for row in seen], [categories[row] for row in seen]
    return numbered(texts, categories, sorted(label_counts(texts, categories)), kind, weight)


def labelled_source(workspace: Workspace) -> tuple[list[str], list[str], str]:
    """Texts as they were imported, their categories, and the kind of table they are from."""
    texts = workspace.table("texts")
    if texts is not None and texts.num_rows:
        return texts["text"].to_pylist(), texts["category"].to_pylist(), "texts"
    catalogue = catalogue_of(workspace)
    return catalogue.title, catalogue.category, "products"


def split(labelled: Labelled, seed: int, is_trial: bool = False) -> tuple[Labelled, Labelled]:
    """What to learn from and what is held out: by text, so that equal texts lie on one side.

    Where all would be held out nothing is, for there is nothing else to learn from. What is held out of a
    trial is only what a tuning may see of it.
    """
    kept = is_held_out(labelled.texts, seed)
    if kept.all():
        kept[:] = False
    seen = kept & ~is_unseen(labelled.texts, seed) if is_trial else kept
    return labelled.part(~kept), labelled.part(seen)


def label_counts(texts: list[str], categories: list[str]) -> dict[str, int]:
    """The categories that can be learned, and how many texts each has.

    Raises:
        DataError: there are fewer than two.
    """
    counts = Counter(
        label for text, label in zip(texts, categories, strict=True) if text.strip() and label
    )
    known = {label: count for label, count in counts.items() if count >= LEAST_TEXTS}
    if len(known) < 2:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "Categories are learned from at least two with {least} texts each, but there are {found};"
                " import texts with categories, or products that have them.",
            ),
            least=LEAST_TEXTS,
            found=len(known),
        )
    return known


def numbered(
    texts: list[str],
    categories: list[str],
    labels: list[str],
    kind: str,
    weight: Float32Array | None = None,
) -> Labelled:
    """Normalised texts whose category is one of `labels`, numbered by its place there."""
    numbers = {label: number for number, label in enumerate(labels)}
    plain = [normalise(text) for text in texts]
    rows = [row for row, text in enumerate(plain) if text and categories[row] in numbers]
    label = np.array([numbers[categories[row]] for row in rows], np.int32)
    kept = None if weight is None else weight[np.array(rows, np.intp)]
    return Labelled([plain[row] for row in rows], label, labels, kind, kept)
