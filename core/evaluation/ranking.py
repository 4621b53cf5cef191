"""Runs judged queries through an engine, and writes what came out as a TREC run file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.evaluation.chosen_metrics import ChosenMetrics, Figure
from core.evaluation.judgments import Judgments
from core.evaluation.systems import EngineSystem
from core.files import replacing
from core.metrics.ranking import DEPTH, per_query
from core.metrics.significance import mean_intervals
from core.progress import ProgressCallback
from core.search.engine import Engine
from core.search.request import Hit, Method, SearchRequest


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """What judged queries say of one method of an engine, beside plain BM25 of the same engine.

    `intervals` are those of `metrics`, 95 % each. `values` and `baseline_values` hold each query's own
    metrics, for finding what went wrong.
    """

    method: str
    run: str
    metrics: dict[str, float]
    baseline: dict[str, float]
    intervals: dict[str, list[float] | None]
    values: dict[str, dict[str, float]]
    baseline_values: dict[str, dict[str, float]]


def rank(
    engine: Engine,
    queries: Mapping[str, str],
    method: Method = Method.HYBRID,
    top: int = DEPTH,
    progress: ProgressCallback | None = None,
) -> dict[str, tuple[Hit, ...]]:
    """Query id → its best `top` hits."""
    ranking = {}
    for done, (query, text) in enumerate(queries.items(), 1):
        ranking[query] = engine.search(SearchRequest(text, method, top)).hits
        if progress:
            progress(done, len(queries))
    return ranking


def evaluate(
    engine: Engine,
    judgments: Judgments,
    method: Method = Method.HYBRID,
    chosen: ChosenMetrics | None = None,
) -> Evaluation:
    """How well `method` ranks the judged queries, by `METRICS` unless others are `chosen`."""
    chosen = chosen or ChosenMetrics.parse()
    own, figures = _measured(engine, judgments, method, chosen)
    plain, plain_figures = _measured(engine, judgments, Method.LEXICAL, chosen)
    told = dict(zip(own, mean_intervals(np.array([*own.values()]).T), strict=True))
    intervals: dict[str, list[float] | None] = {
        name: [low, high] for name, (_, low, high) in told.items()
    }
    return Evaluation(
        method=method.value,
        run=engine.run_id if method is not Method.LEXICAL else "",
        metrics={**_means(own), **{name: one.value for name, one in figures.items()}},
        baseline={**_means(plain), **{name: one.value for name, one in plain_figures.items()}},
        intervals=intervals
        | {name: list(one.bounds) if one.bounds else None for name, one in figures.items()},
        values=_by_query(judgments, own),
        baseline_values=_by_query(judgments, plain),
    )


def _measured(
    engine: Engine, judgments: Judgments, method: Method, chosen: ChosenMetrics
) -> tuple[dict[str, list[float]], dict[str, Figure]]:
    rankings = EngineSystem("", engine, method).rank(judgments.queries, chosen.depth)
    catalogue = engine.catalogue
    return chosen.values(judgments, rankings, catalogue), chosen.figures(rankings, catalogue)


def _means(values: Mapping[str, Sequence[float]]) -> dict[str, float]:
    return {name: sum(column) / len(column) for name, column in values.items()}


def _by_query(
    judgments: Judgments, values: Mapping[str, Sequence[float]]
) -> dict[str, dict[str, float]]:
    rows = zip(*values.values(), strict=True)
    return {
        query: dict(zip(values, row, strict=True))
        for query, row in zip(judgments.queries, rows, strict=True)
    }


def evaluate_queries(
    engine: Engine, judgments: Judgments, method: Method = Method.HYBRID
) -> dict[str, dict[str, float]]:
    """Query id → metric → value of what `method` finds."""
    ranking = rank(engine, judgments.queries, method)
    products = {query: [hit.product_id for hit in hits] for query, hits in ranking.items()}
    return per_query(judgments.qrels, products)


def write_trec(path: Path, ranking: Mapping[str, tuple[Hit, ...]], tag: str) -> None:
    """Write `query_id Q0 product_id rank score tag` lines, all or nothing.

    Readers of the format sort by score, which trec_eval keeps as float32, so scores are lowered by the
    least step where two are equal.
    """
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        for query, hits in ranking.items():
            for hit, score in zip(hits, _descending(hits), strict=True):
                file.write(f"{query} Q0 {hit.product_id} {hit.rank} {score:.9f} {tag}\n")


def _descending(hits: tuple[Hit, ...]) -> list[float]:
    scores: list[float] = []
    for hit in hits:
        score = round(hit.score, 9)
        if scores:
            step = max(1e-9, float(np.spacing(np.float32(abs(scores[-1])))))
            score = min(score, scores[-1] - step)
        scores.append(score)
    return scores
