"""The metrics that a comparison measures: against judgments, of lists alone, and of time."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from core.data.catalogue import Catalogue
from core.errors import UserError
from core.evaluation.judgments import Judgments
from core.evaluation.systems import Rankings
from core.language import QT_TRANSLATE_NOOP
from core.metrics.graded_lists import GradedLists
from core.metrics.list_measures import coverage, diversity
from core.metrics.ranking import DEPTH, METRICS
from core.metrics.ranking_measures import Measure, parse_measure
from core.metrics.resampling import quantile_bounds

DIVERSITY, COVERAGE, LATENCY = "diversity", "coverage", "latency"
# Of a whole system, not of a query; in milliseconds.
TIMES = {"p50_ms": 0.5, "p95_ms": 0.95}
_OF_LISTS = re.compile(rf"({DIVERSITY}|{COVERAGE})@([1-9]\d{{0,2}})", re.ASCII)


class Figure(NamedTuple):
    """A figure of a whole system, and between what it lies, None where that is not known."""

    value: float
    bounds: tuple[float, float] | None = None


@dataclass(frozen=True)
class ChosenMetrics:
    """What is measured, the first of it deciding: `measures` against judgments, and cuts of the others."""

    measures: tuple[Measure, ...]
    diversity: tuple[int, ...] = ()
    coverage: tuple[int, ...] = ()
    has_latency: bool = False

    @classmethod
    def parse(cls, names: Sequence[str] = METRICS) -> "ChosenMetrics":
        """What `names` choose, e.g. `ndcg@10 err@10 ndcg@10:judged diversity@10 coverage@10 latency`.

        Raises:
            UserError: one is not known, or none is measured against judgments.
        """
        names = list(dict.fromkeys(name.strip().lower() for name in names))
        found = {name: _OF_LISTS.fullmatch(name) for name in names}
        measures = [parse_measure(n) for n, match in found.items() if not match and n != LATENCY]
        if not measures:
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "Nothing is measured against judgments; name such a metric too, e.g. ndcg@10.",
                )
            )
        cuts = [(match[1], int(match[2])) for match in found.values() if match]
        return cls(
            tuple(dict.fromkeys(measures)),
            tuple(cut for name, cut in cuts if name == DIVERSITY),
            tuple(cut for name, cut in cuts if name == COVERAGE),
            LATENCY in names,
        )

    @property
    def depth(self) -> int:
        """How long lists must be."""
        cuts = (measure.cut for measure in self.measures)
        return max((DEPTH, *cuts, *self.diversity, *self.coverage))

    @property
    def of_queries(self) -> tuple[str, ...]:
        """The names of those that every query has."""
        diverse = (f"{DIVERSITY}@{cut}" for cut in self.diversity)
        return (*(measure.name for measure in self.measures), *diverse)

    def values(
        self, judgments: Judgments, rankings: Rankings, catalogue: Catalogue
    ) -> dict[str, list[float]]:
        """Metric → value of every judged query, in their order."""
        asked = {query: judgments.qrels[query] for query in judgments.queries}
        lists = GradedLists.of(asked, rankings.products, self.depth)
        values = {measure.name: measure(lists).tolist() for measure in self.measures}
        ranked = [rankings.products.get(query, []) for query in judgments.queries]
        for cut in self.diversity:
            values[f"{DIVERSITY}@{cut}"] = diversity(ranked, _categories(catalogue), cut)
        return values

    def figures(self, rankings: Rankings, catalogue: Catalogue) -> dict[str, Figure]:
        """What no query has of its own: coverage where there are products, times where they were taken."""
        figures = {}
        for cut in self.coverage if len(catalogue) else ():
            share = coverage(rankings.products.values(), catalogue.row_of, cut)
            figures[f"{COVERAGE}@{cut}"] = Figure(share)
        if self.has_latency and rankings.took_ms:
            times = np.array([*rankings.took_ms.values()])
            for name, share in TIMES.items():
                value, low, high = quantile_bounds(times, share)
                figures[name] = Figure(value, (low, high))
        return figures


def _categories(catalogue: Catalogue) -> Mapping[str, str]:
    return dict(zip(catalogue.product_id, catalogue.category, strict=True))
