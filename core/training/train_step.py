"""One batch forward and back: the loss of any task, what holds its weights small, and the optimizer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from core.training.learning_rate import LiveRate
    from core.training.tasks.base import Task

# What is left of the learning rate at the end of its schedule.
LAST_RATE = 0.05


def optimizer_of(task: Task, settings: Mapping[str, Any]) -> tuple[Any, LiveRate]:
    """What moves the weights of `task`, its variables made, and the rate at which it does."""
    from core.training.learning_rate import LiveRate

    rate = LiveRate(_learning_rate(task, settings))
    optimizer = task.optimizer(rate)
    optimizer.build(task.model.trainable_variables)
    return optimizer, rate


def step_function(
    task: Task, settings: Mapping[str, Any], optimizer: Any
) -> Callable[[Any], tuple[Any, Any]]:
    """Learns from a batch of tensors and returns its mean loss and accuracy; a graph after its first call."""
    import tensorflow as tf

    masks = getattr(task, "masks", {})

    @tf.function(reduce_retracing=True, autograph=False)  # type: ignore[untyped-decorator]
    def step(batch: Any) -> tuple[Any, Any]:
        variables = task.model.trainable_variables
        with tf.GradientTape() as tape:
            loss, accuracy = task.loss(batch, True)
            total = loss + penalty(variables, float(settings["l1"]), float(settings["l2"]))
        optimizer.apply(tape.gradient(total, variables), variables)
        for variable in variables:
            if variable.path in masks:
                variable.assign(tf.where(masks[variable.path], variable, 0.0))
        return loss, accuracy

    return cast(Callable[[Any], tuple[Any, Any]], step)


def penalty(variables: Iterable[Any], l1: float, l2: float) -> Any:
    """`l1` · Σ|w| + `l2` · Σw²/2 over the kernels of layers, a scalar.

    Not over words: a rare one is seldom in a batch, and would be forgotten between two.
    """
    import tensorflow as tf

    kernels = [variable for variable in variables if variable.path.endswith("kernel")]
    sizes = [l1 * tf.reduce_sum(tf.abs(kernel)) for kernel in kernels if l1]
    squares = [l2 * tf.nn.l2_loss(kernel) for kernel in kernels if l2]
    return tf.add_n([tf.constant(0.0), *sizes, *squares])


def _learning_rate(task: Task, settings: Mapping[str, Any]) -> Any:
    """The rate that stays, or a schedule that lets it fall along half a cosine to almost nothing."""
    import keras

    start = float(settings["learning_rate"])
    if settings["schedule"] == "constant":
        return start
    steps = task.steps_per_epoch * int(settings["epochs"])
    return keras.optimizers.schedules.CosineDecay(start, steps, alpha=LAST_RATE)
