"""Session-kNN: the sequences most like a shopper's, and what stood near the items they share.

A sequence is the nearer, the rarer and the more recent the items of the shopper's that it holds; its
items count by how near they stand to the shared item that the shopper met last (after V-SKNN, Ludewig and
Jannach 2018). For a history of items i, met aᵢ actions ago,

    likeness(s) = Σ over shared i of 0.9^aᵢ · idf(i) / |s|^0.25
    score(j)    = idf(j) · Σ over the 500 likest s that hold j of likeness(s) · 0.8^(d - 1)

where d is the distance in s between j and the shared item met last, and what stands before that counts 0.8.
"""

import numpy as np

from core.arrays import Float32Array, Float64Array, Int32Array, Int64Array
from core.recommend.sequences import Sequences

# More neighbours bring in sequences that share only a common item, fewer leave rare items without any.
NEIGHBOURS = 500
# An action counts this much of the next one: six later halve it. Only the last few say what is wanted now;
# after forty hardly anything is left of one, and the network reads as many.
RECENCY = 0.9
LAST_ACTIONS = 40
# The power of its length by which a long sequence, which shares something with everyone, is held back: 0
# would not, and 0.5, as in a cosine, would prefer the shortest.
LENGTH_POWER = 0.25
# An item counts this much of one a step nearer to the shared item, and less if it stood before it: what
# follows is what is looked for, what came before goes with it all the same.
DISTANCE_DECAY = 0.8
BEFORE_WEIGHT = 0.8


class Neighbours:
    """Which items follow, by the sequences of others; a query takes about half a millisecond."""

    def __init__(self, starts: Int64Array, item: Int32Array, items: int) -> None:
        self._starts = starts
        self._item = item
        self._lengths = np.diff(starts)
        self._build_postings(items)

    @classmethod
    def from_sequences(cls, sequences: Sequences) -> "Neighbours":
        """Neighbours among `sequences`."""
        return cls(sequences.starts, sequences.item, len(sequences.items))

    def _build_postings(self, items: int) -> None:
        """For every item the sequences that hold it, and how rare that makes it."""
        count = max(1, len(self._lengths))
        owner = np.repeat(np.arange(len(self._lengths)), self._lengths)
        keys = np.unique(self._item.astype(np.int64) * count + owner)
        self._posting = (keys % count).astype(np.int32)
        self._posting_starts = np.searchsorted(keys, np.arange(items + 1) * count)
        document_frequency = np.diff(self._posting_starts)
        self._idf = np.log((count + 1) / (document_frequency + 1)).astype(np.float32)

    def scores(self, items: Int32Array) -> Float32Array:
        """How well each item follows `items`, oldest first: (all items,), 0 where nobody went there."""
        ago = _ago(items[-LAST_ACTIONS:])
        neighbours, likeness = self._nearest(ago)
        if not len(neighbours):
            return np.zeros(len(self._idf), np.float32)
        item, neighbour, distance = self._items_around(neighbours, ago)
        nearness = DISTANCE_DECAY ** np.maximum(np.abs(distance) - 1, 0)
        nearness *= np.where(distance < 0, BEFORE_WEIGHT, 1.0)
        worth = likeness[neighbour] * nearness * self._idf[item]
        return np.bincount(item, worth, len(self._idf)).astype(np.float32)

    def _nearest(self, ago: dict[int, int]) -> tuple[Int64Array, Float64Array]:
        """The sequences most like one whose items were met so long `ago`, and how like they are."""
        # Each shared item adds its worth to every sequence that holds it.
        spans = [
            self._posting[self._posting_starts[item] : self._posting_starts[item + 1]]
            for item in ago
        ]
        worth = [RECENCY**steps * self._idf[item] for item, steps in ago.items()]
        sequences = np.concatenate([np.zeros(0, np.int32), *spans])
        weights = np.repeat(worth, [len(span) for span in spans])
        likeness = np.bincount(sequences, weights, len(self._lengths))
        # Long sequences are held back, and of the rest the likest are kept.
        neighbours = np.flatnonzero(likeness)
        values = likeness[neighbours] / self._lengths[neighbours] ** LENGTH_POWER
        if len(neighbours) > NEIGHBOURS:
            best = np.argpartition(-values, NEIGHBOURS)[:NEIGHBOURS]
            neighbours, values = neighbours[best], values[best]
        return neighbours, values

    def _items_around(
        self, neighbours: Int64Array, ago: dict[int, int]
    ) -> tuple[Int32Array, Int64Array, Int64Array]:
        """Of every item of the `neighbours`: its number, its neighbour, its distance to what is shared."""
        # All neighbours one after the other: which one an item is of, and its position in it.
        lengths = self._lengths[neighbours]
        begins = np.cumsum(lengths) - lengths
        neighbour = np.repeat(np.arange(len(neighbours)), lengths)
        position = np.arange(len(neighbour)) - begins[neighbour]
        item = self._item[self._starts[neighbours][neighbour] + position]
        # The shared item of each that was met last; where it stands twice, the later position.
        steps = np.full(len(self._idf), np.iinfo(np.int32).max, np.int32)
        steps[list(ago)] = list(ago.values())
        latest = np.minimum.reduceat(steps[item], begins)
        is_latest = steps[item] == latest[neighbour]
        shared = np.maximum.reduceat(np.where(is_latest, position, -1), begins)
        return item, neighbour, position - shared[neighbour]


def _ago(items: Int32Array) -> dict[int, int]:
    """Each of `items` and how many actions ago it was met last."""
    return {int(item): len(items) - 1 - index for index, item in enumerate(items)}
