"""The rows of a file, whatever its format, some thousands at a time; preview and import read alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from core.data.columns.mapping import guess_mapping, missing
from core.data.formats.registry import damage_as_sentence, open_file
from core.data.formats.table import MOST_CELLS, Row, SourceFile, SourceTable
from core.data.values.moments import clean_time

# Rows that are cleaned together; behind each chunk progress is shown and a cancel seen.
CHUNK = 20_000


class SetAside(NamedTuple):
    """A row that met a rule of the report before any cleaner saw it."""

    rule: str
    number: int
    text: str


@dataclass(frozen=True)
class Chunk:
    """Some rows of a file, as texts. `numbers` are their rows in the file, the header being row 1.

    `set_aside` are the rows that are not among them, or were mended.
    """

    numbers: list[int]
    rows: list[list[str]]
    bytes_read: int
    set_aside: tuple[SetAside, ...] = ()


def open_table(path: Path, kind: str = "", encoding: str = "", sheet: str = "") -> SourceTable:
    """How `path` must be read as `kind`, or as what it seems to be.

    Raises:
        DataError: there is no such file, it is empty, or it is no table; says what to do.
    """
    return table_of_kind(open_file(path, encoding), kind, sheet)


def table_of_kind(file: SourceFile, kind: str, sheet: str = "") -> SourceTable:
    """How an opened file is read as `kind`: the one decision of preview and import."""
    table = file.table(kind, sheet)
    if kind == "sessions":
        is_lacking = missing(kind, guess_mapping(kind, table.columns))
        if table.format == "lines" or is_lacking:
            return _as_sessions(file.table("events", sheet)) or table
    return table


def chunks(table: SourceTable) -> Iterator[Chunk]:
    """The rows of a file, `CHUNK` at a time or fewer wide ones; no header, repeated or not, no blank rows.

    Raises:
        DataError: the file is damaged; names the row.
    """
    reader = table.reader()
    with damage_as_sentence(table.content.shown):
        rows = reader.rows()
        while part := _next_rows(rows):
            yield _chunk(part, reader.bytes_read(), table.header)


def _next_rows(rows: Iterator[Row]) -> list[Row]:
    """The next `CHUNK` rows, or fewer where they are wide."""
    part: list[Row] = []
    cells = 0
    for row in islice(rows, CHUNK):
        part.append(row)
        cells += len(row.cells)
        if cells >= MOST_CELLS:
            break
    return part


def _chunk(part: list[Row], bytes_read: int, header: Sequence[str]) -> Chunk:
    names = list(header)
    set_aside, clean = [], []
    for row in part:
        rule = row.rule or ("repeated_header" if names and row.cells == names else "")
        if rule:
            set_aside.append(SetAside(rule, row.number, " | ".join(row.cells)))
        if rule in ("", "open_quote"):
            clean.append(row)
    numbers, cells = [row.number for row in clean], [row.cells for row in clean]
    return Chunk(numbers, cells, bytes_read, tuple(set_aside))


def _as_sessions(events: SourceTable) -> SourceTable | None:
    """A table of `events`, one row for each product that was met, read as sessions.

    None where its columns do not name the session, or shopper and time, and the product.
    """
    mapping = guess_mapping("events", events.columns)
    session = mapping.get("session_id") or mapping.get("user_id")
    item, time = mapping.get("product_id"), mapping.get("timestamp")
    if not events.has_header or not isinstance(session, str) or not isinstance(item, str):
        return None
    if not time and "session_id" not in mapping:
        return None
    names = (session, item, *((time,) if isinstance(time, str) else ()))
    columns = [events.columns.index(name) for name in names]
    return replace(
        events,
        columns=("items",),
        header=(),
        is_plain=False,
        shape="sessions",
        reader=lambda: _SessionReader(events, columns),
    )


class _SessionReader:
    """The sessions of a table in the order in which they begin; products by their times."""

    def __init__(self, events: SourceTable, columns: Sequence[int]) -> None:
        self._reader, self._columns = events.reader(), columns
        self._header = list(events.header)

    def bytes_read(self) -> int:
        """How many of the file's bytes have been read so far."""
        return self._reader.bytes_read()

    def rows(self) -> Iterator[Row]:
        """A row a session, by the number of its first event."""
        sessions: dict[str, tuple[int, list[tuple[int, str]]]] = {}
        for row in self._reader.rows():
            cells = [row.cells[c] if c < len(row.cells) else "" for c in self._columns]
            session, item = cells[0].strip(), cells[1].strip()
            if session and item and row.cells != self._header:
                seconds = clean_time(cells[2])[0] if len(cells) > 2 else None
                sessions.setdefault(session, (row.number, []))[1].append((seconds or 0, item))
        for number, items in sessions.values():
            items.sort(key=lambda item: item[0])
            yield Row(number, [" ".join(item for _, item in items)])
