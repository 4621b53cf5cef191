"""Excel workbooks: the sheet and the row that look most like a header, and the rows below."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from core.data.formats.rows import Row, cell_text, unreadable
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

_HEADER_ROWS = 10


class Sheet:
    """One sheet of a workbook: its name, its header, and the header's row, counted from 1."""

    def __init__(self, name: str, header: tuple[str, ...], row: int, rows: int) -> None:
        self.name, self.header, self.row, self.rows = name, header, row, rows


def best_sheet(path: Path, understood: Callable[[Iterable[str]], int]) -> tuple[Sheet, int]:
    """The sheet and the row in it that look most like a header, and how many sheets there are.

    Raises:
        DataError: it is no workbook, or no sheet has a row with text.
    """
    found: list[tuple[int, int, Sheet]] = []
    with _Workbook(path) as book:
        for place, sheet in enumerate(book.worksheets):
            total = sheet.max_row or 0
            sheet.reset_dimensions()
            for number, cells in enumerate(_cells(sheet, _HEADER_ROWS), 1):
                header = _trimmed(cells)
                if any(header):
                    worth = understood(header)
                    found.append((worth, -place, Sheet(sheet.title, header, number, total)))
        sheets = len(book.worksheets)
    if not found:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "No sheet of {path} has a header row; put the columns' names in row 1."
            ),
            path=path,
        )
    # The first of the best: a header stands above its rows, and on the first sheet that has one.
    return max(found, key=lambda entry: (entry[0], entry[1], -entry[2].row))[2], sheets


class SheetReader:
    """The rows of one sheet, as wide as its header."""

    def __init__(self, path: Path, sheet: str, header_row: int, width: int) -> None:
        self._path, self._sheet, self._header_row, self._width = path, sheet, header_row, width
        self._share = 0.0
        self._size = path.stat().st_size

    def place(self) -> int:
        """As many of the bytes as of the rows."""
        return round(self._size * min(1.0, self._share))

    def rows(self) -> Iterator[Row]:
        """Every row below the header that is not blank."""
        with _Workbook(self._path) as book:
            sheet = book[self._sheet]
            total = max(1, sheet.max_row or 1)
            sheet.reset_dimensions()
            for number, cells in enumerate(_cells(sheet), 1):
                self._share = number / total
                if number > self._header_row and any(cells):
                    missing = self._width - len(cells)
                    extra = [cell for cell in cells[self._width :] if cell]
                    yield Row(number, [*cells[: self._width], *[""] * missing, *extra])


class _Workbook:
    """An openpyxl workbook whose many kinds of failure are one sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Any:
        import openpyxl

        # Opened here, for openpyxl goes by the name and would refuse `orders.csv` that is a workbook.
        self._file = self._path.open("rb")
        try:
            self._book = openpyxl.load_workbook(self._file, read_only=True, data_only=True)
        except Exception as error:  # openpyxl lets zip, XML and key errors through alike
            self._file.close()
            raise unreadable(self._path, error) from error
        return self._book

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        self._book.close()
        self._file.close()
        if isinstance(error, Exception) and not isinstance(error, DataError):
            raise unreadable(self._path, error) from error


def _cells(sheet: Any, limit: int | None = None) -> Iterator[list[str]]:
    for row in islice(sheet.iter_rows(values_only=True), limit):
        yield [cell_text(cell) for cell in row]


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)
