"""What an update did to the ranking, measured on queries that nobody has learned from."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from core.metrics.ranking import DEPTH, Grades, per_query
from core.metrics.significance import mean_interval, paired_p
from core.search.engine import Engine
from core.search.request import Method, SearchRequest

METRIC = "ndcg@10"
TOP = 10
LEVEL = 0.05
# Values that differ by less are the same to anybody who looks at a list.
SAME = 1e-9


@dataclass(frozen=True)
class QueryChange:
    """A query whose value differs: before and after the update."""

    query: str
    before: float
    after: float


@dataclass(frozen=True)
class Comparison:
    """A metric, mostly nDCG@10, of two runs over the same queries.

    `difference` is that of the later minus the earlier on average, `low` and `high` its 95 % bootstrap
    interval, `p` two-sided by a paired randomisation test. `better` and `worse` have the greatest change
    first.
    """

    queries: int
    before: float
    after: float
    difference: float
    low: float
    high: float
    p: float
    better: tuple[QueryChange, ...]
    worse: tuple[QueryChange, ...]

    @property
    def decision(self) -> str:
        """`better`, `worse`, or `tie` where chance may explain the difference."""
        if not self.queries or self.p >= LEVEL:
            return "tie"
        return "better" if self.difference > 0 else "worse"

    def without_examples(self) -> "Comparison":
        """The figures alone."""
        return replace(self, better=(), worse=())

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Comparison":
        """What `dataclasses.asdict` gave."""
        changes = {
            side: tuple(QueryChange(**each) for each in stored[side])
            for side in ("better", "worse")
        }
        return cls(**{**stored, **changes})


@dataclass(frozen=True)
class Verdict:
    """The update beside the run it came from.

    `earlier` is measured on behaviour that the base stood on already, `fresh` on what came in since, `truth`
    on the workspace's judgments where there are any: the truth is shown and never decides. `drift` is the
    share of the ten best products that are others than before, a query. `agreement` is how far the new
    clicks agree with anything known (0.5: not at all), None where there are too few to tell. `refused` names
    the rule that keeps the update from going live, "" where none does.
    """

    earlier: Comparison
    fresh: Comparison
    truth: Comparison | None
    drift: float
    agreement: float | None
    refused: str

    @property
    def decision(self) -> str:
        """`refused`, `better` or `tie`; better is said of earlier behaviour or of new."""
        if self.refused:
            return "refused"
        sides = {self.earlier.decision, self.fresh.decision}
        return "better" if "better" in sides else "tie"

    def to_json(self) -> dict[str, Any]:
        """As plain values, for `read`."""
        return asdict(self)

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Verdict":
        """What `to_json` gave."""
        compared = {name: Comparison.read(stored[name]) for name in ("earlier", "fresh")}
        truth = stored["truth"] and Comparison.read(stored["truth"])
        return cls(**{**stored, **compared, "truth": truth})


def best_of(engine: Engine, text: str, top: int = DEPTH) -> list[str]:
    """The `top` products that `engine` finds for `text`, best first."""
    return [hit.product_id for hit in engine.search(SearchRequest(text, top=top)).hits]


def among(engine: Engine, text: str, products: frozenset[str]) -> list[str]:
    """Only `products` of the catalogue, in the order of `engine` (condensed lists, Sakai 2007)."""
    known = engine.catalogue.row_of
    rows = np.array(sorted(known[product] for product in products), np.intp)
    order = np.argsort(-engine.ranking(text, Method.HYBRID).scores[rows], kind="stable")
    return [engine.catalogue.product_id[row] for row in rows[order]]


class Ranked:
    """The rankings of queries by two engines of one shop, each asked once."""

    def __init__(self, before: Engine, after: Engine) -> None:
        self._engines = (before, after)
        self._known: dict[str, tuple[list[str], list[str]]] = {}

    def of(self, text: str) -> tuple[list[str], list[str]]:
        """Products for `text` by the run before and by the update, best first."""
        if text not in self._known:
            before, after = (best_of(engine, text) for engine in self._engines)
            self._known[text] = before, after
        return self._known[text]

    def among(self, text: str, products: frozenset[str]) -> tuple[list[str], list[str]]:
        """Only `products` of the catalogue, in the order of either run."""
        before, after = (among(engine, text, products) for engine in self._engines)
        return before, after

    def drift(self, texts: Sequence[str]) -> float:
        """The share of the ten best that are others than before, on average; 0 without queries."""
        shares = []
        for text in texts:
            before, after = (set(ranking[:TOP]) for ranking in self.of(text))
            most = max(len(before), len(after))
            shares.append(1 - len(before & after) / most if most else 0.0)
        return sum(shares) / max(1, len(shares))


def compare(
    ranked: Ranked,
    queries: Mapping[str, str],
    grades: Grades,
    shown: Mapping[str, frozenset[str]] | None = None,
) -> Comparison:
    """Both runs on `queries` (id → text) with the grades of their products.

    Where `shown` names products for a query, both put only these into their order.
    """
    rankings = {
        query: ranked.among(text, shown[query]) if shown and query in shown else ranked.of(text)
        for query, text in queries.items()
    }
    before, after = (
        {query: values[METRIC] for query, values in per_query(grades, run).items()}
        for run in ({query: pair[side] for query, pair in rankings.items()} for side in (0, 1))
    )
    old, new = ([side[query] for query in queries] for side in (before, after))
    return compared(old, new, list(queries.values()))


def compared(before: list[float], after: list[float], texts: list[str]) -> Comparison:
    """The values of one metric, before and after, for each of `texts`."""
    if not texts:
        return Comparison(0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, (), ())
    changes = [new - old for old, new in zip(before, after, strict=True)]
    mean, low, high = mean_interval(changes)
    rows = [QueryChange(*row) for row in zip(texts, before, after, strict=True)]
    return Comparison(
        queries=len(texts),
        before=sum(before) / len(before),
        after=sum(after) / len(after),
        difference=mean,
        low=low,
        high=high,
        p=paired_p(after, before),
        better=_changed(rows, 1),
        worse=_changed(rows, -1),
    )


def _changed(rows: Sequence[QueryChange], sign: int) -> tuple[QueryChange, ...]:
    kept = [row for row in rows if sign * (row.after - row.before) > SAME]
    return tuple(sorted(kept, key=lambda row: sign * (row.before - row.after)))
