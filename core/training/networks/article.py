"""The source article's network to the letter: the baseline that every chart can show.

    Conv1D(64, 3, relu) on (length, 1) → MaxPooling1D(2) → Flatten → Dense(n, softmax)

The last layer is the task's head. For `search` that head is a linear projection to the common space
instead, so that the article's network serves as the encoder of both towers. The article feeds word
numbers as they are; here they are divided by the size of the vocabulary, without which the
activations of a few rare words drown everything else.
"""

from collections.abc import Mapping
from typing import Any

import keras

from core.training.networks.base import Network, SequenceInput
from core.training.networks.embedding import entrance


def build(spec: SequenceInput, settings: Mapping[str, Any]) -> keras.Model:
    """Ids (batch, length) → (batch, (length - 2) // 2 * 64); no setting changes the layers.

    Of an input with channels it reads the ids alone: its one number a place leaves room for no other.
    """
    entry, ids, _ = entrance(spec, spec.length)
    numbers = keras.layers.Rescaling(1.0 / spec.size)(ids)
    signal = keras.layers.Reshape((spec.length, 1))(numbers)
    signal = keras.layers.Conv1D(64, 3, activation="relu", name="conv1d")(signal)
    signal = keras.layers.MaxPooling1D(2)(signal)
    return keras.Model(entry, keras.layers.Flatten()(signal), name="article")


ARTICLE = Network("article", build)
