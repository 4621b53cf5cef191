"""A network learns from a teacher: to put texts of the shop where the teacher puts them.

The teacher reads titles and queries once, and the student is drawn to its vectors by

    loss = mean of 1 - cos(student, teacher)

so that it knows what the teacher knows of this shop at a hundredth of the cost (Hinton, Vinyals, Dean 2015;
for sentence vectors Reimers and Gurevych 2020).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import tensorflow as tf

from core.arrays import Float32Array, Int32Array
from core.training.epoch_length import taught_held_out, taught_pass

# Ids (n, length) and the teacher's unit vectors (n, dimension).
DistillationBatch = tuple[Int32Array, Float32Array]


@dataclass(frozen=True)
class Distillation:
    """Texts as ids (n, length) with the teacher's unit vectors (n, dimension), the held-out ones last."""

    ids: Int32Array
    targets: Float32Array
    seed: int

    @classmethod
    def of(cls, ids: Int32Array, targets: Float32Array, seed: int) -> "Distillation":
        """The same texts in an order by chance."""
        order = np.random.default_rng(seed).permutation(len(ids))
        return cls(ids[order], targets[order], seed)

    @property
    def held_out(self) -> int:
        """How many texts are held out."""
        return taught_held_out(len(self.ids))

    @property
    def held_out_ids(self) -> Int32Array:
        """The ids of the texts that are held out (held_out, length)."""
        return self.ids[self.examples :]

    @property
    def examples(self) -> int:
        """How many texts are learned from."""
        return len(self.ids) - self.held_out

    @property
    def batch_size(self) -> int:
        """The texts of a batch."""
        return taught_pass(len(self.ids)).batch_size

    @property
    def steps(self) -> int:
        """The batches of an epoch."""
        return taught_pass(len(self.ids)).steps

    def epoch(self, number: int) -> Iterator[DistillationBatch]:
        """The batches of epoch `number`, the same for the same seed."""
        order = np.random.default_rng((self.seed, number)).permutation(self.examples)
        for step in range(self.steps):
            chosen = order[step * self.batch_size : (step + 1) * self.batch_size]
            yield self.ids[chosen], self.targets[chosen]

    def measure(self, vectors: Float32Array) -> tuple[float, float]:
        """Loss and accuracy of the student's `vectors` of the held-out texts."""
        loss, accuracy = distillation_loss(
            tf.constant(vectors), tf.constant(self.targets[self.examples :])
        )
        return float(loss), float(accuracy)


def distillation_loss(vectors: tf.Tensor, targets: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
    """Mean of 1 - cosine of unit vectors (n, dimension) each, and the share nearest to its own target."""
    loss = tf.reduce_mean(1 - tf.reduce_sum(vectors * targets, axis=1))
    nearest = tf.argmax(tf.matmul(vectors, targets, transpose_b=True), 1, output_type=tf.int32)
    is_own = tf.equal(nearest, tf.range(tf.shape(vectors)[0]))
    return loss, tf.reduce_mean(tf.cast(is_own, tf.float32))
