"""What a shopper wants next: a trained run's network, its neighbours and popularity in one score."""

from functools import cached_property
from pathlib import Path

import numpy as np

from core.arrays import Float32Array, Int32Array, Int64Array
from core.recommend.blend import Blend
from core.recommend.sequence_source import SequenceSource
from core.recommend.sequences import FIRST, Sequences, encode_history
from core.runs.manifest import ENCODER, PRODUCTS
from core.runs.reader import RunReader
from core.search.request import History

TASK = "next-item"
SEQUENCE_STARTS = "sequence_starts.npy"
SEQUENCE_ITEMS = "sequence_items.npy"
BLEND = "mix.json"


def write_sequences(sequences: Sequences, folder: Path) -> None:
    """Keep in a run's folder what `NextItemModel` looks for neighbours in."""
    np.save(folder / SEQUENCE_STARTS, sequences.starts)
    np.save(folder / SEQUENCE_ITEMS, sequences.item)


class NextItemModel(SequenceSource):
    """Scores every item after a history by a trained run. Knows no TensorFlow; safe between threads."""

    def __init__(self, reader: RunReader) -> None:
        self.manifest = reader.manifest
        items = reader.texts()
        super().__init__(items, *_sequences(reader, len(items)))
        self.vectors: Float32Array = reader.vectors(PRODUCTS, len(items))
        self.blend = reader.value(BLEND, Blend.from_json)
        shape = encode_history((), {}, self.manifest.length).shape
        ids = len(items) + FIRST
        self._encoder = reader.encoder(ENCODER, shape, ids, self.manifest.dimension)

    @classmethod
    def load(cls, folder: Path) -> "NextItemModel":
        """The run in `folder` with the files of its best epoch.

        Raises:
            RunError: it is damaged, of another task, or has no complete epoch yet.
        """
        return cls(RunReader.open(folder, TASK))

    @property
    def run(self) -> str:
        """The id of the run."""
        return self.manifest.id

    @cached_property
    def popularity(self) -> Float32Array:
        """The share of all actions that each item has, (items,)."""
        return self.counts / np.float32(max(1.0, self.counts.sum()))

    def scores(self, history: History) -> Float32Array:
        """How well each item follows `history`, (items,); by popularity where nothing in it is known."""
        parts = self.parts(history)
        return parts["neural"] + parts["neighbours"] + parts["popularity"]

    def parts(self, history: History) -> dict[str, Float32Array]:
        """`neural`, `neighbours` and `popularity`: what each adds to the scores, (items,) each."""
        known = self.known(history)
        if not len(known):
            none = np.zeros(len(self.items), np.float32)
            return {"neural": none, "neighbours": none, "popularity": self.popularity}
        near = self.neighbours.scores(known)
        return self.blend.parts(self.cosines(history), near, self.popularity, known)

    def cosines(self, history: History) -> Float32Array:
        """How near the network's vector of `history` is to each item's, (items,), from -1 to 1."""
        read = encode_history(history, self.row_of, self.manifest.length)
        # Row by row: a matrix product would start BLAS threads, which fight over a busy core.
        near: Float32Array = np.vecdot(self.vectors, self._encoder.encode(read[None])[0])
        # A vector that is no number says nothing of any item.
        return np.nan_to_num(near, copy=False, posinf=0.0, neginf=0.0)


def _sequences(reader: RunReader, items: int) -> tuple[Int64Array, Int32Array]:
    """What `write_sequences` wrote: where each sequence starts, and its items, below `items`."""
    starts = reader.integers(SEQUENCE_STARTS, np.int64)
    item = reader.integers(SEQUENCE_ITEMS, np.int32)
    if not len(starts) or starts[0] != 0 or starts[-1] != len(item) or (np.diff(starts) < 0).any():
        raise reader.damaged(reader.folder / SEQUENCE_STARTS, f"not 0 ≤ … ≤ {len(item)}")
    if len(item) and not 0 <= item.min() <= item.max() < items:
        raise reader.damaged(reader.folder / SEQUENCE_ITEMS, f"not 0 ≤ x < {items}")
    return starts, item
