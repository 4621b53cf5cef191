"""A network's weights as its training kept them, by name, read as they are needed."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.arrays import Array, Float32Array, Int32Array

# Beside the sum of weights, as the networks have it (`core.training.networks.embedding`).
TINY = np.float32(1e-6)


def stored(number: float) -> np.float32:
    """A constant of a network as its encoder has it: files of encoders keep numbers as float16."""
    return np.float32(np.float16(number))


class Weights:
    """The arrays of one epoch, stored as float16, given out as float32; `settings` are those of its job.

    `length` is how many ids its network reads of a text, `ids` how many there are.
    """

    def __init__(
        self, arrays: Mapping[str, Array], settings: Mapping[str, Any], length: int, ids: int
    ) -> None:
        self._arrays = arrays
        self._read: dict[str, Float32Array] = {}
        self.settings = settings
        self.length, self.ids = length, ids

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def __call__(self, name: str) -> Float32Array:
        """A whole array.

        Raises:
            KeyError: there is none of that name.
        """
        if name not in self._read:
            self._read[name] = self._arrays[name].astype(np.float32)
        return self._read[name]

    def rows(self, name: str, ids: Int32Array) -> Float32Array:
        """The rows of an embedding that `ids` (positions,) ask for: most of it is not needed."""
        rows: Float32Array = self._arrays[name][ids].astype(np.float32)
        return rows

    def shares(self, ids: Int32Array) -> Float32Array:
        """How much of the mean of the words each position is, (positions, 1)."""
        weights = self.rows("weights/embeddings", ids)
        shares: Float32Array = weights / (weights.sum() + TINY)
        return shares

    def dense(self, name: str) -> tuple[Float32Array, Float32Array]:
        """Kernel and bias of a dense layer."""
        return self(f"{name}/kernel"), self(f"{name}/bias")
