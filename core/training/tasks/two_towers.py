"""Two towers that share one encoder, and the loss that brings a query near its product."""

from typing import Any

import keras
import tensorflow as tf

# The way from a product back to its query teaches too, but is not what is asked at search time: it counts
# half, by choice.
BACKWARD = 0.5
# A logit whose probability is 0 in float32, and which no sum makes infinite.
IMPOSSIBLE = -1e9


def tower(network: keras.Model, dimension: int) -> keras.Model:
    """`network` with a linear projection, where its width is not `dimension`, to unit vectors."""
    vector = network.output
    if vector.shape[-1] != dimension:
        vector = keras.layers.Dense(dimension, use_bias=False, name="projection")(vector)
    return keras.Model(network.input, keras.layers.UnitNormalization(name="unit")(vector))


def in_batch_loss(
    queries: Any, products: Any, weights: Any, answers: Any, temperature: float, smoothing: float
) -> tuple[Any, Any]:
    """Mean loss and accuracy of n pairs, each pair's product against the others' of the batch.

    Args:
        queries: unit vectors (n, dimension).
        products: unit vectors (m, dimension): those of the pairs, then further counter-examples, if any.
        weights: (n,) what each pair counts.
        answers: (n, m) bool; `answers[i, j]`: product j answers query i too, so it is no counter-example.
    """
    # 1. How near each query is to each product; other products that answer it are out of the contest.
    size = tf.shape(queries)[0]
    own = tf.eye(size, tf.shape(products)[0], dtype=tf.bool)
    likeness = tf.matmul(queries, products, transpose_b=True) / temperature
    likeness = tf.where(answers & ~own, IMPOSSIBLE, likeness)
    # 2. Each query is to find its product among all, and each product its query.
    forward = _cross_entropy(likeness, weights, smoothing)
    backward = _cross_entropy(tf.transpose(likeness[:, :size]), weights, smoothing)
    is_right = tf.equal(tf.argmax(likeness, 1, output_type=tf.int32), tf.range(size))
    return forward + BACKWARD * backward, tf.reduce_mean(tf.cast(is_right, tf.float32))


def _cross_entropy(likeness: Any, weights: Any, smoothing: float) -> Any:
    """Mean of -log P(own), part of each target spread over all that is possible."""
    logs = tf.nn.log_softmax(likeness)
    losses = -tf.linalg.diag_part(logs)
    if smoothing:
        possible = tf.cast(likeness > IMPOSSIBLE / 2, tf.float32)
        spread = -tf.reduce_sum(logs * possible, axis=1) / tf.reduce_sum(possible, axis=1)
        losses = (1 - smoothing) * losses + smoothing * spread
    return tf.reduce_sum(losses * weights) / tf.reduce_sum(weights)
