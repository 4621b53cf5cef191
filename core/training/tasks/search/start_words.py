"""What a search network begins with where the pretrained start is at hand: words, vectors and weights.

The words of the shop get the start's vectors, or those of their parts. Beside them stand words that no
product has but that mean something near to one: people ask for things by other names than sellers do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array, IndexArray
from core.pretrained.start import LENGTH, Start
from core.text.vocabulary import Vocabulary

# Words beside those of the shop: each costs a row of the table, and further ones are seldom asked for, the
# sooner the fewer products there are.
RELATED_WORDS = 8_000
RELATED_PER_PRODUCT = 4
# Products that say what is related here; more of them name no other words.
SAMPLED_PRODUCTS = 2_000
# Of a word of which nothing is known the vector is this share of a usual one: enough to learn from.
UNKNOWN = 0.1
# Rows of the start's table compared at a time, 32 MB of similarities.
BLOCK = 4_096


@dataclass(frozen=True)
class StartWords:
    """`weights` float32 (ids,) and `vectors` float32 (ids, dimension), if any, by the ids of `vocabulary`."""

    vocabulary: Vocabulary
    vectors: Float32Array | None
    weights: Float32Array


def start_words(
    start: Start, shop: Vocabulary, products: Sequence[list[str]], dimension: int, seed: int
) -> StartWords:
    """The words of `shop`, as built from its texts, and those related to its `products`, with their vectors.

    Args:
        products: the words of each product.
        dimension: at most that of the start, whose first numbers tell the most.
    """
    random = np.random.default_rng(seed)
    sample = random.permutation(len(products))[:SAMPLED_PRODUCTS]
    count = min(RELATED_WORDS, RELATED_PER_PRODUCT * len(products))
    related = _related(start, shop, [products[row] for row in sample], count)
    vocabulary = Vocabulary([*shop.words, *related], start.vocabulary.buckets, parts=True)
    first = 1 + vocabulary.buckets
    vectors = np.zeros((len(vocabulary), dimension), np.float32)
    vectors[:first] = (start.scales[:first, None] * start.vectors[:first])[:, :dimension]
    vectors[first:] = start.vectors_of(vocabulary.words)[:, :dimension]
    weights = np.concatenate([start.weights[:first], start.weights_of(vocabulary.words)])
    _fill_unknown(vectors, weights, first, random)
    return StartWords(vocabulary, vectors, weights)


def _related(
    start: Start, shop: Vocabulary, products: Sequence[list[str]], count: int
) -> list[str]:
    """The `count` words of the start that lie nearest to any of `products`, without those of `shop`."""
    tokens = [index for index, word in enumerate(start.vocabulary.words) if word not in shop]
    encoded = start.encode(start.vocabulary.encode(products, LENGTH))
    nearness = _nearness(start, np.array(tokens, np.intp) + 1 + start.vocabulary.buckets, encoded)
    # Equals by their place in the start, where the frequent come first.
    chosen = np.argsort(-nearness, kind="stable")[:count]
    return [start.vocabulary.words[tokens[index]] for index in sorted(chosen.tolist())]


def _nearness(start: Start, ids: IndexArray, products: Float32Array) -> Float32Array:
    """The similarity of each of `ids` to the nearest of `products` (n, dimension)."""
    nearest = np.zeros(len(ids), np.float32)
    for begin in range(0, len(ids), BLOCK):
        rows = start.vectors[ids[begin : begin + BLOCK]].astype(np.float32)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)
        nearest[begin : begin + BLOCK] = (rows @ products.T).max(axis=1, initial=0.0)
    return nearest


def _fill_unknown(
    vectors: Float32Array, weights: Float32Array, first: int, random: np.random.Generator
) -> None:
    """Give words that the start knows nothing of, in place, a small vector by chance and a usual weight."""
    lengths = np.linalg.norm(vectors, axis=1)
    unknown = np.flatnonzero(lengths[first:] == 0) + first
    usual = float(lengths[lengths > 0].mean()) if (lengths > 0).any() else 1.0
    drawn = random.normal(0.0, vectors.shape[1] ** -0.5, (len(unknown), vectors.shape[1]))
    vectors[unknown] = UNKNOWN * usual * drawn
    known = weights[weights > 0]
    weights[unknown] = float(np.median(known)) if len(known) else 1.0
