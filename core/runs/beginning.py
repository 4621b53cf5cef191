"""The vectors that a run's words, products or categories began with: what they moved away from."""

from collections.abc import Mapping

import numpy as np

from core.arrays import Array, arrays_of
from core.runs.manifest import BEGINNING
from core.runs.reader import RunReader

# The table of a network that reads by vectors; of one that does not, that of the items it ranks.
TABLES = ("words/embeddings", "items/embeddings")
# The name of the only array in the file.
VECTORS = "vectors"


def table_of(weights: Mapping[str, Array]) -> Array | None:
    """The vectors (ids, dimension) among `weights`, those of the first member; None where there are none."""
    for table in TABLES:
        names = sorted(name for name in weights if name.endswith(table))
        if names:
            return weights[names[0]]
    return None


def read_beginning(reader: RunReader) -> Array | None:
    """The float16 vectors (ids, dimension) before anything was learned; None of a run of an earlier version.

    Raises:
        RunError: their file is damaged.
    """
    path = reader.folder / BEGINNING
    return reader.read(path, _vectors) if path.exists() else None


def _vectors(data: bytes) -> Array:
    vectors = arrays_of(data).get(VECTORS, np.zeros(0))
    if vectors.ndim != 2 or vectors.dtype != np.float16:
        raise ValueError("no float16 vectors (ids, dimension)")
    return vectors
