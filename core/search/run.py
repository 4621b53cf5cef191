"""A trained search model ready to rank: words in, unit vectors out, beside those of the products."""

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.runs.encoder import Encoder
from core.runs.manifest import (
    ENCODER,
    FUSION,
    PRODUCT_ENCODER,
    PRODUCT_IDS,
    PRODUCTS,
    VOCABULARY,
    Manifest,
    epoch_folder,
)
from core.search.fusion import DEFAULT, Fusion
from core.text.vocabulary import Vocabulary


class Run:
    """A trained search model ready to rank: encoders, product vectors and fusion of its best epoch."""

    def __init__(self, folder: Path, manifest: Manifest, epoch: int) -> None:
        self.folder = folder
        self.manifest = manifest
        self.epoch = epoch
        self._artefacts = epoch_folder(folder, epoch)

    @classmethod
    def load(cls, folder: Path, epoch: int | None = None) -> "Run":
        """The run in `folder` with the artefacts of `epoch`, by default its best.

        Raises:
            RunError: it is damaged, of another task, or has no complete epoch yet.
        """
        manifest = Manifest.read(folder)
        run = cls(folder, manifest, epoch or manifest.best_epoch)
        if manifest.task != "search" or not (run._artefacts / ENCODER).exists():
            raise RunError(
                QT_TRANSLATE_NOOP(
                    "core", "The run {run} has no model that ranks products; choose another run."
                ),
                run=manifest.id,
            )
        return run

    @property
    def id(self) -> str:
        """The run's name, as shown and stored."""
        return self.manifest.id

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words the encoder knows."""
        return Vocabulary.load(self.folder / VOCABULARY)

    @cached_property
    def product_ids(self) -> list[str]:
        """The product of each row of `vectors`."""
        ids: list[str] = json.loads((self.folder / PRODUCT_IDS).read_text("utf-8"))
        return ids

    @cached_property
    def vectors(self) -> npt.NDArray[np.float32]:
        """Unit vectors (products, dimension) as float32."""
        vectors: npt.NDArray[np.float32] = np.load(self._artefacts / PRODUCTS).astype(np.float32)
        return vectors

    @cached_property
    def fusion(self) -> Fusion:
        """How this run's similarity joins the other parts of a score."""
        path = self._artefacts / FUSION
        return Fusion.read(path) if path.exists() else DEFAULT

    @cached_property
    def _query_encoder(self) -> Encoder:
        return Encoder(self._artefacts / ENCODER)

    @cached_property
    def _product_encoder(self) -> Encoder:
        path = self._artefacts / PRODUCT_ENCODER
        return Encoder(path) if path.exists() else self._query_encoder

    def encode(self, sequences: Sequence[list[str]]) -> npt.NDArray[np.float32]:
        """Unit vectors (queries, dimension) of queries given as word tokens."""
        return self._query_encoder.encode(self._ids(sequences))

    def encode_products(self, sequences: Sequence[list[str]]) -> npt.NDArray[np.float32]:
        """Unit vectors (products, dimension) of products given as word tokens."""
        return self._product_encoder.encode(self._ids(sequences))

    def _ids(self, sequences: Sequence[list[str]]) -> npt.NDArray[np.int32]:
        length = self.manifest.length
        ids = [self.vocabulary.encode(words, length) for words in sequences]
        return np.array(ids, dtype=np.int32).reshape(len(sequences), length)
