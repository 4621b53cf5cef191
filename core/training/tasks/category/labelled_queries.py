"""Texts as words with their categories, and queries among them: asked by shoppers or made of titles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array, Int32Array
from core.data.category_path import leaf
from core.runs.split import is_held_out
from core.text.analysis import Analyzer
from core.text.sequences import ProductWords, labelled_sequence
from core.training.click_pairs import Pairs
from core.training.tasks.category.labelled_texts import Labelled
from core.training.title_queries import QueryMaker, written


@dataclass(frozen=True)
class LabelledWords:
    """What a network reads of each text, the number of its category, and how much it counts.

    A query that is after two categories stands there twice; `weight` float32 is the share of each.
    """

    words: list[list[str]]
    label: Int32Array
    weight: Float32Array

    @classmethod
    def of(cls, words: list[list[str]], label: Int32Array) -> "LabelledWords":
        """Texts that all count as one."""
        return cls(words, label, np.ones(len(words), np.float32))

    def __len__(self) -> int:
        return len(self.words)

    def __add__(self, other: "LabelledWords") -> "LabelledWords":
        return LabelledWords(
            [*self.words, *other.words],
            np.concatenate([self.label, other.label]),
            np.concatenate([self.weight, other.weight]),
        )


NOTHING = LabelledWords([], np.zeros(0, np.int32), np.zeros(0, np.float32))


def asked_queries(
    pairs: Pairs, asked: Sequence[list[str]], categories: Sequence[str], labels: Sequence[str]
) -> LabelledWords:
    """The queries of `pairs`, each after the categories of the products it led to.

    Args:
        asked: what a network reads of each of `pairs.queries`.
        categories: the category of each product of the catalogue.
        labels: the categories that are learned; products of others say nothing.
    """
    numbers = {label: number for number, label in enumerate(labels)}
    label = np.array([numbers.get(categories[row], -1) for row in pairs.row], np.int64)
    known = label >= 0
    keys = pairs.query[known] * len(labels) + label[known]
    key, place = np.unique(keys, return_inverse=True)
    query, number = key // len(labels), key % len(labels)
    mass = np.bincount(place, pairs.weight[known], len(key))
    share = mass / np.bincount(query, mass, len(asked))[query]
    return LabelledWords(
        [asked[at] for at in query], number.astype(np.int32), share.astype(np.float32)
    )


class TitleQueries:
    """Queries made of titles, other ones each time, but none that is held out by `seed`.

    Args:
        labelled: titles with their categories.
        words: the words of each title, in order.
        named: whether the words of a category's name may be part of a query for its products, or all of it.
        seed: what `held_out` goes by.
    """

    def __init__(
        self,
        labelled: Labelled,
        words: Sequence[list[str]],
        analyzer: Analyzer,
        named: bool,
        seed: int,
    ) -> None:
        # The last level only: 手机 is in the name of 手机数码, but whoever types it wants no charger.
        leaves = [leaf(label) if named else "" for label in labelled.labels]
        names = [analyzer.sequence(leaf) for leaf in leaves]
        self._products = [
            ProductWords(title, names[label], [])
            for title, label in zip(words, labelled.label, strict=True)
        ]
        self._label = labelled.label
        self._synonyms = analyzer.synonyms
        self._seed = seed

    def made(self, seed: int) -> LabelledWords:
        """One query of each title, except where it has no word or is held out; the same for the same seed."""
        maker = QueryMaker(self._synonyms, seed)
        made = [maker.make(product) for product in self._products]
        kept = ~is_held_out(map(written, made), self._seed) & np.array(
            [bool(query) for query in made], bool
        )
        words = [labelled_sequence(written(made[at]), made[at]) for at in np.flatnonzero(kept)]
        return LabelledWords.of(words, self._label[kept])
