"""Files that know their columns: Excel, Parquet and JSON Lines."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from core.data.delimited import LineReader
from core.data.rows import Row, cell_text
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

_HEADER_ROWS = 10
_SNIFFED_RECORDS = 1000
BATCH = 20_000


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


def parquet_columns(path: Path) -> tuple[str, ...]:
    """The columns of a Parquet file.

    Raises:
        DataError: it is none, or damaged.
    """
    import pyarrow.parquet as parquet

    try:
        return tuple(parquet.read_schema(path).names)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


class ParquetReader:
    """The rows of a Parquet file."""

    def __init__(self, path: Path, list_mark: str) -> None:
        self._path, self._list_mark = path, list_mark
        self._share = 0.0
        self._size = path.stat().st_size

    def place(self) -> int:
        """As many of the bytes as of the rows."""
        return round(self._size * self._share)

    def rows(self) -> Iterator[Row]:
        """Every row that is not blank, numbered as under a header."""
        import pyarrow.parquet as parquet

        try:
            with parquet.ParquetFile(self._path) as file:
                number, total = 1, max(1, file.metadata.num_rows)
                for batch in file.iter_batches(BATCH):
                    columns = [self._texts(column) for column in batch.columns]
                    self._share = (number - 1 + len(batch)) / total
                    for cells in zip(*columns, strict=True):
                        number += 1
                        if any(cells):
                            yield Row(number, list(cells))
        except (OSError, ValueError) as error:
            raise unreadable(self._path, error) from error

    def _texts(self, column: Any) -> list[str]:
        return [cell_text(value, self._list_mark) for value in column.to_pylist()]


def json_columns(path: Path, encoding: str, every_line: bool) -> tuple[str, ...]:
    """The keys of a file of JSON Lines, of all its lines or of the first thousand.

    Raises:
        DataError: a line is not one JSON object; names it.
    """
    columns: dict[str, None] = {}
    lines = LineReader(path, encoding, lambda line: [line]).rows()
    for row in islice(lines, None if every_line else _SNIFFED_RECORDS):
        columns.update(dict.fromkeys(_record(path, row)))
    return tuple(columns)


class JsonReader:
    """The records of a file of JSON Lines, as rows of `columns`."""

    def __init__(self, path: Path, encoding: str, columns: tuple[str, ...], list_mark: str) -> None:
        self._path, self._columns, self._list_mark = path, columns, list_mark
        self._lines = LineReader(path, encoding, lambda line: [line])

    def place(self) -> int:
        """How many bytes have been read so far."""
        return self._lines.place()

    def rows(self) -> Iterator[Row]:
        """Every record; the line's number is the row's."""
        for row in self._lines.rows():
            record = _record(self._path, row)
            cells = [cell_text(record.get(name), self._list_mark) for name in self._columns]
            yield Row(row.number, cells)


def _record(path: Path, row: Row) -> dict[str, object]:
    try:
        record = json.loads(row.cells[0]) if row.cells[0].strip() else {}
    except ValueError:
        record = None
    if not isinstance(record, dict):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path}, row {row}: not one JSON object on the line; write one object a line.",
            ),
            path=path,
            row=row.number,
        )
    return record


def unreadable(path: Path, error: Exception) -> DataError:
    """The sentence for a file that its library cannot read."""
    return DataError(
        QT_TRANSLATE_NOOP("core", "{path} is damaged ({reason}); save it again where it was made."),
        path=path,
        reason=str(error)[:200] or type(error).__name__,
    )
