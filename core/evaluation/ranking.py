"""Runs judged queries through an engine, and writes what came out as a TREC run file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.evaluation.judgments import Judgments
from core.files import replacing
from core.metrics.ranking import DEPTH, mean_metrics, per_query
from core.progress import ProgressCallback
from core.search.engine import Engine
from core.search.request import Hit, Method, SearchRequest


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """What judged queries say of one method of an engine, beside plain BM25 of the same engine.

    `values` and `baseline_values` hold each query's own metrics, for finding what went wrong.
    """

    method: str
    run: str
    metrics: dict[str, float]
    baseline: dict[str, float]
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


def evaluate(engine: Engine, judgments: Judgments, method: Method = Method.HYBRID) -> Evaluation:
    """How well `method` ranks the judged queries."""
    values = evaluate_queries(engine, judgments, method)
    plain = evaluate_queries(engine, judgments, Method.LEXICAL)
    return Evaluation(
        method=method.value,
        run=engine.run_id if method is not Method.LEXICAL else "",
        metrics=mean_metrics(list(values.values())),
        baseline=mean_metrics(list(plain.values())),
        values=values,
        baseline_values=plain,
    )


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
