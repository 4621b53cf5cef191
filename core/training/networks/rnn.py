"""A recurrent network: words one after the other, from both ends.

    ids → embedding ┬→ mean of the words, each by its learned weight ──────────────────────┬→ vector
                    ├→ gated memory from the first word to the last → what it ends with ┬→ Dense
                    └→ gated memory from the last word to the first → what it ends with ┘

The memory is the minimal gated unit of Feng et al., "Were RNNs All We Needed?" (2024): how much of it
a word replaces, and by what, follows from that word alone. What it ends with is then one sum, reckoned
for all places at once, where a GRU takes a step a word and does not become a plain LiteRT model.
"""

from collections.abc import Mapping
from typing import Any

import keras
from keras import layers, ops

from core.training.networks.base import Network, SequenceInput
from core.training.networks.reading import Read, from_zero, id_weights, read, weighted_mean


def build(given: SequenceInput, settings: Mapping[str, Any]) -> keras.Model:
    """Ids (batch, any length) → (batch, dimension)."""
    at = read(given, settings)
    mean = weighted_mean(at.words, id_weights(given)(at.ids) * at.mask)
    ends = [_memory(at, settings["filters"], direction) for direction in ("forward", "backward")]
    vector = mean + from_zero(ops.concatenate(ends, axis=1), settings, "ends")
    return keras.Model(at.given, vector, name="rnn")


def _memory(at: Read, units: int, direction: str) -> Any:
    """What is remembered at the end, (batch, units)."""
    gate = layers.Dense(units, activation="sigmoid", name=f"{direction}_gate")(at.words)
    news = layers.Dense(units, activation="tanh", name=f"{direction}_news")(at.words)
    # At padding nothing is replaced: the memory passes it unchanged.
    return last_state(gate * at.present, news, backward=direction == "backward")


def last_state(gate: Any, news: Any, backward: bool = False) -> Any:
    """The last of h[t] = (1 - gate[t]) · h[t - 1] + gate[t] · news[t] from h = 0, (batch, units).

    What a place brings is kept by the share that each later one leaves: with gates of ½ the three places
    of news a, b, c end as a/8 + b/4 + c/2. `backward` runs from the last place to the first.
    """
    # As sums of logarithms, never above 0, products of many shares neither vanish nor overflow.
    kept = ops.log(1.0 - gate + TINY)
    after = ops.cumsum(kept, axis=1)
    left = after - kept if backward else after[:, -1:] - after
    return ops.sum(ops.exp(left) * gate * news, axis=1)


TINY = 1e-6
RNN = Network("rnn", build, any_length=True)
