"""Hours and days in local time, across a change of clocks and with half-hour zones."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from core.feedback.analysis.clock import Clock, date_of, zone_name
from core.feedback.analysis.filters import EventFilters


def moment(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (UTC, ("2026-03-29", 0, 6)),
        (timezone(timedelta(hours=5, minutes=45)), ("2026-03-29", 6, 6)),
        (timezone(timedelta(hours=-8)), ("2026-03-28", 16, 5)),
    ],
)
def test_hour_day_and_weekday_are_local(zone: timezone, expected: tuple[str, int, int]) -> None:
    clock = Clock.from_times(np.array([moment("2026-03-29T00:20:00")]), zone)
    at = clock.slot[0]
    found = (date_of(clock.day[at]).isoformat(), int(clock.hour[at]), int(clock.weekday[at]))
    assert found == expected


def test_an_hour_that_comes_twice_is_one() -> None:
    twice = [moment("2026-10-25T00:30:00"), moment("2026-10-25T01:30:00")]
    clock = Clock.from_times(np.array(twice), ZoneInfo("Europe/Berlin"))
    assert clock.hour[clock.slot].tolist() == [2, 2]
    assert len(clock.day) == 1


def test_unknown_times_are_no_time_and_absurd_ones_do_no_harm() -> None:
    clock = Clock.from_times(np.array([0, moment("2026-06-01T10:00:00"), 10**15]), UTC)
    assert clock.day[clock.slot[0]] == -1
    assert clock.days is not None
    assert date_of(clock.days[0]).isoformat() == "2026-06-01"
    assert clock.allowed(EventFilters(hour=10))[clock.slot].tolist()[:2] == [False, True]


def test_a_log_of_days_tells_no_hours() -> None:
    days = [moment(f"2026-06-0{day}T00:00:00") for day in (1, 2, 3)]
    assert not Clock.from_times(np.array(days), UTC).has_hours
    assert Clock.from_times(np.array([*days, days[-1] + 7200]), UTC).has_hours


def test_a_zone_is_named_by_its_name_else_by_its_distance_from_utc() -> None:
    assert zone_name(0, UTC) == "UTC"
    assert zone_name(1.78e9, timezone(timedelta(hours=8))) == "UTC+08:00"
    assert zone_name(1.78e9, ZoneInfo("Europe/Berlin")) == "Europe/Berlin"
