"""Judgments made of a shop's clicks, and what they say of a ranking. Called in threads."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.experiments.judging import ClickJudgments
    from core.search.engine import Engine
    from core.search.request import Hit
    from core.workspace import Workspace

QUERIES, QRELS = "queries.tsv", "qrels.txt"
# The most looked at: measuring thousands would keep searches waiting.
MEASURED = 200
METRIC = "ndcg@10"


@dataclass(frozen=True)
class JudgedQuery:
    """One query: how many products are judged for it, and nDCG@10 of the run and of words alone."""

    text: str
    products: int
    value: float
    baseline: float

    @property
    def gain(self) -> float:
        """How much better the run is than words alone."""
        return self.value - self.baseline


@dataclass(frozen=True)
class Measured:
    """What the judgments say of `run` and of words alone, query by query, the most looked at first."""

    run: str
    value: float
    baseline: float
    queries: tuple[JudgedQuery, ...]


def judge(workspace: "Workspace", with_simulated: bool) -> "ClickJudgments":
    """What people's clicks judge, and only where wanted those of simulated shoppers.

    Raises:
        DataError: it tells of no pair often enough.
    """
    from core.experiments.judging import judgments_of
    from core.feedback.behaviour import behaviour
    from core.feedback.log import EventSource

    sources = tuple(EventSource) if with_simulated else (EventSource.IMPORTED, EventSource.OWN)
    return judgments_of(behaviour(workspace, *sources, needed=True))


def write(judged: "ClickJudgments", folder: Path) -> Path:
    """Write `queries.tsv` and `qrels.txt` into `folder` and return it.

    Raises:
        DataError: they cannot be written.
    """
    judged.write(folder / QUERIES, folder / QRELS)
    return folder


def measure(engine: "Engine", judged: "ClickJudgments") -> Measured:
    """nDCG@10 of `engine` over the queries that were looked at most."""
    from core.evaluation.ranking import rank
    from core.metrics.ranking import per_query
    from core.search.request import Method

    asked = dict(list(judged.queries.items())[:MEASURED])
    qrels = {query: judged.qrels[query] for query in asked}
    values = [
        per_query(qrels, _products(rank(engine, asked, method)))
        for method in (Method.HYBRID, Method.LEXICAL)
    ]
    rows = [
        JudgedQuery(text, len(qrels[query]), *(value[query][METRIC] for value in values))
        for query, text in asked.items()
    ]
    return Measured(
        engine.run_id,
        sum(row.value for row in rows) / len(rows),
        sum(row.baseline for row in rows) / len(rows),
        tuple(rows),
    )


def _products(ranking: Mapping[str, "tuple[Hit, ...]"]) -> dict[str, list[str]]:
    return {query: [hit.product_id for hit in hits] for query, hits in ranking.items()}
