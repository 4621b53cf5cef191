"""When events happened, in local time: hours are numbered, and every chart over time adds hours up."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import numpy as np

from core.arrays import BoolArray, Int32Array, Int64Array
from core.feedback.analysis.counting import PIECE, starts_of
from core.feedback.analysis.filters import EventFilters

# Seconds.
HOUR = 3600
# Every zone is some quarters of an hour from UTC.
QUARTER = 900
UNKNOWN = -1
_EPOCH = date(1970, 1, 1)
# About the year 2880; later moments are slips of a log.
_LAST_QUARTER = 32_000_000


@dataclass(frozen=True)
class Clock:
    """The hours in which something happened.

    `slot` (events,) is the place of each event's hour in `hour`, `day` and `weekday` (slots,): the hour of
    the day, the day since 1970 and the day of the week from Monday = 0, all local; -1: unknown time.
    """

    slot: Int32Array
    day: Int32Array
    hour: Int32Array
    weekday: Int32Array

    @classmethod
    def from_times(cls, time: Int64Array, zone: tzinfo | None = None) -> "Clock":
        """The clock of events at `time` (seconds since 1970, ascending; 0: unknown).

        Args:
            zone: whose time is local; None is the machine's.
        """
        quarters = _quarters(time)
        starts = np.flatnonzero(starts_of(quarters))
        local = _local_hours(quarters[starts], zone)
        # Where clocks are put back an hour comes twice.
        slots, position = np.unique(local, return_inverse=True)
        slot = np.repeat(position.astype(np.int32), np.diff(np.append(starts, len(time))))
        known = slots >= 0
        day = np.where(known, slots // 24, UNKNOWN).astype(np.int32)
        hour = np.where(known, slots % 24, UNKNOWN).astype(np.int32)
        # 1 January 1970 was a Thursday.
        weekday = np.where(known, (day + 3) % 7, UNKNOWN).astype(np.int32)
        return cls(slot, day, hour, weekday)

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and the last day, None where no time is known."""
        known = self.day[self.day >= 0]
        return (int(known.min()), int(known.max())) if len(known) else None

    @property
    def has_hours(self) -> bool:
        """Whether the log tells hours: in one of days everything happens at the same one."""
        return len(set(self.hour[self.hour >= 0].tolist())) > 1

    def allowed(self, filters: EventFilters) -> BoolArray:
        """Which slots the conditions on time let through, (slots,)."""
        allowed = np.ones(len(self.day), bool)
        if filters.days is not None:
            allowed &= (self.day >= filters.days[0]) & (self.day <= filters.days[1])
        if filters.weekday is not None:
            allowed &= self.weekday == filters.weekday
        if filters.hour is not None:
            allowed &= self.hour == filters.hour
        return allowed


def date_of(day: int) -> date:
    """The date of a day counted from 1970."""
    return _EPOCH + timedelta(days=int(day))


def zone_name(moment: float, zone: tzinfo | None = None) -> str:
    """The zone's own name, `Asia/Shanghai`, else how far it is from UTC at `moment`: `UTC+08:00`."""
    if isinstance(zone, ZoneInfo):
        # One distance from UTC would be wrong for half a year where clocks are put forward.
        return str(zone)
    return str(timezone(timedelta(seconds=_offset(int(moment), zone))))


def local_time(moment: float, zone: tzinfo | None = None) -> str:
    """`2026-06-01 20:15:03`; empty where it is unknown."""
    if moment <= 0:
        return ""
    return f"{datetime.fromtimestamp(moment, UTC).astimezone(zone):%Y-%m-%d %H:%M:%S}"


def _quarters(time: Int64Array) -> Int32Array:
    """The quarter of an hour since 1970 of each event, -1 where its time is unknown."""
    quarters = np.empty(len(time), np.int32)
    for start in range(0, len(time), PIECE):
        here = slice(start, start + PIECE)
        quarters[here] = (time[here] // QUARTER).clip(UNKNOWN, _LAST_QUARTER)
    quarters[: np.searchsorted(time, 1)] = UNKNOWN
    return quarters


def _local_hours(quarters: Int32Array, zone: tzinfo | None) -> Int64Array:
    """The local hour, counted from 1970, that each quarter lies in; -1 where it is unknown."""
    hours, position = np.unique(quarters // 4, return_inverse=True)
    offset = np.array([_offset(int(hour) * HOUR, zone) for hour in hours.clip(0)], np.int64)
    local = (quarters.astype(np.int64) * QUARTER + offset[position]) // HOUR
    return np.where(quarters < 0, UNKNOWN, local)


def _offset(moment: int, zone: tzinfo | None) -> int:
    """Seconds that local time is ahead of UTC at `moment`."""
    local = datetime.fromtimestamp(moment, UTC).astimezone(zone)
    return round((local.utcoffset() or timedelta()).total_seconds())
