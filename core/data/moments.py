"""Dates and times as people and programs write them, and how a whole column of them must be read."""

import locale
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo

MONTH_FIRST, DAY_FIRST, YEAR_FIRST = "mdy", "dmy", "ymd"
# What numbers too small for seconds since 1970 are: seconds of the log's own, days of a spreadsheet,
# or nothing beside dates that are whole.
SECONDS, DAYS, NOTHING = "seconds", "days", "nothing"
# Earlier and later dates are placeholders (1900-01-01, 9999-12-31), for no shop's log is that old.
_FIRST_YEAR, _LAST_YEAR = 1971, 2100
_LATEST = datetime(_LAST_YEAR, 1, 1, tzinfo=UTC).timestamp()
# The days of a spreadsheet count from here; 30,000 is in 1982, 60,000 in 2064.
_DAY_ZERO = datetime(1899, 12, 30)
_FIRST_DAY, _LAST_DAY = 30_000, 60_000
_SMALL = 1e8
_LONGEST = 64


@dataclass(frozen=True)
class Calendar:
    """How the dates of one column are read.

    `zone` is that of dates without one. `order` is that of `5/1/2023`, `half_order` that of those with AM or
    PM; `is_assumed` and `is_half_assumed`: nothing in the column told them. `small` says what small
    numbers are.
    """

    zone: tzinfo = UTC
    order: str = MONTH_FIRST
    half_order: str = MONTH_FIRST
    is_assumed: bool = False
    is_half_assumed: bool = False
    small: str = SECONDS


def clean_time(given: str, calendar: Calendar | None = None) -> tuple[int | None, str]:
    """Seconds since 1970 (UTC) and the rule that mended it; None where it is no time."""
    calendar = calendar or Calendar()
    text = given.strip()
    if len(text) == 10 and text.isascii() and text.isdecimal() and text[0] in "1234":
        return int(text), ""
    if not text or len(text) > _LONGEST:
        return None, "bad_time"
    seconds = _written_plainly(text, calendar)
    if seconds is not None:
        return seconds, "time_date"
    number = _number(text)
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
    for midnight in (" 00:00:00", "T00:00:00", " 0:00:00", " 0:00"):
        date = date.removesuffix(midnight)
    return f"{date} {time}".strip()


def is_time_of_day(text: str) -> bool:
    """Whether `text` is a time without a date: `08:03:05`, `下午3:05`."""
    return len(text) < _LONGEST and bool(_CLOCK_ONLY.fullmatch(_plain(text.strip())))


def assumed_order(text: str, calendar: Calendar) -> str:
    """The order in which a date is read, where nothing in the column tells it; empty where it is told."""
    if len(text) > _LONGEST or text[:4].isdecimal():
        return ""
    plain = _plain(text)
    is_half = bool(_HALF.search(plain))
    is_assumed = calendar.is_half_assumed if is_half else calendar.is_assumed
    date = _IN_NUMBERS.search(plain) if is_assumed else None
    if not date or len(_orders(int(date[1]), int(date[3]), int(date[4]), len(date[4]))) < 2:
        return ""
    return calendar.half_order if is_half else calendar.order


class Dates:
    """What the dates of a column, seen one by one, say of how they must be read."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()
        # Programs that write AM and PM order day and month in a way of their own.
        self._fits: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}

    def see(self, texts: Iterable[str]) -> None:
        """Take some different texts of the column into account."""
        for text in texts:
            if 0 < len(text) <= _LONGEST:
                self._see(text.strip())

    def _see(self, text: str) -> None:
        number = _number(text)
        if number is not None:
            is_day = _FIRST_DAY <= number < _LAST_DAY
            self._numbers[DAYS if is_day else SECONDS if number < _SMALL else NOTHING] += 1
            return
        self._numbers[NOTHING] += bool(text)
        # Most dates begin with their year.
        if text[:4].isdecimal():
            return
        plain = _plain(text)
        if order := _IN_NUMBERS.search(plain):
            numbers = (int(order[1]), int(order[3]), int(order[4]))
            fitting = _orders(*numbers, digits=len(order[4]))
            if order[2] == "." and DAY_FIRST in fitting:
                # Nobody puts points behind a month and then a day.
                fitting = [DAY_FIRST]
            self._fits[bool(_HALF.search(plain))].update(fitting)

    @property
    def is_decided(self) -> bool:
        """Whether the order of day and month is known, or there is no need to."""
        return all(map(_is_decided, self._fits.values()))

    def calendar(self, zone: tzinfo) -> Calendar:
        """How the column is read; where nothing tells, as the user's country writes dates."""
        counts = self._numbers
        if counts[DAYS] > counts[SECONDS]:
            small = DAYS
        else:
            small = NOTHING if counts[NOTHING] > counts[SECONDS] else SECONDS
        order = _order_of(self._fits[False], _usual_order())
        half_order = _order_of(self._fits[True], MONTH_FIRST)
        is_assumed, is_half_assumed = (not _is_decided(fits) for fits in self._fits.values())
        return Calendar(zone, order, half_order, is_assumed, is_half_assumed, small)


