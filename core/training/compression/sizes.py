"""How large a LiteRT file is, as it is and as it would be sent or stored; no TensorFlow."""

import zlib
from dataclasses import dataclass

import numpy as np

from core.arrays import Array

MB = 1e6
# LiteRT's numbers of the types of weights; others are left as they are.
_TYPES: dict[int, type[np.generic]] = {0: np.float32, 1: np.float16, 9: np.int8}


@dataclass(frozen=True)
class FileSize:
    """Megabytes of a file: as it is, zipped, and with the zeros of its weights left out."""

    mb: float
    zipped_mb: float
    sparse_mb: float


def file_size(data: bytes) -> FileSize:
    """The sizes of a LiteRT model file.

    As sparse, an array of n numbers of b bytes each, k of them not zero, takes k·b bytes and n bits that say
    where they are, unless it is smaller as it is.
    """
    spared = sum(_spared(numbers) for numbers in _arrays(data))
    return FileSize(len(data) / MB, len(zlib.compress(data, 6)) / MB, (len(data) - spared) / MB)


def _spared(numbers: Array) -> int:
    sparse = int(np.count_nonzero(numbers)) * numbers.itemsize + -(-numbers.size // 8)
    return max(0, numbers.nbytes - sparse)


def _arrays(data: bytes) -> list[Array]:
    """The constant arrays of weights in a model; the schema takes half a second to load."""
    from ai_edge_litert import schema_py_generated as schema

    model = schema.Model.GetRootAs(data, 0)
    types: dict[int, type[np.generic]] = {}
    for graph in map(model.Subgraphs, range(model.SubgraphsLength())):
        for tensor in map(graph.Tensors, range(graph.TensorsLength())):
            if tensor.Type() in _TYPES:
                types[tensor.Buffer()] = _TYPES[tensor.Type()]
    arrays = []
    for number, kind in types.items():
        buffer = model.Buffers(number)
        if buffer.DataLength():
            arrays.append(buffer.DataAsNumpy().view(kind))
    return arrays
