"""The default network: weighted words, and what neighbouring words mean together.

    text       ids → embedding ┬→ mean of the words, each by its learned weight ──────────────┬→ vector
                               └→ Conv1D of several widths → max over positions → Dense → gate ──┘

    behaviour  ids ───────→ embedding ┬───────────────────────────→ mean of the items → vector
               with channels ─────────┴→ Conv1D → weight of each position ──┘

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
from core.training.networks.embedding import EmbeddedInput, embed, id_weights, weighted_mean

# A word alone, pairs, and the longer names of things; a choice.
WIDTHS = (1, 2, 3, 5)
# How many actions say how much the one in their middle counts.
CONTEXT = 3
# Phrases learn a shop's titles by heart before they learn anything else. Half is the usual share.
PHRASE_DROPOUT = 0.5


def build(spec: SequenceInput, settings: Mapping[str, Any]) -> keras.Model:
    """Ids (batch, any length) → (batch, dimension)."""
    inputs = embed(spec, settings)
    if spec.channels:
        vector = weighted_mean(inputs.items, _importance(inputs, spec, settings) * inputs.mask)
        return keras.Model(inputs.entry, vector, name="conv1d")
    vector = weighted_mean(inputs.words, id_weights(spec)(inputs.ids) * inputs.mask)
    if spec.ordered:
        vector = vector + _phrases(inputs.words, inputs.mask, settings)
    return keras.Model(inputs.entry, vector, name="conv1d")


def _importance(inputs: EmbeddedInput, spec: SequenceInput, settings: Mapping[str, Any]) -> Any:
    """How much each position counts, (batch, length, 1): at first all alike."""
    narrow = layers.Dense(settings["filters"], use_bias=False, name="narrow")(inputs.words)
    context = layers.Conv1D(settings["filters"], CONTEXT, padding="same", activation="relu")(narrow)
    # No bias: what all positions share changes no mean.
    importance = layers.Dense(1, use_bias=False, kernel_initializer="zeros", name="importance")
    # As powers, weights stay positive without any ever being stuck at zero.
    own = layers.Embedding(spec.size, 1, embeddings_initializer="zeros", name="weights")(inputs.ids)
    return ops.exp(own + importance(context))


def _phrases(words: Any, mask: Any, settings: Mapping[str, Any]) -> Any:
    # Convolving a narrow copy costs a third and ranks no worse.
    # No bias: padding must stay zero, or what follows a text would change its last phrases.
    narrow = layers.Dense(settings["filters"], use_bias=False, name="narrow")(words)
    pooled = []
    for width in WIDTHS:
        convolved = layers.Conv1D(settings["filters"], width, padding="same", activation="relu")(
            narrow
        )
        pooled.append(ops.max(convolved * mask, axis=1))
    together = layers.Dropout(PHRASE_DROPOUT)(ops.concatenate(pooled, axis=1))
    # Starting at zero, phrases join only as far as they help.
    return layers.Dense(settings["dimension"], kernel_initializer="zeros", name="phrases")(together)


CONV1D = Network("conv1d", build, any_length=True)
