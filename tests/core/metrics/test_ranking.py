from math import log2

import pytest

from core.metrics.ranking import evaluate_ranking, per_query


def test_values_agree_with_hand_computation() -> None:
    qrels = {"q": {"a": 3, "b": 2, "c": 0, "d": 1}}
    values = per_query(qrels, {"q": ["c", "a", "x", "d"]})["q"]
    gained = 3 / log2(3) + 1 / log2(5)
    best = 3 + 2 / log2(3) + 1 / log2(4)
    assert values["ndcg@10"] == pytest.approx(gained / best)
    assert values["mrr@10"] == pytest.approx(1 / 2)
    assert values["recall@100"] == pytest.approx(2 / 3)
    assert values["judged@10"] == pytest.approx(3 / 4)


def test_a_query_without_results_counts_as_zero() -> None:
    qrels = {"q": {"a": 1}, "r": {"a": 1}}
    metrics = evaluate_ranking(qrels, {"q": ["a"], "r": []})
    assert metrics["mrr@10"] == pytest.approx(0.5)
    assert metrics["ndcg@10"] == pytest.approx(0.5)


def test_the_order_given_is_the_order_measured() -> None:
    products = [f"p{number}" for number in range(50)]
    assert per_query({"q": {"p1": 1}}, {"q": products})["q"]["mrr@10"] == pytest.approx(1 / 2)


def test_no_judgments_are_zeros() -> None:
    assert set(evaluate_ranking({}, {}).values()) == {0.0}
