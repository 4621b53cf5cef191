"""Trains a job into a run: the loop around any task and any network."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP
from core.log import about_run
from core.progress import IsCancelled
from core.runs.job import (
    EpochDone,
    Event,
    EventCallback,
    Finished,
    Job,
    Measured,
    Paused,
    Preparing,
    RateChanged,
    Resumed,
    StepDone,
)
from core.runs.kept import keeps_every_epoch
from core.runs.manifest import CHECKPOINT, WEIGHTS, Manifest
from core.runs.writer import RunWriter
from core.training.checkpoint import Position
from core.training.divergence import (
    LOSS,
    SCORES,
    Diverged,
    require_finite,
    require_finite_weights,
    what_is_kept,
)
from core.training.exhaustion import raising_out_of_room
from core.training.interruptible import Stopped, interruptible
from core.training.new_run import new_manifest, started
from core.training.pace import Pace
from core.training.preparation import Preparation, as_of, prepare, resolved, telling
from core.training.requests import OutOfTime, PauseAsked, People, Requests
from core.training.tensorboard import TensorBoardLog
from core.training.tensorflow_setup import start_tensorflow
from core.training.weights import write_beginning, write_weights
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.training.tasks.base import Validation

logger = logging.getLogger(__name__)


def train(
    workspace: Workspace,
    job: Job,
    emit: EventCallback,
    is_stopped: IsCancelled,
    ahead: Preparation | None = None,
    requests: Requests | None = None,
) -> Finished:
    """Train `job` and keep the result as a run of `workspace`; the caller activates it.

    `emit` hears Preparing, Started, StepDone, EpochDone and what came of `requests`. If it is stopped before
    the first epoch is complete there is nothing to keep, and the answer names no run. What was prepared
    `ahead` of need is used if it is the same that would be prepared now.

    Raises:
        UserError: a setting is wrong, or the workspace lacks what the task learns from.
    """
    job = resolved(workspace, job)
    start_tensorflow()
    began = time.perf_counter()
    people = People(emit, is_stopped, requests or Requests())
    try:
        if ahead is None or not ahead.serves(workspace, job):
            ahead = prepare(workspace, job, telling(people))
    except Stopped:
        return Finished("", "stopped", 0, {}, time.perf_counter() - began)
    return run_prepared(workspace, ahead, people, began)


def run_prepared(
    workspace: Workspace,
    prepared: Preparation,
    people: People,
    began: float,
    stood: tuple[Manifest, Position] | None = None,
) -> Finished:
    """Train what was prepared, since `began`; of a run that goes on `stood` says where it stood."""
    prepared.task.workspace = workspace
    with as_of(prepared.job):
        training = Training(workspace, prepared, people, stood)
        with raising_out_of_room(workspace.runs_dir, lambda: training.manifest.best_epoch):
            return training.run(began)


class Training:
    """The loop: batches, epochs, the best of them, and when to end."""

    def __init__(
        self,
        workspace: Workspace,
        prepared: Preparation,
        people: People,
        stood: tuple[Manifest, Position] | None,
    ) -> None:
        self.job = job = prepared.job
        self.task = task = prepared.task
        self.people, self.requests = people, people.requests
        self.epochs = int(job.settings["epochs"])
        self.goes_on = stood is not None
        self.manifest, self.at = stood or (new_manifest(workspace, job, task), Position())
        self.note = ""
        self._began = self._epoch_began = time.perf_counter()
        self._prepared = prepared
        about_run(self.manifest.id)
        self.writer = RunWriter(workspace.runs_dir, self.manifest, self.goes_on)
        steps = self.epochs * task.steps_per_epoch
        self.log = TensorBoardLog(workspace.runs_dir, self.manifest.id, job.settings, steps)
        self.emit = self.log.passing_on(people.emit)
        self.pace = Pace(self.epochs, task.steps_per_epoch)
        self.pace.passed_over(self.at.epoch - 1, self.at.step)

    def run(self, began: float) -> Finished:
        """Train until an end is reached; `began` is when the job was given (perf_counter seconds)."""
        self._began = began
        longest = float(self.job.settings["max_seconds"]) or float("inf")
        self.people.deadline = began + longest - self.at.seconds
        try:
            self._begin()
            reason = self._epochs()
            finished = self._finished(reason, self.at.seconds + time.perf_counter() - began)
            if reason == "paused":
                self._pause(finished.seconds)
            else:
                # Curves that are drawn again say why they end.
                self.writer.record(finished)
                self.writer.finish(
                    "stopped" if reason == "stopped" else "finished", finished.seconds
                )
        finally:
            self.writer.close()
            self.log.close()
        logger.info("%s", finished)
        return finished

    def _finished(self, reason: str, seconds: float) -> Finished:
        run = self.manifest.id if self.writer.has_epoch or reason == "paused" else ""
        best, metrics = self.manifest.best_epoch, self.manifest.metrics
        return Finished(run, reason, best, metrics, seconds, self.note)

    def _begin(self) -> None:
        if self.goes_on:
            self.writer.go_on_from(self.at.step)
            self.emit(started(self.task, self.manifest, self.epochs))
            self._report(Resumed(self.manifest.id, self.at.epoch, self.at.step))
        else:
            self.task.write_common(self.writer.folder)
            if not self.job.base:
                write_beginning(self.task.model, self.writer.folder)
            self._report(started(self.task, self.manifest, self.epochs))

    def _pause(self, seconds: float) -> None:
        """Keep everything that decides how it goes on."""
        self.emit(Preparing(QT_TRANSLATE_NOOP("core", "Keeping the state to go on from"), 0, 1))
        self.at.epoch_seconds += time.perf_counter() - self._epoch_began
        self.at.seconds = seconds
        self.writer.keep_state(self._prepared.state(self.at))
        self._report(Paused(self.manifest.id, self.at.epoch, self.at.step))
        self.writer.pause(seconds)

    def _report(self, event: Event) -> None:
        """Keep `event` in the run and tell it; steps are too many for the log."""
        self.writer.record(event)
        self.emit(event)
        if not isinstance(event, StepDone):
            logger.info("%s", event)

    def _epochs(self) -> str:
        """Train epoch after epoch, and return why it ended."""
        for epoch in range(self.at.epoch, self.epochs + 1):
            if self._is_patience_over(epoch - 1):
                return "early"
            self._epoch_began = time.perf_counter()
            try:
                self._epoch(epoch)
            except Stopped:
                return "stopped"
            except PauseAsked:
                return "paused"
            except OutOfTime:
                return "early"
            except Diverged as diverged:
                rate = float(self.job.settings["learning_rate"])
                self.note = what_is_kept(diverged, epoch, self.manifest.best_epoch, rate)
                return "diverged"
        return "early" if self._is_patience_over(self.epochs) else "completed"

    def _is_patience_over(self, done: int) -> bool:
        """Whether the `done` epochs have gone on for too long since the best of them."""
        patience = int(self.job.settings["patience"]) or self.epochs
        return bool(done) and done - self.manifest.best_epoch >= patience

    def _epoch(self, epoch: int) -> None:
        """One epoch; whatever raises before its last step leaves the run as the epoch before did."""
        # 1. Learn from every batch.
        loss, accuracy = self._train_batches(epoch)
        # 2. Measure what was never learned. Without any, the latest epoch is as good as is known.
        validation = self._validate()
        is_best = validation.score > self.at.best_score or not self.task.validation_examples
        after = self.at.next_epoch(max(self.at.best_score, validation.score))
        # 3. Write the model, if it may be ranked with, and the state; the folder appears when all is in it.
        with self.writer.epoch(epoch) as folder:
            if is_best or keeps_every_epoch(self.job.task):
                self._write_model(folder)
            self._write_state(folder, after)
        # 4. Name the epoch in the manifest: from here on it counts.
        held_out = validation.loss, validation.accuracy, validation.metrics
        seconds = self.at.epoch_seconds + time.perf_counter() - self._epoch_began
        ended = is_best, seconds, validation.intervals
        done = EpochDone(epoch, self.at.step, loss, accuracy, *held_out, *ended)
        self.writer.complete_epoch(done)
        self.at = after
        self.pace.epoch_done()
        self.emit(done)
        logger.info("%s", done)

    def _train_batches(self, epoch: int) -> tuple[float | None, float | None]:
        """The mean loss and accuracy of the batches of `epoch`, learned from one by one; None: nothing is."""
        import tensorflow as tf

        if not self.task.model.trainable_variables:
            self.at.step = epoch * self.task.steps_per_epoch
            return None, None
        # Of an epoch that was paused those batches come first that were learned from before.
        for batch in islice(self._prepared.batches(epoch), self.at.batches, None):
            self._check()
            self._take_rate(epoch)
            loss, accuracy = map(float, self._prepared.learn(tuple(map(tf.constant, batch))))
            require_finite([loss], LOSS)
            self.at.learned(loss, accuracy)
            if pace := self.pace.step_done(len(batch[0])):
                self._report(StepDone(epoch, self.at.step, loss, accuracy, *pace))
            if self.requests.take_measure():
                self._measure(epoch)
        losses, accuracies = self.at.losses, self.at.accuracies
        if not losses:
            raise DataError(
                QT_TRANSLATE_NOOP("core", "There are too few words to learn from; import more.")
            )
        return sum(losses) / len(losses), sum(accuracies) / len(accuracies)

    def _take_rate(self, epoch: int) -> None:
        """Learn with the rate that somebody asked for, from here on."""
        rate = self.requests.take_rate()
        if rate is not None:
            self._prepared.rate.change(rate, self._prepared.optimizer.iterations)
            self._report(RateChanged(epoch, self.at.step, rate))

    def _measure(self, epoch: int) -> None:
        """Tell what the model is worth in mid-epoch."""
        began = time.perf_counter()
        validation = self._validate()
        seconds = time.perf_counter() - began
        self.pace.waited(seconds)
        found = validation.loss, validation.accuracy, validation.metrics
        self._report(Measured(epoch, self.at.step, *found, seconds, validation.intervals))

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
        self._write(lambda: self.task.write_epoch(folder))

    def _write_state(self, folder: Path, after: Position) -> None:
        """What another process goes on from after this epoch; an update is too short to go on with."""
        if self.job.base or after.epoch > self.epochs:
            return
        seconds = self.at.seconds + time.perf_counter() - self._began
        arrays = self._prepared.state(replace(after, seconds=seconds))
        self._write(lambda: np.savez(folder / CHECKPOINT, allow_pickle=False, **arrays))

    def _write(self, work: Callable[[], None]) -> None:
        if self.writer.has_epoch:
            interruptible(work, self._check)
        else:
            work()

    def _check(self, stage: str = "", done: int = 0, total: int = 0) -> None:
        self.people.check(self.writer.has_epoch)
