"""Adam, AdamW and SGD that move only the rows of a table that a batch read."""

from typing import Any

import keras
import tensorflow as tf


class RowAdam(keras.optimizers.Adam):  # type: ignore[misc]
    """Adam, but for tables: rows that a batch did not read keep their place and both of their means.

    Plain Adam goes over a table of 40,000 items at each step, which takes longer than all else. Without any
    decay between two batches, the means of a rare row are those of the batches that read it.
    """

    def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """Move `variable` by `gradient`, which for a table holds the rows that were read."""
        if not isinstance(gradient, tf.IndexedSlices):
            super().update_step(gradient, variable, learning_rate)
            return
        # 1. The slope of each row once, and its square: as in plain Adam, that of each of its places.
        rows, numbers = tf.unique(gradient.indices)
        slope = tf.math.unsorted_segment_sum(gradient.values, numbers, tf.size(rows))
        squares = tf.square(gradient.values)
        squared = tf.math.unsorted_segment_sum(squares, numbers, tf.size(rows))
        # 2. Its means with those of the batches before.
        index = self._get_variable_index(variable)
        mean = self._moved(self._momentums[index], rows, slope, self.beta_1)
        square = self._moved(self._velocities[index], rows, squared, self.beta_2)
        # 3. A step as Adam makes it.
        step = tf.cast(self.iterations + 1, tf.float32)
        rate = learning_rate * tf.sqrt(1 - self.beta_2**step) / (1 - self.beta_1**step)
        change = rate * mean / (tf.sqrt(square) + self.epsilon)
        variable.scatter_sub(tf.IndexedSlices(change, rows))

    def _moved(self, means: Any, rows: Any, values: Any, share: float) -> Any:
        """The `rows` of a running mean, `values` added with 1 - `share`, which stay so."""
        before = tf.gather(means.value, rows)
        after = before + (1 - share) * (values - before)
        means.value.scatter_update(tf.IndexedSlices(after, rows))
        return after


class RowSgd(keras.optimizers.SGD):  # type: ignore[misc]
    """SGD, but for tables: rows that a batch did not read keep their place and their momentum."""

    def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """Move `variable` by `gradient`, which for a table holds the rows that were read."""
        if not isinstance(gradient, tf.IndexedSlices):
            super().update_step(gradient, variable, learning_rate)
            return
        rows, numbers = tf.unique(gradient.indices)
        slope = tf.math.unsorted_segment_sum(gradient.values, numbers, tf.size(rows))
        change = -learning_rate * slope
        if self.momentum:
            momentums = self.momentums[self._get_variable_index(variable)]
            change += self.momentum * tf.gather(momentums.value, rows)
            momentums.value.scatter_update(tf.IndexedSlices(change, rows))
        variable.scatter_add(tf.IndexedSlices(change, rows))
