"""Pairs of query and product from behaviour, and the split by the query's text."""

import numpy as np
import pyarrow as pa
import pytest

from core.training.examples import held_out, pairs_from_events, position_correction
from core.workspace import Workspace


def events(rows: list[tuple[str, str, str]], positions: list[int] | None = None) -> pa.Table:
    columns = {
        "product_id": [row[0] for row in rows],
        "action": [row[1] for row in rows],
        "query": [row[2] for row in rows],
    }
    if positions:
        columns["position"] = pa.array(positions, pa.int32())  # type: ignore[assignment]
    return pa.table(columns)


def test_an_action_joins_query_and_product_once_with_its_strongest_grade(shop: Workspace) -> None:
    table = events(
        [
            ("p1", "click", "连衣裙"),
            ("p1", "purchase", "连衣裙"),
            ("p2", "click", "連衣裙"),
            ("p3", "impression", "连衣裙"),
            ("p4", "click", ""),
            ("gone", "click", "连衣裙"),
        ]
    )
    pairs = pairs_from_events(table, shop.catalogue())
    assert pairs.queries[pairs.query[0]] == "连衣裙"
    assert [(int(row), int(grade)) for row, grade in zip(pairs.row, pairs.grade, strict=True)] == [
        (1, 3),
        (2, 1),
    ]
    # A click and a purchase weigh 4, a click alone 1, both dampened by their logarithm.
    assert pairs.weight[0] / pairs.weight[1] == pytest.approx(np.log1p(4) / np.log1p(1))


def test_without_events_there_are_no_pairs(shop: Workspace) -> None:
    assert len(pairs_from_events(None, shop.catalogue())) == 0
    only_shown = events([("p1", "impression", "连衣裙")])
    assert len(pairs_from_events(only_shown, shop.catalogue())) == 0


def test_a_click_far_down_the_list_counts_more() -> None:
    shown = [("p1", "impression", "裙")] * 200
    clicked = [("p1", "click", "裙")] * 55
    places = [1] * 100 + [9] * 100 + [1] * 50 + [9] * 5
    correction = position_correction(events(shown + clicked, places))
    at_top, far_down = correction[200], correction[-1]
    assert at_top == pytest.approx(1.0)
    # Clicked in 51 against 6 of 110 smoothed views: the root of 8.5.
    assert far_down == pytest.approx(np.sqrt(51 / 6))


def test_without_positions_every_event_counts_the_same() -> None:
    assert set(position_correction(events([("p1", "click", "裙")]))) == {1.0}


def test_the_split_hangs_on_text_and_seed_alone() -> None:
    texts = [f"查询{number}" for number in range(2000)]
    first = held_out(texts, 7)
    assert 150 < first.sum() < 250
    assert (held_out(texts[::-1], 7)[::-1] == first).all()
    assert (held_out(texts, 8) != first).any()
