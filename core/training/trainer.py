"""Trains a job into a run: the loop around any task and any network."""

from __future__ import annotations

import logging
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP
from core.log import about_run
from core.progress import IsCancelled
from core.runs.job import EpochDone, EventCallback, Finished, Job, Preparing, Started, StepDone
from core.runs.manifest import WEIGHTS, Manifest
from core.runs.names import new_run_id
from core.runs.writer import RunWriter
from core.training.divergence import (
    LOSS,
    SCORES,
    Diverged,
    kept_note,
    nothing_learned,
    require_finite,
    require_finite_weights,
)
from core.training.exhaustion import raising_out_of_room
from core.training.interruptible import Stopped, interruptible
from core.training.pace import Pace
from core.training.preparation import Preparation, prepare, resolved
from core.training.tensorflow_setup import start_tensorflow
from core.training.weights import write_weights
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.training.tasks.base import Task, Validation

logger = logging.getLogger(__name__)


class OutOfTime(Exception):
    """The longest time is over, and there is a model to keep."""


def train(
    workspace: Workspace,
    job: Job,
    emit: EventCallback,
    is_stopped: IsCancelled,
    ahead: Preparation | None = None,
) -> Finished:
    """Train `job` and keep the result as a run of `workspace`; the caller activates it.

    `emit` hears Preparing, Started, StepDone and EpochDone. If it is stopped before the first epoch is
    complete there is nothing to keep, and the answer names no run. What was prepared `ahead` of need is
    used if it is the same that would be prepared now.

    Raises:
        UserError: a setting is wrong, or the workspace lacks what the task learns from.
    """
    job = resolved(workspace, job)
    start_tensorflow()
    began = time.perf_counter()
    try:
        prepared = _prepared(workspace, job, emit, is_stopped, ahead)
    except Stopped:
        return Finished("", "stopped", 0, {}, time.perf_counter() - began)
    prepared.task.workspace = workspace
    training = Training(workspace, prepared, emit, is_stopped)
    with raising_out_of_room(workspace.runs_dir, lambda: training.manifest.best_epoch):
        return training.run(began)


def _prepared(
    workspace: Workspace,
    job: Job,
    emit: EventCallback,
    is_stopped: IsCancelled,
    ahead: Preparation | None,
) -> Preparation:
    def progress(stage: str, done: int, total: int) -> None:
        if is_stopped():
            raise Stopped
        emit(Preparing(stage, done, total))

    if ahead is not None and ahead.serves(workspace, job):
        return ahead
    return prepare(workspace, job, progress)


