"""Labelled texts: what the task `category` learns from, and which of them are kept from it."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from core.arrays import BoolArray, Int32Array
from core.data.catalogue import catalogue_of
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP
from core.runs.split import is_held_out
from core.text.normalise import normalise
from core.workspace import Workspace

# A class with fewer texts can neither be learned nor measured.
LEAST_TEXTS = 5


@dataclass(frozen=True)
class Labelled:
    """Normalised texts and the number of each one's label in `labels`; `kind` is where they come from."""

    texts: list[str]
    label: Int32Array
    labels: list[str]
    kind: str

    def part(self, wanted: BoolArray) -> "Labelled":
        """Only the texts where `wanted` is true."""
        texts = [self.texts[row] for row in np.flatnonzero(wanted)]
        return Labelled(texts, self.label[wanted], self.labels, self.kind)

    def __len__(self) -> int:
        return len(self.texts)


def labelled_texts(workspace: Workspace) -> Labelled:
    """The imported texts with their categories, or the titles of the products with theirs.

    Raises:
        DataError: there are neither, or fewer than two categories with texts enough.
    """
    texts, categories, kind = labelled_source(workspace)
    return numbered(texts, categories, sorted(label_counts(texts, categories)), kind)


def labelled_source(workspace: Workspace) -> tuple[list[str], list[str], str]:
    """Texts as they were imported, their categories, and the kind of table they are from."""
    texts = workspace.table("texts")
    if texts is not None and texts.num_rows:
        return texts["text"].to_pylist(), texts["category"].to_pylist(), "texts"
    catalogue = catalogue_of(workspace)
    return catalogue.title, catalogue.category, "products"


def split(labelled: Labelled, seed: int) -> tuple[Labelled, Labelled]:
    """What to learn from and what is held out: by text, so that equal texts lie on one side.

    Where all would be held out nothing is, for there is nothing else to learn from.
    """
    kept = is_held_out(labelled.texts, seed)
    if kept.all():
        kept[:] = False
    return labelled.part(~kept), labelled.part(kept)


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


def numbered(texts: list[str], categories: list[str], labels: list[str], kind: str) -> Labelled:
    """Normalised texts whose category is one of `labels`, numbered by its place there."""
    numbers = {label: number for number, label in enumerate(labels)}
    pairs = [(normalise(text), label) for text, label in zip(texts, categories, strict=True)]
    pairs = [(text, label) for text, label in pairs if text and label in numbers]
    label = np.array([numbers[label] for _, label in pairs], np.int32)
    return Labelled([text for text, _ in pairs], label, labels, kind)
