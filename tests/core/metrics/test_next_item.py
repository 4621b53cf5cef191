"""Ranks and what is made of them, against figures reckoned by hand."""

import numpy as np
import pytest

from core.metrics.next_item import next_item_metrics, random_next_item, target_rank


def test_equals_rank_by_row_so_that_a_flat_score_earns_nothing() -> None:
    scores = np.array([0.1, 0.5, 0.5, 0.9], np.float32)
    assert [target_rank(scores, row) for row in range(4)] == [4, 2, 3, 1]


def test_hits_ranks_and_gains() -> None:
    found = next_item_metrics([1, 4, 20, 21])
    assert found["hit@20"] == 0.75
    assert found["mrr@20"] == pytest.approx((1 + 1 / 4 + 1 / 20) / 4)
    assert found["ndcg@10"] == pytest.approx((1 + 1 / np.log2(5)) / 4)
    assert next_item_metrics([])["hit@20"] is None


def test_what_is_no_number_is_the_last() -> None:
    nothing = np.full(300, np.nan, np.float32)
    assert [target_rank(nothing, row) for row in (0, 7, 299)] == [300, 300, 300]
    scores = np.array([np.inf, 0.5, np.nan, 0.9, -np.inf], np.float32)
    assert [target_rank(scores, row) for row in range(5)] == [5, 2, 5, 1, 5]


def test_what_a_random_order_of_items_reaches_is_known_exactly() -> None:
    reached = random_next_item(40)
    assert reached["hit@20"] == 0.5
    assert reached["mrr@20"] == pytest.approx(sum(1 / rank for rank in range(1, 21)) / 40)
    assert reached["ndcg@10"] == pytest.approx(
        sum(1 / np.log2(1 + rank) for rank in range(1, 11)) / 40
    )
    assert random_next_item(10)["hit@20"] == 1.0
