"""A plain deep network: which words there are, in whatever order.

    ids → embedding ┬→ mean of the words, each by its learned weight ┬───────────────────┬→ vector
                    └→ the most of each number over the words ───────┴→ Dense → Dense → ──┘

It starts as the weighted mean; the dense layers join as far as they help.
"""

from collections.abc import Mapping
from typing import Any

import keras
from keras import layers, ops

from core.training.networks.base import Network, SequenceInput
from core.training.networks.embedding import embed, from_zero, id_weights, weighted_mean


def build(spec: SequenceInput, settings: Mapping[str, Any]) -> keras.Model:
    """Ids (batch, any length) → (batch, dimension)."""
    inputs = embed(spec, settings)
    mean = weighted_mean(inputs.words, id_weights(spec)(inputs.ids) * inputs.mask)
    # Padding is zero, and so is the least that a word can add.
    most = ops.max(ops.relu(inputs.words), axis=1)
    deep = ops.concatenate([mean, most], axis=1)
    for layer in (1, 2):
        deep = layers.Dense(settings["filters"], activation="relu", name=f"hidden_{layer}")(deep)
    return keras.Model(inputs.entry, mean + from_zero(deep, settings, "deep"), name="dnn")


DNN = Network("dnn", build, any_length=True)
