"""Words that the best answers share: a second look with them finds what the query left unsaid.

Pseudo-relevance feedback (Rocchio 1971; Lavrenko and Croft 2001): the titles of the best products say in
other words what is looked for, so a product that shares these words is likelier meant.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array, IndexArray, Int32Array
from core.search.forward_index import ForwardIndex
from core.search.postings import Postings, idf
from core.search.top import best_rows

# All four were tuned on the tune half of both shops in docs/search.md, as the lexical weights were.
# More products or a lower share bring in words of other things, fewer find too few words to share.
PRODUCTS = 20
LEAST_SHARE = 0.3
TERMS = 20
# The most that the shared words add, as a share of the best score without them: a product that holds them
# all and none of the query's own stays behind those that answer it.
WEIGHT = 0.3
NO_TERMS = np.zeros(0, np.int32)


@dataclass(frozen=True)
class Expansion:
    """Shared words with their weights, and what they add to each product (products,)."""

    weights: dict[str, float]
    scores: Float32Array


def expand(
    words: Postings, titles: ForwardIndex, scores: Float32Array, query_terms: Collection[str]
) -> Expansion:
    """What the titles that `scores` likes best add to it, beyond `query_terms`.

    A word weighs its idf times the scores of the best titles that hold it; the sum is scaled so that the
    product with the most of them gains `WEIGHT` of the best score.
    """
    numbers, weights = _shared_terms(words, titles, scores, query_terms)
    added = np.zeros_like(scores)
    words.add_weighted(added, numbers, weights)
    most = added.max(initial=0.0)
    if not most:
        return Expansion({}, added)
    scale = WEIGHT * scores.max() / most
    terms = [words.terms[number] for number in numbers.tolist()]
    weight_of = dict(zip(terms, map(float, weights * scale), strict=True))
    return Expansion(weight_of, added * scale)


def _shared_terms(
    words: Postings, titles: ForwardIndex, scores: Float32Array, query_terms: Collection[str]
) -> tuple[Int32Array, Float32Array]:
    """The numbers of the `TERMS` weightiest words of the best titles, and their weights."""
    best = _best(scores)
    terms = [titles.terms(row) for row in best.tolist()]
    # A title speaks with its score, to each of its words.
    trust = np.repeat(scores[best], [len(numbers) for numbers in terms])
    numbers, entry = np.unique(np.concatenate([*terms, NO_TERMS]), return_inverse=True)
    rarity = idf(words.document_frequency(numbers), len(scores))
    weights = (np.bincount(entry, trust, len(numbers)) * rarity).astype(np.float32)
    # What was typed has earned its score already.
    weights[np.isin(numbers, [words.number(term) for term in query_terms])] = 0
    first = np.argsort(-weights, kind="stable")[: min(TERMS, np.count_nonzero(weights))]
    return numbers[first], weights[first]


def _best(scores: Float32Array) -> IndexArray:
    likely = np.flatnonzero(scores > LEAST_SHARE * scores.max(initial=0.0))
    return best_rows(scores, likely, PRODUCTS)
