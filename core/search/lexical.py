"""The lexical score: BM25 over the fields of a product, in words and in character bigrams side by side.

Segmentation cuts the same phrase differently in a short query and a long title; bigrams do not care
and catch what words miss. Both together beat either alone wherever it was measured. What misses words of
the query loses a share of what it earned; then the words that the best titles share are looked up too.
Fours of letters in titles do for Latin words what bigrams do for Chinese ones. Of a product,

    direct = (Σ words + Σ bigrams + 0.2 Σ letters) · (1 - 0.6 · words missing) · (0.75 if of another kind)
             · (0.75 if the title holds the head only to describe another thing)
    score  = direct + Σ related words, scaled to at most 0.3 of the best direct score

where each summand is the BM25 of the best of the terms that may stand for one piece of the query.
"""

from collections import ChainMap, Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from core.arrays import Float32Array, Int32Array, keep_arrays, read_arrays
from core.data.catalogue import Catalogue
from core.data.category_path import LEVEL_SEPARATOR, leaf
from core.progress import ProgressCallback
from core.search.forward_index import ForwardIndex
from core.search.index_builder import IndexBuilder
from core.search.leaf_categories import LeafCategories
from core.search.modifier_index import ModifierIndex
from core.search.postings import Postings
from core.search.pseudo_relevance import WEIGHT as RELATED_WEIGHT
from core.search.pseudo_relevance import Expansion, expand
from core.search.query import LexicalQuery, Variants
from core.text.analysis import Analyzer
from core.text.searchable import is_text

# All weights were tuned on the tune half of a Chinese and an English shop (docs/search.md).
FIELDS = ("title", "brand", "category", "attributes", "description")
# A title says what a product is; a description says much besides.
FIELD_WEIGHTS = (1.5, 1.0, 1.0, 1.0, 0.5)
# What a bigram counts against a word.
BIGRAM_WEIGHT = 1.0
# What four letters count against a word; there are many of them in a word.
LETTERS_WEIGHT = 0.2
# The share of the query's letters that a product without any of its words must hold to be meant: less
# would bring in words that merely end alike.
LEAST_LETTERS = 0.6
# What a product loses of its score if it holds none of the words, in proportion if some.
COVERAGE_PENALTY = 0.6
# What a product loses of its score if its category is another than the one that the query names.
OTHER_KIND_PENALTY = 0.25
# What a product loses of its score if its title only describes another thing by the head of the query.
MODIFIER_PENALTY = 0.25
# Changes of the numbers above or of the files below make older caches void.
VERSION = 8
POSTINGS = ("words", "bigrams", "letters")
# How many products are indexed between two reports of progress.
REPORTED = 500


@dataclass(frozen=True)
class Contribution:
    """What one term earned in one field of a product. Contributions of a product sum to its lexical score.

    `kind` is `word`, `bigram` or `letters`, all from the query; `related`, a word that the best answers
    share. Three are negative: `missing` stands for all words of the query that the product lacks, in no
    field; `other` is a category that is not the one the query names; `modifier` is the head of the query,
    where the title only describes another thing by it.
    `source` is the piece of the query behind `term`; they differ for synonyms and completions.
    """

    term: str
    field: str
    score: float
    kind: str = "word"
    source: str = ""


