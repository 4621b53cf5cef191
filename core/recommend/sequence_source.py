"""What shoppers did as a source of recommendations: sequences of items, and what followed in them."""

from abc import ABC, abstractmethod
from functools import cached_property

import numpy as np

from core.arrays import Float32Array, Int32Array, Int64Array
from core.recommend import sequences
from core.recommend.log_columns import release_memory
from core.recommend.neighbours import Neighbours
from core.search.request import History
from core.workspace import Workspace


class SequenceSource(ABC):
    """Says what follows a history; safe between threads.

    `items` are the ids of what it can recommend, in the order of all its scores. `starts` and `item` are its
    sequences, as in `core.recommend.sequences.Sequences`.
    """

    def __init__(self, items: list[str], starts: Int64Array, item: Int32Array) -> None:
        self.items, self.starts, self.item = items, starts, item

    @abstractmethod
    def parts(self, history: History) -> dict[str, Float32Array]:
        """What each part adds to the score of every item, (items,) each."""

    def known(self, history: History) -> Int32Array:
        """The rows in `items` of what it knows of `history`, oldest first."""
        return sequences.history_sequence(history, self.row_of, self.items).item

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Item → its row in `items`."""
        return {item: row for row, item in enumerate(self.items)}

    @cached_property
    def counts(self) -> Float32Array:
        """The number of actions on each item, (items,)."""
        return np.bincount(self.item, minlength=len(self.items)).astype(np.float32)

    @cached_property
    def neighbours(self) -> Neighbours:
        """Session-kNN among the sequences."""
        return Neighbours(self.starts, self.item, len(self.items))


class LogSequences(SequenceSource):
    """What followed in the sequences most like a history, without any training."""

    @classmethod
    def from_workspace(cls, workspace: Workspace) -> "LogSequences | None":
        """The behaviour in a workspace's events and sessions; None where there is none."""
        loaded = sequences.load_sequences(workspace)
        release_memory()
        return cls(loaded.items, loaded.starts, loaded.item) if len(loaded) else None

    def parts(self, history: History) -> dict[str, Float32Array]:
        """`neighbours`, (items,): zeros where nothing in `history` is known."""
        return {"neighbours": self.neighbours.scores(self.known(history))}
