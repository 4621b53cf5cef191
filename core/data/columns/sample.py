"""What is in the columns of a file, told from some of its rows."""

import re
from collections.abc import Sequence
from datetime import UTC

from core.data.columns.names import plain_name
from core.data.values.actions import clean_action, is_numbered
from core.data.values.calendars import DateSurvey
from core.data.values.date_words import is_time_of_day
from core.data.values.moments import clean_time
from core.data.values.texts import is_no_value

_DIGIT = re.compile(r"\d|★")
_NUMERIC = ("price", "rating", "sales", "position")
# One number, or a list of them as ids of categories are.
_NUMBERS = re.compile(r"\s*\d+(?:\.\d*)?(?:\s*[/,|;]\s*\d+)*\s*")
_HOURS = ("hour", "hourofday", "eventhour", "小时", "时")
# Rows that are looked at, and letters beyond which a cell is prose.
_ROWS = 1000
_LONGEST_NAME = 400


class Sample:
    """Some rows of a file by column; without rows every column may be anything."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self._index_of = {column: index for index, column in enumerate(columns)}
        self._rows = rows[:_ROWS]
        self._values: dict[str, list[str]] = {}
        self._times: dict[str, list[int]] = {}

    def values(self, column: str) -> list[str]:
        """The cells of a column that say something."""
        if column not in self._values:
            index = self._index_of[column]
            cells = (row[index] for row in self._rows if index < len(row))
            self._values[column] = [
                cell for cell in cells if cell.strip() and not is_no_value(cell)
            ]
        return self._values[column]

    def filled(self, column: str) -> float:
        """The share of rows in which a column says something; 1 without rows."""
        return len(self.values(column)) / len(self._rows) if self._rows else 1.0

    def may_be(self, ours: str, column: str) -> bool:
        """Whether what is in a column can be one of ours at all."""
        values = self.values(column)
        return ours not in _NUMERIC or not values or any(map(_DIGIT.search, values))

    def is_prose(self, column: str) -> bool:
        """Whether the cells of a column are longer than names are."""
        return _mostly([len(value) > _LONGEST_NAME for value in self.values(column)])

    def is_likely(self, ours: str, column: str) -> bool:
        """Whether what is in a column is what one of ours should be."""
        values = self.values(column)
        if not values:
            return True
        if ours in ("title", "category", "brand"):
            return not all(map(_is_number, values))
        if ours == "action":
            return any(clean_action(value) or is_numbered(value) for value in values)
        if ours in ("query", "text"):
            # What a search engine was sent is no query of a person.
            return not all(value.lstrip().startswith("{") for value in values)
        return ours != "timestamp" or self.has_times_of_day(column) or self._has_moments(column)

    def has_times_of_day(self, column: str) -> bool:
        """Whether a column has times without a date."""
        return _mostly(list(map(is_time_of_day, self.values(column))))

    def hours(self) -> str:
        """The column that has the hour of the day, beside one of days; empty where none has."""
        hours = (column for column in self._index_of if plain_name(column) in _HOURS)
        return next((name for name in hours if all(map(_is_hour, self.values(name)))), "")

    def has_days(self, column: str) -> bool:
        """Whether a column has dates that tell no time of the day, or always the same."""
        moments = self._moments(column)
        return self._has_moments(column) and all(
            (time - moments[0]) % 86400 == 0 for time in moments
        )

    def _has_moments(self, column: str) -> bool:
        return 2 * len(self._moments(column)) > len(self.values(column))

    def _moments(self, column: str) -> list[int]:
        """What the cells of a column are as seconds, those left out that are no time."""
        if column not in self._times:
            dates = DateSurvey()
            dates.observe(self.values(column))
            calendar = dates.calendar(UTC)
            times = (clean_time(value, calendar)[0] for value in self.values(column))
            self._times[column] = [time for time in times if time is not None]
        return self._times[column]


def _mostly(is_so: list[bool]) -> bool:
    return bool(is_so) and 2 * sum(is_so) > len(is_so)


def _is_hour(text: str) -> bool:
    return text.strip().isdecimal() and len(text.strip()) < 3 and int(text) < 24


def _is_number(text: str) -> bool:
    return bool(_NUMBERS.fullmatch(text))
