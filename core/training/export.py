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

    # Weights as constants of a module that holds no variable: Keras' own way, through a folder with the
    # variables in files, takes four times as long.
    weights, others = (
        [tf.constant(variable.numpy()) for variable in variables]
        for variables in (model.trainable_variables, model.non_trainable_variables)
    )
    ids = tf.TensorSpec((None, length, *model.input_shape[2:]), tf.int32, name="ids")

    @tf.function(input_signature=[ids], autograph=False)  # type: ignore[untyped-decorator]
    def encode(ids: tf.Tensor) -> tf.Tensor:
        return model.stateless_call(weights, others, ids, training=False)[0]

    with quiet(), contextlib.redirect_stdout(io.StringIO()):
        function = encode.get_concrete_function()
        converter = tf.lite.TFLiteConverter.from_concrete_functions([function], tf.Module())
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        converter.target_spec.supported_types = [tf.float16]
        path.write_bytes(converter.convert())
