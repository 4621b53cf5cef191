"""Words that met: BM25 over the fields of a product, in words and in character bigrams side by side.

Segmentation cuts the same phrase differently in a short query and a long title; bigrams do not care
and catch what words miss. Both together beat either alone wherever it was measured. What misses words of
the query loses a share of what it earned; then the words that the best titles share are looked up too.
Fours of letters in titles do for Latin words what bigrams do for Chinese ones.
"""

from collections import ChainMap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from core.arrays import Float32Array, keep_arrays, read_arrays
from core.data.catalogue import Catalogue
from core.data.category_path import LEVEL_SEPARATOR, leaf_name
from core.progress import ProgressCallback
from core.search.forward_index import ForwardIndex
from core.search.group_scores import add, best, rows_of, winner
from core.search.leaf_categories import LeafCategories
from core.search.postings import Postings, PostingsBuilder
from core.search.pseudo_relevance import WEIGHT as RELATED_WEIGHT
from core.search.pseudo_relevance import Feedback, feedback
from core.search.query import LexicalQuery, Variants
from core.text.analysis import Analyzer

FIELDS = ("title", "brand", "category", "attributes", "description")
WEIGHTS = (1.5, 1.0, 1.0, 1.0, 0.5)
# What a bigram counts against a word.
BIGRAM_WEIGHT = 1.0
# What four letters count against a word; there are many of them in a word.
LETTERS_WEIGHT = 0.2
# The share of the query's letters that a product without any of its words must hold to be meant.
LEAST_SPELT = 0.6
# What a product loses of its score if it holds none of the words, in proportion if some.
COVERAGE = 0.6
# What a product loses of its score if its category is another than the one that the query names.
OTHER_KIND = 0.25
# Changes of the numbers above or of the files below make older caches void.
VERSION = 6
POSTINGS = ("words", "bigrams", "letters")


@dataclass(frozen=True)
class Contribution:
    """What one term earned in one field of a product. Contributions of a product sum to its lexical score.

    `kind` is `word`, `bigram` or `letters`, all from the query; `related`, a word that the best answers
    share. Two are negative: `missing` stands for all words of the query that the product lacks, in no field;
    `other` is a category that is not the one the query names.
    `source` is the piece of the query behind `term`; they differ for synonyms and completions.
    """

    term: str
    field: str
    score: float
    kind: str = "word"
    source: str = ""


def field_texts(catalogue: Catalogue, row: int) -> tuple[str, ...]:
    """The text of each of `FIELDS` of the product at `row`."""
    return (
        catalogue.title[row],
        catalogue.brand[row],
        catalogue.category[row].replace(LEVEL_SEPARATOR, " "),
        " ".join(catalogue.attributes_of(row).values()),
        catalogue.description[row],
    )


