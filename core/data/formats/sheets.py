"""Files of one sheet or several, whichever program made them: which is read, and from which row."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Protocol

from core.data.formats.content import Content
from core.data.formats.header import Header, find_header
from core.data.formats.table import RepeatedCells, Row, SourceTable
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

# Rows of a sheet among which its header should be.
_FIRST_ROWS = 60
# Sheets among which the best is looked for.
MOST_SHEETS = 100
# Rows in which the sheets of a file should have begun.
_PASSED = 20_000


class Workbook(Protocol):
    """What holds sheets."""

    def first_rows(self, limit: int) -> dict[str, list[Row]]:
        """The first rows of each sheet in order, hidden ones left out where any is seen."""

    def rows(self, names: Collection[str]) -> Iterator[tuple[str, Row]]:
        """Every row of some sheets that is not blank, headers included, with its sheet."""

    def share_read(self) -> float:
        """How much of the sheets that are asked for has been read, from 0 to 1."""


class StreamedWorkbook:
    """Sheets that come one after another in a file, each by its name before its rows."""

    def sheets(self) -> Iterator[tuple[str, Row | None]]:
        """Every sheet, and after it each of its rows."""
        raise NotImplementedError

    def first_rows(self, limit: int) -> dict[str, list[Row]]:
        """The first rows of each sheet, by one pass over the beginning of the file."""
        sheets: dict[str, list[Row]] = {}
        for name, row in islice(self.sheets(), _PASSED):
            if name not in sheets and len(sheets) == MOST_SHEETS:
                break
            rows = sheets.setdefault(name, [])
            if row is not None and any(row.cells) and len(rows) < limit:
                rows.append(row)
        return sheets

    def rows(self, names: Collection[str]) -> Iterator[tuple[str, Row]]:
        """Every row of some sheets that is not blank, by one pass over the file."""
        unread = set(names)
        for sheet, row in self.sheets():
            if not unread and sheet not in names:
                break
            unread.discard(sheet)
            if sheet in names and row is not None and any(row.cells):
                yield sheet, row


class MergedCells:
    """Fills the rows of a sheet from cells above them that were merged downwards."""

    def __init__(self, repeated: RepeatedCells, spans: Iterable[tuple[int, int, int]] = ()) -> None:
        """`spans`: column from 0, first row and last row."""
        self._repeated = repeated
        # The next one last, where it is taken from in no time.
        self._waiting = sorted(spans, key=lambda span: -span[1])
        self._open: dict[int, tuple[int, str]] = {}

    def span(self, column: int, last: int, text: str) -> None:
        """From the next row on `column` says `text`, up to the row `last`."""
        self._open[column] = (last, text)

    def filled(self, number: int, cells: list[str]) -> list[str]:
        """The cells of row `number`, those that are blank filled from above; a blank row stays so."""
        if not any(cells):
            return cells
        filled = list(cells)
        for column, (last, text) in list(self._open.items()):
            if number > last:
                del self._open[column]
            elif not _cell(filled, column):
                self._repeated.add(1)
                filled += [""] * (column + 1 - len(filled))
                filled[column] = text
        while self._waiting and self._waiting[-1][1] <= number:
            column, first, last = self._waiting.pop()
            if first == number and (text := _cell(filled, column)):
                self.span(column, last, text)
        return filled


def _cell(cells: list[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""


class SheetsFile:
    """The sheets of a file by their first rows."""

    def __init__(
        self, content: Content, format_: str, workbook: Workbook, encoding: str = ""
    ) -> None:
        self._content, self._format, self._encoding = content, format_, encoding
        self._workbook, self._sheets = workbook, workbook.first_rows(_FIRST_ROWS)
        if not any(self._sheets.values()):
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "No sheet of {path} has a header row; put the columns' names in row 1."
                ),
                path=content.shown,
            )

    def table(self, kind: str, sheet: str = "") -> SourceTable:
        """The sheet that looks most like `kind`, or the one that is named, and those with its columns.

        Raises:
            DataError: no sheet has that name.
        """
        headers = {name: find_header(rows, kind) for name, rows in self._sheets.items() if rows}
        # The first of those whose columns are understood best.
        best = max(headers, key=lambda name: headers[name].worth)
        chosen = headers[self._named(sheet) if sheet else best]
        names = [sheet or best]
        if chosen.row and not sheet:
            names = [name for name in headers if headers[name].names == chosen.names]
        return SourceTable(
            content=self._content,
            format=self._format,
            columns=chosen.names,
            reader=lambda: SheetReader(
                self._content, self._workbook, {name: headers[name] for name in names}
            ),
            encoding=self._encoding,
            has_header=bool(chosen.row),
            header=chosen.cells,
            sheet=", ".join(names) if len(self._sheets) > 1 else "",
            sheets=tuple(self._sheets),
            unread=tuple((name, len(self._sheets[name])) for name in headers if name not in names),
            lists=chosen.lists,
            shape=chosen.shape,
        )

    def _named(self, name: str) -> str:
        if self._sheets.get(name):
            return name
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{path} has no sheet {sheet} with rows; it has {names}."),
            path=self._content.shown,
            sheet=name,
            names=", ".join(other for other, rows in self._sheets.items() if rows)[:300],
        )


class SheetReader:
    """The rows below the headers of some sheets, one sheet after another."""

    def __init__(self, content: Content, workbook: Workbook, headers: dict[str, Header]) -> None:
        self._content, self._workbook, self._headers = content, workbook, headers

    def bytes_read(self) -> int:
        """As many of the bytes as of the rows."""
        return round(self._content.size * min(1.0, self._workbook.share_read()))

    def rows(self) -> Iterator[Row]:
        """Every row that is not blank, as wide as its header."""
        for name, row in self._workbook.rows(self._headers):
            header = self._headers[name]
            width = len(header.names)
            if row.number > header.row:
                missing = width - len(row.cells)
                extra = [cell for cell in row.cells[width:] if cell]
                yield row._replace(cells=[*row.cells[:width], *[""] * missing, *extra])
