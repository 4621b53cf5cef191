"""A small Transformer: every word looks at every other.

    ids → embedding + position → [ norm → attention of several heads → + → norm → Dense → Dense → + ]
        → mean of the positions, each by its word's learned weight → vector

One pre-norm block (Xiong et al. 2020). What it adds to the words starts at zero, so that the network
starts as the weighted mean of its words. Nobody looks at padding.
"""

from collections.abc import Mapping
from typing import Any

import keras
from keras import layers, ops

from core.training.networks.base import Network, SequenceInput
from core.training.networks.embedding import embed, from_zero, id_weights, weighted_mean

# Of 12 numbers each at the default of 48 filters; a choice.
HEADS = 4
# Far below any likeness, and still a number when weights are stored as float16.
NEVER = 1e4


def build(spec: SequenceInput, settings: Mapping[str, Any]) -> keras.Model:
    """Ids (batch, length) → (batch, dimension)."""
    inputs = embed(spec, settings)
    states = Positions(spec.length)(inputs.words)
    normed = layers.LayerNormalization(name="attention_norm")(states)
    attended = _attention(normed, inputs.present, settings["filters"])
    states = states + from_zero(attended, settings, "attention")
    hidden = layers.LayerNormalization(name="feed_forward_norm")(states)
    hidden = layers.Dense(2 * settings["filters"], activation="gelu", name="hidden")(hidden)
    states = states + from_zero(hidden, settings, "feed_forward")
    vector = weighted_mean(states, id_weights(spec)(inputs.ids) * inputs.mask)
    return keras.Model(inputs.entry, vector, name="transformer")


class Positions(layers.Layer):  # type: ignore[misc]
    """Adds a learned vector to each of up to `length` positions, (batch, length, dimension)."""

    def __init__(self, length: int) -> None:
        super().__init__(name="positions")
        self.length = length

    def build(self, shape: tuple[int | None, ...]) -> None:
        self.table = self.add_weight((self.length, shape[-1]), "zeros", name="embeddings")

    def call(self, states: Any) -> Any:
        return states + self.table[: ops.shape(states)[1]]


def _attention(states: Any, present: Any, units: int) -> Any:
    """What each position gathers from those that hold a word, (batch, length, about `units`)."""
    width = max(1, units // HEADS)
    query, key, value = (
        ops.split(layers.Dense(HEADS * width, use_bias=False, name=name)(states), HEADS, axis=-1)
        for name in ("query", "key", "value")
    )
    # Written as (1 - present) · -NEVER it changes its sign on the way to LiteRT.
    hidden = (ops.transpose(present, (0, 2, 1)) - 1.0) * NEVER
    gathered = []
    for head in range(HEADS):
        likeness = ops.matmul(query[head], ops.transpose(key[head], (0, 2, 1))) * width**-0.5
        gathered.append(ops.matmul(ops.softmax(likeness + hidden), value[head]))
    return ops.concatenate(gathered, axis=-1)


TRANSFORMER = Network("transformer", build, any_length=True)
