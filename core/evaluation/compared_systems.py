"""A comparison of ranking systems as a value: all that was measured, from which every figure follows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from core.arrays import Float64Array
from core.evaluation.chosen_metrics import Figure
from core.evaluation.compared_runs import Pair, RunComparison, System
from core.evaluation.pins import Pins
from core.evaluation.promotion.measured import Example, MeasuredRuns
from core.evaluation.query_sets import QuerySource
from core.evaluation.query_slices import Slices
from core.evaluation.tested import Values, pairs_of, systems_of
from core.language import QT_TRANSLATE_NOOP
from core.metrics.rank_overlap import overlap, rank_biased_overlap
from core.metrics.ranking import FIRST, Grades
from core.metrics.significance import mean_interval
from core.search.run import TASK

JUDGED = QT_TRANSLATE_NOOP("core", "judged queries")
# Of each list so many products are kept to be looked at; alike are lists by their first ten.
SHOWN = 20


@dataclass(frozen=True)
class QueryRow:
    """One query, what two systems make of it, and how much their first ten have in common."""

    query: str
    text: str
    a: float
    b: float
    overlap: float
    rbo: float

    @property
    def difference(self) -> float:
        """What the second has more than the first."""
        return self.b - self.a


@dataclass(frozen=True)
class SliceFigure:
    """Queries that have something in common: means of two systems, `b` − `a` and its 95 % interval."""

    kind: str
    label: str
    queries: int
    a: float
    b: float
    difference: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class SystemComparison:
    """Systems measured on the same judged queries.

    `values`: system → metric → value of each of `queries` (id → text), in their order; the first metric
    decides. `figures_of`: system → what no query has of its own. `lists`: system → query → first products,
    whose `grades` and `titles` are kept. `pins` are the hashes of what it was measured on, `made` when.
    """

    values: Values
    queries: Mapping[str, str]
    correction: str = "holm"
    shop: str = ""
    made: str = ""
    title: str = ""
    source: QuerySource = field(default_factory=QuerySource)
    figures_of: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    lists: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    grades: Grades = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    slices: Slices = field(default_factory=dict)
    pins: Pins = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The systems, in the order they were named."""
        return list(self.values)

    @property
    def metrics(self) -> list[str]:
        """The metrics that every query has, the deciding one first."""
        return list(next(iter(self.values.values())))

    @property
    def figure_names(self) -> list[str]:
        """Those of whole systems that any of them has."""
        return list(dict.fromkeys(name for own in self.figures_of.values() for name in own))

    @cached_property
    def figures(self) -> RunComparison:
        """Means, intervals and tests of every pair in every metric."""
        measured = MeasuredRuns(
            JUDGED,
            [Example(text, text) for text in self.queries.values()],
            {name: {m: list(v) for m, v in own.items()} for name, own in self.values.items()},
        )
        systems = [self._with_figures(system) for system in systems_of(self.values, {})]
        pairs = pairs_of(self.values, self.metrics, self.correction)
        return RunComparison(TASK, measured, systems, pairs, {})

    def _with_figures(self, system: System) -> System:
        own = self.figures_of.get(system.name, {})
        values = {name: own[name].value if name in own else None for name in self.figure_names}
        bounds = {name: own[name].bounds if name in own else None for name in values}
        return replace(
            system, metrics={**system.metrics, **values}, intervals={**system.intervals, **bounds}
        )

    def pair(self, a: str, b: str, metric: str) -> Pair:
        """The test of two systems, the first named first, in one metric."""
        pairs = self.figures.pairs
        return next(p for p in pairs if (p.a, p.b, p.metric) == (a, b, metric))

    def rows(self, a: str, b: str, metric: str) -> list[QueryRow]:
        """Every query, in their order."""
        sides = zip(
            self.queries.items(), self.values[a][metric], self.values[b][metric], strict=True
        )
        return [
            QueryRow(query, text, one, other, *self.likeness(query, a, b))
            for (query, text), one, other in sides
        ]

    def likeness(self, query: str, a: str, b: str) -> tuple[float, float]:
        """The overlap and the rank-biased overlap of the first ten of two lists."""
        one, other = (self.lists.get(name, {}).get(query, ())[:FIRST] for name in (a, b))
        return overlap(one, other), rank_biased_overlap(one, other)

    def slice_figures(self, a: str, b: str, metric: str) -> list[SliceFigure]:
        """Two systems in one metric over each slice of the queries."""
        place = {query: at for at, query in enumerate(self.queries)}
        one, other = (np.asarray(self.values[name][metric], np.float64) for name in (a, b))
        figures = []
        for kind, slices in self.slices.items():
            for label, queries in slices.items():
                rows = [place[query] for query in queries]
                figures.append(_slice(kind, label, one[rows], other[rows]))
        return figures

    def to_json(self) -> dict[str, Any]:
        """The answer of the verb."""
        told = self.figures.to_json()
        return {name: told[name] for name in ("queries", "systems", "pairs")}

    def records(self) -> list[dict[str, Any]]:
        """A record a query: its id and text, and each metric of each system."""
        columns: dict[str, Sequence[Any]] = {
            "query_id": list(self.queries),
            "query": list(self.queries.values()),
        }
        for name, values in self.values.items():
            columns |= {f"{name} {metric}": column for metric, column in values.items()}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def stored(self) -> dict[str, Any]:
        """All of it, ready for JSON."""
        return asdict(self)


def _slice(kind: str, label: str, one: Float64Array, other: Float64Array) -> SliceFigure:
    difference, low, high = mean_interval(other - one, 2_000)
    means = float(one.mean()), float(other.mean())
    return SliceFigure(kind, label, len(one), *means, difference, low, high)
