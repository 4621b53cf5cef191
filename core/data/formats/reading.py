"""Files of strangers as rows of text, whatever their format; preview and import read by the same decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from core.data.columns.mapping import Mapped, guess_mapping, missing
from core.data.formats.registry import look, sentences
from core.data.formats.table import MOST_CELLS, Look, Opened, Row
from core.data.session_tables import as_sessions

__all__ = ["Aside", "Chunk", "Opened", "chunks", "inspect", "look", "opened_as"]

CHUNK = 20_000


class Aside(NamedTuple):
    """A row that met a rule of the report before any cleaner saw it."""

    rule: str
    number: int
    text: str


@dataclass(frozen=True)
class Chunk:
    """Some rows of a file, as texts. `numbers` are their places in it, the header being row 1;

    `asides` are the rows that are not among them, or were mended.
    """

    numbers: list[int]
    rows: list[list[str]]
    bytes_done: int
    asides: tuple[Aside, ...] = ()


def inspect(path: Path, kind: str = "", encoding: str = "", sheet: str = "") -> Opened:
    """How `path` must be read as `kind`, or as what it seems to be.

    Raises:
        DataError: there is no such file, it is empty, or it is no table; says what to do.
    """
    return opened_as(look(path, encoding), kind, sheet)


def opened_as(looked: Look, kind: str, sheet: str = "") -> Opened:
    """How a file that has been looked at is read as `kind`: the one decision of preview and import."""
    opened = looked.opened(kind, sheet)
    if kind == "sessions" and (opened.form == "lines" or missing(kind, _named(kind, opened))):
        return as_sessions(looked.opened("events", sheet)) or opened
    return opened


def _named(kind: str, opened: Opened) -> dict[str, Mapped]:
    return guess_mapping(kind, opened.columns)


def chunks(opened: Opened) -> Iterator[Chunk]:
    """The rows of a file, `CHUNK` at a time or fewer wide ones; no header, repeated or not, no blank rows.

    Raises:
        DataError: the file is damaged; names the row.
    """
    reader = opened.reader()
    with sentences(opened.content.shown):
        rows = reader.rows()
        while part := _part(rows):
            yield _chunk(part, reader.place(), opened)


def _part(rows: Iterator[Row]) -> list[Row]:
    """The next `CHUNK` rows, or fewer where they are wide."""
    part: list[Row] = []
    cells = 0
    for row in islice(rows, CHUNK):
        part.append(row)
        cells += len(row.cells)
        if cells >= MOST_CELLS:
            break
    return part


def _chunk(part: list[Row], place: int, opened: Opened) -> Chunk:
    header = list(opened.header)
    asides = []
    kept = []
    for row in part:
        rule = row.aside or ("repeated_header" if header and row.cells == header else "")
        if rule:
            asides.append(Aside(rule, row.number, " | ".join(row.cells)))
        if rule in ("", "open_quote"):
            kept.append(row)
    numbers, cells = [row.number for row in kept], [row.cells for row in kept]
    return Chunk(numbers, cells, place, tuple(asides))
