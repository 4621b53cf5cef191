"""How the values of a file are written, as whole columns tell before any row is cleaned."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Any

from core.data.columns.mapping import Mapped
from core.data.columns.names import plain_name
from core.data.formats.reading import Chunk
from core.data.formats.table import SourceTable
from core.data.report import SheetReport
from core.data.row_mapper import RowMapper, distinct, table_chunks
from core.data.values.actions import is_numbered
from core.data.values.amounts import MarkCount, Marks
from core.data.values.calendars import Calendar, DateSurvey
from core.data.values.categories import LevelCount
from core.data.values.texts import LONG_IDS, is_no_value, is_number_id
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

_IDS = ("product_id", "user_id")
_FRACTION = re.compile(r"\d{1,30}\.\d{0,30}[1-9]\d{0,30}")
_SPREADSHEETS = ("excel", "opendocument")
# Shopify and Wix give a product's variants rows of their own under one of these.
_HANDLES = ("handle", "urlhandle", "handleid")


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

    def __init__(self, kind: str, format_: str = "", has_variants: bool = False) -> None:
        self.report = SheetReport(kind)
        self._has_variants = has_variants
        self._is_spreadsheet = format_ in _SPREADSHEETS
        self._dates, self._prices, self._levels = DateSurvey(), MarkCount(), LevelCount()
        self._pointed: set[str] = set()
        self._long: list[bool] = []
        self._actions: set[str] = set()

    def take(self, numbers: Sequence[int], columns: Mapping[str, Any]) -> None:
        """Look at some rows."""
        for name, observe in (
            ("timestamp", self._dates.observe),
            ("price", self._prices.observe),
            ("category", self._levels.observe),
        ):
            if name in columns:
                observe(distinct(columns[name]))
        if "action" in columns:
            self._actions.update(filter(str.strip, distinct(columns["action"])))
        for name in _IDS:
            if name in columns:
                self._observe_ids(name, distinct(columns[name]))

    def _observe_ids(self, name: str, ids: Collection[str]) -> None:
        if any(map(_FRACTION.fullmatch, ids)):
            self._pointed.add(name)
        if self._is_spreadsheet:
            self._long += [is_number_id(text) for text in ids if len(text) in LONG_IDS]

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

    def require_named_actions(self, meanings: Mapping[str, str], source: str) -> None:
        """Check that actions which are mere numbers have been given a meaning.

        Raises:
            DataError: none has; names the numbers that occur.
        """
        actions = [action.strip() for action in self._actions if not is_no_value(action)]
        if actions and all(map(is_numbered, actions)) and not meanings.keys() & actions:
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


def new_survey(format_: str, kind: str, mapping: Mapping[str, Mapped]) -> Survey:
    """A survey of a file in the format `format_` that has seen nothing yet."""
    return Survey(kind, format_, plain_name(str(mapping.get("product_id", ""))) in _HANDLES)


def survey_table(
    table: SourceTable,
    kind: str,
    mapping: Mapping[str, Mapped],
    first: Chunk | None,
    check_cancelled: Callable[[], None],
) -> Survey:
    """The columns of a file looked through, as far as is needed to tell how its values are written.

    `first` are its first rows, which mostly tell; `check_cancelled` is called before each further chunk.
    """
    survey = new_survey(table.format, kind, mapping)
    if first is None or kind not in ("products", "events"):
        return survey
    RowMapper(table, kind, mapping, survey).take(first)
    if survey.is_decided:
        return survey
    survey = new_survey(table.format, kind, mapping)
    mapper = RowMapper(table, kind, mapping, survey)
    for chunk in table_chunks(table, kind):
        check_cancelled()
        mapper.take(chunk)
        if survey.is_decided:
            break
    return survey
