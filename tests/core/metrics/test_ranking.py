"""Metrics of rankings by hand, and beside those of trec_eval."""

from math import log2

import numpy as np
import pytest

from core.metrics.gains import dcg, ndcg
from core.metrics.ranking import (
    evaluate_ranking,
    judged_only,
    per_query,
    query_metrics,
    random_metrics,
)

QUERIES, PRODUCTS = 60, 150


def test_values_agree_with_hand_computation() -> None:
    qrels = {"q": {"a": 3, "b": 2, "c": 0, "d": 1}}
    values = per_query(qrels, {"q": ["c", "a", "x", "d"]})["q"]
    gained = 3 / log2(3) + 1 / log2(5)
    best = 3 + 2 / log2(3) + 1 / log2(4)
    assert values["ndcg@10"] == pytest.approx(gained / best)
    assert values["mrr@10"] == pytest.approx(1 / 2)
    assert values["recall@100"] == pytest.approx(2 / 3)
    assert values["judged@10"] == pytest.approx(3 / 4)


def test_gains_are_discounted_by_rank_and_cut() -> None:
    assert dcg([3, 0, 1]) == pytest.approx(3 / 1 + 1 / 2)
    assert dcg([3, 0, 1], cut=2) == 3
    # Two that share the ranks 1 and 2.
    assert dcg(1.0, [1.5, 1.5]) == pytest.approx(2 / log2(2.5))
    assert dcg([[1, 0], [0, 1]]).tolist() == [1.0, pytest.approx(1 / log2(3))]
    assert ndcg([1, 3], [0, 3, 1], 10) == pytest.approx((1 + 3 / log2(3)) / (3 + 1 / log2(3)))
    assert ndcg([0, 0], [0], 10) == 0


def test_beyond_the_cut_nothing_counts() -> None:
    order = [f"p{number}" for number in range(120)]
    values = per_query({"q": {"p10": 2, "p99": 1, "p100": 1}}, {"q": order})["q"]
    assert (values["ndcg@10"], values["mrr@10"]) == (0, 0)
    assert values["recall@100"] == pytest.approx(2 / 3)


def test_what_nobody_judged_is_left_out_before_the_cut() -> None:
    grades = {"good": 3, "bad": 0, "fair": 1}
    ranking = ["bad", *(f"new{number}" for number in range(20)), "good", "fair"]
    assert query_metrics(grades, ranking)["ndcg@10"] == 0
    values = query_metrics(grades, judged_only(grades, ranking))
    assert values["ndcg@10"] == pytest.approx((3 / log2(3) + 1 / log2(4)) / (3 + 1 / log2(3)))
    assert values["mrr@10"] == pytest.approx(1 / 2)


def test_a_query_without_results_counts_as_zero() -> None:
    qrels = {"q": {"a": 1}, "r": {"a": 1}, "s": {"a": 1}}
    metrics = evaluate_ranking(qrels, {"q": ["a"], "r": []})
    assert metrics["mrr@10"] == pytest.approx(1 / 3)
    assert metrics["ndcg@10"] == pytest.approx(1 / 3)


def test_no_judgments_are_zeros() -> None:
    assert set(evaluate_ranking({}, {}).values()) == {0.0}


@pytest.mark.parametrize("seed", range(4))
def test_trec_eval_says_the_same_of_random_runs_with_ties(seed: int) -> None:
    import ir_measures

    random = np.random.default_rng(seed)
    qrels, scored = {}, {}
    for query in map(str, range(QUERIES)):
        judged = random.choice(PRODUCTS, random.integers(1, 60), replace=False)
        grades = random.integers(-1, 4, len(judged)) * (random.random() < 0.9)
        qrels[query] = {f"p{number}": int(g) for number, g in zip(judged, grades, strict=True)}
        found = random.choice(PRODUCTS, random.integers(1, 130), replace=False)
        scored[query] = {f"p{number}": float(random.integers(0, 12)) for number in found}
    # Of equals trec_eval puts the later id first.
    run = {
        query: sorted(scores, key=lambda product: (scores[product], product), reverse=True)
        for query, scores in scored.items()
    }
    ours = per_query(qrels, run)
    for name, theirs in {"ndcg@10": "nDCG@10", "mrr@10": "RR", "recall@100": "R@100"}.items():
        measure = ir_measures.parse_measure(theirs)
        for measured in ir_measures.iter_calc([measure], qrels, scored):
            # Its reciprocal rank has no cut.
            wanted = 0.0 if theirs == "RR" and measured.value < 1 / 10 else measured.value
            found = ours[measured.query_id][name]
            assert found == pytest.approx(wanted, abs=1e-12), (name, measured.query_id)


def test_what_a_random_order_reaches_is_known_exactly() -> None:
    # Four products, of which two gain 2 and 1: each rank gains 3/4 on average.
    expected = 0.75 * (1 + 1 / np.log2(3) + 1 / 2 + 1 / np.log2(5)) / (2 + 1 / np.log2(3))
    reached = random_metrics([{"a": 2, "b": 0, "c": 1}], 4)
    assert reached["ndcg@10"] == pytest.approx(expected)
    # The first relevant one stands first, second or third with 1/2, 1/3 and 1/6.
    assert reached["mrr@10"] == pytest.approx(1 / 2 + 1 / 6 + 1 / 18)
    assert reached["recall@100"] == 1.0
    # A hundred of a thousand are looked at, and of two queries one has no answer.
    assert random_metrics([{"a": 1}, {"b": 0}], 1000)["recall@100"] == pytest.approx(0.05)
