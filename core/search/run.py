"""A trained search model ready to rank: words in, unit vectors out, beside those of the products."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

from core.arrays import Float32Array
from core.data.catalogue import Catalogue
from core.runs.encoder import Encoder
from core.runs.manifest import ENCODER, FUSION, PRODUCT_ENCODER, PRODUCTS, Manifest
from core.runs.reader import RunReader
from core.search.fusion import DEFAULT, Fusion
from core.text.analysis import Analyzer
from core.text.sequences import product_sequence, query_sequence
from core.text.vocabulary import Vocabulary

TASK = "search"


class SearchRun(ABC):
    """One epoch of a run of the task `search`: product vectors, fusion, and a way to encode what else comes.

    `product_ids` names the product of each row of `vectors`, float32 (products, dimension); `fusion` says how
    similarity joins the other parts of a score.
    """

    manifest: Manifest
    epoch: int
    product_ids: list[str]
    vectors: Float32Array
    fusion: Fusion

    def _read(self, reader: RunReader, sibling: "SearchRun | None" = None) -> None:
        """Take what every run has from the files that `reader` reads, what epochs share from a `sibling`.

        Raises:
            RunError: one of them is damaged.
        """
        self.manifest, self.epoch = reader.manifest, reader.epoch
        self.product_ids = sibling.product_ids if sibling else reader.texts()
        self.vectors = reader.vectors(PRODUCTS, len(self.product_ids))
        self.fusion = reader.value(FUSION, Fusion.from_json) if reader.has(FUSION) else DEFAULT

    @property
    def id(self) -> str:
        """The run's name, as shown and stored."""
        return self.manifest.id

    def drafting(self, text: str) -> "SearchRun":
        """The run that reads the normalised query `text` at once: this one, where that takes no time."""
        return self

    @abstractmethod
    def knows(self, analyzer: Analyzer, text: str) -> bool:
        """Whether the vector of the query `text` means anything."""

    @abstractmethod
    def encode_texts(self, analyzer: Analyzer, texts: Sequence[str]) -> Float32Array:
        """Unit vectors (queries, dimension) of normalised queries."""

    @abstractmethod
    def encode_rows(
        self, analyzer: Analyzer, catalogue: Catalogue, rows: Sequence[int]
    ) -> Float32Array:
        """Unit vectors (rows, dimension) of products in `catalogue`."""


class Run(SearchRun):
    """A run that reads words: `vocabulary` knows them, its encoders turn them into vectors."""

    def __init__(self, reader: RunReader, sibling: "Run | None" = None) -> None:
        """The run whose files `reader` reads; what its epochs share is taken from a `sibling` among them.

        Raises:
            RunError: one of them is damaged.
        """
        self.vocabulary: Vocabulary = sibling.vocabulary if sibling else reader.vocabulary()
        self._read(reader, sibling)
        self._query_encoder, self._product_encoder = _encoders(reader, len(self.vocabulary))

    @classmethod
    def load(cls, folder: Path, epoch: int | None = None) -> "Run":
        """The run in `folder` with the files of `epoch`, by default its best.

        Raises:
            RunError: it is damaged, of another task, or has no complete epoch yet.
        """
        return cls(RunReader.open(folder, TASK, epoch))

    def knows(self, analyzer: Analyzer, text: str) -> bool:
        """Whether it learned any word of `text`: without one its vector would mean nothing."""
        return self.vocabulary.knows_any(query_sequence(analyzer, text))

    def encode_texts(self, analyzer: Analyzer, texts: Sequence[str]) -> Float32Array:
        return self.encode([query_sequence(analyzer, text) for text in texts])

    def encode_rows(
        self, analyzer: Analyzer, catalogue: Catalogue, rows: Sequence[int]
    ) -> Float32Array:
        return self.encode_products([product_sequence(analyzer, catalogue, row) for row in rows])

    def encode(self, sequences: Sequence[list[str]]) -> Float32Array:
        """Unit vectors (queries, dimension) of queries given as word tokens."""
        return self._query_encoder.encode(self.vocabulary.encode(sequences, self.manifest.length))

    def encode_products(self, sequences: Sequence[list[str]]) -> Float32Array:
        """Unit vectors (products, dimension) of products given as word tokens."""
        return self._product_encoder.encode(self.vocabulary.encode(sequences, self.manifest.length))


def _encoders(reader: RunReader, ids: int) -> tuple[Encoder, Encoder]:
    """The encoder of queries and that of products, which are one where both towers are."""
    manifest = reader.manifest
    names = (ENCODER, PRODUCT_ENCODER) if reader.has(PRODUCT_ENCODER) else (ENCODER,)
    encoders = [reader.encoder(name, (manifest.length,), ids, manifest.dimension) for name in names]
    return encoders[0], encoders[-1]
