"""XML that holds a table: sheets as Excel 2003 saved them, and feeds of products."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import ParseError

from core.data.formats.content import Content
from core.data.formats.packed_xml import (
    Element,
    attribute,
    count_attribute,
    elements,
    local,
    text_of,
)
from core.data.formats.records import Record, RecordsFile
from core.data.formats.sheets import SheetsFile, StreamedWorkbook
from core.data.formats.table import Row, SourceFile, refuse_too_wide, unreadable, whole_text
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

_SHEETS = b"urn:schemas-microsoft-com:office:spreadsheet"
# Names of elements that are records, or end in one that is, most telling first.
_RECORDS = (
    *("item", "entry", "product", "offer", "goods", "record"),
    *("row", "sku", "article", "topic", "query"),
)
_BEGINNINGS = tuple(
    b"<" + name
    for name in b"?xml rss feed Workbook products items topics yml_catalog catalog offers root".split()
)
# Elements among which that of the records should be.
_FIRST_ELEMENTS = 5000


def is_xml(head: bytes) -> bool:
    """Whether the first letters are those of XML."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_BEGINNINGS)


def matches(content: Content, head: bytes) -> bool:
    """Whether the first letters are those of XML."""
    return is_xml(head)


def open_file(content: Content, encoding: str) -> SourceFile:
    """A workbook of Excel 2003, or a feed.

    Raises:
        DataError: none of its elements is that of a feed, or it is damaged.
    """
    if _SHEETS in content.head():
        return SheetsFile(content, "xml", XmlWorkbook(content))
    feed = XmlFeed(content)
    return RecordsFile(content, "xml", "", lambda: feed)


class XmlWorkbook(StreamedWorkbook):
    """The sheets of a workbook of Excel 2003."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._share = 0.0

    def share_read(self) -> float:
        """How much of the file has been read."""
        return self._share

    def sheets(self) -> Iterator[tuple[str, Row | None]]:
        """Every sheet, and after it each of its rows."""
        name, number = "", 0
        with self._content.open() as file:
            for event, element in _parsed(self._content, elements(file, frozenset(("Row",)))):
                tag = local(element.tag)
                if event == "start" and tag == "Worksheet":
                    name, number = attribute(element, "Name"), 0
                    yield name, None
                elif event == "end" and tag == "Row":
                    number = max(number + 1, count_attribute(element, "Index", 0))
                    self._share = file.tell() / self._content.size
                    yield name, Row(number, self._cells(element))

    def _cells(self, row: Element) -> list[str]:
        cells: list[str] = []
        for cell in row:
            column = count_attribute(cell, "Index", 0) or len(cells) + 1
            refuse_too_wide(self._content, column)
            cells += [""] * (column - 1 - len(cells))
            data = next((part for part in cell if local(part.tag) == "Data"), None)
            cells.append("" if data is None else whole_text(text_of(data)))
        return cells


class XmlFeed:
    """The records of a feed: the elements that come again and again, with their children as fields."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._name = _record_name(content)
        self._bytes_read = 0

    def bytes_read(self) -> int:
        """How many bytes have been read so far."""
        return self._bytes_read

    def records(self) -> Iterator[Record]:
        """Every record, by its number among them."""
        number = 0
        with self._content.open() as file:
            parts = elements(file, frozenset((self._name,)))
            for event, element in _parsed(self._content, parts):
                if event == "end" and local(element.tag) == self._name:
                    number += 1
                    self._bytes_read = file.tell()
                    yield Record(number, _fields(element))


def _parsed(
    content: Content, parts: Iterator[tuple[str, Element]]
) -> Iterator[tuple[str, Element]]:
    try:
        yield from parts
    except (ParseError, ValueError, LookupError) as error:
        raise unreadable(content, error) from error


def _record_name(content: Content) -> str:
    counts: Counter[str] = Counter()
    with content.open() as file:
        parts = _parsed(content, elements(file, frozenset()))
        for event, element in islice(parts, _FIRST_ELEMENTS):
            if event == "end" and len(element):
                counts[local(element.tag)] += 1
    known = [name for name in counts if _rank(name)]
    if known:
        return max(known, key=lambda name: (counts[name], _rank(name)))
    raise DataError(
        QT_TRANSLATE_NOOP(
            "core",
            "{path} is XML, and none of its elements is that of a feed of products;"
            " export it as CSV or .xlsx.",
        ),
        path=content.shown,
    )


def _rank(name: str) -> int:
    """How surely an element of that name is a record: `item`, or `SHOPITEM`; 0 for another."""
    ranks = (rank for rank, known in enumerate(_RECORDS) if name.lower().endswith(known))
    return len(_RECORDS) - min(ranks, default=len(_RECORDS))


def _fields(element: Element) -> dict[str, object]:
    fields: dict[str, list[str]] = {}
    for name, value in element.items():
        fields.setdefault(local(name), []).append(value)
    for part in element:
        name = local(part.tag)
        if len(part):
            for below, inner in _fields(part).items():
                fields.setdefault(f"{name}.{below}", []).append(str(inner))
        else:
            fields.setdefault(name, []).append((part.text or "").strip())
    return {name: values[0] if len(values) == 1 else values for name, values in fields.items()}
