"""A recurrent network: words one after the other, from both ends.

    ids → embedding ┬→ mean of the words, each by its learned weight ──────────────────────┬→ vector
                    ├→ gated memory from the first word to the last → what it ends with ┬→ Dense
                    └→ gated memory from the last word to the first → what it ends with ┘

The memory is the minimal gated unit of Feng et al., "Were RNNs All We Needed?" (2024): how much of it
a word replaces, and by what, follows from that word alone. What it ends with is then one sum, reckoned
for all positions at once, where a GRU takes a step a word and does not become a plain LiteRT model.
"""

from collections.abc import Mapping
from typing import Any

import keras
from keras import layers, ops

from core.training.networks.base import Network, SequenceInput
from core.training.networks.embedding import (
    TINY,
    EmbeddedInput,
    embed,
    from_zero,
    id_weights,
    weighted_mean,
)


def build(spec: SequenceInput, settings: Mapping[str, Any]) -> keras.Model:
    """Ids (batch, any length) → (batch, dimension)."""
    inputs = embed(spec, settings)
    mean = weighted_mean(inputs.words, id_weights(spec)(inputs.ids) * inputs.mask)
    ends = [
        _memory(inputs, settings["filters"], direction) for direction in ("forward", "backward")
    ]
    vector = mean + from_zero(ops.concatenate(ends, axis=1), settings, "ends")
    return keras.Model(inputs.entry, vector, name="rnn")


def _memory(inputs: EmbeddedInput, units: int, direction: str) -> Any:
    """What is remembered at the end, (batch, units)."""
    gate = layers.Dense(units, activation="sigmoid", name=f"{direction}_gate")(inputs.words)
    news = layers.Dense(units, activation="tanh", name=f"{direction}_news")(inputs.words)
    # At padding nothing is replaced: the memory passes it unchanged.
    return last_state(gate * inputs.present, news, backward=direction == "backward")


def last_state(gate: Any, news: Any, backward: bool = False) -> Any:
    """The last of h[t] = (1 - gate[t]) · h[t - 1] + gate[t] · news[t] from h = 0, (batch, units).

    What a position brings is kept by the share that each later one leaves: with gates of ½ three positions
    of news a, b, c end as a/8 + b/4 + c/2. `backward` runs from the last position to the first.
    """
    # As sums of logarithms, never above 0, products of many shares neither vanish nor overflow.
    log_kept = ops.log(1.0 - gate + TINY)
    after = ops.cumsum(log_kept, axis=1)
    left = after - log_kept if backward else after[:, -1:] - after
    return ops.sum(ops.exp(left) * gate * news, axis=1)


RNN = Network("rnn", build, any_length=True)
