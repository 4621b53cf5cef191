"""Batches of an update: what came in since, replay of what was known, and what shoppers passed over."""

from collections.abc import Iterator, Sequence

import numpy as np

from core.arrays import BoolArray, Float32Array, IndexArray, Int32Array
from core.text.sequences import ProductWords
from core.training.click_pairs import Pairs
from core.training.tasks.search.batches import QueryBatches, Reading, hidden

Batch = tuple[Int32Array, Int32Array, Float32Array, BoolArray]

# Of each batch so much is new at most, and so much is made queries; the rest is what was known.
NEW = 0.4
MADE = 0.15
# So many products that its query is not after stand against each pair.
AGAINST = 2
# How often what is new is seen; and steps that even the smallest update takes.
PASSES = 4
LEAST_STEPS = 8


class UpdateBatches(QueryBatches):
    """The batches of the one epoch of an update.

    Args:
        clicks: everything that was taught, old and new.
        is_new: which of `clicks` came in since, (pairs,).
        avoided: (n, 2) numbers of `clicks.queries` in ascending order, and rows they are not after.
    """

    def __init__(
        self,
        clicks: Pairs,
        is_new: BoolArray,
        avoided: Int32Array,
        asked: Sequence[list[str]],
        products: Sequence[ProductWords],
        reading: Reading,
        batch_size: int,
        seed: int,
        split: int,
    ) -> None:
        super().__init__(clicks, asked, products, reading, batch_size, seed, split)
        self._new = np.flatnonzero(is_new)
        self._known = np.flatnonzero(~is_new)
        self._avoided = avoided
        self._new_each = min(len(self._new), max(1, int(NEW * self.batch_size)))
        self.steps = max(LEAST_STEPS, PASSES * len(self._new) // max(1, self._new_each))

    def epoch(self, number: int) -> Iterator[Batch]:
        examples = self.examples_of(number)
        random = np.random.default_rng((self.seed, number))
        made = np.arange(len(self.clicks), len(examples.rows))
        made_each = int(MADE * self.batch_size)
        parts = (
            (self._new, self._new_each),
            (made, made_each),
            (self._known, self.batch_size - made_each - self._new_each),
        )
        rounds = [_rounds(part, each, self.steps, random) for part, each in parts]
        for step in range(self.steps):
            at = np.concatenate([part[step] for part in rounds])
            asked, rows = examples.asked[at], examples.rows[at]
            queries = np.tile(examples.answers.queries[at], AGAINST)
            against, is_there = self._against(queries, random)
            products = hidden(asked, self.reading.products[rows], random)
            answers = examples.answers.matrix(at, rows, np.concatenate([rows, against]))
            answers[:, len(rows) :] |= ~is_there
            further = self.reading.products[against]
            yield asked, np.concatenate([products, further]), examples.weights[at], answers

    def _against(
        self, queries: Int32Array, random: np.random.Generator
    ) -> tuple[Int32Array, BoolArray]:
        """A product that each query does not want, and whether there is any; other ones each time."""
        query, row = self._avoided.T
        first = np.searchsorted(query, queries, "left")
        count = np.searchsorted(query, queries, "right") - first
        # Where there is none, the row added here is never chosen.
        chosen = first + (random.random(len(queries)) * count).astype(np.int64)
        return np.append(row, np.int32(0))[chosen], count > 0


def _rounds(
    places: IndexArray, each: int, steps: int, random: np.random.Generator
) -> list[IndexArray]:
    """`each` of `places` for every step, all seen about equally often; fewer where there are none."""
    if not len(places) or not each:
        return [places[:0]] * steps
    rounds = -(-each * steps // len(places))
    order = np.concatenate([random.permutation(places) for _ in range(rounds)])
    return [order[step * each : (step + 1) * each] for step in range(steps)]