class LexicalIndex:
    """Scores of every product for a query; see the module for what counts."""

    def __init__(
        self,
        catalogue: Catalogue,
        analyzer: Analyzer,
        words: Postings,
        bigrams: Postings,
        letters: Postings,
        titles: ForwardIndex,
    ) -> None:
        self.catalogue = catalogue
        self.analyzer = analyzer
        self.words = words
        self.bigrams = bigrams
        self.letters = letters
        self.titles = titles
        self._leaves = LeafCategories(catalogue, analyzer)

    @classmethod
    def build(
        cls, catalogue: Catalogue, analyzer: Analyzer, progress: ProgressCallback | None = None
    ) -> "LexicalIndex":
        """The index of `catalogue`; `progress` hears products done and products in all."""
        words, bigrams, letters = (PostingsBuilder(len(catalogue)) for _ in range(3))
        titles: list[list[str]] = []
        for row in range(len(catalogue)):
            texts = field_texts(catalogue, row)
            held = [analyzer.words(text) for text in texts]
            for text, terms, weight in zip(texts, held, WEIGHTS, strict=True):
                words.add(row, terms, weight)
                bigrams.add(row, analyzer.bigrams(text), weight)
            letters.add(row, analyzer.letters(texts[0]), WEIGHTS[0])
            titles.append(held[0])
            if progress and row % 500 == 0:
                progress(row, len(catalogue))
        built = words.build()
        told = ForwardIndex.build(built, titles)
        return cls(catalogue, analyzer, built, bigrams.build(), letters.build(), told)

    def save(self, path: Path) -> None:
        """Keep the index as the file `path`; may fail quietly, for it can be built again."""
        parts = (getattr(self, name).arrays(name) for name in POSTINGS)
        keep_arrays(path, dict(ChainMap(self.titles.arrays(), *parts)))

    @classmethod
    def load(cls, path: Path, catalogue: Catalogue, analyzer: Analyzer) -> "LexicalIndex":
        """What `save` wrote, for the same catalogue and analyzer.

        Raises:
            OSError, ValueError: it is missing or damaged; build it anew.
        """
        arrays, products = read_arrays(path), len(catalogue)
        try:
            words, bigrams, letters = (
                Postings.of_arrays(arrays, name, products) for name in POSTINGS
            )
            titles = ForwardIndex.of_arrays(arrays, products, words)
        except KeyError as error:
            raise ValueError(f"no {error}") from error
        return cls(catalogue, analyzer, words, bigrams, letters, titles)

    def scores(self, query: LexicalQuery) -> Float32Array:
        """The lexical score (products,), 0 where nothing met."""
        direct = self._direct(query)
        return direct + self._feedback(query, direct).added

    def less_of_other_kinds(self, query: LexicalQuery, scores: Float32Array) -> Float32Array:
        """`scores` (products,), changed in place: products of another kind than was named lose a share."""
        scores[self._leaves.others(query.things)] *= np.float32(1 - OTHER_KIND)
        return scores

    def ceiling(self, query: LexicalQuery) -> float:
        """A score that no product can exceed: every term of `query` at the best it is anywhere."""
        return (1 + RELATED_WEIGHT) * sum(
            weight * best(postings, group)
            for postings, weight, group in (*self._groups(query), *self._spelt(query))
        )

    def contributions(self, query: LexicalQuery, row: int) -> list[Contribution]:
        """What each term earned in each field of the product at `row`; they sum to its score."""
        texts = field_texts(self.catalogue, row)
        words = [self.analyzer.words(text) for text in texts]
        pairs = [self.analyzer.bigrams(text) for text in texts]
        met: list[Contribution] = []
        for postings, weight, group in self._groups(query):
            term, earned = winner(postings, group, row)
            kind, fields = ("word", words) if postings is self.words else ("bigram", pairs)
            met += _by_field(Contribution(term, "", weight * earned, kind, group.source), fields)
        met += self._letters_of(query, row, bool(met))
        met += self._missing(query, row, sum(each.score for each in met))
        met += self._other_kind(query, row, sum(each.score for each in met))
        for term, weight in self._feedback(query, self._direct(query)).weights.items():
            earned = weight * self.words.impact(term, row)
            met += _by_field(Contribution(term, "", earned, "related"), words)
        return met

    def _direct(self, query: LexicalQuery) -> Float32Array:
        """What the pieces of the query earn, less what missing words and another kind cost."""
        scores = np.zeros(len(self.catalogue), np.float32)
        held = np.zeros_like(scores)
        for postings, weight, group in self._groups(query):
            add(scores, postings, weight, group)
            if postings is self.words:
                held[rows_of(postings, group)] += 1
        scores += self._letters(query, scores)
        missing = 1 - held / np.float32(max(len(query.words), 1))
        scores *= 1 - np.float32(COVERAGE) * missing
        return self.less_of_other_kinds(query, scores)

    def _letters(self, query: LexicalQuery, met: Float32Array) -> Float32Array:
        """What the letters of the query earn where words `met` too or enough of the letters do."""
        earned, spelt = np.zeros_like(met), np.zeros_like(met)
        for postings, weight, group in self._spelt(query):
            add(earned, postings, weight, group)
            spelt[rows_of(postings, group)] += 1
        earned[(met == 0) & (spelt < LEAST_SPELT * len(query.letters))] = 0
        return earned

    def _letters_of(self, query: LexicalQuery, row: int, is_met: bool) -> list[Contribution]:
        """What the letters of the query earn in the title at `row`; nothing if too few meet to be meant."""
        earned = [
            Contribution(group.source, "title", weight * score, "letters", group.source)
            for postings, weight, group in self._spelt(query)
            if (score := postings.impact(group.source, row))
        ]
        return earned if is_met or len(earned) >= LEAST_SPELT * len(query.letters) else []

    def _missing(self, query: LexicalQuery, row: int, earned: float) -> list[Contribution]:
        lacked = [group.source for group in query.words if not winner(self.words, group, row)[1]]
        if not lacked or not earned:
            return []
        lost = COVERAGE * earned * len(lacked) / len(query.words)
        return [Contribution(" ".join(lacked), "", -lost, "missing")]

    def _other_kind(self, query: LexicalQuery, row: int, earned: float) -> list[Contribution]:
        if not earned or not self._leaves.others(query.things)[row]:
            return []
        leaf = leaf_name(self.catalogue.category[row])
        return [Contribution(leaf, "category", -OTHER_KIND * earned, "other")]

    def _feedback(self, query: LexicalQuery, direct: Float32Array) -> Feedback:
        asked = {token.text for token in query.tokens}
        asked |= {term for group in query.words for term, _ in group.terms}
        return feedback(self.words, self.titles, direct, asked)

    def _groups(self, query: LexicalQuery) -> Iterator[tuple[Postings, float, Variants]]:
        for group in query.words:
            yield self.words, group.weight, group
        for group in query.bigrams:
            yield self.bigrams, BIGRAM_WEIGHT * group.weight, group

    def _spelt(self, query: LexicalQuery) -> Iterator[tuple[Postings, float, Variants]]:
        for group in query.letters:
            yield self.letters, LETTERS_WEIGHT, group


def _by_field(whole: Contribution, fields: list[list[str]]) -> list[Contribution]:
    """`whole` shared out among the fields that hold its term; nothing if it earned nothing."""
    if not whole.score:
        return []
    shares = _shares(whole.term, fields)
    return [
        replace(whole, field=FIELDS[field], score=whole.score * share)
        for field, share in shares.items()
    ]


def _shares(term: str, fields: list[list[str]]) -> dict[int, float]:
    """Field → its share of what `term` earned, by weighted occurrences."""
    weighted = {at: WEIGHTS[at] * terms.count(term) for at, terms in enumerate(fields)}
    whole = sum(weighted.values())
    return {at: value / whole for at, value in weighted.items() if value}
