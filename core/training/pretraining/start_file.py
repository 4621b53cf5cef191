"""What was learned, as the file that ships (`core.pretrained.start`): vectors in 8 bits, one scale a row."""

from io import BytesIO
from pathlib import Path

import numpy as np

from core.arrays import Array, Float32Array, Int8Array
from core.files import replacing
from core.text.vocabulary import Vocabulary
from core.training.pretraining.target import Target

LARGEST = 127
# A scale that float16 holds, for rows that are all zero.
LEAST_SCALE = 1e-6


def start_bytes(
    vocabulary: Vocabulary, vectors: Float32Array, weights: Float32Array, target: Target
) -> bytes:
    """The file's content; `vectors` (ids, D) and `weights` (ids,) by the ids of `vocabulary`."""
    quantised, scales = quantise(vectors)
    file = BytesIO()
    np.savez_compressed(
        file,
        allow_pickle=False,
        tokens=np.frombuffer("\n".join(vocabulary.words).encode(), np.uint8),
        vectors=quantised,
        scales=scales,
        weights=weights.astype(np.float16),
        projection=target.projection.astype(np.float16),
        means=target.means.astype(np.float16),
    )
    return file.getvalue()


def quantise(vectors: Float32Array) -> tuple[Int8Array, Array]:
    """`vectors` (rows, D) as int8, and the float16 scale (rows,) by which each row is multiplied back."""
    largest = np.abs(vectors).max(axis=1)
    scales = np.maximum(largest / LARGEST, LEAST_SCALE).astype(np.float16)
    steps = np.rint(vectors / scales.astype(np.float32)[:, None])
    return np.clip(steps, -LARGEST, LARGEST).astype(np.int8), scales


def write_start(path: Path, data: bytes) -> None:
    """Replace the file `path` by `data`, all or nothing.

    Raises:
        OSError: it cannot be written; `path` is as it was.
    """
    with replacing(path) as temporary:
        temporary.write_bytes(data)
