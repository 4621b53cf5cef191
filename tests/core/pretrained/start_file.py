"""A start of a few words, whose vectors and weights a test names."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from core.pretrained.start import Start

WIDTH = 384


def start_arrays(
    words: Mapping[str, Sequence[int]],
    weights: Mapping[str, float] | None = None,
    buckets: int = 2,
    scale: float = 0.5,
) -> dict[str, np.ndarray]:
    """The arrays of a start: `words` with their vectors, each times `scale`, and their weights, else 1.

    Buckets are zeros. The teacher's first numbers become these vectors'.
    """
    dimension = len(next(iter(words.values())))
    unknown = np.zeros((1 + buckets, dimension), np.int8)
    told = [1.0] * (1 + buckets) + [(weights or {}).get(word, 1.0) for word in words]
    return {
        "tokens": np.frombuffer("\n".join(words).encode(), np.uint8),
        "vectors": np.concatenate([unknown, np.array(list(words.values()), np.int8)]),
        "scales": np.full(len(told), scale, np.float16),
        "weights": np.array(told, np.float16),
        "projection": np.eye(WIDTH, dimension, dtype=np.float16),
        "means": np.zeros((4, WIDTH), np.float16),
    }


def packed(arrays: Mapping[str, np.ndarray]) -> bytes:
    """The file that holds `arrays`."""
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **dict(arrays))
    return file.getvalue()


def write_start(path: Path, words: Mapping[str, Sequence[int]]) -> Start:
    """The start of `words`, written to `path`."""
    path.write_bytes(packed(start_arrays(words)))
    return Start.from_bytes(path.read_bytes())


def ship_start(
    folder: Path, words: Mapping[str, Sequence[int]], monkeypatch: pytest.MonkeyPatch
) -> Start:
    """The start of `words`, in `folder`, in the place of the one that ships."""
    path = folder / "start.npz"
    monkeypatch.setattr("core.pretrained.start.ASSET", path)
    return write_start(path, words)
