"""What stands before the first step of a training; a process that waits for a job makes it ahead of need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from core.arrays import Array
from core.errors import RunError
from core.feedback.behaviour import inputs_of, last_event, log_as_of
from core.language import QT_TRANSLATE_NOOP
from core.progress import StageCallback
from core.runs.continuing import epochs_before, require_same_inputs
from core.runs.folders import run_folder
from core.runs.job import Job, Preparing
from core.runs.reader import RunReader
from core.task_choices import training_settings
from core.training.checkpoint import Position, checkpoint_arrays
from core.training.interruptible import Stopped
from core.training.requests import People
from core.training.train_step import optimizer_of, step_function
from core.training.weights import read_weights
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.training.tasks.base import Batch, Task


@dataclass
class Preparation:
    """Examples, model and step of a `job` that has every setting resolved; serves one training.

    `optimizer` moves the weights at a `rate`, which is a `LiveRate`. `before` is how many epochs the run that
    it goes on from has seen, whose batches are not drawn again.
    """

    job: Job
    task: Task
    learn: Callable[[Any], tuple[Any, Any]]
    inputs: dict[str, str]
    optimizer: Any = None
    rate: Any = None
    before: int = 0
    _first: list[Batch] = field(default_factory=list)
    _rest: Iterator[Batch] | None = None

    @property
    def variables(self) -> list[Any]:
        """All that learning changes: weights, states of seed generators, means of the optimizer."""
        return [*self.task.model.variables, *self.optimizer.variables]

    def state(self, position: Position) -> dict[str, Array]:
        """What another process goes on from, where the training stands at `position`."""
        return checkpoint_arrays(self.variables, replace(position, rate_factor=self.rate.factor))

    def serves(self, workspace: Workspace, job: Job) -> bool:
        """Whether preparing `job` now would come to the same."""
        return self.job == job and self.inputs == inputs_of(workspace, self.inputs)

    def trace(self) -> None:
        """Make the first batch, and the graph that learns from it; no weight moves."""
        import tensorflow as tf

        if not self.task.model.trainable_variables:
            return
        self._rest = self.task.epoch(1)
        self._first = [batch for batch in [next(self._rest, None)] if batch is not None]
        for batch in self._first:
            specs = (tf.TensorSpec(part.shape, part.dtype) for part in map(tf.constant, batch))
            self.learn.get_concrete_function(tuple(specs))  # type: ignore[attr-defined]

    def batches(self, epoch: int) -> Iterator[Batch]:
        """The batches of `epoch`, from 1; those of the first may have been begun."""
        if epoch > 1 or self._rest is None:
            return self.task.epoch(self.before + epoch)
        begun, self._rest = chain(self._first, self._rest), None
        return begun


def resolved(workspace: Workspace, job: Job) -> Job:
    """`job` with every setting, and how far the log goes.

    Raises:
        UserError: a setting is wrong.
    """
    settings = training_settings(job.task, job.network, job.settings)
    upto = job.upto if job.continues else job.upto or last_event(workspace)
    return replace(job, settings=settings, upto=upto)


def as_of(job: Job) -> AbstractContextManager[None]:
    """Reads the log as far as `job` says it goes; an update reads what it needs by itself."""
    return nullcontext() if job.base else log_as_of(job.upto)


def telling(people: People) -> StageCallback:
    """Tells `people` how far a preparation is, and ends it with `Stopped` where they ask to."""

    def progress(stage: str, done: int, total: int) -> None:
        if people.is_stopped():
            raise Stopped
        people.emit(Preparing(stage, done, total))

    return progress


def prepare(workspace: Workspace, job: Job, progress: StageCallback) -> Preparation:
    """Everything that a `resolved` job needs before its first step; TensorFlow has been started.

    Raises:
        UserError: the workspace lacks what the task learns from.
    """
    import keras

    from core.training.networks import NETWORKS
    from core.training.tasks.registry import task_of

    keras.utils.clear_session()
    keras.utils.set_random_seed(job.seed)
    task = task_of(job)(workspace, NETWORKS[job.network], job)
    with as_of(job):
        task.prepare(progress)
        inputs = task.facts().inputs
    before = _begin_from(workspace, task, job) if job.continues else 0
    optimizer, rate = optimizer_of(task, job.settings)
    learn = step_function(task, job.settings, optimizer)
    return Preparation(job, task, learn, inputs, optimizer, rate, before)


def _begin_from(workspace: Workspace, task: Task, job: Job) -> int:
    """Give the model of `task` the weights that `job` goes on from; how many epochs those have seen.

    Raises:
        RunError: there is no such run, it was trained on something else, or its network is another.
    """
    reader = RunReader.open(run_folder(workspace.runs_dir, job.continues), job.task)
    require_same_inputs(workspace, reader.manifest)
    try:
        read_weights(task.model, reader)
    except RunError as error:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "The weights of the run {run} do not fit a network with these settings ({reason}); leave its"
                " size as it is, or train a new run.",
            ),
            run=job.continues,
            reason=str(error),
        ) from error
    return epochs_before(workspace, job.continues)
