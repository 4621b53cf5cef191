"""Batches of an update: what came in since, replay of what was known, and what shoppers passed over."""

from collections.abc import Iterator

import numpy as np

from core.arrays import BoolArray, IndexArray, Int32Array
from core.training.click_pairs import Pairs
from core.training.tasks.search.batches import (
    BatchSource,
    QueryBatches,
    SearchBatch,
    mask_query_words,
)

# The shares of a batch that are new at most, and made of titles; the rest is replay of what was known.
# Measured, as the next two: docs/training.md, Updates.
NEW_SHARE = 0.4
SYNTHETIC_SHARE = 0.15
# So many products that its query is not after stand against each pair.
NEGATIVES_PER_PAIR = 2
# How often what is new is seen; and steps that even the smallest update takes.
PASSES = 4
LEAST_STEPS = 8


class UpdateBatches(QueryBatches):
    """The batches of the one epoch of an update.

    Args:
        clicks: everything that was taught, old and new.
        is_new: which of `clicks` came in since, (pairs,).
        negatives: (n, 2) numbers of `clicks.queries` in ascending order, and rows they are not after.
    """

    def __init__(
        self,
        clicks: Pairs,
        source: BatchSource,
        is_new: BoolArray,
        negatives: Int32Array,
    ) -> None:
        super().__init__(clicks, source)
        self._new = np.flatnonzero(is_new)
        self._known = np.flatnonzero(~is_new)
        self._negatives = negatives
        self._new_per_batch = min(len(self._new), max(1, int(NEW_SHARE * self.batch_size)))
        self.steps = max(LEAST_STEPS, PASSES * len(self._new) // max(1, self._new_per_batch))

    def epoch(self, number: int) -> Iterator[SearchBatch]:
        """The batches, each with `NEGATIVES_PER_PAIR` further products to every pair."""
        examples = self.epoch_examples(number)
        random = np.random.default_rng((self.seed, number))
        # What each batch is drawn from, and how much of it: new pairs, made queries, known pairs.
        synthetic = np.arange(len(self.clicks), len(examples.rows))
        synthetic_per_batch = int(SYNTHETIC_SHARE * self.batch_size)
        sources = (
            (self._new, self._new_per_batch),
            (synthetic, synthetic_per_batch),
            (self._known, self.batch_size - synthetic_per_batch - self._new_per_batch),
        )
        draws = [_even_draws(source, size, self.steps, random) for source, size in sources]
        for step in range(self.steps):
            chosen = np.concatenate([draw[step] for draw in draws])
            queries, rows = examples.queries[chosen], examples.rows[chosen]
            # Products that these queries are known not to be after.
            numbers = np.tile(examples.positives.queries[chosen], NEGATIVES_PER_PAIR)
            negatives, is_negative = self._sample_negatives(numbers, random)
            products = mask_query_words(queries, self.encoder.products[rows], random)
            # Where there is none, a column stands against nobody.
            candidates = np.concatenate([rows, negatives])
            positives = examples.positives.matrix(chosen, rows, candidates)
            positives[:, len(rows) :] |= ~is_negative
            candidate_ids = np.concatenate([products, self.encoder.products[negatives]])
            yield queries, candidate_ids, examples.weights[chosen], positives

    def _sample_negatives(
        self, queries: Int32Array, random: np.random.Generator
    ) -> tuple[Int32Array, BoolArray]:
        """A product that each query is not after, other ones each time, and whether there is any."""
        query, row = self._negatives.T
        first = np.searchsorted(query, queries, "left")
        count = np.searchsorted(query, queries, "right") - first
        # Where there is none, the row added here is never chosen.
        chosen = first + (random.random(len(queries)) * count).astype(np.int64)
        return np.append(row, np.int32(0))[chosen], count > 0


def _even_draws(
    source: IndexArray, size: int, steps: int, random: np.random.Generator
) -> list[IndexArray]:
    """`size` of `source` for every step, all drawn about equally often; none where it is empty."""
    if not len(source) or not size:
        return [source[:0]] * steps
    rounds = -(-size * steps // len(source))
    order = np.concatenate([random.permutation(source) for _ in range(rounds)])
    return [order[step * size : (step + 1) * size] for step in range(steps)]
