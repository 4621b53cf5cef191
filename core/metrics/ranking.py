"""How good a ranking is against judgments, as trec_eval has it.

Discounted cumulative gain (Järvelin and Kekäläinen 2002) of the products at ranks 1, 2, …:

    DCG@k = Σ over ranks r ≤ k of gain(r) / log2(1 + r),      nDCG@k = DCG@k / DCG@k of the best order

The convention is that of trec_eval's `ndcg_cut`: the gain is the grade itself, not 2^grade − 1; what nobody
judged gains nothing; the best order sorts all judged products, found or not; a query without a relevant
product scores 0. A product is relevant from grade 1 on. Rankings have no ties: whoever sorts scores decides
where equals go.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from core.arrays import Array, BoolArray, Float64Array

Grades = Mapping[str, Mapping[str, int]]
Query = TypeVar("Query", bound=Hashable)
Gains = Sequence[float] | Array
Product = TypeVar("Product", bound=Hashable)

METRICS = ("ndcg@10", "mrr@10", "recall@100", "judged@10")
# The cuts of the metrics: a first page, and as much as any later stage would order anew.
FIRST, DEPTH = 10, 100


def dcg(
    gains: npt.ArrayLike, ranks: npt.ArrayLike | None = None, cut: float = np.inf
) -> Float64Array:
    """Discounted cumulative gain, summed over the last axis (…, products) → (…).

    Args:
        gains: what each product gains, in the order of the ranking where there are no `ranks`.
        ranks: where each stands, from 1; equals may share the mean of their ranks.
        cut: ranks further down gain nothing.
    """
    gains = np.asarray(gains, np.float64)
    ranks = np.arange(1, gains.shape[-1] + 1) if ranks is None else np.asarray(ranks, np.float64)
    return np.asarray(np.where(ranks <= cut, gains / np.log2(1 + ranks), 0.0).sum(axis=-1))


def ndcg(gains: Gains, judged: Gains, cut: int = FIRST) -> float:
    """Normalised DCG of one ranking; 0 where nothing judged gains anything.

    Args:
        gains: (products,) in the order of the ranking.
        judged: (judged products,) the gains of all, in any order.
    """
    best = float(dcg(np.sort(judged)[::-1][:cut]))
    return float(dcg(gains[:cut])) / best if best > 0 else 0.0


def reciprocal_rank(relevant: BoolArray, cut: int = FIRST) -> float:
    """One over the rank of the first relevant product (products,) of a ranking; 0 beyond the cut (RR@k)."""
    first = np.flatnonzero(relevant[:cut])
    return 1.0 / (int(first[0]) + 1) if len(first) else 0.0


def query_metrics(grades: Mapping[Product, int], ranking: Sequence[Product]) -> dict[str, float]:
    """Every one of `METRICS` of one query.

    `recall@100` is the share of the relevant products that were found, `judged@10` the share of the first
    ten, or of all where there are fewer, that anyone has judged at all.

    Args:
        grades: product → grade, 0 or less meaning judged and irrelevant.
        ranking: products, best first, each once.
    """
    judged = np.array(list(grades.values()), np.int64).clip(0)
    gains = np.array([grades.get(product, 0) for product in ranking[:DEPTH]], np.int64).clip(0)
    first = ranking[:FIRST]
    return {
        "ndcg@10": ndcg(gains, judged),
        "mrr@10": reciprocal_rank(gains > 0),
        "recall@100": int(np.count_nonzero(gains)) / max(1, int(np.count_nonzero(judged))),
        "judged@10": sum(product in grades for product in first) / max(1, len(first)),
    }


def per_query(
    qrels: Mapping[Query, Mapping[Product, int]], run: Mapping[Query, Sequence[Product]]
) -> dict[Query, dict[str, float]]:
    """Query → metric → value, for every query of `qrels`; one that `run` lacks scores 0.

    Args:
        qrels: query → product → grade.
        run: query → products, best first.
    """
    return {query: query_metrics(grades, run.get(query, ())) for query, grades in qrels.items()}


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
