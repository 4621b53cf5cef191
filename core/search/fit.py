"""How well the first results fit the query, beyond the words and the meaning that each shares with it.

The last step of a hybrid search: the best by all other parts are ordered anew by signals between 0 and 1,

    score = (1 - w) · fused + w · best · Σ weightₖ signalₖ / Σ weightₖ        w = Σ weightₖ / (1 + Σ weightₖ)

so that they stand in the order of fused + best · Σ weightₖ signalₖ, where `best` is the best fused score.
What is beyond them fits 0, so it never comes before them by it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from core.arrays import BoolArray, Float32Array, Float64Array, IndexArray
from core.search.forward_index import TitleWords
from core.search.lexical import LexicalIndex
from core.search.query import LexicalQuery
from core.text import lexicon
from core.text.exclusion import excluded_words, is_held

# As many as other orders sort (`core.search.ranking`).
FITTED = 300
# Chosen with each shop left out in turn: `python -m tests.benchmarks.fit_weights`, docs/search.md.
WEIGHTS = {
    # The title holds the words of the query.
    "coverage": 0.4,
    # It holds nothing that the query excludes.
    "excluded": 0.5,
    # It names no other colours than those asked for.
    "colour": 0.2,
    # It holds no word of accessories.
    "accessory": 0.2,
}


@dataclass(frozen=True)
class Fit:
    """The signals (rows,) by name, each with its weight, of the `rows` that are ordered anew."""

    rows: IndexArray
    weights: dict[str, float]
    signals: dict[str, Float32Array]
    best: float

    @property
    def weight(self) -> float:
        """What the part weighs against all others together."""
        total = sum(self.weights.values())
        return total / (1 + total)

    def values(self, products: int) -> Float32Array:
        """The part of every product before its weight, (products,) from 0 to `best`."""
        values = np.zeros(products, np.float32)
        share = self.best / sum(self.weights.values())
        for name, weight in self.weights.items():
            values[self.rows] += np.float32(share * weight) * self.signals[name]
        return values

    def shares(self, rows: IndexArray) -> dict[str, Float64Array]:
        """What each signal adds to the scores of `rows`; nothing where they are not ordered anew."""
        order = np.argsort(self.rows)
        places = order[np.searchsorted(self.rows, rows, sorter=order).clip(max=len(order) - 1)]
        share = self.weight * self.best / sum(self.weights.values()) * (self.rows[places] == rows)
        return {
            name: share * weight * self.signals[name][places]
            for name, weight in self.weights.items()
        }


def fit_of(
    index: LexicalIndex, text: str, query: LexicalQuery, words: int, rows: IndexArray, best: float
) -> Fit | None:
    """How `rows` fit normalised `text`, of so many words; None where no signal tells them apart."""
    signals = signals_of(index, text, query, rows) if best > 0 else {}
    weights = {name: WEIGHTS[name] * factor(name, words) for name in signals}
    weights = {name: weight for name, weight in weights.items() if weight}
    return Fit(rows, weights, signals, best) if weights else None


def factor(name: str, words: int) -> float:
    """How much of its weight a signal has for a query of so many words.

    One word is held or is not, and BM25 knows that; of many a title may hold a share. And the more words a
    query has, the likelier it asks for an accessory by a word that is on no list.
    """
    if name == "coverage":
        return 1 - 1 / max(words, 1)
    return 1 / max(words, 1) if name == "accessory" else 1.0


def signals_of(
    index: LexicalIndex, text: str, query: LexicalQuery, rows: IndexArray
) -> dict[str, Float32Array]:
    """The signals (rows,) that tell `rows` apart, from 0 to 1."""
    titles = index.titles.words_of(rows)
    excluded = excluded_words(index.analyzer, text)
    signals = {
        "coverage": _coverage(index, query, excluded, titles),
        "excluded": _without_excluded(index, excluded, titles, rows),
        "colour": _colour(index, query, titles),
        "accessory": _no_accessory(index, query, titles),
    }
    # What is the same for all orders nothing.
    return {
        name: values
        for name, values in signals.items()
        if values is not None and len(values) and np.ptp(values) > 0
    }


def _coverage(
    index: LexicalIndex, query: LexicalQuery, excluded: Iterable[str], titles: TitleWords
) -> Float32Array | None:
    """The share of the words of the query, but what it excludes, that each title holds."""
    groups = [group for group in query.words if not {term for term, _ in group.terms} & {*excluded}]
    if not groups:
        return None
    held = np.zeros(titles.titles, np.float32)
    for group in groups:
        held += titles.with_any(index.words.number(term) for term, _ in group.terms)
    return held / np.float32(len(groups))


def _without_excluded(
    index: LexicalIndex, excluded: tuple[str, ...], titles: TitleWords, rows: IndexArray
) -> Float32Array | None:
    """1 for a title that holds nothing of what is excluded, 0 for one that holds all of it."""
    if not excluded:
        return None
    signal = np.ones(titles.titles, np.float32)
    for word in excluded:
        for place in np.flatnonzero(titles.with_any([index.words.number(word)])):
            if is_held(index.catalogue.title[rows[place]], word):
                signal[place] -= np.float32(1 / len(excluded))
    return signal


def _colour(index: LexicalIndex, query: LexicalQuery, titles: TitleWords) -> Float32Array | None:
    """0 for a title with other colours than the query names; None where it names none."""
    terms = _terms(query)
    named = [names for names in lexicon.colours() if names & terms]
    if not named:
        return None
    others = [names for names in lexicon.colours() if not names & terms]
    is_other = _with_any_word(index, others, titles) & ~_with_any_word(index, named, titles)
    return 1 - is_other.astype(np.float32)


def _no_accessory(
    index: LexicalIndex, query: LexicalQuery, titles: TitleWords
) -> Float32Array | None:
    """0 for a title that holds a word of accessories; None where the query does, or is not English.

    In Chinese titles accessories are told by their heads and categories (`core.search.lexical`).
    """
    terms = _terms(query)
    if not terms or not all(map(str.isascii, terms)) or terms & lexicon.extras():
        return None
    return 1 - _with_any_word(index, [lexicon.extras()], titles).astype(np.float32)


def _terms(query: LexicalQuery) -> set[str]:
    return {group.source for group in query.words} | {
        term for group in query.words for term, _ in group.terms
    }


def _with_any_word(
    index: LexicalIndex, groups: Iterable[frozenset[str]], titles: TitleWords
) -> BoolArray:
    return titles.with_any(index.words.number(word) for names in groups for word in names)