def _is_decided(fits: Counter[str]) -> bool:
    ranked = fits.most_common(2)
    return len(ranked) < 2 or ranked[0][1] > ranked[1][1]


def _order_of(fits: Counter[str], default: str) -> str:
    return fits.most_common(1)[0][0] if fits and _is_decided(fits) else default


def _usual_order() -> str:
    """Month or day first, as the country of the machine's settings has it."""
    country = (locale.setlocale(locale.LC_TIME) or "").split(".")[0]
    is_month_first = country in ("", "C", "POSIX", "en_US") or country[:2] in ("zh", "ja", "ko")
    return MONTH_FIRST if is_month_first else DAY_FIRST


def _orders(first: int, middle: int, last: int, digits: int) -> list[str]:
    """The orders in which three numbers are a date; a year of two digits is a late one."""
    is_year = digits == 4 or 10 <= last <= 68
    fitting = {
        MONTH_FIRST: is_year and 1 <= first <= 12 and 1 <= middle <= 31,
        DAY_FIRST: is_year and 1 <= first <= 31 and 1 <= middle <= 12,
        YEAR_FIRST: digits < 4 and 10 <= first <= 68 and 1 <= middle <= 12 and 1 <= last <= 31,
    }
    return [order for order, fits in fitting.items() if fits]


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and "_" not in text else None


def _counted(number: float, calendar: Calendar) -> tuple[int | None, str]:
    """A number as seconds, milliseconds, microseconds or nanoseconds since 1970, or a spreadsheet's days."""
    if calendar.small == DAYS and _FIRST_DAY <= number < _LAST_DAY:
        moment = _DAY_ZERO + timedelta(seconds=round(number * 86400))
        return _seconds(moment, calendar), "time_date"
    if 0 <= number < _SMALL:
        return (int(number), "") if calendar.small == SECONDS else (None, "bad_time")
    for scale in (1, 1e3, 1e6, 1e9):
        if _SMALL * scale <= number < _LATEST * scale and (scale == 1 or number >= 1e11):
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
    parts = [text[:4], *(text[place : place + 2] for place in range(4, min(len(text), 14), 2))]
    return _moment([int(part) for part in parts], calendar)


def _date(text: str, calendar: Calendar) -> int | None:
    if usual := _USUAL.fullmatch(text):
        day = _three(usual[1], usual[3], usual[4], calendar)
        return day and _moment([*day, *(int(part or 0) for part in usual.groups()[4:])], calendar)
    words = _plain(text)
    if _HALF.search(words):
        calendar = replace(calendar, order=calendar.half_order)
    zone, words = _taken_zone(words)
    clock, words = _taken_clock(words)
    if clock is None:
        return None
    day, hour = _day(words.strip(" ,-_./:t"), calendar)
    if day is None:
        return None
    fields = [*day, *(hour or clock)]
    return _moment(fields, calendar if zone is None else replace(calendar, zone=zone))


def _plain(text: str) -> str:
    """`text` without weekdays and brackets, its Chinese, Japanese and Korean marks as ours."""
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = _ASIDE.sub(" ", plain)
    plain = _WEEKDAY.sub(" ", plain)
    plain = _FORENOON.sub(" am ", plain)
    plain = _AFTERNOON.sub(" pm ", plain)
    return plain.translate(_MARKS).strip(" ,:")


def _taken_zone(text: str) -> tuple[tzinfo | None, str]:
    """The zone that `text` names, and the text without it; an unclear abbreviation is local time."""
    if offset := _OFFSET.search(text):
        sign = -1 if offset[1] == "-" else 1
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        rest = f"{text[: offset.start()]} {_ZONE_NAME.sub(' ', text[offset.end() :])}"
        return timezone(sign * min(ahead, timedelta(hours=23))), rest
    named = _ZONE_NAME.search(text)
    if not named:
        return None, text
    hours = _ZONES.get(named[1])
    zone = None if hours is None else timezone(timedelta(hours=hours))
    return zone, f"{text[: named.start()]} {text[named.end() :]}"


