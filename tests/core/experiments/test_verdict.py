"""Clicks to teams, teams to lists, lists to sessions, and what these come to."""

import pytest

from core.experiments.lists import table_of
from core.experiments.verdict import verdict
from core.feedback.log import Event, EventSource, FeedbackLog, Shown
from core.workspace import Workspace

EXPERIMENT = "one × two"


def shown(
    session: str, experiment: str = EXPERIMENT, source: EventSource = EventSource.OWN
) -> Shown:
    return Shown("裙", experiment, "u1", session, 100.0, source, experiment)


def clicks(*teams: str) -> list[Event]:
    seen = [Event(f"p{at}", "impression", at + 1, team=team) for at, team in enumerate("ABAB")]
    return seen + [
        Event(f"p{at}", "click", at + 1, time=110.0, team=team) for at, team in enumerate(teams)
    ]


def test_lists_go_to_the_side_with_more_clicked_products() -> None:
    lists = [
        (shown("s1"), clicks("A", "A", "B")),
        (shown("s2"), clicks("B")),
        (shown("s3"), clicks("A", "B")),
        (shown("s4"), clicks()),
    ]
    found = verdict(table_of(lists), EXPERIMENT)
    assert (found.lists, found.a_wins, found.b_wins, found.ties) == (4, 1, 1, 2)
    assert (found.a, found.b) == ("one", "two")
    assert found.delta == 0
    assert not found.is_enough


def test_a_product_counts_once_and_refusing_it_is_no_vote() -> None:
    often = [Event("p0", action, 1, team="A") for action in ("click", "cart", "purchase")]
    refused = [Event(f"p{at}", "dismiss", at, team="A") for at in (5, 6, 7)]
    lists = [
        (
            shown("s"),
            [*often, *refused, Event("p1", "click", 2, team="B"), Event("p3", "cart", 4, team="B")],
        )
    ]
    assert verdict(table_of(lists), EXPERIMENT).b_wins == 1


def test_what_was_taken_back_or_waved_away_is_no_vote() -> None:
    changed = [
        Event("p0", "favourite", 1, team="A"),
        Event("p0", "unfavourite", 1, team="A"),
        Event("p2", "click", 3, team="A"),
        Event("p2", "dismiss", 3, team="A"),
    ]
    found = verdict(table_of([(shown("s"), [*clicks(), *changed])]), EXPERIMENT)
    assert (found.lists, found.a_wins, found.ties) == (1, 0, 1)


def test_lists_of_one_session_are_one_voice() -> None:
    one_shopper = [(shown("same"), clicks("A")) for _ in range(40)]
    found = verdict(table_of(one_shopper), EXPERIMENT)
    assert (found.a_wins, found.sessions, found.a_sessions) == (40, 1, 1)
    assert not found.is_enough
    many = [(shown(f"s{number}"), clicks("A")) for number in range(40)]
    found = verdict(table_of(many), EXPERIMENT)
    assert found.winner == "A"
    assert found.p < 0.001
    assert found.low > 0
    assert found.delta == 1


def test_how_many_more_lists_are_needed_is_told_until_it_is_enough() -> None:
    some = [(shown(f"s{number}"), clicks("A" if number % 3 else "B")) for number in range(30)]
    found = verdict(table_of(some), EXPERIMENT)
    assert found.winner == ""
    assert found.more_lists is not None
    assert 20 < found.more_lists < 400
    even = [(shown(f"s{number}"), clicks("AB"[number % 2])) for number in range(3000)]
    found = verdict(table_of(even), EXPERIMENT)
    assert found.winner == "tie"
    assert found.more_lists == 0
    assert verdict(table_of([]), EXPERIMENT).more_lists is not None


def test_other_experiments_and_other_sources_have_no_say(tmp_path: pytest.TempPathFactory) -> None:
    lists = [
        (shown("s1"), clicks("A")),
        (shown("s2", "one × three"), clicks("B")),
        (shown("s3", source=EventSource.SIMULATED), clicks("B")),
    ]
    with Workspace.open(tmp_path / "shop") as workspace, FeedbackLog.open(workspace) as log:  # type: ignore[operator]
        log.extend(lists)
        table = log.table()
    assert verdict(table, EXPERIMENT).lists == 1
    assert verdict(table, EXPERIMENT).a_wins == 1
    assert verdict(table, EXPERIMENT, EventSource.SIMULATED).b_wins == 1
