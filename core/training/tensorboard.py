"""What a training says, also for TensorBoard: one folder of event files a run, `logs/<run>` of the workspace.

`tensorboard --logdir WORKSPACE/logs` shows all runs beside each other.
"""

import logging
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from core.runs.job import EpochDone, Event, EventCallback, Measured, RateChanged, StepDone
from core.runs.logs import log_folder, remove_lost_logs
from core.training.train_step import LAST_RATE

logger = logging.getLogger(__name__)

# As TensorBoard groups curves: what it learned by, and what it was measured by.
TRAINING, HELD_OUT = "training", "held_out"
RATE = "learning_rate"

Scalars = dict[str, float | None]


class TensorBoardLog:
    """Writes the numbers of events as scalars by their steps.

    Steps are told ten times a second at most, however fast batches are, and are written out at the end of
    an epoch: no batch waits for a disk. A disk that fails ends the log, never the training.
    """

    def __init__(self, runs_dir: Path, run: str, settings: Mapping[str, Any], steps: int) -> None:
        """`settings` are those of the job, `steps` all that it is to make."""
        self._runs_dir = runs_dir
        self._folder = log_folder(runs_dir, run)
        self._settings, self._steps = settings, steps
        # What was chosen meanwhile instead of the schedule.
        self._rate: float | None = None
        self._writer: Any = None
        self._has_failed = False

    def passing_on(self, emit: EventCallback) -> EventCallback:
        """What takes an event and then hands it to `emit`."""

        def take(event: Event) -> None:
            self.take(event)
            emit(event)

        return take

    def take(self, event: Event) -> None:
        """Write what `event` measured; events without numbers write nothing."""
        if isinstance(event, StepDone):
            self._write(event.step, {**_training(event), RATE: self._rate_at(event.step)})
        elif isinstance(event, RateChanged):
            self._rate = event.learning_rate
            self._write(event.step, {RATE: event.learning_rate})
        elif isinstance(event, (EpochDone, Measured)):
            self._write(event.step, _held_out(event), is_flushed=True)

    def close(self) -> None:
        """Write out what is left; the log of a run that did not come to light goes. Twice is harmless."""
        writer, self._writer = self._writer, None
        if writer is not None:
            self._guarded(writer.close)
        remove_lost_logs(self._runs_dir)

    def _rate_at(self, step: int) -> float:
        return (
            self._rate
            if self._rate is not None
            else scheduled_rate(self._settings, self._steps, step)
        )

    def _write(self, step: int, scalars: Scalars, is_flushed: bool = False) -> None:
        if not self._has_failed:
            self._guarded(lambda: self._write_scalars(step, scalars, is_flushed))

    def _write_scalars(self, step: int, scalars: Scalars, is_flushed: bool) -> None:
        import tensorflow as tf

        if self._writer is None:
            self._writer = tf.summary.create_file_writer(str(self._folder))
        with self._writer.as_default():
            for name, value in scalars.items():
                if value is not None:
                    number = tf.constant(value, tf.float32)
                    tf.summary.write(name, number, step=step, metadata=_metadata())
        if is_flushed:
            self._writer.flush()

    def _guarded(self, write: Callable[[], object]) -> None:
        import tensorflow as tf

        try:
            write()
        except (OSError, tf.errors.OpError) as error:
            self._has_failed = True
            logger.warning("no more is logged for TensorBoard in %s: %s", self._folder, error)


def scheduled_rate(settings: Mapping[str, Any], steps: int, step: int) -> float:
    """The learning rate after `step` of `steps`: constant, or falling as half a cosine to `LAST_RATE`."""
    start = float(settings["learning_rate"])
    if settings["schedule"] == "constant":
        return start
    share = 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps)))
    return start * (LAST_RATE + (1 - LAST_RATE) * share)


def _metadata() -> Any:
    """What makes a number a scalar for TensorBoard; `tf.summary.scalar` needs TensorBoard to be installed."""
    import tensorflow as tf

    about = tf.compat.v1.SummaryMetadata
    # 1: DATA_CLASS_SCALAR of `summary.proto`.
    return about(plugin_data=about.PluginData(plugin_name="scalars"), data_class=1)


def _training(event: StepDone) -> Scalars:
    return {f"{TRAINING}/loss": event.loss, f"{TRAINING}/accuracy": event.accuracy}


def _held_out(event: EpochDone | Measured) -> Scalars:
    measured = {
        "loss": event.validation_loss,
        "accuracy": event.validation_accuracy,
        **event.metrics,
    }
    return {f"{HELD_OUT}/{name}": value for name, value in measured.items()}
