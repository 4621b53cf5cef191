"""A learning rate that people can change while it is learned with."""

from typing import Any

import keras
import tensorflow as tf


class LiveRate(keras.optimizers.schedules.LearningRateSchedule):  # type: ignore[misc]
    """A schedule times a factor, 1 until somebody asks for another rate."""

    def __init__(self, schedule: Any) -> None:
        """`schedule` gives the rate of a step, or is the rate of all."""
        self._schedule = schedule
        self._factor = tf.Variable(1.0, trainable=False)

    def __call__(self, step: Any) -> Any:
        return self._factor * self._planned(step)

    @property
    def factor(self) -> float:
        """How many times the planned rate is learned with."""
        return float(self._factor.numpy())

    @factor.setter
    def factor(self, factor: float) -> None:
        self._factor.assign(factor)

    def change(self, rate: float, step: Any) -> None:
        """Learn with `rate` at `step`; what the schedule does from there it does in proportion."""
        self.factor = rate / float(self._planned(step))

    def _planned(self, step: Any) -> Any:
        return self._schedule(step) if callable(self._schedule) else self._schedule
