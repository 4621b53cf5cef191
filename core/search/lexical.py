"""Words that met: BM25 over the fields of a product, in words and in character bigrams side by side.

Segmentation cuts the same phrase differently in a short query and a long title; bigrams do not care
and catch what words miss. Both together beat either alone wherever it was measured.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.data.catalogue import Catalogue
from core.data.levels import LEVEL_SEPARATOR
from core.search.postings import Floats, Postings, PostingsBuilder
from core.search.query import LexicalQuery, Variants
from core.text.analysis import Analyzer

FIELDS = ("title", "brand", "category", "attributes", "description")
WEIGHTS = (1.5, 1.0, 1.0, 1.0, 0.25)
# What a bigram counts against a word.
BIGRAM_WEIGHT = 1.0
# Changes of the numbers above or of the files below make older caches void.
VERSION = 2

Tick = Callable[[int, int], None]


@dataclass(frozen=True)
class Contribution:
    """What one term of the query earned in one field of a product.

    `source` is the piece of the query behind `term`; they differ for synonyms and completions.
    `kind` is `word` or `bigram`. Contributions of a product sum to its lexical score.
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
    ) -> None:
        self.catalogue = catalogue
        self.analyzer = analyzer
        self.words = words
        self.bigrams = bigrams

    @classmethod
    def build(
        cls, catalogue: Catalogue, analyzer: Analyzer, progress: Tick | None = None
    ) -> "LexicalIndex":
        """The index of `catalogue`; `progress` hears products done and products in all."""
        words, bigrams = PostingsBuilder(len(catalogue)), PostingsBuilder(len(catalogue))
        for row in range(len(catalogue)):
            for text, weight in zip(field_texts(catalogue, row), WEIGHTS, strict=True):
                if text:
                    words.add(row, analyzer.words(text), weight)
                    bigrams.add(row, analyzer.bigrams(text), weight)
            if progress and row % 500 == 0:
                progress(row, len(catalogue))
        return cls(catalogue, analyzer, words.build(), bigrams.build())

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, which must exist."""
        self.words.save(folder, "words")
        self.bigrams.save(folder, "bigrams")

    @classmethod
    def load(cls, folder: Path, catalogue: Catalogue, analyzer: Analyzer) -> "LexicalIndex":
        """What `save` wrote, for the same catalogue and analyzer.

        Raises:
            OSError, ValueError: something is missing or damaged; build it anew.
        """
        words, bigrams = Postings.load(folder, "words"), Postings.load(folder, "bigrams")
        return cls(catalogue, analyzer, words, bigrams)

    def scores(self, query: LexicalQuery) -> Floats:
        """BM25 (products,), 0 where nothing met."""
        scores = np.zeros(len(self.catalogue), np.float32)
        for postings, weight, group in self._groups(query):
            _add(scores, postings, weight, group)
        return scores

    def ceiling(self, query: LexicalQuery) -> float:
        """A score that no product can exceed: every term of `query` at the best it is anywhere."""
        return sum(
            weight
            * max((boost * _best(postings, term) for term, boost in group.terms), default=0.0)
            for postings, weight, group in self._groups(query)
        )

    def contributions(self, query: LexicalQuery, row: int) -> list[Contribution]:
        """What each term earned in each field of the product at `row`; they sum to its score."""
        texts = field_texts(self.catalogue, row)
        counted = {
            "word": [self.analyzer.words(text) for text in texts],
            "bigram": [self.analyzer.bigrams(text) for text in texts],
        }
        found: list[Contribution] = []
        for postings, weight, group in self._groups(query):
            kind = "word" if postings is self.words else "bigram"
            term, earned = _winner(postings, group, row)
            if earned:
                shares = _shares(term, counted[kind])
                found += [
                    Contribution(term, FIELDS[field], weight * earned * share, kind, group.source)
                    for field, share in shares.items()
                ]
        return found

    def _groups(self, query: LexicalQuery) -> Iterator[tuple[Postings, float, Variants]]:
        for group in query.words:
            yield self.words, 1.0, group
        for group in query.bigrams:
            yield self.bigrams, BIGRAM_WEIGHT, group


def _shares(term: str, fields: list[list[str]]) -> dict[int, float]:
    """Field → its share of what `term` earned, by weighted occurrences."""
    weighted = {at: WEIGHTS[at] * terms.count(term) for at, terms in enumerate(fields)}
    whole = sum(weighted.values())
    return {at: value / whole for at, value in weighted.items() if value}


def _best(postings: Postings, term: str) -> float:
    impacts = postings.of(term)[1]
    return float(impacts.max()) if len(impacts) else 0.0


def _add(scores: Floats, postings: Postings, weight: float, group: Variants) -> None:
    """Add to each product the best that any variant of one query term is worth there."""
    if len(group.terms) == 1:
        rows, impacts = postings.of(group.terms[0][0])
        scores[rows] += np.float32(weight * group.terms[0][1]) * impacts
        return
    best = np.zeros_like(scores)
    for term, boost in group.terms:
        rows, impacts = postings.of(term)
        best[rows] = np.maximum(best[rows], np.float32(weight * boost) * impacts)
    scores += best


def _winner(postings: Postings, group: Variants, row: int) -> tuple[str, float]:
    earned = [(boost * postings.impact(term, row), term) for term, boost in group.terms]
    best = max(earned, default=(0.0, ""), key=lambda entry: entry[0])
    return best[1], best[0]
