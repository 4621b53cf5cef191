"""Files of one sheet or several, whichever program made them: which is read, and from which row."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from core.data.formats import header
from core.data.formats.content import Content
from core.data.formats.header import Header
from core.data.formats.table import Opened, Row
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

_LOOKED_AT = 60
MOST_SHEETS = 100
# Rows in which the sheets of a file should have begun.
_PASSED = 20_000


class SheetFile(Protocol):
    """A file of sheets."""

    def grids(self, limit: int) -> dict[str, list[Row]]:
        """The first rows of each sheet in order, hidden ones left out where any is seen."""

    def rows(self, names: Collection[str]) -> Iterator[tuple[str, Row]]:
        """Every row of some sheets that is not blank, headers included, with its sheet."""

    def share(self) -> float:
        """How much of the sheets that are asked for has been read, from 0 to 1."""


class StreamedSheets:
    """Sheets that come one after another in a file, each by its name before its rows."""

    def tables(self) -> Iterator[tuple[str, Row | None]]:
        """Every sheet, and after it each of its rows."""
        raise NotImplementedError

    def grids(self, limit: int) -> dict[str, list[Row]]:
        """The first rows of each sheet, by one pass over the beginning of the file."""
        grids: dict[str, list[Row]] = {}
        for name, row in islice(self.tables(), _PASSED):
            if name not in grids and len(grids) == MOST_SHEETS:
                break
            grid = grids.setdefault(name, [])
            if row is not None and any(row.cells) and len(grid) < limit:
                grid.append(row)
        return grids

    def rows(self, names: Collection[str]) -> Iterator[tuple[str, Row]]:
        """Every row of some sheets that is not blank, by one pass over the file."""
        left = set(names)
        for sheet, row in self.tables():
            if not left and sheet not in names:
                break
            left.discard(sheet)
            if sheet in names and row is not None and any(row.cells):
                yield sheet, row


@dataclass(frozen=True)
class _Sheet:
    name: str
    grid: list[Row]


class SheetsLook:
    """The sheets of a file by their first rows."""

    def __init__(self, content: Content, form: str, file: SheetFile, encoding: str = "") -> None:
        self._content, self._form, self._file, self._encoding = content, form, file, encoding
        self._sheets = [_Sheet(name, grid) for name, grid in file.grids(_LOOKED_AT).items()]
        if not any(sheet.grid for sheet in self._sheets):
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "No sheet of {path} has a header row; put the columns' names in row 1."
                ),
                path=content.shown,
            )

    def opened(self, kind: str, sheet: str = "") -> Opened:
        """The sheet that looks most like `kind`, or the one that is named, and those with its columns.

        Raises:
            DataError: no sheet has that name.
        """
        sheets = [each for each in self._sheets if each.grid]
        headers = {each.name: header.of(each.grid, kind) for each in sheets}
        chosen = self._named(sheet) if sheet else _best(sheets, headers)
        top = headers[chosen.name]
        alike = [
            each.name for each in sheets if not sheet and headers[each.name].names == top.names
        ]
        names = alike if top.row and not sheet else [chosen.name]
        unread = [each for each in sheets if each.name not in names]
        return Opened(
            self._content,
            self._form,
            top.names,
            lambda: SheetReader(self._content, self._file, {n: headers[n] for n in names}),
            self._encoding,
            has_header=bool(top.row),
            header=top.cells,
            sheet=", ".join(names) if len(self._sheets) > 1 else "",
            sheets=tuple(each.name for each in self._sheets),
            unread=tuple((each.name, len(each.grid)) for each in unread),
            lists=top.lists,
            shape=top.shape,
        )

    def _named(self, name: str) -> _Sheet:
        for sheet in self._sheets:
            if sheet.name == name and sheet.grid:
                return sheet
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{path} has no sheet {sheet} with rows; it has {names}."),
            path=self._content.shown,
            sheet=name,
            names=", ".join(sheet.name for sheet in self._sheets if sheet.grid)[:300],
        )


def _best(sheets: list[_Sheet], headers: dict[str, Header]) -> _Sheet:
    """The first of those whose columns are understood best."""
    return max(sheets, key=lambda sheet: headers[sheet.name].worth)


class SheetReader:
    """The rows below the headers of some sheets, one sheet after another."""

    def __init__(self, content: Content, file: SheetFile, headers: dict[str, Header]) -> None:
        self._content, self._file, self._headers = content, file, headers

    def place(self) -> int:
        """As many of the bytes as of the rows."""
        return round(self._content.size * min(1.0, self._file.share()))

    def rows(self) -> Iterator[Row]:
        """Every row that is not blank, as wide as its header."""
        for name, row in self._file.rows(self._headers):
            top = self._headers[name]
            width = len(top.names)
            if row.number > top.row:
                missing = width - len(row.cells)
                extra = [cell for cell in row.cells[width:] if cell]
                yield row._replace(cells=[*row.cells[:width], *[""] * missing, *extra])
