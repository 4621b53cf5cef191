"""A Keras model as a LiteRT file."""

import contextlib
import io
from pathlib import Path

import keras

from core.log import quiet


def write_litert(model: keras.Model, length: int, path: Path) -> None:
    """Write `model` to `path`: int32 (batch, length) ids in, what the model gives out.

    A model that reads channels beside the ids takes (batch, length, 1 + channels).

    Models that take any length are fixed to `length`; dropout and its like are off. Weights are stored
    as float16, which halves the file and moves a unit vector by less than a thousandth; arithmetic stays
    float32.
    """
    import tensorflow as tf

    ids = keras.Input((length, *model.input_shape[2:]), dtype="int32", name="ids")
    fixed = keras.Model(ids, model(ids, training=False))
    with quiet(), contextlib.redirect_stdout(io.StringIO()):
        fixed.export(
            path,
            format="litert",
            verbose=False,
            optimizations=[tf.lite.Optimize.DEFAULT],
            target_spec={"supported_types": [tf.float16]},
        )
