"""The default network: weighted words, and what neighbouring words mean together.

    ids → embedding ┬→ mean of the words, each by its learned weight ──────────────┬→ vector
                    └→ Conv1D of several widths → max over places → Dense → gate ──┘

The weighted mean alone is a good reader of short shop texts and starts as one (idf weights, word
vectors); the convolutions add phrases. Padding takes no part in either.
"""

from collections.abc import Mapping
from typing import Any

import keras
from keras import layers, ops

from core.training.networks.base import Network, SequenceInput

WIDTHS = (1, 2, 3, 5)
# Phrases learn a shop's titles by heart before they learn anything else.
PHRASE_DROPOUT = 0.5


def word_mask(ids: Any) -> Any:
    """Ids (batch, length) → 1.0 where there is a word, 0.0 at padding, (batch, length, 1)."""
    return ops.expand_dims(ops.cast(ops.not_equal(ids, 0), "float32"), -1)


def weighted_mean(values: Any, weights: Any) -> Any:
    """(batch, length, n) by (batch, length, 1) → (batch, n); a sequence without any word gives zeros."""
    return ops.sum(values * weights, axis=1) / (ops.sum(weights, axis=1) + 1e-6)


def build(given: SequenceInput, settings: Mapping[str, Any]) -> keras.Model:
    """Ids (batch, any length) → (batch, dimension)."""
    ids = keras.Input((None,), dtype="int32")
    # Without a few of its words a text still means the same; learned so, rare ones are not relied on.
    mask = layers.Dropout(settings["word_dropout"])(word_mask(ids))
    words = _embedding(given, settings["dimension"])(ids)
    words = layers.Dropout(settings["dropout"])(words * mask)
    mean = weighted_mean(words, _weights(given)(ids) * mask)
    phrases = _phrases(words, mask, settings)
    return keras.Model(ids, mean + phrases, name="conv1d")


def _embedding(given: SequenceInput, dimension: int) -> layers.Embedding:
    start: Any = keras.initializers.RandomNormal(stddev=dimension**-0.5)
    if given.vectors is not None:
        start = keras.initializers.Constant(given.vectors)
    return layers.Embedding(given.size, dimension, embeddings_initializer=start, name="words")


def _weights(given: SequenceInput) -> layers.Embedding:
    start = keras.initializers.Constant(given.weights[:, None])
    return layers.Embedding(given.size, 1, embeddings_initializer=start, name="weights")


def _phrases(words: Any, mask: Any, settings: Mapping[str, Any]) -> Any:
    # Convolving a narrow copy costs a third and ranks no worse.
    # No bias: padding must stay zero, or what follows a text would change its last phrases.
    narrow = layers.Dense(settings["filters"], use_bias=False, name="narrow")(words)
    pooled = []
    for width in WIDTHS:
        found = layers.Conv1D(settings["filters"], width, padding="same", activation="relu")(narrow)
        pooled.append(ops.max(found * mask, axis=1))
    together = layers.Dropout(PHRASE_DROPOUT)(ops.concatenate(pooled, axis=1))
    # Starting at zero, phrases join only as far as they help.
    return layers.Dense(settings["dimension"], kernel_initializer="zeros", name="phrases")(together)


CONV1D = Network("conv1d", build, any_length=True)
