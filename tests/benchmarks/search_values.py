"""What search is measured by, query by query: metrics of rankings, and nDCG@10 over judged products."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.metrics.ranking import DEPTH, judged_only, query_metrics
from core.search.engine import Engine
from core.search.request import Method, SearchRequest

# Of what is judged among the first `DEPTH` of a list.
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
    responses = {
        query: engine.search(SearchRequest(queries[query], method, DEPTH)) for query in grades
    }
    rankings = {query: [hit.product_id for hit in each.hits] for query, each in responses.items()}
    taken = statistics.median(each.took_ms for each in responses.values())
    return Ranked(values_of(grades, rankings), taken)


def mean_values(several: Sequence[Values]) -> Values:
    """Query by query and metric by metric the mean, over seeds."""
    return {
        query: {name: statistics.fmean(values[query][name] for values in several) for name in own}
        for query, own in several[0].items()
    }


def column(values: Values, ids: Iterable[str], name: str = "ndcg@10") -> list[float]:
    """One metric of these queries."""
    return [values[query][name] for query in ids]
