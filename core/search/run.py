"""A trained search model ready to rank: words in, unit vectors out, beside those of the products."""

from collections.abc import Sequence
from pathlib import Path

from core.arrays import Float32Array
from core.runs.encoder import Encoder
from core.runs.manifest import ENCODER, FUSION, PRODUCT_ENCODER, PRODUCTS, Manifest
from core.runs.reader import RunReader
from core.search.fusion import DEFAULT, Fusion
from core.text.vocabulary import Vocabulary

TASK = "search"


class Run:
    """One epoch of a run of the task `search`: encoders, product vectors and fusion.

    `product_ids` names the product of each row of `vectors`, float32 (products, dimension); `fusion` says how
    similarity joins the other parts of a score.
    """

    def __init__(
        self,
        manifest: Manifest,
        epoch: int,
        vocabulary: Vocabulary,
        product_ids: list[str],
        vectors: Float32Array,
        fusion: Fusion,
        encoders: tuple[Encoder, Encoder],
    ) -> None:
        self.manifest = manifest
        self.epoch = epoch
        self.vocabulary = vocabulary
        self.product_ids = product_ids
        self.vectors = vectors
        self.fusion = fusion
        self._query_encoder, self._product_encoder = encoders

    @classmethod
    def load(cls, folder: Path, epoch: int | None = None) -> "Run":
        """The run in `folder` with the files of `epoch`, by default its best.

        Raises:
            RunError: it is damaged, of another task, or has no complete epoch yet.
        """
        return cls.from_reader(RunReader.open(folder, TASK, epoch))

    @classmethod
    def from_reader(cls, reader: RunReader) -> "Run":
        """The run whose files `reader` reads.

        Raises:
            RunError: one of them is damaged.
        """
        vocabulary, product_ids = reader.vocabulary(), reader.texts()
        vectors = reader.vectors(PRODUCTS, len(product_ids))
        fusion = reader.value(FUSION, Fusion.from_json) if reader.has(FUSION) else DEFAULT
        encoders = _encoders(reader, len(vocabulary))
        return cls(
            reader.manifest, reader.epoch, vocabulary, product_ids, vectors, fusion, encoders
        )

    @property
    def id(self) -> str:
        """The run's name, as shown and stored."""
        return self.manifest.id

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
