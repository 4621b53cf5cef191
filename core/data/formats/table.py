"""A table in a file, whatever its format: its columns, its rows as texts, and who reads them."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from core.data.columns.names import untyped
from core.data.formats.content import Content
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

# As many as a sheet of Excel has.
MOST_COLUMNS = 16_384
# Cells that are only said to repeat or to span others cost a file nothing; no table has so many.
MOST_REPEATED = 5_000_000
# So many cells stand in memory together, however wide the rows are: some 200 MB of short texts.
MOST_CELLS = 2_000_000


class Row(NamedTuple):
    """One row of a file as texts. `number` counts from 1 with the header, as spreadsheets do.

    `rule` is that of the report which the row meets before it is cleaned: `open_quote` where a quote that
    never closed was taken for a letter, `broken_row` where it cannot be read at all.
    """

    number: int
    cells: list[str]
    rule: str = ""


class RowReader(Protocol):
    """Gives the rows of a table, blank ones left out."""

    def rows(self) -> Iterator[Row]:
        """Every row; the file is open while they are taken."""

    def bytes_read(self) -> int:
        """How many of the file's bytes have been read so far."""


@dataclass(frozen=True, kw_only=True)
class SourceTable:
    """A file understood far enough to be read as rows of columns.

    `format` is `delimited`, `lines`, `excel`, `opendocument`, `html`, `xml`, `parquet` or `json`. `reader`
    gives the rows below the header. `sheet` names the sheets that are read where there are several,
    `unread` those with rows that are not. `is_plain`: UTF-8 without quotes and nothing above the header,
    so that every line is a row. `lists` are the columns whose header says that their cells are lists by
    spaces, `header` the cells of the header as they stand. `shape` is the kind that a file without
    header shows by its cells.
    """

    content: Content
    format: str
    columns: tuple[str, ...]
    reader: Callable[[], RowReader] = field(compare=False, repr=False)
    encoding: str = ""
    delimiter: str = ""
    has_header: bool = True
    header: tuple[str, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    is_plain: bool = False
    lists: frozenset[str] = frozenset()
    shape: str = ""

    @property
    def size(self) -> int:
        """Bytes to be read."""
        return self.content.size


class SourceFile(Protocol):
    """A file whose format is known, whatever it may hold."""

    def table(self, kind: str, sheet: str = "") -> SourceTable:
        """How it is read as `kind`; as whatever it seems to be where that is empty."""


def list_separator(kind: str) -> str:
    """What joins the items of a list in one cell: sessions split at spaces, categories have levels."""
    return " " if kind == "sessions" else " / "


def cell_text(value: object, separator: str = " ") -> str:
    """A value of a typed format as a person would write it; empty for null and NaN."""
    if isinstance(value, str):
        return whole_text(value)
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, (list, tuple)):
        return separator.join(cell_text(item, separator) for item in value)
    if isinstance(value, dict):
        return whole_text(json.dumps(value, ensure_ascii=False, default=str))
    return str(value)


def whole_text(text: str) -> str:
    """`text` with halves of characters, as are left where an emoji was cut, as �."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def column_names(header: Sequence[str]) -> tuple[str, ...]:
    """The header with every column named, and named once: nothing must vanish for want of a name."""
    names: dict[str, None] = {}
    counts: dict[str, int] = {}
    for number, cell in enumerate(header, 1):
        plain = untyped(cell.strip().lstrip("\ufeff")) or f"column {number}"
        name = plain
        while name in names:
            counts[plain] = counts.get(plain, 1) + 1
            name = f"{plain} ({counts[plain]})"
        names[name] = None
    return tuple(names)


def refuse_too_wide(content: Content, width: int) -> None:
    """Let pass a table of a width that tables have.

    Raises:
        DataError: it has more columns than a sheet of Excel.
    """
    if width > MOST_COLUMNS:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path} has {count:,} columns, more than the {limit:,} that a table may have;"
                " leave out those that are not needed.",
            ),
            path=content.shown,
            count=width,
            limit=MOST_COLUMNS,
        )


class RepeatedCells:
    """Counts the cells that a file has only in word."""

    def __init__(self, content: Content) -> None:
        self._content, self._count = content, 0

    def add(self, count: int) -> None:
        """Count some more.

        Raises:
            DataError: they are more than a table has.
        """
        self._count += count
        if self._count > MOST_REPEATED:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{path} repeats or spans more than {limit:,} cells, more than a table may have;"
                    " save the sheet as CSV UTF-8.",
                ),
                path=self._content.shown,
                limit=MOST_REPEATED,
            )


def unreadable(content: Content, error: Exception) -> DataError:
    """The sentence for a file that cannot be read as what it says it is."""
    return damaged(content.shown, error)


def damaged(path: str, error: Exception) -> DataError:
    """The same for a file of which only the path is known."""
    return DataError(
        QT_TRANSLATE_NOOP("core", "{path} is damaged ({reason}); save it again where it was made."),
        path=path,
        reason=whole_text(str(error))[:200] or type(error).__name__,
    )
