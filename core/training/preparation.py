"""What stands before the first step of a training; a process that waits for a job makes it ahead of need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from core.feedback.behaviour import inputs_of, last_event
from core.progress import StageCallback
from core.runs.job import Job
from core.task_choices import training_settings
from core.training.train_step import step_function
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.training.tasks.base import Batch, Task


@dataclass
class Preparation:
    """Examples, model and step of a `job` that has every setting resolved; serves one training."""

    job: Job
    task: Task
    learn: Callable[[Any], tuple[Any, Any]]
    inputs: dict[str, str]
    _first: list[Batch] = field(default_factory=list)
    _rest: Iterator[Batch] | None = None

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
            return self.task.epoch(epoch)
        begun, self._rest = chain(self._first, self._rest), None
        return begun


def resolved(workspace: Workspace, job: Job) -> Job:
    """`job` with every setting, and how far the log goes.

    Raises:
        UserError: a setting is wrong.
    """
    settings = training_settings(job.task, job.network, job.settings)
    return replace(job, settings=settings, upto=job.upto or last_event(workspace))


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
    task.prepare(progress)
    return Preparation(job, task, step_function(task, job.settings), task.facts().inputs)
