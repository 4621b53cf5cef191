"""Runs of a task measured on the same examples, none of which any of them has learned."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from core.evaluation.promotion.values import Values
from core.progress import ProgressCallback
from core.runs.manifest import Manifest
from core.workspace import Workspace

# Metric → a value an example.
ByMetric = dict[str, list[float]]
# What measures runs; it calls the progress callback, which may raise `Cancelled`, between examples.
Measure = Callable[[Workspace, Sequence[Manifest], ProgressCallback], "MeasuredRuns"]


def untold(done: int, total: int) -> None:
    """Nobody listens."""


@dataclass(frozen=True)
class Example:
    """What one value was measured on: `label` says it to people, `query` finds it in the shop."""

    label: str
    query: str


@dataclass(frozen=True)
class MeasuredRuns:
    """The values of runs, by id and metric, on the same `examples` in the same order.

    The first metric is the one that decides. `baseline` is the same without any model, empty where nothing is
    held against one.
    """

    unit: str
    examples: Sequence[Example] = ()
    values: Mapping[str, ByMetric] = field(default_factory=dict)
    baseline: ByMetric = field(default_factory=dict)

    @property
    def metric(self) -> str:
        """The metric that decides."""
        return next(iter(self.baseline or next(iter(self.values.values()))))

    def of(self, run: str) -> list[float]:
        """What `run` reaches in the metric that decides."""
        return self.values[run][self.metric]

    def beside(self, new: Manifest, active: Manifest | None) -> Values:
        """What these values say of a new run and of the active one."""
        return Values(
            self.metric,
            self.unit,
            new=self.of(new.id),
            active=self.of(active.id) if active else None,
            baseline=self.baseline[self.metric],
        )
