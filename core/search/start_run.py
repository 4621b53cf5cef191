"""Search by meaning in a shop that has no run yet: the pretrained start in the place of a trained model."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.arrays import Float32Array, keep_arrays, read_arrays, remove_replaced
from core.data.catalogue import Catalogue
from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.pretrained.start import LENGTH, Start, shipped_start
from core.progress import ProgressCallback
from core.runs.manifest import Manifest
from core.runs.names import START
from core.search.fusion import START_FUSION
from core.search.run import TASK, SearchRun
from core.text.analysis import Analyzer
from core.text.sequences import product_sequence, query_sequence

# Of the file of product vectors: raise it when the same products would have others.
VERSION = 1
KEPT = re.compile(r"start-\d+(-[0-9a-f]{0,16}){3}\.npz")
# A unit vector's numbers, rounded to halves, may be this large.
LARGEST = 1.01
READING = QT_TRANSLATE_NOOP("core", "Reading the meaning of the products")
# Products between two words of progress.
BATCH = 256


class StartRun(SearchRun):
    """What a run does, with what ships instead of what was trained here. Safe between threads."""

    def __init__(self, start: Start, product_ids: list[str], vectors: Float32Array) -> None:
        self.start = start
        self.manifest = Manifest(START, TASK, "start", length=LENGTH, dimension=start.dimension)
        self.epoch = 0
        self.product_ids = product_ids
        self.vectors = vectors
        self.fusion = START_FUSION

    @classmethod
    def for_catalogue(
        cls,
        start: Start,
        catalogue: Catalogue,
        analyzer: Analyzer,
        cache: Path,
        progress: ProgressCallback | None = None,
    ) -> "StartRun":
        """With the vectors of a catalogue's products from the folder `cache`, or made and kept there."""
        path = cache / f"start-{VERSION}-{_key(start, catalogue, analyzer)}.npz"
        shape = len(catalogue), start.dimension
        try:
            vectors = _kept_vectors(path, shape)
        except (OSError, ValueError):
            vectors = _product_vectors(start, catalogue, analyzer, progress).astype(np.float16)
            keep_arrays(path, {"vectors": vectors})
            remove_replaced(path, KEPT)
        return cls(start, catalogue.product_id, vectors.astype(np.float32))

    def knows(self, analyzer: Analyzer, text: str) -> bool:
        """Whether it knows any word of `text`, or a part of one."""
        return self.start.vocabulary.knows_any(query_sequence(analyzer, text))

    def encode_texts(self, analyzer: Analyzer, texts: Sequence[str]) -> Float32Array:
        return _encoded(self.start, [query_sequence(analyzer, text) for text in texts])

    def encode_rows(
        self, analyzer: Analyzer, catalogue: Catalogue, rows: Sequence[int]
    ) -> Float32Array:
        return _encoded(self.start, [product_sequence(analyzer, catalogue, row) for row in rows])


def required_start() -> Start:
    """The start that ships.

    Raises:
        RunError: there is none.
    """
    start = shipped_start()
    if start is None:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core", "The pretrained start is missing or damaged; install the program again."
            )
        )
    return start


def _key(start: Start, catalogue: Catalogue, analyzer: Analyzer) -> str:
    hashes = catalogue.content_hash, analyzer.fingerprint, start.hash
    return "-".join(text[:16] for text in hashes)


def _kept_vectors(path: Path, shape: tuple[int, int]) -> np.ndarray:
    vectors = read_arrays(path).get("vectors", np.zeros(0))
    if vectors.shape != shape or vectors.dtype != np.float16:
        raise ValueError(f"not float16 {shape}")
    # Not a number is neither.
    if not (np.abs(vectors) <= LARGEST).all():
        raise ValueError("not |x| ≤ 1")
    return vectors


def _product_vectors(
    start: Start, catalogue: Catalogue, analyzer: Analyzer, progress: ProgressCallback | None
) -> Float32Array:
    vectors = np.zeros((len(catalogue), start.dimension), np.float32)
    for first in range(0, len(catalogue), BATCH):
        rows = range(first, min(first + BATCH, len(catalogue)))
        vectors[first : first + BATCH] = _encoded(
            start, [product_sequence(analyzer, catalogue, row) for row in rows]
        )
        if progress:
            progress(rows.stop, len(catalogue))
    return vectors


def _encoded(start: Start, sequences: Sequence[list[str]]) -> Float32Array:
    return start.encode(start.vocabulary.encode(sequences, LENGTH))
