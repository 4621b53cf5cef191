"""Trains a job into a run: the loop around any task and any network."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import DataError
from core.feedback.behaviour import last_event
from core.language import QT_TRANSLATE_NOOP
from core.log import about_run
from core.runs.job import EpochDone, Event, Finished, Job, Preparing, Started, StepDone
from core.runs.manifest import WEIGHTS, Manifest
from core.runs.names import new_run_id
from core.runs.writer import RunWriter
from core.settings import training_settings
from core.training.divergence import (
    LOSS,
    SCORES,
    Diverged,
    kept_note,
    nothing_learned,
    require_finite,
    require_finite_weights,
)
from core.training.exhaustion import told_in_a_sentence
from core.training.interruptible import interruptible
from core.training.tensorflow_setup import start_tensorflow
from core.training.train_step import step_function
from core.training.weights import write_weights
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.training.tasks.base import Task, Validation

logger = logging.getLogger(__name__)

Emit = Callable[[Event], None]
StopRequested = Callable[[], bool]

# Progress is told ten times a second at most; the window draws no faster.
TELL_SECONDS = 0.1


class Stopped(Exception):
    """Somebody asked to stop; raised between batches, whatever is under way."""


class OutOfTime(Exception):
    """The longest time is over, and there is a model to keep."""


def train(workspace: Workspace, job: Job, emit: Emit, stop_requested: StopRequested) -> Finished:
    """Train `job` and keep the result as a run of `workspace`; the caller activates it.

    `emit` hears Preparing, Started, StepDone and EpochDone. If it is stopped before the first epoch is
    complete there is nothing to keep, and the answer names no run.

    Raises:
        UserError: a setting is wrong, or the workspace lacks what the task learns from.
    """
    settings = training_settings(job.task, job.network, job.settings)
    job = replace(job, settings=settings, upto=job.upto or last_event(workspace))
    start_tensorflow()
    began = time.perf_counter()
    try:
        task = _prepared(workspace, job, emit, stop_requested)
    except Stopped:
        return Finished("", "stopped", 0, {}, time.perf_counter() - began)
    training = Training(workspace, job, task, emit, stop_requested)
    with told_in_a_sentence(workspace.runs_dir, lambda: training.manifest.best_epoch):
        return training.run(began)


def _prepared(workspace: Workspace, job: Job, emit: Emit, stop_requested: StopRequested) -> Task:
    import keras

    from core.training.networks import NETWORKS
    from core.training.tasks.registry import TASKS, UPDATES

    def progress(stage: str, done: int, total: int) -> None:
        if stop_requested():
            raise Stopped
        emit(Preparing(stage, done, total))

    keras.utils.clear_session()
    keras.utils.set_random_seed(job.seed)
    kind = UPDATES[job.task] if job.base else TASKS[job.task]
    task = kind(workspace, NETWORKS[job.network], job)
    task.prepare(progress)
    return task


class Training:
    """The loop: batches, epochs, the best of them, and when to end."""

    def __init__(
        self, workspace: Workspace, job: Job, task: Task, emit: Emit, stop_requested: StopRequested
    ) -> None:
        self.job = job
        self.task = task
        self.emit = emit
        self.stop_requested = stop_requested
        self.step = 0
        self.note = ""
        self.best_score = float("-inf")
        self.latest = float("inf")
        self._learn = step_function(task, job.settings)
        facts = task.facts()
        self.manifest = Manifest(
            id=new_run_id(workspace.runs_dir, job.task, job.network),
            task=job.task,
            network=job.network,
            job=asdict(job),
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            baseline=task.baseline,
            parameters=int(task.model.count_params()),
            split=task.split,
            **asdict(facts),
        )
        about_run(self.manifest.id)
        self.writer = RunWriter(workspace.runs_dir, self.manifest)
        self.pace = Pace(int(job.settings["epochs"]), task.steps_per_epoch)

    def run(self, began: float) -> Finished:
        """Train until an end is reached; `began` is when the job was given (perf_counter seconds)."""
        self.latest = began + (float(self.job.settings["max_seconds"]) or float("inf"))
        try:
            self.task.write_common(self.writer.folder)
            self._tell_start()
            reason, note = self._epochs(), self.note
            seconds = time.perf_counter() - began
            self.writer.finish("stopped" if reason == "stopped" else "finished", seconds)
        finally:
            self.writer.close()
        run = self.manifest.id if self.writer.is_visible else ""
        best = self.manifest.best_epoch
        logger.info(
            "%s after %.1f s, best epoch %d: %s", reason, seconds, best, self.manifest.metrics
        )
        return Finished(run, reason, best, self.manifest.metrics, seconds, note)

    def _tell_start(self) -> None:
        task = self.task
        metric = task.headline
        started = Started(
            run=self.manifest.id,
            epochs=int(self.job.settings["epochs"]),
            steps_per_epoch=task.steps_per_epoch,
            examples=task.examples,
            validation_examples=task.validation_examples,
            parameters=self.manifest.parameters,
            baseline_name=f"{task.baseline_name} {metric}",
            baseline=task.baseline[metric],
        )
        self.writer.record(started)
        self.emit(started)
        logger.info("%s", started)

    def _epochs(self) -> str:
        patience = int(self.job.settings["patience"]) or int(self.job.settings["epochs"])
        for epoch in range(1, int(self.job.settings["epochs"]) + 1):
            try:
                self._epoch(epoch)
            except Stopped:
                return "stopped"
            except OutOfTime:
                return "early"
            except Diverged as diverged:
                self._diverge(diverged, epoch)
                return "diverged"
            if epoch - self.manifest.best_epoch >= patience:
                return "early"
        return "completed"

    def _diverge(self, diverged: Diverged, epoch: int) -> None:
        """Say what is kept; without a complete epoch nothing is."""
        rate = float(self.job.settings["learning_rate"])
        if not self.writer.is_visible:
            raise nothing_learned(diverged, epoch, rate) from diverged
        self.note = kept_note(diverged, epoch, self.manifest.best_epoch, rate)

    def _epoch(self, epoch: int) -> None:
        began = time.perf_counter()
        loss, accuracy = self._batches(epoch)
        measured = self._measured()
        self.pace.epoch_measured()
        # Where nothing could be held out, the latest is as good as is known.
        is_best = measured.score > self.best_score or not self.task.validation_examples
        self.best_score = max(self.best_score, measured.score)
        with self.writer.epoch(epoch) as folder:
            if is_best:
                write_weights(self.task.model, folder / WEIGHTS)
                self._write_epoch(folder)
        done = EpochDone(
            epoch=epoch,
            step=self.step,
            loss=loss,
            accuracy=accuracy,
            validation_loss=measured.loss,
            validation_accuracy=measured.accuracy,
            metrics=measured.metrics,
            is_best=is_best,
            seconds=time.perf_counter() - began,
        )
        self.writer.complete_epoch(done)
        self.pace.epoch_written()
        self.emit(done)
        logger.info("%s", done)

    def _measured(self) -> Validation:
        """What held-out examples say of the model as it is; it is one, or `Diverged` is raised."""
        require_finite_weights(self.task.model.weights)
        measured = self.task.validate(self._check)
        numbers = (measured.loss, measured.accuracy, measured.score, *measured.metrics.values())
        require_finite(numbers, SCORES)
        return measured

    def _write_epoch(self, folder: Path) -> None:
        """Write the model, which takes a second; only a stop before any other is kept waits for it."""
        if self.writer.is_visible:
            interruptible(lambda: self.task.write_epoch(folder), self._check)
        else:
            self.task.write_epoch(folder)

    def _batches(self, epoch: int) -> tuple[float, float]:
        """Train on one epoch and return its mean loss and accuracy."""
        import tensorflow as tf

        losses, accuracies = [], []
        for batch in self.task.epoch(epoch):
            self._check()
            loss, accuracy = self._learn(tuple(map(tf.constant, batch)))
            losses.append(float(loss))
            accuracies.append(float(accuracy))
            require_finite(losses[-1:], LOSS)
            self.step += 1
            self._tell_step(epoch, losses[-1], accuracies[-1], len(batch[0]))
        if not losses:
            raise DataError(
                QT_TRANSLATE_NOOP("core", "There are too few words to learn from; import more.")
            )
        return sum(losses) / len(losses), sum(accuracies) / len(accuracies)

    def _tell_step(self, epoch: int, loss: float, accuracy: float, examples: int) -> None:
        told = self.pace.step_done(examples)
        if told:
            done = StepDone(epoch, self.step, loss, accuracy, *told)
            self.writer.record(done)
            self.emit(done)

    def _check(self, stage: str = "", done: int = 0, total: int = 0) -> None:
        if self.stop_requested():
            raise Stopped
        if time.perf_counter() > self.latest and self.writer.is_visible:
            raise OutOfTime


class Pace:
    """Examples a second and the time that is left, from the wall clock."""

    def __init__(self, epochs: int, steps_per_epoch: int) -> None:
        self._steps_left = epochs * steps_per_epoch
        self._epochs_left = epochs
        self._started = self._told = time.perf_counter()
        self._step_seconds = 0.0
        self._steps = 0
        self._examples = 0
        self._is_first = True
        self._between = 0.0
        self._between_began = 0.0

    def step_done(self, examples: int) -> tuple[float, float] | None:
        """Examples a second and seconds left, or None if it is too early to tell again."""
        now = time.perf_counter()
        self._steps_left -= 1
        self._steps += 1
        self._examples += examples
        seconds = max(now - self._started, 1e-9)
        if self._is_first:
            # The first step includes building the graph, which says nothing about the rest.
            self._is_first = False
            self._started, self._told, self._steps, self._examples = now, now, 0, 0
            return examples / seconds, 0.0
        if now - self._told < TELL_SECONDS:
            return None
        self._told = now
        left = self._steps_left * seconds / self._steps + self._epochs_left * self._between
        return self._examples / seconds, left

    def epoch_measured(self) -> None:
        """Training of an epoch is over; what follows is not counted against its speed."""
        self._between_began = self._told

    def epoch_written(self) -> None:
        """The next epoch may begin."""
        now = time.perf_counter()
        self._between = now - self._between_began
        self._started += self._between
        self._epochs_left -= 1
