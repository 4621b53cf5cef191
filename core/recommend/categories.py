"""Of which category each thing is that shoppers did something with, and their sequences as categories."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from core.arrays import Int32Array, Int64Array
from core.data.catalogue import Catalogue
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP
from core.recommend.sequences import INPUTS, KINDS, Sequences

# The label of what is of none of the others. No category has this path and no product this id.
OTHER = ""
# More would be told apart by a few actions each.
MOST_LABELS = 500
# A category with fewer actions can neither be learned nor measured.
LEAST_ACTIONS = 5
# The number of what has no category.
UNKNOWN = -1


@dataclass(frozen=True)
class Categories:
    """The categories of the products of `catalogue`, numbered by `labels`.

    `by_product`: the shop has no categories, so that each product is one of its own. A category that is not
    among the labels is `OTHER` where that is one, else unknown.
    """

    catalogue: Catalogue
    labels: list[str]
    by_product: bool

    @classmethod
    def of_behaviour(cls, sequences: Sequences, catalogue: Catalogue) -> "Categories":
        """The categories that people of `sequences` did most with.

        Raises:
            DataError: there are fewer than two; says what to import.
        """
        by_product = not any(catalogue.category)
        everything = cls(catalogue, [], by_product)
        actions = np.bincount(sequences.item, minlength=len(sequences.items)).tolist()
        counts: Counter[str] = Counter()
        for item, count in zip(sequences.items, actions, strict=True):
            counts[everything.name(item)] += count
        counts = +counts
        del counts[OTHER]
        frequent = [
            name for name, count in counts.most_common(MOST_LABELS) if count >= LEAST_ACTIONS
        ]
        if len(frequent) < 2:
            raise _too_few(len(frequent))
        rest = [OTHER] if len(frequent) < len(counts) else []
        return cls(catalogue, [*sorted(frequent), *rest], by_product)

    @classmethod
    def of_labels(
        cls, labels: list[str], inputs: Sequence[str], catalogue: Catalogue
    ) -> "Categories":
        """Those that a run has learned to tell apart, by the kinds of tables it was made of."""
        return cls(catalogue, labels, "products" not in inputs)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The kinds of tables that say what a sequence of categories is."""
        return KINDS if self.by_product else INPUTS

    @cached_property
    def _number_of(self) -> dict[str, int]:
        return {label: number for number, label in enumerate(self.labels)}

    def name(self, item: str) -> str:
        """The category of an item, "" where it has none."""
        if self.by_product:
            return item
        row = self.catalogue.row_of.get(item)
        return "" if row is None else self.catalogue.category[row]

    def number(self, item: str) -> int:
        """The number of its label, `UNKNOWN` where its category is not known."""
        name = self.name(item)
        rest = self._number_of.get(OTHER, UNKNOWN)
        return self._number_of.get(name, rest) if name else UNKNOWN

    def sequences(self, sequences: Sequences) -> Sequences:
        """The same sequences with the labels for their items; what has no category is `UNKNOWN`."""
        numbers = np.array([self.number(item) for item in sequences.items], np.int32)
        item: Int32Array = numbers[sequences.item] if len(numbers) else sequences.item
        return replace(sequences, items=self.labels, item=item)


def with_category(
    sequences: Sequences, starts: Int64Array, stops: Int64Array
) -> tuple[Int64Array, Int64Array]:
    """Those of the examples of `sequences` of labels whose next step has a category."""
    known = sequences.item[stops] != UNKNOWN
    return starts[known], stops[known]


def _too_few(count: int) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP(
            "core",
            "The next category is learned from behaviour with at least two categories of {least} actions"
            " each, but there are {count}; import events or sessions, and products with categories.",
        ),
        least=LEAST_ACTIONS,
        count=count,
    )
