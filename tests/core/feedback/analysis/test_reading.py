"""From a workspace on disk to one encoded log."""

from pathlib import Path

import pytest

from core.errors import Cancelled
from core.feedback.analysis.analysis import Analysis
from core.feedback.analysis.encoded_log import STEPS
from core.feedback.analysis.reading import read_log
from core.feedback.behaviour import behaviour
from core.feedback.log import Event, EventSource, FeedbackLog, Shown
from core.workspace import Workspace
from tests.core.feedback.analysis.logs import HOUR, MONDAY, Did, write


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    with Workspace.open(tmp_path / "shop") as workspace:
        late, early = Did("a", "p1", "click", MONDAY + 9), Did("b", "p2", "purchase", MONDAY)
        write(workspace, [late, early])
        with FeedbackLog.open(workspace) as log:
            own = Shown("手机", "run", "me", "s", MONDAY + 5.0)
            log.append(own, [Event("p3", "impression", 4), Event("p3", "dismiss", 4)])
            log.append(Shown("没有的东西", "run", "me", "s", MONDAY + 6.0), [])
            log.append(Shown("没有的东西", "run", "me", "s", MONDAY + 8.0), [])
            log.append(Shown("无", "run", "bot", "s", MONDAY + 7.0, EventSource.SIMULATED), [])
    return tmp_path / "shop"


def test_all_sources_stand_in_the_order_of_time(shop: Path) -> None:
    with Workspace.open(shop, write=False) as workspace:
        log = read_log(workspace)
    assert log is not None
    assert [log.shoppers[code] for code in log.shopper] == ["b", "me", "me", "a"]
    assert [STEPS[code] for code in log.action] == ["purchase", "impression", "dismiss", "click"]
    assert [log.sources[code] for code in log.source] == ["imported", "own", "own", "imported"]
    assert log.rank.tolist() == [0, 4, 4, 0]
    assert log.time.tolist() == [MONDAY, MONDAY + 5, MONDAY + 5, MONDAY + 9]


def test_what_was_taken_back_was_never_done(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        taken = Did("a", "p1", "unfavourite", MONDAY + 9), Did("a", "p1", "favourite", MONDAY)
        write(workspace, [*taken, Did("b", "p1", "favourite", MONDAY)])
        with FeedbackLog.open(workspace) as log:
            own = Shown("手机", "run", "me", "s", MONDAY + 5.0)
            log.append(own, [Event("p3", each, 4) for each in ("click", "dismiss", "undismiss")])
        read = read_log(workspace)
        told = behaviour(workspace)
    assert read is not None
    assert told is not None
    assert [STEPS[code] for code in read.action] == ["favourite", "click"]
    assert told["action"].to_pylist() == ["favourite", "click"]
    assert told["user_id"].to_pylist() == ["b", "me"]


def test_lists_without_events_are_queries_without_a_result(shop: Path) -> None:
    with Workspace.open(shop, write=False) as workspace:
        analysis = Analysis.open(workspace)
    assert analysis is not None
    found = analysis.figures().queries.zero_results
    assert [(each.query, each.count, each.last) for each in found] == [
        ("没有的东西", 2, MONDAY + 8.0),
        ("无", 1, MONDAY + 7.0),
    ]


def test_a_workspace_without_behaviour_has_no_log(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        assert read_log(workspace) is None
        FeedbackLog.open(workspace).close()
        assert Analysis.open(workspace) is None


def test_a_search_that_found_nothing_is_behaviour_already(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        with FeedbackLog.open(workspace) as log:
            log.append(Shown("无", "", "me", "s", MONDAY), [])
        analysis = Analysis.open(workspace)
    assert analysis is not None
    figures = analysis.figures()
    assert figures.totals.events == 0
    assert [each.query for each in figures.queries.zero_results] == ["无"]


def test_progress_is_told_and_reading_can_be_stopped(shop: Path) -> None:
    told = []
    with Workspace.open(shop, write=False) as workspace:
        read_log(workspace, told.append)
        assert (told[-1].done, told[-1].total) == (4, 4)
        assert told[0].done < 4
        with pytest.raises(Cancelled):
            read_log(workspace, None, lambda: True)


def test_hours_are_those_of_the_shop_in_summer_and_in_winter(tmp_path: Path) -> None:
    """Noon in Berlin is 11 o'clock in winter and 10 in summer, in the time of Greenwich."""
    winter, summer = 1_768_474_800, 1_784_109_600
    with Workspace.open(tmp_path / "shop") as workspace:
        write(
            workspace, [Did("a", "p1", "click", time) for time in (winter, summer, summer + 3600)]
        )
        workspace.replace({}, timezone="Europe/Berlin")
        analysis = Analysis.open(workspace)
        assert analysis is not None
        figures = analysis.figures()
    assert figures.heat is not None
    assert figures.heat.sum(axis=0)[12:14].tolist() == [2, 1]
    assert figures.zone == "Europe/Berlin"


def test_the_demo_world_keeps_the_hours_of_its_shoppers(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "demo") as workspace:
        write(workspace, [Did("a", "p1", "click", MONDAY + hour * HOUR) for hour in (9, 21)])
        assert workspace.timezone == ""
        workspace.replace({}, demo=True)
        assert workspace.timezone == "Asia/Shanghai"
        analysis = Analysis.open(workspace)
    assert analysis is not None
    heat = analysis.figures().heat
    assert heat is not None
    assert heat[0].nonzero()[0].tolist() == [9, 21]