class Training:
    """The loop: batches, epochs, the best of them, and when to end."""

    def __init__(
        self,
        workspace: Workspace,
        prepared: Preparation,
        emit: EventCallback,
        is_stopped: IsCancelled,
    ) -> None:
        self.job = job = prepared.job
        self.task = task = prepared.task
        self.emit = emit
        self.is_stopped = is_stopped
        self.epochs = int(job.settings["epochs"])
        self.step = 0
        self.note = ""
        self.best_score = float("-inf")
        self.deadline = float("inf")
        self._prepared = prepared
        self.manifest = _manifest(workspace, job, task)
        about_run(self.manifest.id)
        self.writer = RunWriter(workspace.runs_dir, self.manifest)
        self.pace = Pace(self.epochs, task.steps_per_epoch)

    def run(self, began: float) -> Finished:
        """Train until an end is reached; `began` is when the job was given (perf_counter seconds)."""
        self.deadline = began + (float(self.job.settings["max_seconds"]) or float("inf"))
        try:
            self.task.write_common(self.writer.folder)
            self._report(self._started())
            reason = self._epochs()
            seconds = time.perf_counter() - began
            self.writer.finish("stopped" if reason == "stopped" else "finished", seconds)
        finally:
            self.writer.close()
        run = self.manifest.id if self.writer.is_visible else ""
        best, metrics = self.manifest.best_epoch, self.manifest.metrics
        logger.info("%s after %.1f s, best epoch %d: %s", reason, seconds, best, metrics)
        return Finished(run, reason, best, metrics, seconds, self.note)

    def _started(self) -> Started:
        task = self.task
        return Started(
            run=self.manifest.id,
            epochs=self.epochs,
            steps_per_epoch=task.steps_per_epoch,
            examples=task.examples,
            validation_examples=task.validation_examples,
            parameters=self.manifest.parameters,
            baseline_name=f"{task.baseline_name} {task.headline}",
            baseline=task.baseline[task.headline],
        )

    def _report(self, event: Started | StepDone) -> None:
        """Keep `event` in the run and tell it; steps are too many for the log."""
        self.writer.record(event)
        self.emit(event)
        if isinstance(event, Started):
            logger.info("%s", event)

    def _epochs(self) -> str:
        """Train epoch after epoch, and return why it ended."""
        patience = int(self.job.settings["patience"]) or self.epochs
        for epoch in range(1, self.epochs + 1):
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
        """One epoch; whatever raises before its last step leaves the run as the epoch before did."""
        began = time.perf_counter()
        # 1. Learn from every batch.
        loss, accuracy = self._train_batches(epoch)
        # 2. Measure what was never learned. Without any, the latest epoch is as good as is known.
        validation = self._validate()
        is_best = validation.score > self.best_score or not self.task.validation_examples
        self.best_score = max(self.best_score, validation.score)
        # 3. Write the model, if it is the best, into a folder that appears when all is in it.
        with self.writer.epoch(epoch) as folder:
            if is_best:
                self._write_model(folder)
        # 4. Name the epoch in the manifest: from here on it counts.
        done = EpochDone(
            epoch=epoch,
            step=self.step,
            loss=loss,
            accuracy=accuracy,
            validation_loss=validation.loss,
            validation_accuracy=validation.accuracy,
            metrics=validation.metrics,
            is_best=is_best,
            seconds=time.perf_counter() - began,
        )
        self.writer.complete_epoch(done)
        self.pace.epoch_done()
        self.emit(done)
        logger.info("%s", done)

    def _train_batches(self, epoch: int) -> tuple[float | None, float | None]:
        """The mean loss and accuracy of the batches of `epoch`, learned from one by one; None: nothing is."""
        import tensorflow as tf

        if not self.task.model.trainable_variables:
            self.step += self.task.steps_per_epoch
            return None, None
        losses, accuracies = [], []
        for batch in self._prepared.batches(epoch):
            self._check()
            loss, accuracy = map(float, self._prepared.learn(tuple(map(tf.constant, batch))))
            require_finite([loss], LOSS)
            losses.append(loss)
            accuracies.append(accuracy)
            self.step += 1
            if pace := self.pace.step_done(len(batch[0])):
                self._report(StepDone(epoch, self.step, loss, accuracy, *pace))
        if not losses:
            raise DataError(
                QT_TRANSLATE_NOOP("core", "There are too few words to learn from; import more.")
            )
        return sum(losses) / len(losses), sum(accuracies) / len(accuracies)

    def _validate(self) -> Validation:
        """What held-out examples say of the model as it is; `Diverged` is raised where that is no number."""
        require_finite_weights(self.task.model.weights)
        validation = self.task.validate(self._check)
        numbers = validation.loss, validation.accuracy, validation.score
        require_finite([*numbers, *validation.metrics.values()], SCORES)
        return validation

    def _write_model(self, folder: Path) -> None:
        """The weights and, which takes a second, the model; only a stop before any is kept waits for it."""
        write_weights(self.task.model, folder / WEIGHTS)
        if self.writer.is_visible:
            interruptible(lambda: self.task.write_epoch(folder), self._check)
        else:
            self.task.write_epoch(folder)

    def _check(self, stage: str = "", done: int = 0, total: int = 0) -> None:
        if self.is_stopped():
            raise Stopped
        if time.perf_counter() > self.deadline and self.writer.is_visible:
            raise OutOfTime


def _manifest(workspace: Workspace, job: Job, task: Task) -> Manifest:
    """What is known of the run before it has learned anything."""
    return Manifest(
        id=new_run_id(workspace.runs_dir, job.task, job.network),
        task=job.task,
        network=job.network,
        job=asdict(job),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        baseline=task.baseline,
        parameters=int(task.model.count_params()),
        split=task.split,
        folds=job.group,
        fold=job.fold,
        **asdict(task.facts()),
    )
