"""One shopper's events in sessions."""

from pathlib import Path

from core.feedback.analysis.timeline import Timeline
from tests.core.feedback.analysis.logs import DAY, MONDAY, Did, analysis_of

LOG = [
    Did("a", "p1", "impression", MONDAY + DAY, session="z"),
    Did("a", "p2", "click", MONDAY + DAY + 5, session="z"),
    Did("b", "p2", "click", MONDAY + DAY + 6, session="b"),
    Did("a", "p3", "purchase", MONDAY, session="y"),
]


def test_events_come_in_order_in_sessions_counted_from_the_first(tmp_path: Path) -> None:
    timeline = Timeline.for_shopper(analysis_of(tmp_path / "shop", LOG), "a")
    assert timeline.products == ["p3", "p1", "p2"]
    assert timeline.session.tolist() == [0, 1, 1]
    assert timeline.sessions == 2
    assert timeline.done() == [("p3", "purchase", MONDAY), ("p2", "click", MONDAY + DAY + 5)]


def test_nobody_has_an_empty_timeline(tmp_path: Path) -> None:
    timeline = Timeline.for_shopper(analysis_of(tmp_path / "shop", LOG), "nobody")
    assert (len(timeline.time), timeline.sessions, timeline.done()) == (0, 0, [])
