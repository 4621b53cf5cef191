"""OpenDocument sheets (.ods, .fods), as LibreOffice saves them, read row by row."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from core.data.formats.content import Content
from core.data.formats.merged import Merged
from core.data.formats.sheets import StreamedSheets
from core.data.formats.table import Repeated, Row, refuse_too_wide, unreadable, whole_text
from core.data.formats.xml_parts import Element, attribute, elements, local, text_of
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

_MOST_ROWS = 1 << 20
_MOST_RATIO, _SMALL = 300, 64 << 20
# A row costs its reader as much as so many cells, however narrow it is (measured: some 10 µs to clean).
_CELLS_A_ROW = 50


class OpenDocumentFile(StreamedSheets):
    """The sheets of an OpenDocument file."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._share = 0.0
        self._refuse_bursting()
        if next(self.tables(), None) is None:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "{path} is an OpenDocument file without a sheet; save it as .xlsx."
                ),
                path=content.shown,
            )

    def share(self) -> float:
        """How much of the file has been read."""
        return self._share

    def tables(self) -> Iterator[tuple[str, Row | None]]:
        """Every sheet by its name, and after it each of its rows."""
        try:
            with self._document() as (file, total):
                for table in self._read(elements(file, frozenset(("table-row", "table")))):
                    self._share = file.tell() / max(1, total)
                    yield table
        except (zipfile.BadZipFile, KeyError, SyntaxError, ValueError, EOFError, OSError) as error:
            raise unreadable(self._content, error) from error

    @contextmanager
    def _document(self) -> Iterator[tuple[IO[bytes], int]]:
        """The XML that holds the sheets, and its length."""
        with (
            self._content.open() as outer,
            zipfile.ZipFile(outer) as archive,
            archive.open("content.xml") as file,
        ):
            yield file, archive.getinfo("content.xml").file_size

    def _read(self, parts: Iterator[tuple[str, Element]]) -> Iterator[tuple[str, Row | None]]:
        name, number, repeated = "", 0, Repeated(self._content)
        merged = Merged(repeated)
        for event, element in parts:
            tag = local(element.tag)
            if event == "start" and tag == "table":
                name, number, merged = attribute(element, "name"), 0, Merged(repeated)
                yield name, None
            elif event == "end" and tag == "table-row":
                repeats = _count(element, "number-rows-repeated", _MOST_ROWS)
                cells = self._cells(element, number + 1, merged, repeated)
                for again in range(repeats if any(cells) else 0):
                    repeated.add(max(len(cells), _CELLS_A_ROW) if again else 0)
                    yield name, Row(number + 1 + again, list(cells))
                number += repeats

    def _cells(self, row: Element, number: int, merged: Merged, repeated: Repeated) -> list[str]:
        """The cells up to the last with a text."""
        cells: list[str] = []
        spans: list[tuple[int, int, str]] = []
        place = 0
        for cell in row:
            text = _text(cell)
            times = _count(cell, "number-columns-repeated", _MOST_ROWS)
            if text:
                refuse_too_wide(self._content, place + times)
                repeated.add(place - len(cells) + times - 1)
                cells += [*[""] * (place - len(cells)), *[text] * times]
                rows = _count(cell, "number-rows-spanned", _MOST_ROWS)
                spans += [(place, number + rows - 1, text)] if rows > 1 else []
            place += times
        filled = merged.filled(number, cells)
        for span in spans:
            merged.span(*span)
        return filled

    def _refuse_bursting(self) -> None:
        with self._content.open() as outer:
            try:
                parts = zipfile.ZipFile(outer).infolist()
            except zipfile.BadZipFile as error:
                raise unreadable(self._content, error) from error
        for part in parts:
            if part.file_size > _SMALL and part.file_size > _MOST_RATIO * part.compress_size:
                raise unreadable(self._content, OverflowError(part.filename))


class FlatOpenDocumentFile(OpenDocumentFile):
    """The sheets of an OpenDocument file that is one XML (.fods)."""

    @contextmanager
    def _document(self) -> Iterator[tuple[IO[bytes], int]]:
        with self._content.open() as file:
            yield file, self._content.size

    def _refuse_bursting(self) -> None:
        """Nothing is packed in it."""


def _count(element: Element, name: str, most: int) -> int:
    given = attribute(element, name)
    return max(1, min(most, int(given))) if given.isdecimal() and len(given) < 12 else 1


def _text(cell: Element) -> str:
    if local(cell.tag) != "table-cell":
        return ""
    kind = attribute(cell, "value-type")
    if kind in ("float", "currency", "percentage"):
        value = attribute(cell, "value")
        return value.removesuffix(".0")
    if kind == "date":
        return attribute(cell, "date-value").replace("T", " ")
    paragraphs = [text_of(part) for part in cell if local(part.tag) == "p"]
    return whole_text("\n".join(paragraphs))
