"""A Keras model as a LiteRT file."""

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keras

from core.arrays import Int32Array
from core.log import quiet

# How a file stores weights. `INT8_FULL` computes in whole numbers, too, where its kernels can.
FLOAT32, FLOAT16, INT8, INT8_FULL = "float32", "float16", "int8", "int8 full"


def write_litert(
    model: keras.Model,
    length: int,
    path: Path,
    storage: str = FLOAT16,
    samples: Int32Array | None = None,
) -> None:
    """Write `model` to `path`: int32 (batch, length) ids in, what the model gives out.

    A model that reads channels beside the ids takes (batch, length, 1 + channels).

    Models that take any length are fixed to `length`; dropout and its like are off. Weights are usually
    stored as float16, which halves the file and moves a unit vector by less than a thousandth; arithmetic
    stays float32.

    Args:
        storage: one of the names above; ids and vectors are int32 and float32 in any.
        samples: ids (n, length) of texts as they will come, by which `INT8_FULL` measures the range of what
            is computed (Jacob et al. 2018).
    """
    import tensorflow as tf

    with quiet(), contextlib.redirect_stdout(io.StringIO()):
        function = _function(model, length)
        converter = tf.lite.TFLiteConverter.from_concrete_functions([function], tf.Module())
        _set_storage(converter, storage, samples)
        path.write_bytes(converter.convert())


def _function(model: keras.Model, length: int) -> Any:
    """What `model` makes of ids, with its weights as constants."""
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

    return encode.get_concrete_function()


def _set_storage(converter: Any, storage: str, samples: Int32Array | None) -> None:
    import tensorflow as tf

    if storage == FLOAT32:
        return
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if storage == FLOAT16:
        converter.target_spec.supported_types = [tf.float16]
    if storage == INT8_FULL:
        if samples is None or not len(samples):
            raise ValueError("whole numbers take samples of what will come")
        converter.representative_dataset = lambda: _one_by_one(samples)


def _one_by_one(samples: Int32Array) -> Iterator[list[Int32Array]]:
    return ([samples[row : row + 1]] for row in range(len(samples)))
