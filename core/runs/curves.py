"""What a training has said so far, kept as curves.

The x axis of a curve counts epochs (step ÷ steps per epoch), so that runs with different batch sizes can lie
over each other, or steps, or seconds of training.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from core.arrays import Float64Array
from core.language import QT_TRANSLATE_NOOP
from core.metrics import Metrics
from core.runs.headline import Headline
from core.runs.identity import family, own_settings
from core.runs.job import (
    EpochDone,
    Event,
    Finished,
    Measured,
    Paused,
    RateChanged,
    Resumed,
    Started,
    StepDone,
)

LOSS = "loss"
ACCURACY = "accuracy"
VALIDATION_LOSS = "validation_loss"
VALIDATION_ACCURACY = "validation_accuracy"
AXES = ("epoch", "step", "time")
# Who reached a baseline, by how its name begins.
OTHERS = {
    "popularity_": QT_TRANSLATE_NOOP("core", "popularity"),
    "last_": QT_TRANSLATE_NOOP("core", "the last one again"),
    "random_": QT_TRANSLATE_NOOP("core", "random"),
}
# Why a training ended other than as it was planned.
EARLY_ENDS = ("early", "stopped", "diverged")


@dataclass
class Curve:
    """Points in the order they came; `steps` counts batches from the start."""

    steps: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def add(self, step: int, value: float) -> None:
        """One more point; a step that is already there is replaced."""
        if self.steps and self.steps[-1] >= step:
            position = bisect_left(self.steps, step)
            del self.steps[position:], self.values[position:]
        self.steps.append(step)
        self.values.append(value)

    def y(self) -> Float64Array:
        """What the points say."""
        return np.asarray(self.values, dtype=np.float64)


@dataclass(frozen=True)
class Mark:
    """Something that happened at `step`.

    `kind` is `checkpoint` (an epoch is complete), `best`, `rate`, `paused`, `resumed`, `measured` or `end`;
    `detail` the new learning rate, or why it ended: one of `EARLY_ENDS`.
    """

    kind: str
    step: int
    detail: str = ""


class RunCurves:
    """The curves of one run, by name, and the numbers that describe it."""

    def __init__(self, name: str = ""):
        self.name = name
        self.job: dict[str, Any] = {}
        self.curves: dict[str, Curve] = {}
        self.metrics: dict[str, Curve] = {}
        # By metric and step, between what it lies.
        self.intervals: dict[str, dict[int, list[float]]] = {}
        # The mean training loss of each epoch, and the step and second of training at which it ended.
        self.epoch_losses = Curve()
        self.epoch_ends = Curve([0], [0.0])
        self.baseline_name = ""
        self.baselines: Metrics = {}
        self.measured = 0
        self.measured_on = ""
        # Examples that the held-out loss is the mean of.
        self.held_out = 0
        self.epochs = 0
        self.steps_per_epoch = 0
        self.best_step = 0
        self._marks: list[Mark] = []
        self._step_seconds = 0.0

    @property
    def task(self) -> str:
        """The task it was trained for; "" where that is not known."""
        return str(self.job.get("task", ""))

    @property
    def own_settings(self) -> dict[str, Any]:
        """Those that are not the defaults."""
        return own_settings(self.job)

    @property
    def family(self) -> str:
        """A key shared by runs of one job with other seeds or folds; "" where the job is not known."""
        return family(self.job)

    def take(self, event: Event) -> None:
        """Remember what `event` says; events without numbers change nothing."""
        if isinstance(event, Started):
            self._start(event)
        elif isinstance(event, StepDone):
            self._take_step(event)
        elif isinstance(event, EpochDone):
            self._take_epoch(event)
        elif isinstance(event, Measured):
            self._take_measured(event)
        elif isinstance(event, RateChanged):
            self._mark("rate", event.step, f"{event.learning_rate:g}")
        elif isinstance(event, Paused):
            self._mark("paused", event.step)
        elif isinstance(event, Resumed):
            self._mark("resumed", event.step)
        elif isinstance(event, Finished) and event.reason in EARLY_ENDS:
            self._mark("end", self.last_step, event.reason)

    def x(self, curve: Curve, axis: str = "epoch") -> Float64Array:
        """Where the points of one of its curves stand on an axis of `AXES`."""
        return self.places(curve.steps, axis)

    def places(self, steps: list[int], axis: str = "epoch") -> Float64Array:
        """Where `steps` stand on an axis of `AXES`: epochs, batches or seconds of training."""
        at = np.asarray(steps, dtype=np.float64)
        if axis == "step":
            return at
        if axis == "epoch":
            return at / max(1, self.steps_per_epoch)
        known = self.epoch_ends
        beyond = np.maximum(0, at - known.steps[-1]) * self._seconds_per_step
        return np.asarray(np.interp(at, known.steps, known.values) + beyond, np.float64)

    def references(self, metric: str) -> list[tuple[str, float]]:
        """Who else was measured in `metric`, the run's own rival first, and what it reached.

        The parts of a hybrid, such as `neural_ndcg@10`, have the references of the whole.
        """
        whole = metric.rpartition("_")[2] if "@" in metric else metric
        found = []
        for prefix, who in {"": self.baseline_name.rpartition(" ")[0], **OTHERS}.items():
            value = next(
                (
                    self.baselines.get(f"{prefix}{name}")
                    for name in (metric, whole)
                    if self.baselines.get(f"{prefix}{name}") is not None
                ),
                None,
            )
            if value is not None:
                found.append((who, value))
        return found

    @property
    def marks(self) -> list[Mark]:
        """What happened, in the order of the steps; the best epoch is one of them."""
        best = [Mark("best", self.best_step)] if self.best_step else []
        return sorted([*self._marks, *best], key=lambda mark: mark.step)

    @property
    def headline(self) -> Headline:
        """The one figure of the run: that of its best epoch."""
        metrics: Metrics = {}
        intervals: dict[str, list[float]] = {}
        for name, curve in self.metrics.items():
            if self.best_step in curve.steps:
                metrics[name] = curve.values[curve.steps.index(self.best_step)]
            if self.best_step in self.intervals.get(name, {}):
                intervals[name] = self.intervals[name][self.best_step]
        return Headline.measured_by(
            self.task,
            metrics,
            intervals,
            measured=self.measured,
            measured_on=self.measured_on,
            epoch=round(self.best_step / max(1, self.steps_per_epoch)),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known yet."""
        return not self.curves

    @property
    def last_step(self) -> int:
        """How far the curves go, in batches."""
        return max((curve.steps[-1] for curve in self.curves.values() if curve.steps), default=0)

    def end(self, axis: str = "epoch") -> float:
        """How far the curves go on an axis of `AXES`."""
        return float(self.places([self.last_step], axis)[0])

    @property
    def _seconds_per_step(self) -> float:
        """Of the epochs that are complete, else as the process foretells it."""
        steps = self.epoch_ends.steps[-1]
        return self.epoch_ends.values[-1] / steps if steps else self._step_seconds

    def _start(self, event: Started) -> None:
        self.name = event.run
        self.epochs = event.epochs
        self.steps_per_epoch = event.steps_per_epoch
        self.baseline_name = event.baseline_name
        self.measured, self.measured_on = event.measured, event.measured_on
        self.held_out = event.validation_examples
        if event.job is not None:
            self.job = asdict(event.job)
        self.baselines |= event.baselines
        if event.baseline is not None:
            self.baselines[event.baseline_name.split(" ")[-1]] = event.baseline

    def _take_step(self, event: StepDone) -> None:
        self._add(self.curves, {LOSS: event.loss, ACCURACY: event.accuracy}, event.step)
        left = self.epochs * self.steps_per_epoch - event.step
        if event.eta_seconds > 0 and left > 0:
            self._step_seconds = event.eta_seconds / left

    def _take_epoch(self, event: EpochDone) -> None:
        if not self.steps_per_epoch:
            self.steps_per_epoch = max(1, event.step // max(1, event.epoch))
        self._take_measured(event)
        if event.loss is not None:
            self.epoch_losses.add(event.step, event.loss)
        before = bisect_left(self.epoch_ends.steps, event.step) - 1
        seconds = self.epoch_ends.values[max(0, before)] + event.seconds
        self.epoch_ends.add(event.step, seconds)
        self._mark("checkpoint", event.step)
        if event.is_best:
            self.best_step = event.step

    def _take_measured(self, event: EpochDone | Measured) -> None:
        validation = {
            VALIDATION_LOSS: event.validation_loss,
            VALIDATION_ACCURACY: event.validation_accuracy,
        }
        self._add(self.curves, validation, event.step)
        self._add(self.metrics, event.metrics, event.step)
        for name, ends in event.intervals.items():
            self.intervals.setdefault(name, {})[event.step] = ends
        if isinstance(event, Measured):
            self._mark("measured", event.step)

    def _mark(self, kind: str, step: int, detail: str = "") -> None:
        """Once, however often it is said: a run that goes on tells again what it was."""
        mark = Mark(kind, step, detail)
        if mark not in self._marks:
            self._marks.append(mark)

    @staticmethod
    def _add(curves: dict[str, Curve], values: Mapping[str, float | None], step: int) -> None:
        """What was not measured is no point."""
        for name, value in values.items():
            if value is None:
                continue
            curves.setdefault(name, Curve()).add(step, value)
