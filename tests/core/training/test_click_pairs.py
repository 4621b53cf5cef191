"""Pairs of query and product from behaviour, and the split by the query's text."""

import numpy as np
import pyarrow as pa
import pytest

from core.data.catalogue import catalogue_of
from core.runs.split import is_held_out
from core.training.click_pairs import pairs_from_events
from core.workspace import Workspace
from tests.core.feedback.clicks.planted import events_of, position_based


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
    pairs = pairs_from_events(table, catalogue_of(shop))
    assert pairs.queries[pairs.query[0]] == "连衣裙"
    assert [(int(row), int(grade)) for row, grade in zip(pairs.row, pairs.grade, strict=True)] == [
        (1, 3),
        (2, 1),
    ]
    # A click and a purchase weigh 4, a click alone 1, both dampened by their logarithm.
    assert pairs.weight[0] / pairs.weight[1] == pytest.approx(np.log1p(4) / np.log1p(1))


def test_without_events_there_are_no_pairs(shop: Workspace) -> None:
    assert len(pairs_from_events(None, catalogue_of(shop))) == 0
    only_shown = events([("p1", "impression", "连衣裙")])
    assert len(pairs_from_events(only_shown, catalogue_of(shop))) == 0


def test_what_was_dismissed_as_much_as_it_was_liked_teaches_nothing(shop: Workspace) -> None:
    table = events(
        [
            ("p1", "click", "连衣裙"),
            ("p1", "dismiss", "连衣裙"),
            ("p2", "purchase", "连衣裙"),
            ("p2", "dismiss", "连衣裙"),
            ("p3", "dismiss", "连衣裙"),
            ("p4", "click", "连衣裙"),
            ("p4", "dismiss", "连衣裙"),
            ("p4", "undismiss", "连衣裙"),
            ("p5", "favourite", "连衣裙"),
            ("p5", "unfavourite", "连衣裙"),
        ]
    )
    pairs = pairs_from_events(table, catalogue_of(shop))
    assert pairs.row.tolist() == [2, 4]
    # What is left of a purchase that was dismissed is as much as a click.
    assert pairs.weight[0] == pairs.weight[1]
    assert pairs.grade.tolist() == [3, 1]


def test_a_click_far_down_the_list_counts_more(shop: Workspace) -> None:
    log = events_of(position_based(1 / np.arange(1.0, 21), seed=1))
    found = events([("p1", "click", "远"), ("p2", "click", "近")], [3, 1])
    for name in ("user_id", "session_id"):
        found = found.append_column(name, pa.array(["u", "u"]))
    found = found.append_column("timestamp", pa.array([1, 1]))
    texts = log.select(found.column_names).cast(found.schema)
    pairs = pairs_from_events(pa.concat_tables([texts, found]), catalogue_of(shop))
    weight = {
        pairs.queries[query]: weight
        for query, weight in zip(pairs.query, pairs.weight, strict=True)
    }
    # Looked at a third as often, so it weighs three times as much, dampened by the logarithm.
    assert weight["远"] / weight["近"] == pytest.approx(np.log1p(3) / np.log1p(1), rel=0.05)


def test_the_split_hangs_on_text_and_seed_alone() -> None:
    texts = [f"查询{number}" for number in range(2000)]
    first = is_held_out(texts, 7)
    assert 150 < first.sum() < 250
    assert (is_held_out(texts[::-1], 7)[::-1] == first).all()
    assert (is_held_out(texts, 8) != first).any()
