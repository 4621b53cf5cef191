"""Searches, what they were followed by, and those without a click."""

from pathlib import Path

import pytest

from core.feedback.analysis.charts.queries import kind_of
from core.feedback.analysis.filters import UNCLICKED, EventFilters
from tests.core.feedback.analysis.logs import MONDAY, Did, analysis_of


def shown(user: str, query: str, at: int, session: str = "s", click: bool = False) -> list[Did]:
    """Two impressions of a search, and a click on the second."""
    lists = [
        Did(user, f"p{rank}", "impression", MONDAY + at, query, session, rank) for rank in (1, 2)
    ]
    clicks = [Did(user, "p2", "click", MONDAY + at + 5, query, session, 2)] if click else []
    return lists + clicks


@pytest.fixture
def log() -> list[Did]:
    return [
        *shown("a", "裙子", 0),
        *shown("a", "碎花 裙子", 60, click=True),
        *shown("a", "手机", 60 + 601),
        *shown("b", "裙子", 30, "t", click=True),
        *shown("b", "裙子", 90, "t"),
    ]


def test_searches_end_where_another_query_begins(tmp_path: Path, log: list[Did]) -> None:
    figures = analysis_of(tmp_path / "shop", log).figures()
    # What `b` asked twice in a row is one search, with a click.
    assert {group.name: group.searches for group in figures.queries.top} == {
        "裙子": 2,
        "碎花 裙子": 1,
        "手机": 1,
    }
    assert figures.totals.searches == 4
    assert {group.name: group.searches for group in figures.queries.unclicked} == {
        "裙子": 1,
        "手机": 1,
    }
    assert figures.totals.unclicked_rate == 0.5


def test_a_query_within_ten_minutes_follows(tmp_path: Path, log: list[Did]) -> None:
    analysis = analysis_of(tmp_path / "shop", log)
    figures = analysis.figures()
    queries = figures.queries
    assert [(each.query, each.next_query, each.kind) for each in queries.followed] == [
        ("裙子", "碎花 裙子", "refined")
    ]
    assert figures.totals.follow_rate == 0.25
    assert analysis.figures(EventFilters(query="手机")).totals.follow_rate == 0.0
    assert len(analysis.rows(queries.followed[0].filters)) == 2


def test_searches_without_a_click_have_their_impressions_behind_them(
    tmp_path: Path, log: list[Did]
) -> None:
    analysis = analysis_of(tmp_path / "shop", log)
    assert len(analysis.rows(EventFilters(outcome=UNCLICKED))) == 4
    assert len(analysis.rows(EventFilters(outcome=UNCLICKED, query="手机"))) == 2


def test_interleaved_sessions_keep_their_searches_apart(tmp_path: Path) -> None:
    log = [
        Did(user, f"p{rank}", "impression", MONDAY + rank, query, user, rank)
        for rank in range(1, 5)
        for user, query in (("a", "裙子"), ("b", "手机"))
    ]
    assert analysis_of(tmp_path / "shop", log).figures().totals.searches == 2


@pytest.mark.parametrize(
    ("query", "following", "kind"),
    [
        ("裙子", "红 裙子", "refined"),
        ("red dress", "Dress", "shortened"),
        ("碎花裙子", "裙子 长款", "reworded"),
        ("手机", "裙子", "other"),
        ("iPhone 15", "iphone 16", "reworded"),
    ],
)
def test_how_one_query_follows_from_another(query: str, following: str, kind: str) -> None:
    assert kind_of(query, following) == kind
