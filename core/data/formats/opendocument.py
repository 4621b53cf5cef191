"""OpenDocument sheets (.ods, .fods), as LibreOffice saves them, read row by row."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from core.data.formats.content import Content
from core.data.formats.packed_xml import (
    Element,
    attribute,
    count_attribute,
    elements,
    is_packed,
    local,
    member_names,
    open_archive,
    refuse_bursting,
    text_of,
)
from core.data.formats.sheets import MergedCells, SheetsFile, StreamedWorkbook
from core.data.formats.table import RepeatedCells, Row, refuse_too_wide, unreadable, whole_text
from core.data.formats.xml import is_xml
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

_SHEETS = b"oasis.opendocument.spreadsheet"
# As many as a sheet has.
_MOST_ROWS = 1 << 20
# A row costs its reader as much as so many cells, however narrow it is (measured: some 10 µs to clean).
_CELLS_A_ROW = 50


def matches(content: Content, head: bytes) -> bool:
    """Whether it holds OpenDocument's sheets, packed or as one XML."""
    if is_packed(content, head):
        return "content.xml" in member_names(content)
    return is_xml(head) and _SHEETS in head


def open_file(content: Content, encoding: str) -> SheetsFile:
    """A file of sheets.

    Raises:
        DataError: it has no sheet, or is damaged.
    """
    is_flat = not is_packed(content, content.head())
    return SheetsFile(content, "opendocument", OpenDocumentWorkbook(content, is_flat))


class OpenDocumentWorkbook(StreamedWorkbook):
    """The sheets of an OpenDocument file; one that `is_flat` is XML alone (.fods)."""

    def __init__(self, content: Content, is_flat: bool) -> None:
        self._content, self._is_flat = content, is_flat
        self._share = 0.0
        if not is_flat:
            refuse_bursting(content)
        if next(self.sheets(), None) is None:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "{path} is an OpenDocument file without a sheet; save it as .xlsx."
                ),
                path=content.shown,
            )

    def share_read(self) -> float:
        """How much of the file has been read."""
        return self._share

    def sheets(self) -> Iterator[tuple[str, Row | None]]:
        """Every sheet by its name, and after it each of its rows."""
        try:
            with self._document() as (file, total):
                for sheet in self._read(elements(file, frozenset(("table-row", "table")))):
                    self._share = file.tell() / max(1, total)
                    yield sheet
        except (KeyError, SyntaxError, ValueError, EOFError, OSError) as error:
            raise unreadable(self._content, error) from error

    @contextmanager
    def _document(self) -> Iterator[tuple[IO[bytes], int]]:
        """The XML that holds the sheets, and its length."""
        if self._is_flat:
            with self._content.open() as file:
                yield file, self._content.size
        else:
            with (
                open_archive(self._content) as archive,
                archive.open("content.xml") as file,
            ):
                yield file, archive.getinfo("content.xml").file_size

    def _read(self, parts: Iterator[tuple[str, Element]]) -> Iterator[tuple[str, Row | None]]:
        name, number, repeated = "", 0, RepeatedCells(self._content)
        merged = MergedCells(repeated)
        for event, element in parts:
            tag = local(element.tag)
            if event == "start" and tag == "table":
                name, number, merged = attribute(element, "name"), 0, MergedCells(repeated)
                yield name, None
            elif event == "end" and tag == "table-row":
                repeats = _count(element, "number-rows-repeated")
                cells = self._cells(element, number + 1, merged, repeated)
                for again in range(repeats if any(cells) else 0):
                    repeated.add(max(len(cells), _CELLS_A_ROW) if again else 0)
                    yield name, Row(number + 1 + again, list(cells))
                number += repeats

    def _cells(
        self, row: Element, number: int, merged: MergedCells, repeated: RepeatedCells
    ) -> list[str]:
        """The cells up to the last with a text."""
        cells: list[str] = []
        spans: list[tuple[int, int, str]] = []
        column = 0
        for cell in row:
            text = _text(cell)
            times = _count(cell, "number-columns-repeated")
            if text:
                refuse_too_wide(self._content, column + times)
                repeated.add(column - len(cells) + times - 1)
                cells += [*[""] * (column - len(cells)), *[text] * times]
                rows = _count(cell, "number-rows-spanned")
                spans += [(column, number + rows - 1, text)] if rows > 1 else []
            column += times
        filled = merged.filled(number, cells)
        for span in spans:
            merged.span(*span)
        return filled


def _count(element: Element, name: str) -> int:
    return max(1, min(_MOST_ROWS, count_attribute(element, name, 1)))


def _text(cell: Element) -> str:
    if local(cell.tag) != "table-cell":
        return ""
    type_ = attribute(cell, "value-type")
    if type_ in ("float", "currency", "percentage"):
        return attribute(cell, "value").removesuffix(".0")
    if type_ == "date":
        return attribute(cell, "date-value").replace("T", " ")
    paragraphs = [text_of(part) for part in cell if local(part.tag) == "p"]
    return whole_text("\n".join(paragraphs))
