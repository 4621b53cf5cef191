"""The frozen network: it reads what the teacher makes of a text as it is, and no part of it learns."""

from collections.abc import Mapping
from typing import Any

import keras

from core.task_choices import PRETRAINED
from core.training.networks.base import Network, SequenceInput


def build(spec: SequenceInput, settings: Mapping[str, Any]) -> keras.Model:
    """The teacher's vectors, projected (batch, dimension) → the same; ids play no part."""
    vectors = keras.Input((int(settings["dimension"]),), dtype="float32")
    return keras.Model(vectors, vectors, name=PRETRAINED)


FROZEN = Network(PRETRAINED, build, any_length=True)
