"""The default network: weighted words, and what neighbouring words mean together.

    text       ids → embedding ┬→ mean of the words, each by its learned weight ──────────────┬→ vector
                               └→ Conv1D of several widths → max over positions → Dense → gate ──┘

    behaviour  ids ───────→ embedding ┬────────────────────────────────────→ mean of the items → vector
                                      └→ narrow ┬→ Conv1D → weight of each position ──┘
               channels ────────────────────────┘

The weighted mean alone is a good reader of short shop texts and starts as one (idf weights, word
vectors); the convolutions add phrases. Of behaviour, which has channels, the mean alone is better than with
phrases: they learn sequences by heart. There the convolution says how much each position counts, by what
was done there and around it. Where grams stand for phrases already (most members of category), the mean is
left alone too. Padding takes no part in any.
"""

from collections.abc import Mapping
from typing import Any

import keras
from keras import layers, ops

from core.training.networks.base import Network, SequenceInput
from core.training.networks.embedding import (
    embed,
    embedding,
    entrance,
    id_weights,
    shown_mask,
    weighted_mean,
    weighted_mean_by_product,
)

# How many actions say how much the one in their middle counts.
CONTEXT = 3
# Phrases learn a shop's titles by heart before they learn anything else. Half is the usual share.
PHRASE_DROPOUT = 0.5


def build(spec: SequenceInput, settings: Mapping[str, Any]) -> keras.Model:
    """Ids (batch, any length) → (batch, dimension)."""
    if spec.channels:
        return _behaviour(spec, settings)
    inputs = embed(spec, settings)
    vector = weighted_mean(inputs.words, id_weights(spec)(inputs.ids) * inputs.mask)
    if spec.ordered:
        vector = vector + _phrases(inputs.words, inputs.mask, settings)
    return keras.Model(inputs.entry, vector, name="conv1d")


def _behaviour(spec: SequenceInput, settings: Mapping[str, Any]) -> keras.Model:
    """Ids and channels (batch, any length, 1 + channels) → (batch, dimension): the mean of the items.

    Nothing but the items is as wide as the vector: the channels add to the narrow copies of them.
    """
    entry, ids, channels = entrance(spec, None)
    mask = shown_mask(ids, settings)
    items = embedding(spec, settings["dimension"])(ids)
    words = layers.Dense(settings["filters"], use_bias=False, name="narrow")(items)
    for index, (channel, size) in enumerate(zip(channels, spec.channels, strict=True)):
        words = words + layers.Embedding(size, settings["filters"], name=f"channel_{index}")(
            channel
        )
    weights = _importance(ids, words * mask, spec, settings) * mask
    mean = layers.Dropout(settings["dropout"])(weighted_mean_by_product(items, weights))
    return keras.Model(entry, mean, name="conv1d")


def _importance(ids: Any, words: Any, spec: SequenceInput, settings: Mapping[str, Any]) -> Any:
    """How much each position counts, (batch, length, 1): at first all alike."""
    words = layers.Dropout(settings["dropout"])(words)
    context = _convolved(words, CONTEXT, settings, "context")
    # No bias: what all positions share changes no mean.
    importance = layers.Dense(1, use_bias=False, kernel_initializer="zeros", name="importance")
    # As powers, weights stay positive without any ever being stuck at zero.
    own = layers.Embedding(spec.size, 1, embeddings_initializer="zeros", name="weights")(ids)
    return ops.exp(own + importance(context))


def _phrases(words: Any, mask: Any, settings: Mapping[str, Any]) -> Any:
    # Convolving a narrow copy costs a third and ranks no worse.
    # No bias: padding must stay zero, or what follows a text would change its last phrases.
    narrow = layers.Dense(settings["filters"], use_bias=False, name="narrow")(words)
    pooled = []
    for width in map(int, settings["widths"].split(",")):
        convolved = _convolved(narrow, width, settings, f"conv_{width}")
        pooled += _pooled(convolved, mask, str(settings["pooling"]))
    together = layers.Dropout(PHRASE_DROPOUT)(ops.concatenate(pooled, axis=1))
    # Starting at zero, phrases join only as far as they help.
    return layers.Dense(settings["dimension"], kernel_initializer="zeros", name="phrases")(together)


def _pooled(convolved: Any, mask: Any, pooling: str) -> list[Any]:
    """What is left of all places, each (batch, filters): the largest number, the mean, or both."""
    parts = []
    if pooling in ("max", "both"):
        parts.append(ops.max(convolved * mask, axis=1))
    if pooling in ("mean", "both"):
        parts.append(weighted_mean(convolved, mask))
    return parts


def _convolved(words: Any, width: int, settings: Mapping[str, Any], name: str) -> Any:
    """What `width` neighbours say together, (batch, length, n) → (batch, length, filters)."""
    layer = layers.Conv1D(settings["filters"], width, padding="same", activation="relu", name=name)
    return layer(words)


CONV1D = Network("conv1d", build, any_length=True)
