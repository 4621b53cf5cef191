"""Two towers that share one encoder, and the loss that brings a query near its product."""

from typing import Any

import keras
import tensorflow as tf
from keras import ops

from core.training.tasks.losses import IMPOSSIBLE, LossChoice, contrast_losses, generalised, kept

# The squared length of a vector that is nothing but rounding.
NOTHING = 1e-12
# The way from a product back to its query teaches too, but is not what is asked at search time: it counts
# half, by choice.
BACKWARD = 0.5


def tower(network: keras.Model, dimension: int) -> keras.Model:
    """`network` with a linear projection, where its width is not `dimension`, to unit vectors."""
    vector = network.output
    if vector.shape[-1] != dimension:
        vector = keras.layers.Dense(dimension, use_bias=False, name="projection")(vector)
    return keras.Model(network.input, UnitVector(name="unit")(vector))


class UnitVector(keras.layers.UnitNormalization):  # type: ignore[misc]
    """Vectors (batch, dimension) of length 1; zeros stay zeros, and teach nothing.

    Where all words of a text are hidden or unknown there is no direction, and the slope of one would be a
    million times that of any other text.
    """

    def call(self, inputs: Any, training: bool = False) -> Any:
        """`inputs` (batch, dimension), each divided by its length."""
        if training:
            length = ops.sum(ops.square(inputs), axis=-1, keepdims=True)
            inputs = ops.where(length > NOTHING, inputs, 0.0)
        return super().call(inputs)


def in_batch_loss(
    queries: Any, products: Any, weights: Any, answers: Any, choice: LossChoice
) -> tuple[Any, Any]:
    """Mean loss and accuracy of n pairs, each pair's product against the others' of the batch.

    Args:
        queries: unit vectors (n, dimension).
        products: unit vectors (m, dimension): those of the pairs, then further counter-examples, if any.
        weights: (n,) what each pair counts.
        answers: (n, m) bool; `answers[i, j]`: product j answers query i too, so it is no counter-example.
        choice: what is made small.
    """
    # 1. How near each query is to each product; other products that answer it are out of the contest.
    size = tf.shape(queries)[0]
    own = tf.eye(size, tf.shape(products)[0], dtype=tf.bool)
    cosines = tf.matmul(queries, products, transpose_b=True)
    if choice.is_softmax:
        cosines = cosines / choice.temperature
    likeness = tf.where(answers & ~own, IMPOSSIBLE, cosines)
    # 2. Each query is to find its product among all, and each product its query.
    forward = _losses(likeness, choice)
    backward = _losses(tf.transpose(likeness[:, :size]), choice)
    if choice.trim:
        weights = weights * kept(forward + BACKWARD * backward, choice.trim)
    is_right = tf.equal(tf.argmax(likeness, 1, output_type=tf.int32), tf.range(size))
    loss = _mean(forward, weights) + BACKWARD * _mean(backward, weights)
    return loss, tf.reduce_mean(tf.cast(is_right, tf.float32))


def _losses(likeness: Any, choice: LossChoice) -> Any:
    """The loss of each row, whose own is on the diagonal and whose impossible others are `IMPOSSIBLE`."""
    possible = likeness > IMPOSSIBLE / 2
    if not choice.is_softmax:
        own = tf.eye(tf.shape(likeness)[0], tf.shape(likeness)[1], dtype=tf.bool)
        return contrast_losses(likeness, own, possible & ~own, choice)
    logs = tf.nn.log_softmax(likeness)
    if choice.name == "generalised":
        return generalised(tf.linalg.diag_part(logs), choice)
    losses = -tf.linalg.diag_part(logs)
    if choice.smoothing:
        allowed = tf.cast(possible, tf.float32)
        spread = -tf.reduce_sum(logs * allowed, axis=1) / tf.reduce_sum(allowed, axis=1)
        losses = (1 - choice.smoothing) * losses + choice.smoothing * spread
    return losses


def _mean(losses: Any, weights: Any) -> Any:
    return tf.reduce_sum(losses * weights) / tf.reduce_sum(weights)
