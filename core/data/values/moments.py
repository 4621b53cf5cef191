"""Dates and times as people, programs and spreadsheets write them, as seconds since 1970."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from core.data.values.calendars import (
    DAYS,
    FIRST_DAY,
    IN_NUMBERS,
    LAST_DAY,
    SECONDS,
    SMALL,
    Calendar,
    fitting_orders,
    number_in,
)
from core.data.values.date_words import HALF_DAY, LONGEST, plain_date, taken_clock, taken_zone

# Earlier and later dates are placeholders (1900-01-01, 9999-12-31), for no shop's log is that old.
_FIRST_YEAR, _LAST_YEAR = 1971, 2100
_LATEST = datetime(_LAST_YEAR, 1, 1, tzinfo=UTC).timestamp()
# The days of a spreadsheet count from here.
_DAY_ZERO = datetime(1899, 12, 30)


def clean_time(raw: str, calendar: Calendar | None = None) -> tuple[int | None, str]:
    """Seconds since 1970 (UTC) and the rule that mended it; None where it is no time."""
    calendar = calendar or Calendar()
    text = raw.strip()
    if len(text) == 10 and text.isascii() and text.isdecimal() and text[0] in "1234":
        return int(text), ""
    if not text or len(text) > LONGEST:
        return None, "bad_time"
    seconds = _written_plainly(text, calendar)
    if seconds is not None:
        return seconds, "time_date"
    number = number_in(text)
    if number is not None:
        return _counted(number, calendar)
    seconds = _date(text, calendar)
    return (seconds, "time_date") if seconds is not None else (None, "bad_time")


def joined_moment(date: str, time: str) -> str:
    """A date and a time of day from two columns as one text."""
    date, time = date.strip(), time.strip()
    if _IS_DATED.match(time):
        # A spreadsheet's time of day is one on its first day.
        day, _, clock = time.partition(" ")
        if not day.startswith(("1899-", "1900-")):
            return time
        time = clock
    days, part = number_in(date), number_in(time)
    if days is not None and part is not None and FIRST_DAY <= days < LAST_DAY and part < 1:
        return str(days + part)
    for midnight in (" 00:00:00", "T00:00:00", " 0:00:00", " 0:00"):
        date = date.removesuffix(midnight)
    is_hour = bool(date) and len(time) < 3 and time.isdecimal()
    return f"{date} {time}{':00' if is_hour else ''}".strip()


def _counted(number: float, calendar: Calendar) -> tuple[int | None, str]:
    """A number as seconds, milliseconds, microseconds or nanoseconds since 1970, or a spreadsheet's days."""
    if calendar.small == DAYS and FIRST_DAY <= number < LAST_DAY:
        moment = _DAY_ZERO + timedelta(seconds=round(number * 86400))
        return _seconds(moment, calendar), "time_date"
    if 0 <= number < SMALL:
        return (int(number), "") if calendar.small == SECONDS else (None, "bad_time")
    for scale in (1, 1e3, 1e6, 1e9):
        if SMALL * scale <= number < _LATEST * scale and (scale == 1 or number >= 1e11):
            return int(number / scale), "" if scale == 1 else "time_milliseconds"
    return None, "bad_time"


def _written_plainly(text: str, calendar: Calendar) -> int | None:
    """Seconds of an ISO date, or one in digits alone: `20230105`, `202301050803`, `20230105080305`."""
    if len(text) > 9 and text[4] == "-":
        try:
            return _seconds(datetime.fromisoformat(text.replace(" UTC", "+00:00")), calendar)
        except ValueError:
            return None
    if len(text) not in (8, 12, 14, 17) or not text.isdecimal() or text[:2] not in ("19", "20"):
        return None
    parts = [text[:4], *(text[start : start + 2] for start in range(4, min(len(text), 14), 2))]
    return _moment([int(part) for part in parts], calendar)


def _date(text: str, calendar: Calendar) -> int | None:
    if usual := _USUAL.fullmatch(text):
        numbers = _three(usual[1], usual[3], usual[4], calendar)
        times = [int(part or 0) for part in usual.groups()[4:]]
        return None if numbers is None else _moment([*numbers, *times], calendar)
    words = plain_date(text)
    if HALF_DAY.search(words):
        calendar = replace(calendar, order=calendar.half_order)
    zone, words = taken_zone(words)
    clock, words = taken_clock(words)
    if clock is None:
        return None
    day, hour = _day(words.strip(" ,-_./:t"), calendar)
    if day is None:
        return None
    fields = [*day, *(hour or clock)]
    return _moment(fields, calendar if zone is None else replace(calendar, zone=zone))


