"""What a training has said so far, kept as curves.

The x axis of every curve counts epochs (step ÷ steps per epoch), so that runs with different batch
sizes can lie over each other.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from core.arrays import Float64Array
from core.runs.job import EpochDone, Event, Started, StepDone

LOSS = "loss"
ACCURACY = "accuracy"
VALIDATION_LOSS = "validation_loss"
VALIDATION_ACCURACY = "validation_accuracy"
# As many as a plot has pixels, about: more cost pyqtgraph time and show no more.
MAXIMUM_POINTS = 500
# A light smoothing, by eye: a mean over the 16th part of a curve, or over 25 points of a long one.
WIDEST_MEAN = 25
MEANS = 16
# A scale reckons with squares of what it shows, which float64 holds up to 1e308.
LARGEST_DRAWN = 1e100


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

    def x(self, steps_per_epoch: int) -> Float64Array:
        """Where the points stand, in epochs."""
        return np.asarray(self.steps, dtype=np.float64) / max(1, steps_per_epoch)

    def y(self) -> Float64Array:
        """What the points say."""
        return np.asarray(self.values, dtype=np.float64)


class RunCurves:
    """The curves of one run, by name, and the numbers that describe it."""

    def __init__(self, name: str = ""):
        self.name = name
        self.curves: dict[str, Curve] = {}
        self.metrics: dict[str, Curve] = {}
        self.baseline_name = ""
        self.baselines: dict[str, float] = {}
        self.epochs = 0
        self.steps_per_epoch = 0
        self.best_step = 0

    def take(self, event: Event) -> None:
        """Remember what `event` says; events without numbers change nothing."""
        if isinstance(event, Started):
            self._start(event)
        elif isinstance(event, StepDone):
            self._add(self.curves, {LOSS: event.loss, ACCURACY: event.accuracy}, event.step)
        elif isinstance(event, EpochDone):
            self._take_epoch(event)

    def baseline(self, metric: str) -> float | None:
        """What the baseline reaches in `metric`; None where it was not measured.

        The parts of a hybrid, such as `neural_ndcg@10`, have the baseline of the whole.
        """
        whole = metric.rpartition("_")[2] if "@" in metric else metric
        for known in (metric, whole):
            if known in self.baselines:
                return self.baselines[known]
        if self._is_headline(whole):
            return self.baselines.get(self.baseline_name)
        return None

    def baseline_label(self, metric: str) -> str:
        """Who reached it, `BM25` of `BM25 ndcg@10`; empty where only the figure is known."""
        who, _, _ = self.baseline_name.rpartition(" ")
        return who if self.baseline(metric) is not None else ""

    def _is_headline(self, metric: str) -> bool:
        return bool(metric) and self.baseline_name.split(" ")[-1] == metric

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known yet."""
        return not self.curves

    @property
    def last_epoch(self) -> float:
        """How far the curves go, in epochs."""
        last = max((curve.steps[-1] for curve in self.curves.values() if curve.steps), default=0)
        return last / max(1, self.steps_per_epoch)

    def _start(self, event: Started) -> None:
        self.name = event.run
        self.epochs = event.epochs
        self.steps_per_epoch = event.steps_per_epoch
        self.baseline_name = event.baseline_name
        if event.baseline is not None:
            self.baselines[event.baseline_name] = event.baseline

    def _take_epoch(self, event: EpochDone) -> None:
        if not self.steps_per_epoch:
            self.steps_per_epoch = max(1, event.step // max(1, event.epoch))
        validation = {
            VALIDATION_LOSS: event.validation_loss,
            VALIDATION_ACCURACY: event.validation_accuracy,
        }
        self._add(self.curves, validation, event.step)
        self._add(self.metrics, event.metrics, event.step)
        if event.is_best:
            self.best_step = event.step

    @staticmethod
    def _add(curves: dict[str, Curve], values: Mapping[str, float | None], step: int) -> None:
        """What was not measured is no point."""
        for name, value in values.items():
            if value is None:
                continue
            curves.setdefault(name, Curve()).add(step, value)


def decimated(
    x: Float64Array, y: Float64Array, points: int = MAXIMUM_POINTS
) -> tuple[Float64Array, Float64Array]:
    """At most `points` of the curve, by the mean of equal stretches; the last point stays."""
    if len(x) <= points:
        return x, y
    edges = np.linspace(0, len(x), points, dtype=np.intp)[:-1]
    sizes = np.diff(np.append(edges, len(x)))
    means_x = np.add.reduceat(x, edges) / sizes
    means_y = np.add.reduceat(y, edges) / sizes
    return np.append(means_x, x[-1]), np.append(means_y, y[-1])


def smoothed(values: Float64Array, width: int = 0) -> Float64Array:
    """The mean over the last `width` values, over all there are at the beginning.

    Without a width it is lightly smoothed: a `MEANS`th of the values, at most `WIDEST_MEAN` of them.
    Values that are not finite are left out; where there is no other the mean is nan.
    """
    width = width or max(1, min(WIDEST_MEAN, len(values) // MEANS))
    if not len(values):
        return values
    is_finite = np.isfinite(values)
    window = np.ones(width)
    # Each sum anew: a running one would carry what a huge value cost it in precision to the end.
    sums = np.convolve(np.where(is_finite, values, 0.0), window)[: len(values)]
    counts = np.convolve(is_finite.astype(np.float64), window)[: len(values)]
    means = np.full(len(values), np.nan)
    np.divide(sums, counts, out=means, where=counts > 0)
    return means


def drawable(x: Float64Array, y: Float64Array) -> tuple[Float64Array, Float64Array]:
    """The points of a curve that can be drawn: finite, and no further off than a scale can tell."""
    can_be_drawn = np.abs(y) < LARGEST_DRAWN
    return x[can_be_drawn], y[can_be_drawn]
