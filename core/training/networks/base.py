"""What every network is: an encoder of word ids, built by one function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class SequenceInput:
    """What a network reads: `length` int32 ids below `size`; 0 is padding, 1 an unknown word.

    `vectors` (size, dimension) float32 may start an embedding; None: it starts at random.
    `weights` (size,) float32 says how telling each word is, the rarer the higher, about 1 on average.

    `channels` are further numbers beside each id (what was done, how long ago, …): the size of each, 0 being
    padding there too. A network then reads (batch, length, 1 + channels) instead of (batch, length).
    """

    size: int
    length: int
    weights: npt.NDArray[np.float32]
    vectors: npt.NDArray[np.float32] | None = None
    channels: tuple[int, ...] = ()


@dataclass(frozen=True)
class Network:
    """One way to read a sequence.

    `any_length` says that padding at the end changes nothing, so that short texts may be cut shorter.
    `build` takes the input and the resolved settings and returns a Keras model from what
    `SequenceInput` describes, int32, to float32 (batch, width); the task puts its head on that.
    """

    name: str
    build: Callable[[SequenceInput, Mapping[str, Any]], keras.Model]
    any_length: bool = False
