"""How a network reads its input: ids and their channels as one vector a place, and where there is padding."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import keras
from keras import layers, ops

from core.training.networks.base import SequenceInput


@dataclass(frozen=True)
class Read:
    """`given` is the model's input, `ids` (batch, length) the ids in it, `channels` what stands beside them.

    `words` (batch, length, dimension) are zero at padding, where `mask` (batch, length, 1) is 0 too; `items`
    are the same without what the channels add.
    """

    given: Any
    ids: Any
    channels: tuple[Any, ...]
    words: Any
    items: Any
    mask: Any

    @property
    def present(self) -> Any:
        """1.0 where there is a word, 0.0 at padding and where dropout hid one, (batch, length, 1)."""
        return ops.cast(ops.greater(self.mask, 0.0), "float32")


def read(given: SequenceInput, settings: Mapping[str, Any], any_length: bool = True) -> Read:
    """The embedded input of any length, or of `given.length`; dropout as in `settings`.

    A place's vector is the sum of the embeddings of its id and of each of its channels.
    """
    entry, ids, channels = entrance(given, None if any_length else given.length)
    # Without a few of its words a text still means the same; learned so, rare ones are not relied on.
    # The words left are not enlarged: a mean or a maximum over fewer is as large as over all.
    kept = layers.Dropout(settings["word_dropout"])(word_mask(ids))
    mask = ops.cast(ops.greater(kept, 0.0), "float32")
    dropout = layers.Dropout(settings["dropout"])
    items = words = dropout(_embedding(given, settings["dimension"])(ids) * mask)
    for at, (channel, size) in enumerate(zip(channels, given.channels, strict=True)):
        beside = layers.Embedding(size, settings["dimension"], name=f"channel_{at}")(channel)
        words = words + beside * mask
    return Read(entry, ids, tuple(channels), words, items, mask)


def entrance(given: SequenceInput, length: int | None) -> tuple[Any, Any, list[Any]]:
    """The model's input of that length (None: any), the ids in it and the channels beside them."""
    if not given.channels:
        ids = keras.Input((length,), dtype="int32")
        return ids, ids, []
    entry = keras.Input((length, 1 + len(given.channels)), dtype="int32")
    ids, *channels = (entry[:, :, at] for at in range(1 + len(given.channels)))
    return entry, ids, channels


def word_mask(ids: Any) -> Any:
    """Ids (batch, length) → 1.0 where there is a word, 0.0 at padding, (batch, length, 1)."""
    return ops.expand_dims(ops.cast(ops.not_equal(ids, 0), "float32"), -1)


def weighted_mean(values: Any, weights: Any) -> Any:
    """(batch, length, n) by (batch, length, 1) → (batch, n); a sequence without any word gives zeros."""
    return ops.sum(values * weights, axis=1) / (ops.sum(weights, axis=1) + 1e-6)


def id_weights(given: SequenceInput) -> layers.Embedding:
    """A learned weight for each id, (batch, length) → (batch, length, 1), that starts as `given.weights`."""
    start = keras.initializers.Constant(given.weights[:, None])
    # Of weights on both sides of zero a sum may be next to nothing, and what is divided by it anything.
    positive = keras.constraints.NonNeg()
    return layers.Embedding(
        given.size,
        1,
        embeddings_initializer=start,
        embeddings_constraint=positive,
        name="weights",
    )


def from_zero(values: Any, settings: Mapping[str, Any], name: str) -> Any:
    """Values (…, n) → (…, dimension), at first all zero: they join as far as they help."""
    values = layers.Dropout(settings["dropout"])(values)
    return layers.Dense(settings["dimension"], kernel_initializer="zeros", name=name)(values)


def _embedding(given: SequenceInput, dimension: int) -> layers.Embedding:
    start: Any = keras.initializers.RandomNormal(stddev=dimension**-0.5)
    if given.vectors is not None:
        start = keras.initializers.Constant(given.vectors)
    return layers.Embedding(given.size, dimension, embeddings_initializer=start, name="words")
