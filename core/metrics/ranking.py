"""How good a ranking is against judgments; measured by ir-measures, which wraps trec_eval.

`ndcg@10` has linear gains and is cut at 10 (trec_eval's `ndcg_cut.10`), `mrr@10` counts the first product of
grade 1 or more, `recall@100` is the share of those found, `judged@10` the share of the first ten that
anyone has judged at all.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

Grades = Mapping[str, Mapping[str, int]]
Ranking = Mapping[str, Sequence[str]]

MEASURES = {
    "ndcg@10": "nDCG@10",
    "mrr@10": "RR@10",
    "recall@100": "R@100",
    "judged@10": "Judged@10",
}
DEPTH = 100


def per_query(qrels: Grades, run: Ranking) -> dict[str, dict[str, float]]:
    """Query → metric → value, for every query of `qrels`; one that `run` lacks scores 0.

    Args:
        qrels: query → product → grade, 0 meaning judged and irrelevant.
        run: query → products, best first.
    """
    import ir_measures

    names = {ir_measures.parse_measure(name): ours for ours, name in MEASURES.items()}
    # The order is what counts: descending places stand in for scores, so ties cannot reshuffle it.
    scored = {
        query: {product: float(-place) for place, product in enumerate(products)}
        for query, products in run.items()
        if products
    }
    values: dict[str, dict[str, float]] = {query: dict.fromkeys(MEASURES, 0.0) for query in qrels}
    judged = {query: dict(grades) for query, grades in qrels.items()}
    for measured in ir_measures.iter_calc(list(names), judged, scored):
        if measured.query_id in values:
            values[measured.query_id][names[measured.measure]] = float(measured.value)
    return values


def evaluate_ranking(qrels: Grades, run: Ranking) -> dict[str, float]:
    """Metric → mean over the queries of `qrels`; zeros where there is none."""
    values = list(per_query(qrels, run).values())
    return {name: sum(each[name] for each in values) / max(len(values), 1) for name in MEASURES}


def by_query(rows: Sequence[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    """Judgments as query → product → grade from (query, product, grade) rows; a later row wins."""
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    for query, product, grade in rows:
        qrels[query][product] = grade
    return dict(qrels)
