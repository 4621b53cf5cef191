"""JSON Lines: one object a line."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from core.data.formats.delimited import LineReader
from core.data.formats.rows import Row, cell_text
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

_SNIFFED_RECORDS = 1000


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