def _taken_clock(text: str) -> tuple[list[int] | None, str]:
    """Hour, minute and second in `text`, and the text without them; None where they are impossible."""
    half = _HALF.search(text)
    if half:
        text = f"{text[: half.start()]} {text[half.end() :]}"
    clock = _CLOCK.search(text)
    if not clock and half:
        clock = _HOUR.search(text)
    if not clock:
        return (None if half else [0, 0, 0]), text
    hour, *rest = (int(part or 0) for part in (*clock.groups(), 0, 0)[:3])
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    return [hour, *rest], f"{text[: clock.start()]} {text[clock.end() :]}"


def _day(text: str, calendar: Calendar) -> tuple[list[int] | None, list[int] | None]:
    """Year, month and day of a date, and the hour, minute and second where they stand behind it plainly."""
    if named := _WITH_HOUR.fullmatch(text):
        year, month, day, hour = (int(part or 0) for part in named.groups())
        return [year, month, day], [hour, 0, 0] if named[4] else None
    if named := _COMPACT.fullmatch(text):
        numbers = [int(part or 0) for part in named.groups()]
        return numbers[:3], numbers[3:] if named[4] else None
    if named := _IN_NUMBERS.fullmatch(text):
        return _ordered(int(named[1]), int(named[3]), int(named[4]), len(named[4]), calendar), None
    for form, names in _WITH_MONTH:
        if named := form.fullmatch(text):
            parts = dict(zip(names, named.groups(), strict=True))
            month = _MONTHS.get(parts["month"][:4]) or _MONTHS.get(parts["month"][:3], 0)
            return [_full_year(parts["year"]), month, int(parts["day"])], None
    return None, None


def _ordered(
    first: int, middle: int, last: int, digits: int, calendar: Calendar
) -> list[int] | None:
    """Year, month and day of three numbers: in the column's order, or in the only one that they fit."""
    fitting = _orders(first, middle, last, digits)
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


_MARKS = str.maketrans(
    {
        **dict.fromkeys("年月년월", "-"),
        **dict.fromkeys("日号號일초秒", " "),
        **dict.fromkeys("时時点點시分분", ":"),
        "٫": ".",
    }
)
_ASIDE = re.compile(r"[\[(][^\[\]()]*[\])]")
_WEEKDAY = re.compile(
    r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[,.]?"
    r"|(?:星期|周|週)[一二三四五六日天]|[月火水木金土日]曜日?"
)
_FORENOON = re.compile("上午|凌晨|早上|清晨|午前|오전")
_AFTERNOON = re.compile("下午|中午|傍晚|晚上|午後|오후")
_HALF = re.compile(r"(?<![a-z])([ap])\.?m\b\.?")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}) ?: ?(\d{1,2})(?: ?: ?(\d{1,2}))?(?:[.,]\d+)?(?!\d)")
_CLOCK_ONLY = re.compile(
    r"(?:[ap]m)?\s*\d{1,2}:\d{1,2}(?::\d{1,2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?"
)
_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s*$")
_IS_DATED = re.compile(r"\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{8,}")
_OFFSET = re.compile(
    r"(?:(?:utc|gmt)\s*|(?<=:\d\d)\s*z?\s*|(?<=[.,]\d{3})\s*|(?<=[.,]\d{6})\s*|(?<=t\d{6})\s*)"
    r"([+-])(\d{1,2}):?(\d{2})?(?!\d)"
)
_ZONE_NAME = re.compile(r"(?<![a-z])(utc|gmt|z|[a-z]{2,4}t|msk)(?![a-z])(?<!sept)(?<!oct)(?<!aout)")
_ZONES = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "est": -5,
    "edt": -4,
    "pst": -8,
    "pdt": -7,
    "mst": -7,
    "mdt": -6,
}
_ZONES |= {"cet": 1, "cest": 2, "wet": 0, "eet": 2, "eest": 3, "bst": 1, "msk": 3, "hkt": 8}
_ZONES |= {"jst": 9, "kst": 9, "aest": 10, "aedt": 11, "cdt": -5}
_WITH_HOUR = re.compile(r"(\d{4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:[ t]+(\d{1,2}))?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[ t_-]*(\d{2})(\d{2})(\d{2})?(?:\.\d+)?)?")
_IN_NUMBERS = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{1,2})(?!\d)")
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
