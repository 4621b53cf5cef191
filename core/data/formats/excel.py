"""Excel workbooks, read row by row: no number of a row, no style and no repetition costs memory.

`openpyxl` gives a row for every number that was left out, and reads all strings however many they are.
"""

import re
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import PurePosixPath
from typing import IO

from core.data.formats.content import Content
from core.data.formats.excel_values import Styles, cell_value, unescaped
from core.data.formats.merged import Merged
from core.data.formats.sheets import MOST_SHEETS
from core.data.formats.table import Repeated, Row, refuse_too_wide, unreadable, whole_text
from core.data.formats.xml_parts import Element, attribute, elements, local, text_of
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

# Text of a workbook shrinks to a twentieth; what shrinks to less than a three-hundredth was made to burst.
_MOST_RATIO, _SMALL = 300, 64 << 20
_MOST_STRINGS = 160 << 20
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_PIECE = 1 << 20


@dataclass(frozen=True)
class _Part:
    name: str
    path: str
    is_hidden: bool


class ExcelFile:
    """The sheets of a workbook; its strings are read once, as far as they are used."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._strings: list[str] = []
        self._merges: dict[str, list[tuple[int, int, int]]] = {}
        self._share = self._part_share = 0.0
        with self._archive() as archive:
            self._refuse_bursting(archive)
            self._parts = _parts(archive)
            self._styles = Styles(_open(archive, "xl/styles.xml"), _has_1904(archive))
        if not self._parts:
            raise unreadable(content, KeyError("xl/workbook.xml"))

    def grids(self, limit: int) -> dict[str, list[Row]]:
        """The first rows of the sheets that can be seen; of all where none can."""
        seen = [part.name for part in self._parts if not part.is_hidden]
        names = seen or [part.name for part in self._parts]
        return {name: list(islice(self._rows(name), limit)) for name in names[:MOST_SHEETS]}

    def rows(self, names: Collection[str]) -> Iterator[tuple[str, Row]]:
        """Every row of some sheets that is not blank, one sheet after another."""
        for done, name in enumerate(names):
            for row in self._rows(name):
                self._share = (done + self._part_share) / len(names)
                yield name, row

    def share(self) -> float:
        """How much of the sheet has been read."""
        return self._share

    def _rows(self, name: str) -> Iterator[Row]:
        """Every row that is not blank; cells that were merged downwards are filled."""
        path = next(part.path for part in self._parts if part.name == name)
        with self._archive() as archive:
            merged = Merged(Repeated(self._content), self._merges_of(archive, path))
            total = max(1, archive.getinfo(path).file_size)
            with archive.open(path) as file:
                for number, cells in self._cells(file):
                    self._part_share = file.tell() / total
                    filled = merged.filled(number, cells)
                    if any(filled):
                        yield Row(number, filled)

    def _merges_of(self, archive: zipfile.ZipFile, path: str) -> list[tuple[int, int, int]]:
        if path not in self._merges:
            self._merges[path] = _merges(archive, path)
        return self._merges[path]

    def _cells(self, file: IO[bytes]) -> Iterator[tuple[int, list[str]]]:
        number = 0
        cells: dict[int, str] = {}
        for event, element in elements(file, frozenset(("c", "row"))):
            name = local(element.tag)
            if event == "start" and name == "row":
                given = attribute(element, "r")
                number = max(number + 1, int(given) if given.isdecimal() else 0)
                cells = {}
            elif event == "end" and name == "c":
                place = _column(attribute(element, "r"))
                place = len(cells) if place is None else place
                refuse_too_wide(self._content, place + 1)
                cells[place] = self._text(element)
            elif event == "end" and name == "row":
                yield number, _row(cells)

    def _text(self, element: Element) -> str:
        kind = attribute(element, "t")
        value = next((text_of(each) for each in element if local(each.tag) in ("v", "is")), "")
        if kind == "s":
            return self._shared(int(value)) if value.isdecimal() and len(value) < 10 else ""
        if kind in ("str", "inlineStr"):
            return whole_text(unescaped(value))
        return cell_value(value, kind, self._styles.of(attribute(element, "s")))

    def _shared(self, place: int) -> str:
        """A shared string; they are read no further than the cells ask for."""
        self._strings += islice(self._unread, max(0, place + 1 - len(self._strings)))
        return self._strings[place] if place < len(self._strings) else ""

    @cached_property
    def _unread(self) -> Iterator[str]:
        with self._archive() as archive:
            file = _open(archive, "xl/sharedStrings.xml")
            if file is None:
                return
            with file:
                for event, element in elements(file, frozenset(("si",))):
                    if event == "end" and local(element.tag) == "si":
                        yield whole_text(unescaped(_string(element)))

    @contextmanager
    def _archive(self) -> Iterator[zipfile.ZipFile]:
        with self._content.open() as file:
            try:
                with zipfile.ZipFile(file) as archive:
                    yield archive
            except (zipfile.BadZipFile, KeyError, SyntaxError, ValueError, EOFError) as error:
                raise unreadable(self._content, error) from error
            except (OSError, RuntimeError, NotImplementedError) as error:
                raise unreadable(self._content, error) from error

    def _refuse_bursting(self, archive: zipfile.ZipFile) -> None:
        for part in archive.infolist():
            is_strings = part.filename.endswith("sharedStrings.xml")
            ratio = part.file_size / max(1, part.compress_size)
            if (is_strings and part.file_size > _MOST_STRINGS) or (
                part.file_size > _SMALL and ratio > _MOST_RATIO
            ):
                raise DataError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "{path} unpacks to {size:,} MB of {part}, more than a table can hold;"
                        " save the sheet as CSV UTF-8.",
                    ),
                    path=self._content.shown,
                    size=part.file_size >> 20,
                    part=part.filename,
                )


def _parts(archive: zipfile.ZipFile) -> list[_Part]:
    """The sheets in order, with the files they lie in."""
    targets = {}
    for element in _all(archive, "xl/_rels/workbook.xml.rels", "Relationship"):
        target = attribute(element, "Target")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        targets[attribute(element, "Id")] = str(PurePosixPath(path))
    known = set(archive.namelist())
    return [
        _Part(attribute(element, "name"), path, attribute(element, "state") not in ("", "visible"))
        for element in _all(archive, "xl/workbook.xml", "sheet")
        if (path := targets.get(attribute(element, "id"), "")) in known
    ]


def _all(archive: zipfile.ZipFile, path: str, name: str) -> list[Element]:
    file = _open(archive, path)
    if file is None:
        return []
    with file:
        return [
            element
            for event, element in elements(file, frozenset())
            if event == "end" and local(element.tag) == name
        ]


def _open(archive: zipfile.ZipFile, path: str) -> IO[bytes] | None:
    return archive.open(path) if path in archive.namelist() else None


def _has_1904(archive: zipfile.ZipFile) -> bool:
    return any(
        attribute(element, "date1904") in ("1", "true")
        for element in _all(archive, "xl/workbook.xml", "workbookPr")
    )


def _merges(archive: zipfile.ZipFile, path: str) -> list[tuple[int, int, int]]:
    """Merged cells that span rows: the column from 0, the first row and the last."""
    merges, rest = [], b""
    with archive.open(path) as file:
        while block := file.read(_PIECE):
            for left, top, _, bottom in _MERGE.findall(rest + block):
                column = _column(left.decode())
                if column is not None and int(top) < int(bottom):
                    merges.append((column, int(top), int(bottom)))
            rest = block[-100:].partition(b"<mergeCell")[1] and block[-100:]
    return list(dict.fromkeys(merges))


def _column(reference: str) -> int | None:
    """`AB12` is column 27, counted from 0; None where there is no reference."""
    letters = reference.rstrip("0123456789")
    if not letters or len(letters) > 4 or not letters.isascii() or not letters.isalpha():
        return None
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - 64
    return place - 1


def _row(cells: dict[int, str]) -> list[str]:
    width = max((place + 1 for place, text in cells.items() if text), default=0)
    return [cells.get(place, "") for place in range(width)]


def _string(element: Element) -> str:
    """A shared string without the reading aids of Japanese."""
    parts = (part for part in element if local(part.tag) != "rPh")
    return "".join(text_of(part) for part in parts)
