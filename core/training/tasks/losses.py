"""What training makes small, as the settings choose it: cross-entropy, squares, margins, and robust ones.

Every function gives a loss for each example, so that any of them can be weighed and trimmed.

    cross-entropy   -log p                                    p: the chance of the right label
    generalised     (1 - p^q) / q                             Zhang and Sabuncu 2018; q → 0: cross-entropy
    mse             of chances Σ (p - target)² (Brier 1950), of cosines (own - 1)² + the others' mean square
    margin          hinge: max(0, margin - log p + largest log p of another)      Crammer and Singer 2001
                    triplets of cosines: the mean of those that break the margin  Hermans, Beyer, Leibe 2017
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from core.arrays import Float32Array, Int32Array

# A logit whose probability is 0 in float32, and which no sum makes infinite.
IMPOSSIBLE = -1e9
# A probability below this counts as this, as Keras has it, for its logarithm to stay finite.
FAINT = 1e-7
# The losses that read cosines through a softmax.
SOFTMAX = ("cross-entropy", "generalised")


@dataclass(frozen=True)
class LossChoice:
    """The settings that say what is made small."""

    name: str = "cross-entropy"
    margin: float = 0.2
    q: float = 0.7
    smoothing: float = 0.0
    trim: float = 0.0
    temperature: float = 1.0

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "LossChoice":
        """As `settings`, every one of them resolved, have it."""
        return cls(
            name=str(settings["loss"]),
            margin=float(settings["margin"]),
            q=float(settings["generalised_q"]),
            smoothing=float(settings["label_smoothing"]),
            trim=float(settings["trim"]),
            temperature=float(settings["temperature"]),
        )

    @property
    def untrimmed(self) -> "LossChoice":
        """The same of all examples, as they are measured."""
        return replace(self, trim=0.0)

    @property
    def is_softmax(self) -> bool:
        """Whether cosines are read through a softmax."""
        return self.name in SOFTMAX


def label_losses(target: Any, probabilities: Any, choice: LossChoice) -> Any:
    """Losses (…) of chances (…, labels) against `target`, one-hot of the same shape."""
    if choice.name == "cross-entropy":
        return keras.losses.categorical_crossentropy(
            target, probabilities, label_smoothing=choice.smoothing
        )
    if choice.name == "mse":
        labels = tf.cast(tf.shape(target)[-1], tf.float32)
        smooth = target * (1 - choice.smoothing) + choice.smoothing / labels
        return tf.reduce_sum(tf.square(probabilities - smooth), axis=-1)
    own = tf.reduce_sum(probabilities * target, axis=-1)
    if choice.name == "generalised":
        return (1 - tf.pow(tf.maximum(own, FAINT), choice.q)) / choice.q
    logs = tf.math.log(probabilities + FAINT)
    other = tf.reduce_max(logs + target * IMPOSSIBLE, axis=-1)
    return tf.nn.relu(choice.margin - tf.reduce_sum(logs * target, axis=-1) + other)


def contrast_losses(cosines: Any, own: Any, others: Any, choice: LossChoice) -> Any:
    """Losses (n,) of `mse` and `margin` for what stands at rows of `cosines` (n, m).

    Args:
        own: bool (n, m), the one in each row that is right.
        others: bool (n, m), those that are wrong; what is neither is out of the contest.
    """
    wrong = tf.cast(others, tf.float32)
    right = tf.reduce_sum(tf.where(own, cosines, 0.0), axis=1)
    if choice.name == "mse":
        count = tf.maximum(tf.reduce_sum(wrong, axis=1), 1.0)
        low = choice.smoothing / (count + 1)
        near = tf.where(others, cosines, 0.0)
        squares = tf.reduce_sum(wrong * tf.square(near - low[:, None]), axis=1) / count
        return tf.square(right - (1 - choice.smoothing + low)) + squares
    near = tf.where(others, cosines, 0.0)
    broken = wrong * tf.nn.relu(choice.margin - right[:, None] + near)
    count = tf.reduce_sum(tf.cast(broken > 0, tf.float32), axis=1)
    return tf.reduce_sum(broken, axis=1) / tf.maximum(count, 1.0)


def generalised(log_chances: Any, choice: LossChoice) -> Any:
    """(1 - p^q) / q of logarithms of chances (n,)."""
    return (1 - tf.exp(choice.q * log_chances)) / choice.q


def kept(losses: Any, share: float) -> Any:
    """1.0 for the examples that teach, 0.0 for the `share` of the last axis whose loss is largest.

    Shen and Sanghavi 2019: what is learned last is wrong more often than not, where labels are.
    """
    count = tf.shape(losses)[-1]
    left = count - tf.cast(tf.math.floor(share * tf.cast(count, tf.float32)), tf.int32)
    rank = tf.argsort(tf.argsort(losses, axis=-1, stable=True), axis=-1, stable=True)
    return tf.stop_gradient(tf.cast(rank < left, tf.float32))


def held_out_loss(
    probabilities: Float32Array, label: Int32Array, choice: LossChoice
) -> float | None:
    """The mean loss of chances (n, labels) that were held out, without smoothing; None without any."""
    if not len(label):
        return None
    if choice.name == "cross-entropy":
        own = probabilities[np.arange(len(label)), label]
        return float(-np.log(own.clip(FAINT)).mean())
    target = tf.one_hot(label, probabilities.shape[1])
    plain = replace(choice, smoothing=0.0)
    return float(tf.reduce_mean(label_losses(target, tf.constant(probabilities), plain)))
