"""Impressions: of cards in sight, of lists that stay, each once."""

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.feedback.log import Event, Shown
from core.search.request import Hit, SearchRequest, SearchResponse
from gui.feedback.impressions import STAY_MS, ImpressionTracker, event_of
from gui.feedback.recorder import ListShown, Recorder
from tests.gui.search.answers import answer


class Noted(Recorder):
    """Remembers what it is to record."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[tuple[ListShown, list[tuple[str, str, int]]]] = []

    def record(self, shown: ListShown, events: Sequence[Event]) -> None:
        self.entries.append((shown, [(e.product_id, e.action, e.rank) for e in events]))


@pytest.fixture
def recorder(qtbot: QtBot) -> Noted:
    return Noted()


@pytest.fixture
def seen() -> list[Hit]:
    return list(answer(SearchRequest("q")).hits[:2])


@pytest.fixture
def impressions(recorder: Noted, seen: list[Hit]) -> ImpressionTracker:
    def about(response: SearchResponse) -> Shown:
        return Shown(response.request.text, response.run, "u", "s", 1.0)

    made = ImpressionTracker(recorder, lambda: seen, about, QObject(recorder))
    made._clock.setInterval(20)
    return made


def looked_at(*ranks: int) -> list[tuple[str, str, int]]:
    return [(f"p{rank - 1}", "impression", rank) for rank in ranks]


def test_a_list_that_stays_is_recorded_once(
    qtbot: QtBot, impressions: ImpressionTracker, recorder: Noted
) -> None:
    assert 500 <= STAY_MS <= 1000
    impressions.show(answer(SearchRequest("q")))
    assert recorder.entries == []
    qtbot.waitUntil(lambda: bool(recorder.entries))
    impressions.look()
    qtbot.wait(60)
    assert [events for _, events in recorder.entries] == [looked_at(1, 2)]
    assert recorder.entries[0][0].shown.query == "q"


def test_what_scrolls_into_sight_belongs_to_the_same_list(
    qtbot: QtBot, impressions: ImpressionTracker, recorder: Noted, seen: list[Hit]
) -> None:
    whole = answer(SearchRequest("q"))
    impressions.show(whole)
    qtbot.waitUntil(lambda: len(recorder.entries) == 1)
    seen[:] = whole.hits[1:]
    impressions.look()
    qtbot.waitUntil(lambda: len(recorder.entries) == 2)
    assert recorder.entries[1][1] == looked_at(3)
    assert recorder.entries[1][0] is recorder.entries[0][0]


def test_a_list_that_goes_at_once_was_not_seen(
    qtbot: QtBot, impressions: ImpressionTracker, recorder: Noted
) -> None:
    impressions.show(answer(SearchRequest("q")))
    impressions.show(answer(SearchRequest("other")))
    qtbot.waitUntil(lambda: bool(recorder.entries))
    qtbot.wait(60)
    assert [shown.shown.query for shown, _ in recorder.entries] == ["other"]


def test_half_a_query_is_recorded_only_when_somebody_acts_on_it(
    qtbot: QtBot, impressions: ImpressionTracker, recorder: Noted, seen: list[Hit]
) -> None:
    whole = answer(SearchRequest("sho", typing=True))
    impressions.show(whole)
    qtbot.wait(80)
    assert recorder.entries == []
    shown = impressions.acted_on(whole.hits[2])
    assert shown is recorder.entries[0][0]
    # What was acted on was seen, though it is out of sight by now.
    assert recorder.entries[0][1] == looked_at(1, 2, 3)


def test_a_query_that_finds_nothing_is_a_list_too(
    qtbot: QtBot, impressions: ImpressionTracker, recorder: Noted, seen: list[Hit]
) -> None:
    seen.clear()
    impressions.show(answer(SearchRequest("nothing"), size=0))
    qtbot.waitUntil(lambda: bool(recorder.entries))
    assert [events for _, events in recorder.entries] == [[]]


def test_of_two_runs_in_one_list_the_side_is_kept() -> None:
    class TeamHit(Hit):
        team = "B"

    plain = answer(SearchRequest("q")).hits[0]
    fields: dict[str, Any] = {name: getattr(plain, name) for name in plain.__dataclass_fields__}
    assert event_of(TeamHit(**fields), "click").team == "B"
    assert event_of(plain, "click").team == ""
