"""Words that the best answers share: a second look with them finds what the query left unsaid.

Pseudo-relevance feedback (Rocchio 1971; Lavrenko and Croft 2001): the titles of the best products say in
other words what was asked for, so a product that shares these words is likelier meant.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array, IndexArray, Int32Array
from core.search.forward_index import ForwardIndex
from core.search.postings import Postings, rarity_of
from core.search.top import best_rows

# How many products are listened to, which share of the best score they must have, how many words they give.
PRODUCTS = 20
LEAST_SHARE = 0.3
WORDS = 20
# The most that related words add, as a share of the best score without them.
WEIGHT = 0.3
NONE = np.zeros(0, np.int32)


@dataclass(frozen=True)
class Feedback:
    """Related words with their weights, and what they add to each product (products,)."""

    weights: dict[str, float]
    added: Float32Array


def feedback(
    words: Postings, titles: ForwardIndex, scores: Float32Array, asked: Collection[str]
) -> Feedback:
    """What the titles that `scores` likes best add to it, beyond the words `asked` for.

    A word counts by how rare it is and by the scores of the titles that hold it; the sum is scaled so that
    the product with the most of them gains `WEIGHT` of the best score.
    """
    added = np.zeros_like(scores)
    numbers, weights = _shared(words, titles, scores, asked)
    for number, weight in zip(numbers.tolist(), weights, strict=True):
        rows, impacts = words.at(number)
        added[rows] += weight * impacts
    most = added.max(initial=0.0)
    if not most:
        return Feedback({}, added)
    scale = WEIGHT * scores.max() / most
    named = zip(map(words.terms.__getitem__, numbers.tolist()), weights * scale, strict=True)
    return Feedback({term: float(weight) for term, weight in named}, added * scale)


def _shared(
    words: Postings, titles: ForwardIndex, scores: Float32Array, asked: Collection[str]
) -> tuple[Int32Array, Float32Array]:
    """The places of the `WORDS` most telling words of the best titles, and how telling each is."""
    best = _best(scores)
    held = [titles.of(row) for row in best.tolist()]
    trust = np.repeat(scores[best], [len(each) for each in held])
    numbers, place = np.unique(np.concatenate([*held, NONE]), return_inverse=True)
    rarity = rarity_of(words.held(numbers), len(scores))
    telling = (np.bincount(place, trust, len(numbers)) * rarity).astype(np.float32)
    telling[np.isin(numbers, [words.number(word) for word in asked])] = 0
    first = np.argsort(-telling, kind="stable")[: min(WORDS, np.count_nonzero(telling))]
    return numbers[first], telling[first]


def _best(scores: Float32Array) -> IndexArray:
    likely = np.flatnonzero(scores > LEAST_SHARE * scores.max(initial=0.0))
    return best_rows(scores, likely, PRODUCTS)
