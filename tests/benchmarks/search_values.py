"""What search is measured by, query by query: metrics of rankings, and nDCG@10 over judged products."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.metrics.ranking import DEPTH, FIRST, judged_only, query_metrics
from core.search.engine import Engine
from core.search.request import Method, SearchRequest

# Deep enough for ten judged products where few are judged.
DEEP = 1000
JUDGED_ONLY = "ndcg@10 judged only"

Grades = Mapping[str, Mapping[str, int]]
# Query id → metric → value.
Values = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Ranked:
    """The values of one ranking of every query, and the median of what a query took."""

    values: Values
    query_ms: float


def values_of(grades: Grades, rankings: Mapping[str, Sequence[str]]) -> Values:
    """The metrics of `core.metrics.ranking` and `JUDGED_ONLY` of each query's products, best first."""
    return {query: _values(judged, rankings.get(query, ())) for query, judged in grades.items()}


def _values(judged: Mapping[str, int], ranking: Sequence[str]) -> dict[str, float]:
    fair = query_metrics(judged, judged_only(judged, ranking))["ndcg@10"]
    return query_metrics(judged, ranking) | {JUDGED_ONLY: fair}


def ranked(engine: Engine, method: Method, queries: Mapping[str, str], grades: Grades) -> Ranked:
    """What `method` finds for every query of `grades`."""
    rankings, milliseconds = {}, []
    for query, judged in grades.items():
        rankings[query], took = _ranking(
            engine, SearchRequest(queries[query], method, DEPTH), judged
        )
        milliseconds.append(took)
    return Ranked(values_of(grades, rankings), statistics.median(milliseconds))


def _ranking(
    engine: Engine, request: SearchRequest, judged: Mapping[str, int]
) -> tuple[list[str], float]:
    """Products, best first, as deep as ten judged ones need, and what a list of `DEPTH` took."""
    response = engine.search(request)
    products = [hit.product_id for hit in response.hits]
    if len(judged_only(judged, products)) < min(FIRST, len(judged)) and response.total > DEPTH:
        deeper = engine.search(SearchRequest(request.text, request.method, DEEP))
        products = [hit.product_id for hit in deeper.hits]
    return products, response.took_ms


def mean_values(several: Sequence[Values]) -> Values:
    """Query by query and metric by metric the mean, over seeds."""
    return {
        query: {name: statistics.fmean(values[query][name] for values in several) for name in own}
        for query, own in several[0].items()
    }


def column(values: Values, ids: Iterable[str], name: str = "ndcg@10") -> list[float]:
    """One metric of these queries."""
    return [values[query][name] for query in ids]