def field_texts(catalogue: Catalogue, row: int) -> tuple[str, ...]:
    """The text of each of `FIELDS` of the product at `row`; addresses, flags and dates are none."""
    return (
        catalogue.title[row],
        catalogue.brand[row],
        catalogue.category[row].replace(LEVEL_SEPARATOR, " "),
        " ".join(filter(is_text, catalogue.attributes_of(row).values())),
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
        modifiers: ModifierIndex,
        leaves: LeafCategories | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.analyzer = analyzer
        self.words = words
        self.bigrams = bigrams
        self.letters = letters
        self.titles = titles
        self.modifiers = modifiers
        self.leaves = leaves or LeafCategories(catalogue, analyzer)

    @classmethod
    def build(
        cls, catalogue: Catalogue, analyzer: Analyzer, progress: ProgressCallback | None = None
    ) -> "LexicalIndex":
        """The index of `catalogue`; `progress` hears products done and products in all."""
        builder = IndexBuilder(analyzer, len(catalogue), FIELD_WEIGHTS)
        for row in range(len(catalogue)):
            builder.add(row, field_texts(catalogue, row))
            if progress and row % REPORTED == 0:
                progress(row, len(catalogue))
        words = builder.words.build()
        titles = ForwardIndex.build(words, builder.titles)
        rest = builder.bigrams.build(), builder.letters.build(), titles
        return cls(catalogue, analyzer, words, *rest, builder.modifiers.build(words))

    def for_catalogue(self, catalogue: Catalogue) -> "LexicalIndex":
        """The same words beside a `catalogue` that differs in numbers alone."""
        index = copy(self)
        index.catalogue = catalogue
        return index

    def save(self, path: Path) -> None:
        """Keep the index as the file `path`; may fail quietly, for it can be built again."""
        parts = (getattr(self, name).arrays(name) for name in POSTINGS)
        keep_arrays(path, dict(ChainMap(self.titles.arrays(), self.modifiers.arrays(), *parts)))

    @classmethod
    def load(cls, path: Path, catalogue: Catalogue, analyzer: Analyzer) -> "LexicalIndex":
        """What `save` wrote, for the same catalogue and analyzer.

        Raises:
            OSError, ValueError: it is missing or damaged; build it anew.
        """
        arrays, products = read_arrays(path), len(catalogue)
        try:
            words, bigrams, letters = (
                Postings.from_arrays(arrays, name, products) for name in POSTINGS
            )
            titles = ForwardIndex.from_arrays(arrays, products, words)
            described = ModifierIndex.from_arrays(arrays, products, words)
        except KeyError as error:
            raise ValueError(f"no {error}") from error
        return cls(catalogue, analyzer, words, bigrams, letters, titles, described)

    def scores(self, query: LexicalQuery) -> Float32Array:
        """The lexical score (products,), 0 where no term matches."""
        direct = self._direct_scores(query)
        return direct + self._expansion(query, direct).scores

    def demote_other_kinds(self, query: LexicalQuery, scores: Float32Array) -> Float32Array:
        """`scores` (products,), changed in place: what is of another kind or goes with it loses a share."""
        others = self.leaves.others(query.kinds)
        scores *= np.where(others, np.float32(1 - OTHER_KIND_PENALTY), np.float32(1))
        # One fact must not count twice: 手机壳 is no phone by its category and by its title.
        described = self._described_by(query.head)
        scores[described[~others[described]]] *= np.float32(1 - MODIFIER_PENALTY)
        return scores

    def _described_by(self, head: str) -> Int32Array:
        """The rows whose titles only describe another thing by `head`."""
        return self.modifiers.rows(self.words.number(head))

    def ceiling(self, query: LexicalQuery) -> float:
        """A score that no product can exceed: every term of `query` at the best it is anywhere."""
        return (1 + RELATED_WEIGHT) * sum(
            weight * postings.ceiling(group.terms)
            for postings, weight, group in (*self._groups(query), *self._letter_groups(query))
        )

    def _direct_scores(self, query: LexicalQuery) -> Float32Array:
        """What the pieces of the query earn, less what missing words and another kind cost."""
        scores = np.zeros(len(self.catalogue), np.float32)
        matched_words = np.zeros_like(scores)
        # Words and bigrams: the best term of each piece.
        for postings, weight, group in self._groups(query):
            postings.add_best(scores, group.terms, weight)
            if postings is self.words:
                matched_words[postings.rows_with_any(group.terms)] += 1
        # Letters of Latin words.
        if query.letters:
            scores += self._letter_scores(query, scores)
        # Coverage: what lacks words of the query loses in proportion.
        missing = 1 - matched_words / np.float32(max(len(query.words), 1))
        scores *= 1 - np.float32(COVERAGE_PENALTY) * missing
        # Kind: a case for a phone is no phone.
        return self.demote_other_kinds(query, scores)

    def _letter_scores(self, query: LexicalQuery, scores: Float32Array) -> Float32Array:
        """What the letters of the query earn where it has `scores` too or enough of the letters match."""
        earned, matched = np.zeros_like(scores), np.zeros_like(scores)
        for postings, weight, group in self._letter_groups(query):
            postings.add_best(earned, group.terms, weight)
            matched[postings.rows_with_any(group.terms)] += 1
        earned[(scores == 0) & (matched < LEAST_LETTERS * len(query.letters))] = 0
        return earned

    def _expansion(self, query: LexicalQuery, direct: Float32Array) -> Expansion:
        """The words that the best titles share, none that the query already stands for."""
        query_terms = {token.text for token in query.tokens}
        query_terms |= {term for group in query.words for term, _ in group.terms}
        return expand(self.words, self.titles, direct, query_terms)

    def contributions(self, query: LexicalQuery, row: int) -> list[Contribution]:
        """What each term earned in each field of the product at `row`; they sum to its score."""
        texts = field_texts(self.catalogue, row)
        words = [self.analyzer.frequencies(self.analyzer.pieces(text)) for text in texts]
        pairs = [Counter(self.analyzer.bigrams(text)) for text in texts]
        earned: list[Contribution] = []
        for postings, weight, group in self._groups(query):
            term, worth = postings.best_term(group.terms, row)
            kind, fields = ("word", words) if postings is self.words else ("bigram", pairs)
            earned += _by_field(Contribution(term, "", weight * worth, kind, group.source), fields)
        earned += self._letter_contributions(query, row, bool(earned))
        earned += self._missing(query, row, sum(part.score for part in earned))
        worth = sum(part.score for part in earned)
        earned += self._other_kind(query, row, worth) or self._modifier(query, row, worth)
        for term, weight in self._expansion(query, self._direct_scores(query)).weights.items():
            worth = weight * self.words.impact(term, row)
            earned += _by_field(Contribution(term, "", worth, "related"), words)
        return earned

    def _letter_contributions(
        self, query: LexicalQuery, row: int, has_words: bool
    ) -> list[Contribution]:
        """What the letters of the query earn in the title at `row`; nothing if too few match to be meant."""
        earned = [
            Contribution(group.source, "title", weight * score, "letters", group.source)
            for postings, weight, group in self._letter_groups(query)
            if (score := postings.impact(group.source, row))
        ]
        return earned if has_words or len(earned) >= LEAST_LETTERS * len(query.letters) else []

    def _missing(self, query: LexicalQuery, row: int, earned: float) -> list[Contribution]:
        """What the words that the product lacks cost of what it `earned`."""
        missing = [g.source for g in query.words if not self.words.best_term(g.terms, row)[1]]
        if not missing or not earned:
            return []
        lost = COVERAGE_PENALTY * earned * len(missing) / len(query.words)
        return [Contribution(" ".join(missing), "", -lost, "missing")]

    def _other_kind(self, query: LexicalQuery, row: int, earned: float) -> list[Contribution]:
        """What being of another kind than the query names costs of what the product `earned`."""
        if not earned or not self.leaves.others(query.kinds)[row]:
            return []
        lost = OTHER_KIND_PENALTY * earned
        return [Contribution(leaf(self.catalogue.category[row]), "category", -lost, "other")]

    def _modifier(self, query: LexicalQuery, row: int, earned: float) -> list[Contribution]:
        """What describing another thing by the head of the query costs of what the product `earned`."""
        if not earned or row not in self._described_by(query.head):
            return []
        return [Contribution(query.head, "title", -MODIFIER_PENALTY * earned, "modifier")]

    def _groups(self, query: LexicalQuery) -> Iterator[tuple[Postings, float, Variants]]:
        for group in query.words:
            yield self.words, group.weight, group
        for group in query.bigrams:
            yield self.bigrams, BIGRAM_WEIGHT * group.weight, group

    def _letter_groups(self, query: LexicalQuery) -> Iterator[tuple[Postings, float, Variants]]:
        for group in query.letters:
            yield self.letters, LETTERS_WEIGHT, group


def _by_field(whole: Contribution, fields: Sequence[Mapping[str, float]]) -> list[Contribution]:
    """`whole` shared out among the fields that hold its term, by weighted occurrences; nothing of nothing."""
    if not whole.score:
        return []
    occurrences = {
        field: weight * counts.get(whole.term, 0)
        for field, weight, counts in zip(FIELDS, FIELD_WEIGHTS, fields, strict=True)
    }
    total = sum(occurrences.values())
    return [
        replace(whole, field=field, score=whole.score * (count / total))
        for field, count in occurrences.items()
        if count
    ]
