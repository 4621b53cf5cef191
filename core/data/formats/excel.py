"""Excel workbooks, read row by row: no number of a row, no style and no repetition costs memory.

`openpyxl` gives a row for every number that was left out, and reads all strings however many they are.
"""

import re
import zipfile
from collections.abc import Collection, Iterator
from datetime import datetime, time, timedelta
from functools import cached_property
from itertools import islice
from pathlib import PurePosixPath
from typing import IO, NamedTuple

from core.data.formats.content import Content
from core.data.formats.packed_xml import (
    Element,
    attribute,
    elements,
    is_packed,
    local,
    member_names,
    open_archive,
    refuse_bursting,
    text_of,
)
from core.data.formats.sheets import MOST_SHEETS, MergedCells, SheetsFile
from core.data.formats.table import RepeatedCells, Row, refuse_too_wide, unreadable, whole_text
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

_MERGE = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
# Bytes of a sheet that are searched for merged cells together.
_BLOCK = 1 << 20
# Numbers of the formats for dates that Excel has built in (ECMA-376, 18.8.30).
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NO_LETTERS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_ZEROS = re.compile(r"0{2,}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Longer ones are no ids and no amounts.
_LONGEST = 1e30
_DAY_ZERO, _DAY_ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
# Excel believes that 1900 was a leap year.
_LEAP_DAY = 60
# The last day of the year 9999.
_LAST_DAY = 2_958_465


def matches(content: Content, head: bytes) -> bool:
    """Whether it is an archive that may be a workbook."""
    return is_packed(content, head)


def open_file(content: Content, encoding: str) -> SheetsFile:
    """A workbook.

    Raises:
        DataError: it is another document of Office, or damaged.
    """
    names = member_names(content)
    if "xl/workbook.xml" in names or "[Content_Types].xml" not in names:
        return SheetsFile(content, "excel", ExcelWorkbook(content))
    raise DataError(
        QT_TRANSLATE_NOOP(
            "core",
            "{path} is a document of Office and no .xlsx workbook; save its table as .xlsx or CSV UTF-8.",
        ),
        path=content.shown,
    )


class _Part(NamedTuple):
    """A sheet and the file in the archive that it lies in."""

    name: str
    path: str
    is_hidden: bool


class ExcelWorkbook:
    """The sheets of a workbook; its strings are read once, as far as they are used."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._strings: list[str] = []
        self._merges: dict[str, list[tuple[int, int, int]]] = {}
        self._share = self._part_share = 0.0
        refuse_bursting(content)
        with open_archive(content) as archive:
            self._parts = _parts(archive)
            self._styles = _Styles(_open(archive, "xl/styles.xml"), _has_1904(archive))
        if not self._parts:
            raise unreadable(content, KeyError("xl/workbook.xml"))

    def first_rows(self, limit: int) -> dict[str, list[Row]]:
        """The first rows of the sheets that can be seen; of all where none can."""
        visible = [part.name for part in self._parts if not part.is_hidden]
        names = visible or [part.name for part in self._parts]
        return {name: list(islice(self._rows(name), limit)) for name in names[:MOST_SHEETS]}

    def rows(self, names: Collection[str]) -> Iterator[tuple[str, Row]]:
        """Every row of some sheets that is not blank, one sheet after another."""
        for done, name in enumerate(names):
            for row in self._rows(name):
                self._share = (done + self._part_share) / len(names)
                yield name, row

    def share_read(self) -> float:
        """How much of the sheets has been read."""
        return self._share

    def _rows(self, name: str) -> Iterator[Row]:
        """Every row that is not blank; cells that were merged downwards are filled."""
        path = next(part.path for part in self._parts if part.name == name)
        with open_archive(self._content) as archive:
            if path not in self._merges:
                self._merges[path] = _merges(archive, path)
            merged = MergedCells(RepeatedCells(self._content), self._merges[path])
            total = max(1, archive.getinfo(path).file_size)
            with archive.open(path) as file:
                for number, cells in self._cells(file):
                    self._part_share = file.tell() / total
                    filled = merged.filled(number, cells)
                    if any(filled):
                        yield Row(number, filled)

    def _cells(self, file: IO[bytes]) -> Iterator[tuple[int, list[str]]]:
        number = 0
        cells: dict[int, str] = {}
        for event, element in elements(file, frozenset(("c", "row"))):
            name = local(element.tag)
            if event == "start" and name == "row":
                reference = attribute(element, "r")
                number = max(number + 1, int(reference) if reference.isdecimal() else 0)
                cells = {}
            elif event == "end" and name == "c":
                column = _column(attribute(element, "r"))
                column = len(cells) if column is None else column
                refuse_too_wide(self._content, column + 1)
                cells[column] = self._text(element)
            elif event == "end" and name == "row":
                width = max((column + 1 for column, text in cells.items() if text), default=0)
                yield number, [cells.get(column, "") for column in range(width)]

    def _text(self, cell: Element) -> str:
        type_ = attribute(cell, "t")
        value = next((text_of(part) for part in cell if local(part.tag) in ("v", "is")), "")
        if type_ == "s":
            return self._shared(int(value)) if value.isdecimal() and len(value) < 10 else ""
        if type_ in ("str", "inlineStr"):
            return whole_text(_unescaped(value))
        return self._styles.cell_text(value, type_, attribute(cell, "s"))

    def _shared(self, index: int) -> str:
        """A shared string; they are read no further than the cells ask for."""
        self._strings += islice(self._unread_strings, max(0, index + 1 - len(self._strings)))
        return self._strings[index] if index < len(self._strings) else ""

    @cached_property
    def _unread_strings(self) -> Iterator[str]:
        with open_archive(self._content) as archive:
            file = _open(archive, "xl/sharedStrings.xml")
            if file is None:
                return
            with file:
                for event, element in elements(file, frozenset(("si",))):
                    if event == "end" and local(element.tag) == "si":
                        # Without the reading aids of Japanese.
                        parts = (part for part in element if local(part.tag) != "rPh")
                        yield whole_text(_unescaped("".join(map(text_of, parts))))


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
        parsed = elements(file, frozenset())
        return [part for event, part in parsed if event == "end" and local(part.tag) == name]


def _open(archive: zipfile.ZipFile, path: str) -> IO[bytes] | None:
    return archive.open(path) if path in archive.namelist() else None


def _has_1904(archive: zipfile.ZipFile) -> bool:
    properties = _all(archive, "xl/workbook.xml", "workbookPr")
    return any(attribute(element, "date1904") in ("1", "true") for element in properties)


def _merges(archive: zipfile.ZipFile, path: str) -> list[tuple[int, int, int]]:
    """Merged cells that span rows: the column from 0, the first row and the last."""
    merges, rest = [], b""
    with archive.open(path) as file:
        while block := file.read(_BLOCK):
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
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


class _Styles:
    """What a number says by the format of its cell: a date, an id with leading zeros, or a number.

    Formats are `date`, a row of zeros, or nothing; cells name them by their index.
    """

    def __init__(self, file: IO[bytes] | None, has_1904: bool) -> None:
        self._day_zero = _DAY_ZERO_1904 if has_1904 else _DAY_ZERO
        self._formats: list[str] = []
        if file is not None:
            with file:
                self._read(file)

    def _read(self, file: IO[bytes]) -> None:
        codes: dict[str, str] = {}
        is_cells = False
        for event, element in elements(file, frozenset()):
            name = local(element.tag)
            if name == "numFmt" and event == "end":
                codes[attribute(element, "numFmtId")] = attribute(element, "formatCode")
            elif name == "cellXfs":
                is_cells = event == "start"
            elif name == "xf" and event == "end" and is_cells:
                number = attribute(element, "numFmtId")
                self._formats.append(_format(number, codes.get(number, "")))

    def cell_text(self, text: str, type_: str, style: str) -> str:
        """The value of a cell that is no string, as text."""
        if type_ == "b":
            return "True" if text == "1" else "False"
        if type_ in ("e", "d") or not text:
            return text
        try:
            number = float(text)
        except ValueError:
            return text
        index = int(style) if style.isdecimal() and len(style) < 9 else 0
        format_ = self._formats[index] if index < len(self._formats) else ""
        if format_ == "date":
            return self._moment(number) or _number(text, number)
        return _number(text, number).zfill(len(format_))

    def _moment(self, days: float) -> str:
        if not 0 <= days < _LAST_DAY + 1:
            return ""
        if days < 1:
            return str((datetime.min + timedelta(seconds=round(days * 86_400))).time() or time())
        if self._day_zero == _DAY_ZERO and days < _LEAP_DAY:
            days += 1
        return str(self._day_zero + timedelta(seconds=round(days * 86_400)))


def _format(number: str, code: str) -> str:
    if number.isdecimal() and int(number) in _DATE_FORMATS and not code:
        return "date"
    if _ZEROS.fullmatch(code):
        return code
    plain = _NO_LETTERS.sub("", code).lower().replace("general", "")
    is_date = re.search("[dyhs年月日]|m(?!$)", plain) and not re.search("[#0?]", plain)
    return "date" if is_date else ""


def _number(text: str, number: float) -> str:
    if not number.is_integer():
        return str(number)
    return str(int(number)) if abs(number) < _LONGEST else text


def _unescaped(text: str) -> str:
    """A string with the letters that XML cannot hold: `_x000D_` is a carriage return."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
