"""How the values of a file are written, told by whole columns before any row is cleaned."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Any

from core.data.report import Sheet
from core.data.values.actions import is_numbered
from core.data.values.amounts import MarkCount, Marks
from core.data.values.calendars import Calendar, Dates
from core.data.values.categories import LevelCount
from core.data.values.texts import is_no_value
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

_IDS = ("product_id", "user_id")
_FRACTION = re.compile(r"\d{1,30}\.\d{0,30}[1-9]\d{0,30}")
# Numbers of a spreadsheet have fifteen digits; a longer id that is one has lost the rest.
_LONG = range(16, 40)
_SPREADSHEETS = ("excel", "opendocument")


@dataclass(frozen=True)
class Conventions:
    """How a file writes dates (`calendar`), prices (`marks`) and levels of a category (`level_mark`).

    `pointed_ids` are the columns whose ids may end in `.0`; `has_number_ids`: ids of more than fifteen
    digits are numbers of a spreadsheet; `has_variants`: rows with the id of an earlier one are variants of
    that product. `every_row_is` is the action of every row of a log, `actions` what its own words or numbers
    for actions mean.
    """

    calendar: Calendar = field(default_factory=Calendar)
    marks: Marks = field(default_factory=Marks)
    level_mark: str = ""
    pointed_ids: frozenset[str] = frozenset()
    has_number_ids: bool = False
    has_variants: bool = False
    every_row_is: str = ""
    actions: Mapping[str, str] = field(default_factory=dict)


class Survey:
    """Looks through the columns of a file, as a cleaner does that keeps nothing."""

    def __init__(self, kind: str, form: str = "", has_variants: bool = False) -> None:
        self.sheet = Sheet(kind)
        self._has_variants = has_variants
        self._is_spreadsheet = form in _SPREADSHEETS
        self._dates, self._prices, self._levels = Dates(), MarkCount(), LevelCount()
        self._pointed: set[str] = set()
        self._long: list[bool] = []
        self._actions: set[str] = set()

    def take(self, numbers: Sequence[int], columns: Mapping[str, Any]) -> None:
        """Look at some rows."""
        for name, see in (
            ("timestamp", self._dates.see),
            ("price", self._prices.see),
            ("category", self._levels.see),
        ):
            if name in columns:
                see(different(columns[name]))
        if "action" in columns:
            self._actions.update(filter(str.strip, different(columns["action"])))
        for name in _IDS:
            if name in columns:
                self._see_ids(name, different(columns[name]))

    def _see_ids(self, name: str, ids: Collection[str]) -> None:
        if any(map(_FRACTION.fullmatch, ids)):
            self._pointed.add(name)
        if self._is_spreadsheet:
            self._long += [is_number_id(text) for text in ids if len(text) in _LONG]

    @property
    def is_decided(self) -> bool:
        """Whether further rows are not needed to tell."""
        return self._dates.is_decided and self._prices.is_decided

    def conventions(self, zone: tzinfo = UTC) -> Conventions:
        """What the rows looked at say; `zone` is that of dates without one."""
        return Conventions(
            self._dates.calendar(zone),
            self._prices.marks(),
            self._levels.mark(),
            frozenset(self._pointed),
            bool(self._long) and all(self._long),
            self._has_variants,
        )

    def require_named_actions(self, named: Mapping[str, str], source: str) -> None:
        """Check that actions which are mere numbers have been given a meaning.

        Raises:
            DataError: none has; names the numbers that occur.
        """
        actions = [action.strip() for action in self._actions if not is_no_value(action)]
        if actions and all(map(is_numbered, actions)) and not named.keys() & actions:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{source} has numbers for actions ({numbers}); say what each of them means, as with"
                    " --map {first}=click, or in the import dialog.",
                ),
                source=source,
                numbers=", ".join(sorted(actions))[:100],
                first=min(actions)[:20],
            )


def different(values: Any) -> Collection[str]:
    """The different texts of a column, an array of Arrow or a sequence."""
    return values.unique().to_pylist() if hasattr(values, "unique") else set(values)


def is_number_id(text: str) -> bool:
    """Whether an id of digits is a floating-point number to the last digit, as a spreadsheet's are."""
    return len(text) in _LONG and text.isdecimal() and int(float(text)) == int(text)