def _day(text: str, calendar: Calendar) -> tuple[list[int] | None, list[int] | None]:
    """Year, month and day of a date, and the hour, minute and second where they stand behind it plainly."""
    if match := _WITH_HOUR.fullmatch(text):
        year, month, day, hour = (int(part or 0) for part in match.groups())
        return [year, month, day], [hour, 0, 0] if match[4] else None
    if match := _COMPACT.fullmatch(text):
        numbers = [int(part or 0) for part in match.groups()]
        return numbers[:3], numbers[3:] if match[4] else None
    if match := IN_NUMBERS.fullmatch(text):
        return _ordered(int(match[1]), int(match[3]), int(match[4]), len(match[4]), calendar), None
    for form, names in _WITH_MONTH:
        if match := form.fullmatch(text):
            parts = dict(zip(names, match.groups(), strict=True))
            month = _MONTHS.get(parts["month"][:4]) or _MONTHS.get(parts["month"][:3], 0)
            return [_full_year(parts["year"]), month, int(parts["day"])], None
    return None, None


def _ordered(
    first: int, middle: int, last: int, digits: int, calendar: Calendar
) -> list[int] | None:
    """Year, month and day of three numbers: in the column's order, or in the only one that they fit."""
    fitting = fitting_orders(first, middle, last, digits)
    if not fitting:
        return None
    order = calendar.order if calendar.order in fitting else fitting[0]
    parts = dict(zip(order, (first, middle, last), strict=True))
    year = parts["y"] if digits == 4 else parts["y"] + 2000
    return [year, parts["m"], parts["d"]]


def _three(first: str, middle: str, last: str, calendar: Calendar) -> list[int] | None:
    """Year, month and day of a date in numbers."""
    if len(first) == 4:
        return [int(first), int(middle), int(last)]
    return _ordered(int(first), int(middle), int(last), len(last), calendar)


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 69 else 1900)


def _moment(fields: list[int], calendar: Calendar) -> int | None:
    """Seconds of a year, month, day, hour, minute and second; the hour 24 is the next day's first."""
    year, month, day, hour, minute, second = (*fields, 0, 0, 0)[:6]
    is_midnight = hour == 24 and minute == second == 0
    try:
        moment = datetime(year, month, day, 0 if is_midnight else hour, minute, min(second, 59))
    except ValueError:
        return None
    return _seconds(moment + timedelta(days=is_midnight), calendar) if second <= 60 else None


def _seconds(moment: datetime, calendar: Calendar) -> int | None:
    """Seconds since 1970; None where no shop's log can be."""
    if not _FIRST_YEAR <= moment.year < _LAST_YEAR:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=calendar.zone)
    return int(moment.timestamp())


_IS_DATED = re.compile(r"\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{8,}")
_WITH_HOUR = re.compile(r"(\d{4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:[ t]+(\d{1,2}))?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[ t_-]*(\d{2})(\d{2})(\d{2})?(?:\.\d+)?)?")
# Most dates, quickly.
_USUAL = re.compile(
    r"(\d{4}|\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})(?:[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?"
)
_MONTH = r"([^\W\d_]{3,12})"
_DAY, _YEAR = r"(\d{1,2})(?:st|nd|rd|th)?", r"(\d{4}|\d{2})"
_WITH_MONTH = (
    (re.compile(rf"{_DAY}[-/., ]*{_MONTH}[-/., ]*{_YEAR}"), ("day", "month", "year")),
    (re.compile(rf"{_MONTH}[-/., ]*{_DAY}[-/., ]+(\d{{4}})"), ("month", "day", "year")),
    (re.compile(rf"(\d{{4}})[-/., ]*{_MONTH}[-/., ]*{_DAY}"), ("year", "month", "day")),
)
_MONTHS = {"jan": 1, "ene": 1, "feb": 2, "fév": 2, "fev": 2, "mar": 3, "mär": 3, "apr": 4, "abr": 4}
_MONTHS |= {"avr": 4, "may": 5, "mai": 5, "jun": 6, "juin": 6, "jul": 7, "juil": 7, "aug": 8}
_MONTHS |= {"aoû": 8, "ago": 8, "sep": 9, "oct": 10, "okt": 10, "out": 10, "nov": 11, "dec": 12}
_MONTHS |= {"dez": 12, "déc": 12, "dic": 12}
