"""How a whole column of dates is read: whether days come before months, and what small numbers are."""

import locale
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, tzinfo

from core.data.values.date_words import HALF_DAY, LONGEST, plain_date

MONTH_FIRST, DAY_FIRST, YEAR_FIRST = "mdy", "dmy", "ymd"
# What numbers too small for seconds since 1970 are: seconds of the log's own, days of a spreadsheet,
# or nothing beside dates that are whole.
SECONDS, DAYS, NOTHING = "seconds", "days", "nothing"
# The days of a spreadsheet count from here; 30,000 is in 1982, 60,000 in 2064.
FIRST_DAY, LAST_DAY = 30_000, 60_000
# Seconds since 1970 below this are before March 1973, which no log is.
SMALL = 1e8
# `2016` and `201605` tell no day.
_YEAR_OR_MONTH = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])?")
# Nor does a month and day tell a year, and no count of seconds has a nought before it.
_MONTH_AND_DAY = re.compile(r"0[1-9][0-3]\d")
IN_NUMBERS = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{1,2})(?!\d)")


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


def assumed_order(text: str, calendar: Calendar) -> str:
    """The order in which a date is read, where nothing in the column tells it; empty where it is told."""
    if len(text) > LONGEST or text[:4].isdecimal():
        return ""
    plain = plain_date(text)
    is_half = bool(HALF_DAY.search(plain))
    is_assumed = calendar.is_half_assumed if is_half else calendar.is_assumed
    date = IN_NUMBERS.search(plain) if is_assumed else None
    if not date or len(fitting_orders(int(date[1]), int(date[3]), int(date[4]), len(date[4]))) < 2:
        return ""
    return calendar.half_order if is_half else calendar.order


class DateSurvey:
    """What the dates of a column, seen one by one, say of how they must be read."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()
        self._has_no_year = False
        # Programs that write AM and PM order day and month in a way of their own.
        self._fits: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}

    def observe(self, texts: Iterable[str]) -> None:
        """Take some different texts of the column into account."""
        for text in texts:
            if 0 < len(text) <= LONGEST:
                self._observe(text.strip())

    def _observe(self, text: str) -> None:
        number = number_in(text)
        if number is not None:
            self._has_no_year |= bool(_MONTH_AND_DAY.fullmatch(text))
            is_day = FIRST_DAY <= number < LAST_DAY
            is_second = number < SMALL and not _YEAR_OR_MONTH.fullmatch(text)
            self._numbers[DAYS if is_day else SECONDS if is_second else NOTHING] += 1
            return
        self._numbers[NOTHING] += bool(text)
        # Most dates begin with their year.
        if text[:4].isdecimal():
            return
        plain = plain_date(text)
        if order := IN_NUMBERS.search(plain):
            numbers = (int(order[1]), int(order[3]), int(order[4]))
            fitting = fitting_orders(*numbers, digits=len(order[4]))
            if order[2] == "." and DAY_FIRST in fitting:
                # Nobody puts points behind a month and then a day.
                fitting = [DAY_FIRST]
            self._fits[bool(HALF_DAY.search(plain))].update(fitting)

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
            is_nothing = self._has_no_year or counts[NOTHING] > counts[SECONDS]
            small = NOTHING if is_nothing else SECONDS
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


def fitting_orders(first: int, middle: int, last: int, digits: int) -> list[str]:
    """The orders in which three numbers are a date; a year of two digits is a late one."""
    is_year = digits == 4 or 10 <= last <= 68
    fitting = {
        MONTH_FIRST: is_year and 1 <= first <= 12 and 1 <= middle <= 31,
        DAY_FIRST: is_year and 1 <= first <= 31 and 1 <= middle <= 12,
        YEAR_FIRST: digits < 4 and 10 <= first <= 68 and 1 <= middle <= 12 and 1 <= last <= 31,
    }
    return [order for order, fits in fitting.items() if fits]


def number_in(text: str) -> float | None:
    try:
        number = float(text.replace(",", ".", 1) if text.count(",") == 1 else text)
    except ValueError:
        return None
    return number if math.isfinite(number) and "_" not in text else None
