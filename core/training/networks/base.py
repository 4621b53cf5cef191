"""What every network is: an encoder of word ids, built by one function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import keras

from core.arrays import Float32Array


@dataclass(frozen=True)
class SequenceInput:
    """What a network reads: `length` int32 ids below `size`; 0 is padding, 1 an unknown word.

    `vectors` (size, dimension) float32 may start an embedding; None: it starts at random.
    `weights` (size,) float32 says how telling each word is, the rarer the higher, about 1 on average.

    `channels` are further numbers beside each id (what was done, how long ago, …): the size of each, 0 being
    padding there too. A network then reads (batch, length, 1 + channels) instead of (batch, length).

    `ordered` says that neighbouring ids are neighbours in the text; False where grams already hold what
    stands side by side.

    Raises:
        ValueError: the parts do not fit together; says the rule and what was given.
    """

    size: int
    length: int
    weights: Float32Array
    vectors: Float32Array | None = None
    channels: tuple[int, ...] = ()
    ordered: bool = True

    def __post_init__(self) -> None:
        if self.size < 2 or self.length < 1:
            raise ValueError(f"size is at least 2 and length 1, not {self.size} and {self.length}")
        if self.weights.shape != (self.size,):
            raise ValueError(f"weights are ({self.size},), not {self.weights.shape}")
        if self.vectors is not None and (self.vectors.ndim != 2 or len(self.vectors) != self.size):
            raise ValueError(f"vectors are ({self.size}, dimension), not {self.vectors.shape}")
        if any(size < 2 for size in self.channels):
            raise ValueError(f"a channel's size is at least 2, not {min(self.channels)}")


@dataclass(frozen=True)
class Network:
    """One way to read a sequence.

    `any_length` says that padding at the end changes nothing, so that short texts may be cut shorter; none
    is longer than `SequenceInput.length`.
    `build` takes the input and the resolved settings and returns a Keras model from what
    `SequenceInput` describes, int32, to float32 (batch, width); the task puts its head on that.
    """

    name: str
    build: Callable[[SequenceInput, Mapping[str, Any]], keras.Model]
    any_length: bool = False
