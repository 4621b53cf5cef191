"""Session-kNN: the sequences most like a shopper's, and what stood near the items they share.

A sequence is the nearer, the rarer and the more recent the items of the shopper's that it holds; its
items count by how near they stand to the shared item that the shopper met last (after V-SKNN, Ludewig and
Jannach 2018).
"""

import numpy as np

from core.arrays import Float32Array, Float64Array, Int32Array, Int64Array
from core.recommend.sequences import Sequences

NEIGHBOURS = 500
# An action counts this much of the next one; only the last few say what is wanted now.
RECENCY = 0.9
LAST_ACTIONS = 40
# How much a long sequence, which shares something with everyone, is held back.
LENGTH = 0.25
# An item counts this much of one a place nearer to the shared item, and less if it stood before it.
NEARNESS = 0.8
BEFORE = 0.8


class Neighbours:
    """Which items follow, by the sequences of others; a query takes about half a millisecond."""

    def __init__(self, starts: Int64Array, item: Int32Array, items: int) -> None:
        self._starts = starts
        self._item = item
        self._lengths = np.diff(starts)
        self._postings(items)

    @classmethod
    def from_sequences(cls, sequences: Sequences) -> "Neighbours":
        """Neighbours among `sequences`."""
        return cls(sequences.starts, sequences.item, len(sequences.items))

    def _postings(self, items: int) -> None:
        """For every item the sequences that hold it, and how rare that makes it."""
        count = max(1, len(self._lengths))
        owner = np.repeat(np.arange(len(self._lengths)), self._lengths)
        keys = np.unique(self._item.astype(np.int64) * count + owner)
        self._holder = (keys % count).astype(np.int32)
        self._first = np.searchsorted(keys, np.arange(items + 1) * count)
        held = np.diff(self._first)
        self._rarity = np.log((count + 1) / (held + 1)).astype(np.float32)

    def scores(self, items: Int32Array) -> Float32Array:
        """How well each item follows `items`, oldest first: (all items,), 0 where nobody went there."""
        ago = _ago(items[-LAST_ACTIONS:])
        near, likeness = self._nearest(ago)
        if not len(near):
            return np.zeros(len(self._rarity), np.float32)
        item, sequence, distance = self._around(near, ago)
        nearness = NEARNESS ** np.maximum(np.abs(distance) - 1, 0)
        nearness *= np.where(distance < 0, BEFORE, 1.0)
        worth = likeness[sequence] * nearness * self._rarity[item]
        return np.bincount(item, worth, len(self._rarity)).astype(np.float32)

    def _nearest(self, ago: dict[int, int]) -> tuple[Int64Array, Float64Array]:
        """The sequences most like one whose items were met so long `ago`, and how like they are."""
        spans = [self._holder[self._first[item] : self._first[item + 1]] for item in ago]
        worth = [RECENCY**steps * self._rarity[item] for item, steps in ago.items()]
        holders = np.concatenate([np.zeros(0, np.int32), *spans])
        weights = np.repeat(worth, [len(span) for span in spans])
        likeness = np.bincount(holders, weights, len(self._lengths))
        found = np.flatnonzero(likeness)
        values = likeness[found] / self._lengths[found] ** LENGTH
        if len(found) > NEIGHBOURS:
            best = np.argpartition(-values, NEIGHBOURS)[:NEIGHBOURS]
            found, values = found[best], values[best]
        return found, values

    def _around(
        self, near: Int64Array, ago: dict[int, int]
    ) -> tuple[Int32Array, Int64Array, Int64Array]:
        """Of every item of the sequences `near`: its number, its sequence, its distance to what is shared."""
        lengths = self._lengths[near]
        begins = np.cumsum(lengths) - lengths
        sequence = np.repeat(np.arange(len(near)), lengths)
        place = np.arange(len(sequence)) - begins[sequence]
        item = self._item[self._starts[near][sequence] + place]
        steps = np.full(len(self._rarity), np.iinfo(np.int32).max, np.int32)
        steps[list(ago)] = list(ago.values())
        latest = np.minimum.reduceat(steps[item], begins)
        shared = np.maximum.reduceat(np.where(steps[item] == latest[sequence], place, -1), begins)
        return item, sequence, place - shared[sequence]


def _ago(items: Int32Array) -> dict[int, int]:
    """Each of `items` and how many actions ago it was met last."""
    return {int(item): len(items) - 1 - at for at, item in enumerate(items)}
