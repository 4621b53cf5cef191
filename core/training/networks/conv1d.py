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
from core.training.networks.reading import id_weights, read, weighted_mean

WIDTHS = (1, 2, 3, 5)
# Phrases learn a shop's titles by heart before they learn anything else.
PHRASE_DROPOUT = 0.5


def build(given: SequenceInput, settings: Mapping[str, Any]) -> keras.Model:
    """Ids (batch, any length) → (batch, dimension)."""
    at = read(given, settings)
    mean = weighted_mean(at.words, id_weights(given)(at.ids) * at.mask)
    phrases = _phrases(at.words, at.mask, settings)
    return keras.Model(at.given, mean + phrases, name="conv1d")


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
