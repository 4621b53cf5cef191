"""How good rankings are against judgments: the metrics that everything here is measured by.

They are those of trec_eval (`core.metrics.ranking_measures`): the gain of a product is its grade, not
2^grade − 1; the best order sorts all judged products, found or not; a query without a relevant product scores
0. Rankings have no ties: whoever sorts scores decides where equals go.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from core.arrays import Array
from core.metrics.gains import dcg
from core.metrics.graded_lists import GradedLists
from core.metrics.ranking_measures import parse_measures

Grades = Mapping[str, Mapping[str, int]]
Query = TypeVar("Query", bound=Hashable)
Product = TypeVar("Product", bound=Hashable)

METRICS = ("ndcg@10", "mrr@10", "recall@100", "judged@10")
# The cuts of the metrics: a first page, and as much as any later stage would order anew.
FIRST, DEPTH = 10, 100
_MEASURES = parse_measures(METRICS)


def query_metrics(grades: Mapping[Product, int], ranking: Sequence[Product]) -> dict[str, float]:
    """Every one of `METRICS` of one query.

    Args:
        grades: product → grade, 0 or less meaning judged and irrelevant.
        ranking: products, best first, each once.
    """
    return per_query({0: grades}, {0: ranking})[0]


def per_query(
    qrels: Mapping[Query, Mapping[Product, int]], run: Mapping[Query, Sequence[Product]]
) -> dict[Query, dict[str, float]]:
    """Query → metric → value, for every query of `qrels`; one that `run` lacks scores 0.

    Args:
        qrels: query → product → grade.
        run: query → products, best first.
    """
    lists = GradedLists.of(qrels, run, DEPTH)
    columns = [measure(lists).tolist() for measure in _MEASURES]
    rows = zip(*columns, strict=True)
    return {
        query: dict(zip(METRICS, row, strict=True)) for query, row in zip(qrels, rows, strict=True)
    }


def judged_only(grades: Mapping[Product, int], ranking: Sequence[Product]) -> list[Product]:
    """The ranking without the products that nobody judged (a condensed list, Sakai 2007).

    Where few products are judged, measures of it are the fairer ones: what is merely new is not taken for
    bad. To be done before any cut; how deep the ranking goes matters, so compare only such of one depth.

    Args:
        grades: product → grade, 0 or less meaning judged and irrelevant.
        ranking: products, best first, each once.
    """
    return [product for product in ranking if product in grades]


def evaluate_ranking(
    qrels: Mapping[Query, Mapping[Product, int]], run: Mapping[Query, Sequence[Product]]
) -> dict[str, float]:
    """Metric → mean over the queries of `qrels`; zeros where there is none."""
    return mean_metrics(list(per_query(qrels, run).values()))


def mean_metrics(values: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Metric → mean over the `query_metrics` of queries; zeros where there is none."""
    return {name: sum(query[name] for query in values) / max(1, len(values)) for name in METRICS}


def random_metrics(grades: Sequence[Mapping[Product, int]], products: int) -> dict[str, float]:
    """What a random order of all `products` reaches on average over queries, exactly; not `judged@10`.

    At each rank it gains the mean of all gains. Its first relevant product stands at rank r with the chance
    that none of the r − 1 before is one and it is: each is drawn from those that are left.

    Args:
        grades: of each query (at least one), product → grade.
        products: how many there are to order, judged or not.
    """
    values = [_random_query(np.array(list(query.values())).clip(0), products) for query in grades]
    return {name: sum(value[name] for value in values) / len(values) for name in values[0]}


def _random_query(gains: Array, products: int) -> dict[str, float]:
    relevant = int(np.count_nonzero(gains))
    first, cut = min(FIRST, products), min(DEPTH, products)
    best = float(dcg(np.sort(gains)[::-1][:FIRST]))
    expected = float(dcg(np.full(first, gains.sum() / products)))
    before = np.arange(first)
    # The chance that none of those before is relevant, rank by rank.
    none = np.cumprod([1.0, *((products - relevant - before) / (products - before)).clip(0)])[:-1]
    found = none * relevant / (products - before)
    return {
        "ndcg@10": expected / best if best > 0 else 0.0,
        "mrr@10": float((found.clip(max=1) / (before + 1)).sum()),
        "recall@100": cut / products if relevant else 0.0,
    }


def by_query(rows: Sequence[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    """Judgments as query → product → grade from (query, product, grade) rows; a later row wins."""
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    for query, product, grade in rows:
        qrels[query][product] = grade
    return dict(qrels)
