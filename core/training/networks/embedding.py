"""How a network reads its input: ids and their channels as one vector a position, and where padding is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import keras
from keras import layers, ops

from core.training.networks.base import SequenceInput

# Keeps a division by nothing finite, and is lost in any other sum.
TINY = 1e-6


@dataclass(frozen=True)
class EmbeddedInput:
    """`entry` is the model's input, `ids` (batch, length) the ids in it, `channels` what stands beside them.

    `words` (batch, length, dimension) are zero at padding, where `mask` (batch, length, 1) is 0 too; `items`
    are the same without what the channels add.
    """

    entry: Any
    ids: Any
    channels: tuple[Any, ...]
    words: Any
    items: Any
    mask: Any

    @property
    def present(self) -> Any:
        """1.0 where there is a word, 0.0 at padding and where dropout hid one, (batch, length, 1)."""
        return ops.cast(ops.greater(self.mask, 0.0), "float32")


def embed(
    spec: SequenceInput, settings: Mapping[str, Any], any_length: bool = True
) -> EmbeddedInput:
    """The embedded input of any length, or of `spec.length`; dropout as in `settings`.

    A position's vector is the sum of the embeddings of its id and of each of its channels.
    """
    entry, ids, channels = entrance(spec, None if any_length else spec.length)
    mask = shown_mask(ids, settings)
    dropout = layers.Dropout(settings["dropout"])
    items = words = dropout(embedding(spec, settings["dimension"])(ids) * mask)
    for index, (channel, size) in enumerate(zip(channels, spec.channels, strict=True)):
        beside = layers.Embedding(size, settings["dimension"], name=f"channel_{index}")(channel)
        words = words + beside * mask
    return EmbeddedInput(entry, ids, tuple(channels), words, items, mask)


def entrance(spec: SequenceInput, length: int | None) -> tuple[Any, Any, list[Any]]:
    """The model's input of that length (None: any), the ids in it and the channels beside them."""
    if not spec.channels:
        ids = keras.Input((length,), dtype="int32")
        return ids, ids, []
    entry = keras.Input((length, 1 + len(spec.channels)), dtype="int32")
    ids, *channels = (entry[:, :, index] for index in range(1 + len(spec.channels)))
    return entry, ids, channels


def word_mask(ids: Any) -> Any:
    """Ids (batch, length) → 1.0 where there is a word, 0.0 at padding, (batch, length, 1)."""
    return ops.expand_dims(ops.cast(ops.not_equal(ids, 0), "float32"), -1)


def shown_mask(ids: Any, settings: Mapping[str, Any]) -> Any:
    """`word_mask` of the words that are shown; the share `word_dropout` is hidden while learning.

    Without a few of its words a text still means the same; learned so, rare ones are not relied on. The
    words left are not enlarged: a mean or a maximum over fewer is as large as over all.
    """
    shown = layers.Dropout(settings["word_dropout"])(word_mask(ids))
    return ops.cast(ops.greater(shown, 0.0), "float32")


def weighted_mean(values: Any, weights: Any) -> Any:
    """(batch, length, n) by (batch, length, 1) → (batch, n); a sequence without any word gives zeros."""
    return ops.sum(values * weights, axis=1) / (ops.sum(weights, axis=1) + TINY)


def weighted_mean_by_product(values: Any, weights: Any) -> Any:
    """`weighted_mean` as a product of matrices, which makes no copy of all values."""
    summed = ops.squeeze(ops.matmul(ops.transpose(weights, (0, 2, 1)), values), 1)
    return summed / (ops.sum(weights, axis=1) + TINY)


def id_weights(spec: SequenceInput) -> layers.Embedding:
    """A learned weight for each id, (batch, length) → (batch, length, 1), that starts as `spec.weights`."""
    start = keras.initializers.Constant(spec.weights[:, None])
    # Of weights on both sides of zero a sum may be next to nothing, and what is divided by it anything.
    positive = keras.constraints.NonNeg()
    return layers.Embedding(
        spec.size,
        1,
        embeddings_initializer=start,
        embeddings_constraint=positive,
        name="weights",
    )


def from_zero(values: Any, settings: Mapping[str, Any], name: str) -> Any:
    """Values (…, n) → (…, dimension), at first all zero: they join as far as they help."""
    values = layers.Dropout(settings["dropout"])(values)
    return layers.Dense(settings["dimension"], kernel_initializer="zeros", name=name)(values)


def embedding(spec: SequenceInput, dimension: int) -> layers.Embedding:
    start: Any = keras.initializers.RandomNormal(stddev=dimension**-0.5)
    if spec.vectors is not None:
        start = keras.initializers.Constant(spec.vectors)
    return layers.Embedding(spec.size, dimension, embeddings_initializer=start, name="words")
