"""A small Transformer: every word looks at every other.

    ids → embedding + position → [ norm → attention of several heads → + → norm → Dense → Dense → + ]
        → mean of the places, each by its word's learned weight → vector

One pre-norm block (Xiong et al. 2020). What it adds to the words starts at zero, so that the network
starts as the weighted mean of its words. Nobody looks at padding.
"""

from collections.abc import Mapping
from typing import Any

import keras
from keras import layers, ops

from core.training.networks.base import Network, SequenceInput
from core.training.networks.reading import from_zero, id_weights, read, weighted_mean

HEADS = 4
# Far below any likeness, and still a number when weights are stored as float16.
NEVER = 1e4


def build(given: SequenceInput, settings: Mapping[str, Any]) -> keras.Model:
    """Ids (batch, length) → (batch, dimension)."""
    at = read(given, settings)
    places = Positions(given.length)(at.words)
    looked = _attention(layers.LayerNormalization()(places), at.present, settings["filters"])
    places = places + from_zero(looked, settings, "attention")
    hidden = layers.LayerNormalization()(places)
    hidden = layers.Dense(2 * settings["filters"], activation="gelu", name="hidden")(hidden)
    places = places + from_zero(hidden, settings, "feed_forward")
    vector = weighted_mean(places, id_weights(given)(at.ids) * at.mask)
    return keras.Model(at.given, vector, name="transformer")


class Positions(layers.Layer):  # type: ignore[misc]
    """Adds a learned vector to each of up to `length` places, (batch, length, dimension)."""

    def __init__(self, length: int) -> None:
        super().__init__(name="positions")
        self.length = length

    def build(self, shape: tuple[int | None, ...]) -> None:
        self.table = self.add_weight((self.length, shape[-1]), "zeros", name="embeddings")

    def call(self, places: Any) -> Any:
        return places + self.table[: ops.shape(places)[1]]


def _attention(places: Any, present: Any, units: int) -> Any:
    """What each place gathers from those that hold a word, (batch, length, about `units`)."""
    width = max(1, units // HEADS)
    ask, key, value = (
        ops.split(layers.Dense(HEADS * width, use_bias=False, name=name)(places), HEADS, axis=-1)
        for name in ("query", "key", "value")
    )
    # Written as (1 - present) · -NEVER it changes its sign on the way to LiteRT.
    hidden = (ops.transpose(present, (0, 2, 1)) - 1.0) * NEVER
    gathered = []
    for head in range(HEADS):
        likeness = ops.matmul(ask[head], ops.transpose(key[head], (0, 2, 1))) * width**-0.5
        gathered.append(ops.matmul(ops.softmax(likeness + hidden), value[head]))
    return ops.concatenate(gathered, axis=-1)


TRANSFORMER = Network("transformer", build, any_length=True)
