"""Tables in HTML, as many back offices send them under the name `.xls`."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from core.data.formats.content import Content
from core.data.formats.encoding.scan import known_encoding, scan
from core.data.formats.lines import TextFile
from core.data.formats.sheets import SheetsFile, StreamedWorkbook
from core.data.formats.table import MOST_COLUMNS, RepeatedCells, Row
from core.errors import DataError

# Characters that the parser is given together.
_BLOCK = 1 << 16
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w\-]+)", re.IGNORECASE)
_MARKUP = re.compile(
    rb"\s*(<!--.*?-->\s*)?<(!doctype\s+html|html|table|head|meta|body|style|div)\b",
    re.IGNORECASE | re.DOTALL,
)


def matches(content: Content, head: bytes) -> bool:
    """Whether the first letters are those of a page."""
    return bool(_MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")[:4096]))


def open_file(content: Content, encoding: str) -> SheetsFile:
    """The tables of a page, as sheets."""
    page = HtmlWorkbook(content, encoding)
    return SheetsFile(content, "html", page, page.encoding)


class HtmlWorkbook(StreamedWorkbook):
    """The tables of a page, the outer ones where they are nested."""

    def __init__(self, content: Content, encoding: str) -> None:
        self._content = content
        self.encoding = scan(content, encoding or _declared(content), True).encoding
        self._text = TextFile(content, self.encoding)

    def share_read(self) -> float:
        """How much of the page has been read."""
        return self._text.bytes_read() / self._content.size

    def sheets(self) -> Iterator[tuple[str, Row | None]]:
        """Every table by its number, and each of its rows."""
        number, open_spans = 0, dict[int, tuple[int, str]]()
        repeated = RepeatedCells(self._content)
        for table, row in self._rows(repeated):
            if table != number:
                number, open_spans = table, {}
            filled = _filled(row, open_spans)
            repeated.add(len(filled.cells) - len(row.texts))
            yield str(table), filled

    def _rows(self, repeated: RepeatedCells) -> Iterator[tuple[int, "_Cells"]]:
        parser = _TableParser(repeated)
        for line in self._text.lines():
            for start in range(0, len(line), _BLOCK):
                parser.feed(line[start : start + _BLOCK])
                yield from parser.pop_rows()
        parser.close()
        yield from parser.pop_rows()


def _declared(content: Content) -> str:
    """The encoding that a page says it has; empty where it says none that is known, or is UTF-8 in truth."""
    head = content.head()
    match = _CHARSET.search(head)
    try:
        return known_encoding(match[1].decode()) if match and not _is_utf8(content) else ""
    except DataError:
        return ""


def _is_utf8(content: Content) -> bool:
    try:
        return scan(content, "", True).encoding.startswith("utf-8")
    except DataError:
        return False


class _Cells:
    """One row: its number in the table, its texts, and how many rows each spans."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.texts: list[str] = []
        self.spans: dict[int, int] = {}


def _filled(row: _Cells, open_spans: dict[int, tuple[int, str]]) -> Row:
    """The cells with those that span rows from above, which are not written again, in their places."""
    cells: list[str] = []
    for index, text in enumerate(row.texts):
        _fill(cells, row.number, open_spans)
        if index in row.spans:
            open_spans[len(cells)] = (row.number + row.spans[index] - 1, text)
        cells.append(text)
    _fill(cells, row.number, open_spans)
    return Row(row.number, cells)


def _fill(cells: list[str], number: int, open_spans: dict[int, tuple[int, str]]) -> None:
    while (span := open_spans.get(len(cells))) is not None and span[0] >= number:
        cells.append(span[1])


class _TableParser(HTMLParser):
    """Collects the rows of tables while the page is fed to it."""

    def __init__(self, repeated: RepeatedCells) -> None:
        super().__init__(convert_charrefs=True)
        self._repeated = repeated
        self._table = self._depth = 0
        self._number = 0
        self._row: _Cells | None = None
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._complete: list[tuple[int, _Cells]] = []

    def pop_rows(self) -> list[tuple[int, _Cells]]:
        """The rows that have become complete since the last call, with their tables' numbers."""
        rows, self._complete = self._complete, []
        return rows

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._table, self._number = self._table + 1, 0
        elif self._depth != 1:
            return
        elif tag == "tr":
            self._end_row()
            self._number += 1
            self._row = _Cells(self._number)
        elif tag in ("td", "th"):
            self._end_cell()
            attributes = dict(attrs)
            self._cell = []
            self._span = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            if self._depth == 1:
                self._end_row()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        row = self._row
        if row is None:
            self._number += 1
            row = self._row = _Cells(self._number)
        columns, rows = self._span
        if len(row.texts) + columns <= MOST_COLUMNS:
            if rows > 1:
                row.spans[len(row.texts)] = rows
            self._repeated.add(columns - 1)
            text = "".join(self._cell).replace("\xa0", " ").strip()
            row.texts += [text, *[""] * (columns - 1)]
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._complete.append((self._table, self._row))
        self._row = None


def _span(text: str | None) -> int:
    is_number = text and text.isdecimal() and len(text) < 9
    return max(1, min(MOST_COLUMNS, int(text))) if text and is_number else 1
