"""What a comparison of runs found, as values: figures of every run, a test of every pair, every example."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from core.evaluation.promotion.measured import Example, MeasuredRuns
from core.metrics.comparison import LEVEL
from core.metrics.significance import examples_needed

BASELINE = "baseline"
# Runs or systems that are compared at once.
FEWEST, MOST = 2, 5


@dataclass(frozen=True)
class System:
    """A run, or `BASELINE`: each metric's mean, its 95 % interval (None: unknown), a `title` for people."""

    name: str
    title: str
    metrics: Mapping[str, float | None]
    intervals: Mapping[str, tuple[float, float] | None]


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Run `b` minus run `a` in `metric`, example by example.

    `interval` is the 95 % bootstrap interval of the mean `difference`, `p` two-sided by a paired
    randomisation test, `p_corrected` after Holm over all pairs. `better`, `worse` and `tied` count examples
    as `b` sees them. `queries_needed` are the examples in all that would show the difference
    (`examples_needed` at the level divided by the number of pairs, as Holm's first step has it).
    """

    a: str
    b: str
    metric: str
    difference: float
    interval: tuple[float, float]
    p: float
    p_corrected: float
    better: int
    worse: int
    tied: int
    queries_needed: int | None

    @property
    def verdict(self) -> str:
        """`a` or `b`, whichever is better beyond chance, or `tie`."""
        if self.p_corrected >= LEVEL:
            return "tie"
        return "b" if self.difference > 0 else "a"

    def turned(self) -> "Pair":
        """The same with the systems the other way round."""
        low, high = self.interval
        return replace(
            self,
            a=self.b,
            b=self.a,
            difference=-self.difference,
            interval=(-high, -low),
            better=self.worse,
            worse=self.better,
        )


@dataclass(frozen=True)
class ExampleChange:
    """One example, and what two runs make of it."""

    example: Example
    a: float
    b: float

    @property
    def difference(self) -> float:
        """What the second has more than the first."""
        return self.b - self.a


@dataclass(frozen=True)
class RunComparison:
    """What `compare_runs` found; `settings` holds each setting that is not the same, with all its values."""

    task: str
    measured: MeasuredRuns
    systems: Sequence[System]
    pairs: Sequence[Pair]
    settings: Mapping[str, Sequence[Any]]

    @property
    def runs(self) -> list[str]:
        """The runs, in the order they were named."""
        return list(self.measured.values)

    def titled(self, run: str) -> str:
        """What `run` is called on screen."""
        return next(system.title for system in self.systems if system.name == run)

    def changes(self, pair: Pair) -> list[ExampleChange]:
        """Every example of a pair, the greatest gain of `b` first."""
        sides = self.measured.of(pair.a), self.measured.of(pair.b)
        rows = map(ExampleChange, self.measured.examples, *sides)
        return sorted(rows, key=lambda row: -row.difference)

    def needed_to_see(self, pair: Pair, difference: float) -> int | None:
        """How many examples in all would show a `difference` between two runs that scatter as these do."""
        a, b = (self.measured.values[name][pair.metric] for name in (pair.a, pair.b))
        level = LEVEL / len(self.pairs)
        return examples_needed(np.subtract(b, a), level, to_see=difference)

    def to_json(self) -> dict[str, Any]:
        """The answer of the verb."""
        return {
            "task": self.task,
            "queries": len(self.measured.examples),
            "systems": [
                {"name": one.name, "metrics": dict(one.metrics), "intervals": dict(one.intervals)}
                for one in self.systems
            ],
            "pairs": [{**asdict(pair), "verdict": pair.verdict} for pair in self.pairs],
            "settings": dict(self.settings),
        }

    def records(self) -> list[dict[str, Any]]:
        """A record an example: what it is, and the value of each run and of the baseline in each metric."""
        columns: dict[str, Sequence[Any]] = {
            "example": [one.label for one in self.measured.examples]
        }
        for name, values in {**self.measured.values, BASELINE: self.measured.baseline}.items():
            columns |= {f"{name} {metric}": column for metric, column in values.items()}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
