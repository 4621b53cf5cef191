"""Sessions that the log does not name are cut by half an hour without an event."""

from pathlib import Path

from tests.core.feedback.analysis.logs import MONDAY, Did, analysis_of


def sessions(folder: Path, *events: Did) -> int:
    return analysis_of(folder, events).figures().totals.sessions


def test_a_pause_of_half_an_hour_ends_a_session(tmp_path: Path) -> None:
    log = [Did("a", "p1", "click", MONDAY + seconds) for seconds in (0, 1800, 3601)]
    assert sessions(tmp_path / "shop", *log) == 2


def test_shoppers_have_sessions_of_their_own(tmp_path: Path) -> None:
    log = [Did(user, "p1", "click", MONDAY) for user in ("a", "b", "a")]
    assert sessions(tmp_path / "shop", *log) == 2


def test_named_sessions_stay_as_they_are_named(tmp_path: Path) -> None:
    named = [Did("a", "p1", "click", MONDAY + day * 86400, session="s") for day in range(3)]
    assert sessions(tmp_path / "shop", *named, Did("a", "p1", "click", MONDAY)) == 2
