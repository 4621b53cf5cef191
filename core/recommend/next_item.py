"""What a shopper wants next: a trained run's network, its neighbours and popularity in one score."""

import json
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.recommend.mix import Mix
from core.recommend.neighbours import Neighbours
from core.recommend.sequences import Ints, Sequences, encoded, of_history
from core.runs.encoder import Encoder
from core.runs.manifest import ENCODER, PRODUCT_IDS, PRODUCTS, Manifest, epoch_folder
from core.search.request import History

Floats = npt.NDArray[np.float32]
Items = npt.NDArray[np.int32]

TASK = "next-item"
SEQUENCE_STARTS = "sequence_starts.npy"
SEQUENCE_ITEMS = "sequence_items.npy"
MIX = "mix.json"


def write_sequences(sequences: Sequences, folder: Path) -> None:
    """Keep in a run's folder what `NextItemModel` looks for neighbours in."""
    np.save(folder / SEQUENCE_STARTS, sequences.starts)
    np.save(folder / SEQUENCE_ITEMS, sequences.item)


class NextItemModel:
    """Scores every item after a shopper's history. Knows no TensorFlow; safe between threads.

    `items` are the ids of what it can recommend, in the order of all scores. `starts` and `item` are the
    sequences in which it looks for neighbours, as in `core.recommend.sequences.Sequences`.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        artefacts = epoch_folder(folder, manifest.best_epoch)
        self.items: list[str] = json.loads((folder / PRODUCT_IDS).read_text("utf-8"))
        self.row_of = {item: row for row, item in enumerate(self.items)}
        self.vectors: Floats = np.load(artefacts / PRODUCTS).astype(np.float32)
        self.mix = Mix.read(artefacts / MIX)
        self._encoder = Encoder(artefacts / ENCODER)
        self.starts: Ints = np.load(folder / SEQUENCE_STARTS)
        self.item: Items = np.load(folder / SEQUENCE_ITEMS)

    @classmethod
    def load(cls, folder: Path) -> "NextItemModel":
        """The run in `folder` with the artefacts of its best epoch.

        Raises:
            RunError: it is damaged, of another task, or has no complete epoch yet.
        """
        manifest = Manifest.read(folder)
        try:
            if manifest.task != TASK:
                raise ValueError(manifest.task)
            return cls(folder, manifest)
        # NumPy reports an empty file as EOFError.
        except (OSError, ValueError, TypeError, EOFError) as error:
            raise RunError(
                QT_TRANSLATE_NOOP(
                    "core", "The run {run} has no model that recommends; choose another run."
                ),
                run=manifest.id,
            ) from error

    @property
    def run(self) -> str:
        """The id of the run."""
        return self.manifest.id

    @cached_property
    def neighbours(self) -> Neighbours:
        """Session-kNN among the sequences of the run."""
        return Neighbours(self.starts, self.item, len(self.items))

    @cached_property
    def counts(self) -> Floats:
        """The number of actions on each item, (items,)."""
        return np.bincount(self.item, minlength=len(self.items)).astype(np.float32)

    @cached_property
    def popularity(self) -> Floats:
        """The share of all actions that each item has, (items,)."""
        return self.counts / np.float32(max(1.0, self.counts.sum()))

    def scores(self, history: History) -> Floats:
        """How well each item follows `history`, (items,); by popularity where nothing in it is known."""
        parts = self.parts(history)
        return parts["neural"] + parts["neighbours"] + parts["popularity"]

    def parts(self, history: History) -> dict[str, Floats]:
        """`neural`, `neighbours` and `popularity`: what each adds to the scores, (items,) each."""
        known = self.known(history)
        if not len(known):
            none = np.zeros(len(self.items), np.float32)
            return {"neural": none, "neighbours": none, "popularity": self.popularity}
        near = self.neighbours.scores(known)
        return self.mix.parts(self.cosines(history), near, self.popularity, known)

    def known(self, history: History) -> Items:
        """The rows of the items of `history` that the run knows, oldest first."""
        return of_history(history, self.row_of, self.items).item

    def cosines(self, history: History) -> Floats:
        """How near the network's vector of `history` is to each item's, (items,), from -1 to 1."""
        read = encoded(history, self.row_of, self.manifest.length)
        # Row by row: a matrix product would start BLAS threads, which fight over a busy core.
        near: Floats = np.vecdot(self.vectors, self._encoder.encode(read[None])[0])
        return near
