"""Texts as words with their categories, and queries among them: asked by shoppers or made of titles."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.arrays import Float32Array, Int32Array
from core.data.category_path import leaf
from core.runs.split import is_held_out
from core.text.analysis import Analyzer
from core.text.normalise import normalise
from core.text.sequences import ProductWords, labelled_sequence
from core.training.augmentation import Augmentation
from core.training.click_pairs import Pairs
from core.training.tasks.category.labelled_texts import Labelled
from core.training.title_queries import QueryGenerator, join_words


@dataclass(frozen=True)
class LabelledWords:
    """What a network reads of each text, the number of its category, and how much it counts.

    A query that is after two categories stands there twice; `weight` float32 is the share of each. `texts`
    are what the words were read of.
    """

    words: list[list[str]]
    label: Int32Array
    weight: Float32Array
    texts: list[str]

    @classmethod
    def for_texts(
        cls, words: list[list[str]], label: Int32Array, texts: list[str]
    ) -> "LabelledWords":
        """Texts that all count as one."""
        return cls(words, label, np.ones(len(words), np.float32), texts)

    def __len__(self) -> int:
        return len(self.words)

    def __add__(self, other: "LabelledWords") -> "LabelledWords":
        return LabelledWords(
            [*self.words, *other.words],
            np.concatenate([self.label, other.label]),
            np.concatenate([self.weight, other.weight]),
            [*self.texts, *other.texts],
        )

    def changed(
        self, number: int, augmentation: Augmentation, analyzer: Analyzer
    ) -> "LabelledWords":
        """What pass `number` learns from: some of the texts changed."""

        def read(position: int) -> tuple[str, list[str]]:
            return self.texts[position], analyzer.sequence(self.texts[position])

        words = list(self.words)
        for position, one in augmentation.changes(len(self), number, read).items():
            text = normalise(one.text)
            words[position] = labelled_sequence(text, analyzer.sequence(text))
        return replace(self, words=words)


NOTHING = LabelledWords([], np.zeros(0, np.int32), np.zeros(0, np.float32), [])


def shopper_queries(
    pairs: Pairs, sequences: Sequence[list[str]], categories: Sequence[str], labels: Sequence[str]
) -> LabelledWords:
    """The queries of `pairs`, each after the categories of the products it led to.

    Args:
        sequences: what a network reads of each of `pairs.queries`.
        categories: the category of each product of the catalogue.
        labels: the categories that are learned; products of others say nothing.
    """
    numbers = {label: number for number, label in enumerate(labels)}
    label = np.array([numbers.get(categories[row], -1) for row in pairs.row], np.int64)
    known = label >= 0
    # One number for each query and category, and what led from the one to the other.
    keys = pairs.query[known] * len(labels) + label[known]
    key, pair = np.unique(keys, return_inverse=True)
    query, number = key // len(labels), key % len(labels)
    mass = np.bincount(pair, pairs.weight[known], len(key))
    share = mass / np.bincount(query, mass, len(sequences))[query]
    words = [sequences[index] for index in query]
    texts = [pairs.queries[index] for index in query]
    return LabelledWords(words, number.astype(np.int32), share.astype(np.float32), texts)


class TitleQueries:
    """Queries made of titles, other ones each time, but none that is held out by `seed`.

    Args:
        labelled: titles with their categories.
        words: the words of each title, in order.
        named: whether the words of a category's name may be part of a query for its products, or all of it.
        seed: what `is_held_out` goes by.
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

    def generate(self, seed: int) -> LabelledWords:
        """One query of each title, except where it has no word or is held out; the same for the same seed."""
        generator = QueryGenerator(self._synonyms, seed)
        queries = [generator.generate(product) for product in self._products]
        texts = [join_words(words) for words in queries]
        has_words = np.array([bool(words) for words in queries], bool)
        taught = np.flatnonzero(has_words & ~is_held_out(texts, self._seed))
        words = [labelled_sequence(texts[index], queries[index]) for index in taught]
        kept = [texts[index] for index in taught]
        return LabelledWords.for_texts(words, self._label[taught], kept)
