"""What every task is: examples, a head with its loss, and how it measures itself."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import keras
import numpy as np
import tensorflow as tf

from core.arrays import Array, Float32Array, IndexArray, Int32Array, Int64Array
from core.metrics import Metrics
from core.progress import StageCallback
from core.runs.job import Job
from core.runs.split import SPLIT, fold_split
from core.task_choices import TASKS
from core.training.divergence import require_finite_array
from core.training.epoch_length import passes_of
from core.training.networks import Network
from core.training.tasks.losses import LossChoice
from core.training.tasks.optimizers import optimizer_of
from core.workspace import Workspace

# Enough for both cores; more gains nothing.
FORWARD_BATCH = 1024
Batch = tuple[Array, ...]


@dataclass(frozen=True)
class Validation:
    """Held-out loss and accuracy, the metrics that people compare, and the score that decides.

    The epoch with the highest `score` is the best one. All else is None where nothing is held out.
    `intervals` has of a metric its 95 % interval over what it is measured on.
    """

    loss: float | None
    accuracy: float | None
    metrics: Metrics
    score: float
    intervals: dict[str, list[float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Facts:
    """What a task adds to a run's manifest."""

    inputs: dict[str, str]
    length: int
    dimension: int = 0
    analyzer: str = ""
    labels: list[str] = field(default_factory=list)


class Task(ABC):
    """A task on one workspace with one network: `prepare`, then batches epoch by epoch.

    `name` is a key of `core.task_choices.TASKS`.
    """

    name: ClassVar[str]

    model: keras.Model
    batch_size: int
    examples: int
    validation_examples: int
    steps_per_pass: int
    # How many held-out queries or examples the metrics are measured on, and which: a key of
    # `core.runs.headline.SAMPLES`.
    measured: int
    measured_on: str
    # Name of the reference and the metrics it reaches on the same held-out examples; what others reach there
    # has a name that begins with who: `random_`, `popularity_`, `last_`.
    baseline_name: str
    baseline: Metrics
    # By the path of a weight which of its numbers stay; the others are zero again after every step.
    masks: Mapping[str, Any] = MappingProxyType({})

    def __init__(self, workspace: Workspace, network: Network, job: Job) -> None:
        """`job` has every setting resolved."""
        self.workspace = workspace
        self.network = network
        self.job = job
        self.settings: Mapping[str, Any] = job.settings
        self.seed = job.seed
        # By which seed or fold examples are held out.
        self.split = fold_split(job.folds, job.fold) if job.fold else SPLIT

    @cached_property
    def loss_choice(self) -> LossChoice:
        """What is made small."""
        return LossChoice.of(self.settings)

    @property
    def headline(self) -> str:
        """The metric to show first, which `baseline` has as well."""
        return TASKS[self.name].metric

    @abstractmethod
    def prepare(self, progress: StageCallback) -> None:
        """Make examples and the model, and measure the baseline.

        Raises:
            UserError: the workspace lacks what this task learns from; says what to import.
        """

    def optimizer(self, rate: Any) -> keras.optimizers.Optimizer:
        """What moves the weights; `rate` is a number or a schedule."""
        return optimizer_of(self.settings, rate, self.model.trainable_variables)

    def predict(self, ids: Int32Array, progress: StageCallback) -> Float32Array:
        """What the model makes of `ids` (n, length), dropout off; `progress` may stop it in between.

        Raises:
            Diverged: the model gives out what is no number.
        """
        parts = []
        for start in range(0, len(ids), FORWARD_BATCH):
            progress("", start, len(ids))
            parts.append(self._forward(tf.constant(ids[start : start + FORWARD_BATCH])).numpy())
            require_finite_array(parts[-1])
        return (
            np.concatenate(parts)
            if parts
            else np.zeros((0, self.model.output_shape[-1]), np.float32)
        )

    @cached_property
    def _forward(self) -> Any:
        return tf.function(
            lambda ids: self.model(ids, training=False), reduce_retracing=True, autograph=False
        )

    @property
    def passes(self) -> int:
        """How often an epoch goes over the examples: a small shop needs more steps than it has batches."""
        return passes_of(self.settings, self.steps_per_pass)

    @property
    def steps_per_epoch(self) -> int:
        """The batches of an epoch."""
        return self.passes * self.steps_per_pass

    def epoch(self, number: int) -> Iterator[Batch]:
        """The batches of epoch `number` (from 1), each pass another one."""
        for number_of_pass in range((number - 1) * self.passes, number * self.passes):
            yield from self.batches(number_of_pass + 1)

    def batches_by_length(
        self, order: IndexArray, lengths: Int64Array, pool: int, random: np.random.Generator
    ) -> Iterator[IndexArray]:
        """The examples of each batch, those about as long as each other in one: little of it is padding.

        Args:
            order: the numbers of examples, by chance; sorted in here.
            lengths: of all examples.
            pool: so many batches are sorted by length together.
        """
        for start in range(0, len(order), pool * self.batch_size):
            part = order[start : start + pool * self.batch_size]
            part[:] = part[np.argsort(lengths[part], kind="stable")]
        for step in random.permutation(self.steps_per_pass):
            yield order[step * self.batch_size : (step + 1) * self.batch_size]

    @abstractmethod
    def batches(self, number: int) -> Iterator[Batch]:
        """The batches of pass `number` (from 1), the same for the same seed."""

    @abstractmethod
    def loss(self, batch: tuple[Any, ...], training: bool) -> tuple[Any, Any]:
        """Mean loss and accuracy (scalars) of a batch of tensors; traced into a graph."""

    @abstractmethod
    def validate(self, progress: StageCallback) -> Validation:
        """Measure the model as it is on the held-out examples."""

    @abstractmethod
    def write_common(self, folder: Path) -> None:
        """Write what all epochs share into a run's folder."""

    @abstractmethod
    def write_epoch(self, folder: Path) -> None:
        """Write what makes the model as it is usable into the folder of its epoch."""

    @abstractmethod
    def facts(self) -> Facts:
        """What the manifest should say; known after `prepare`."""
