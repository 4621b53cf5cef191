"""CSV and its kin: cells between delimiters, some perhaps in quotes and over several lines.

A text of no other format is read here: split in every way it may be, or as a list of lines.
"""

import csv
import re
from collections.abc import Iterator
from itertools import islice

from core.data.formats.content import Content
from core.data.formats.encoding.scan import scan
from core.data.formats.header import Header, find_header
from core.data.formats.lines import TextFile, first_lines, table_of_lines
from core.data.formats.table import Row, SourceTable, refuse_too_wide
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

# The last is what databases of logs write; two colons are split by themselves, for csv knows no such.
_DELIMITERS = (",", "\t", ";", "|", "\x01", "::")
# Rows by which a file is known, and their characters, for lines may be long.
_FIRST_ROWS, _MOST_CHARACTERS = 60, 1 << 20
# A cell this long, over however many lines, is a quote that never closes.
LONGEST_CELL = 1 << 20
# So many lines with a row's delimiters each are rows that an open quote has swallowed.
_SUSPICIOUS_LINES = 6
# Lines of one row, where no header tells how wide rows are.
_LONGEST_ROW = 60
# Columns of a report; a list of queries has fewer.
_NARROWEST_REPORT = 3
# What Excel writes above a header to say how its cells are split.
_SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?,*;*", re.IGNORECASE)
_RULE = re.compile(r"\s*:?[-=+]{3,}:?\s*")
_FIGURE = re.compile(r"[-+]?\d[\d.,\s]*%?")
csv.field_size_limit(LONGEST_CELL)


def matches(content: Content, head: bytes) -> bool:
    """Whatever nothing else reads is text."""
    return True


def open_file(content: Content, encoding: str) -> "DelimitedFile":
    """A text file.

    Raises:
        DataError: it is no text, in an encoding that cannot be told, or blank.
    """
    return DelimitedFile(content, encoding)


class DelimitedFile:
    """A text file by its first rows, split in every way it may be."""

    def __init__(self, content: Content, encoding: str = "") -> None:
        self._content = content
        self._scan = scan(content, encoding)
        self._lines = first_lines(content, self._scan.encoding, _FIRST_ROWS)
        if not self._lines:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "{path} holds only blank lines; choose a file with rows."
                ),
                path=content.shown,
            )
        self._separator_line = _SEPARATOR_LINE.fullmatch(self._lines[0].strip())
        delimiters = (self._separator_line[1],) if self._separator_line else _DELIMITERS
        self._rows = {delimiter: self._first_rows(delimiter) for delimiter in delimiters}

    def table(self, kind: str, sheet: str = "") -> SourceTable:
        """By cells where there is a header that is understood, by lines for the kinds that are lists."""
        headers = {delimiter: find_header(rows, kind) for delimiter, rows in self._rows.items()}
        delimiter = max(headers, key=lambda mark: self._worth(mark, headers[mark]))
        header = headers[delimiter]
        is_table = (
            header.worth[0] or header.shape or self._has_strange_names(kind, delimiter, header)
        )
        lines = None
        if not is_table:
            lines = table_of_lines(self._content, self._scan.encoding, self._lines, kind)
        return lines or self._delimited(delimiter, header)

    def _first_rows(self, delimiter: str) -> list[Row]:
        reader = DelimitedReader(self._content, self._scan.encoding, delimiter)
        rows: list[Row] = []
        length = 0
        for row in islice(reader.rows(), _FIRST_ROWS):
            rows.append(row)
            length += sum(map(len, row.cells))
            if length > _MOST_CHARACTERS:
                break
        refuse_too_wide(self._content, max((len(row.cells) for row in rows), default=0))
        return rows[1:] if self._separator_line else rows

    def _worth(self, delimiter: str, header: Header) -> tuple[bool, int, bool, int, bool]:
        """What is understood, then what is told by its shape, then what cuts rows evenly and finely."""
        widths = [len(row.cells) for row in self._rows[delimiter]]
        even = max(widths.count(width) for width in set(widths)) if widths else 0
        finest = len(header.names) if even * 2 > len(widths) or len(header.names) > 1 else 0
        preferred = "\t" if self._content.suffix == ".tsv" else ","
        return *header.worth[:2], bool(header.shape), finest, delimiter == preferred

    def _has_strange_names(self, kind: str, delimiter: str, header: Header) -> bool:
        """Whether the first row names columns, if in words that are not understood."""
        if kind in ("", "sessions"):
            return bool(header.row) and _is_above_ids(self._lines)
        return kind == "queries" and self._is_report(delimiter, header)

    def _is_report(self, delimiter: str, header: Header) -> bool:
        """Whether there are figures in columns below a row of names: no list of queries has such."""
        below = [row.cells for row in self._rows[delimiter] if row.number > header.row]
        if not header.row or len(header.names) < _NARROWEST_REPORT or not below:
            return False
        is_even = all(len(cells) == len(header.names) for cells in below)
        return is_even and any(all(map(_is_figure, cells)) for cells in zip(*below, strict=True))

    def _delimited(self, delimiter: str, header: Header) -> SourceTable:
        encoding, width = self._scan.encoding, len(header.names)
        is_plain = encoding == "utf-8" and len(delimiter) == 1
        is_plain = is_plain and not self._scan.has_quotes and not self._scan.has_carriage_returns
        is_on_top = header.row == 1 and self._rows[delimiter][0].number == 1
        return SourceTable(
            content=self._content,
            format="delimited",
            columns=header.names,
            reader=lambda: DelimitedReader(self._content, encoding, delimiter, width, header.row),
            encoding=encoding,
            delimiter=delimiter,
            has_header=bool(header.row),
            header=header.cells,
            is_plain=is_plain and (not header.row or is_on_top),
            lists=header.lists,
            shape=header.shape,
        )


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.fullmatch(cell.strip()))


def _is_above_ids(lines: list[str]) -> bool:
    """Whether a line without a digit stands above lines that all have some, as ids of products do."""
    has_digits = [any(map(str.isdigit, line)) for line in lines]
    return len(lines) > 1 and not has_digits[0] and all(has_digits[1:])


class DelimitedReader(TextFile):
    """The rows of a delimited file below its header, which is the row `header_row`; 0 for none.

    A quote that never closes would swallow every row after it: where a row over several lines does
    not fit the header's `width`, each of its lines is read by itself and the quote taken for a letter.
    `width` is 0 before the header is known.
    """

    def __init__(
        self, content: Content, encoding: str, delimiter: str, width: int = 0, header_row: int = 0
    ) -> None:
        super().__init__(content, encoding)
        self._delimiter, self._width, self._header_row = delimiter, width, header_row
        # The lines of the row that is being read.
        self._pending: list[str] = []

    def rows(self) -> Iterator[Row]:
        """Every row below the header that is not blank."""
        for number, row in enumerate(self._split_rows(), 1):
            if number == 1 and row.cells:
                row.cells[0] = row.cells[0].lstrip("\ufeff")
            is_row = any(row.cells) and not self._is_rule(row.cells)
            if is_row and number > self._header_row:
                yield row._replace(number=number)

    def _is_rule(self, cells: list[str]) -> bool:
        """Whether it is the line under the header of a table drawn in text: `|---|:--|`."""
        return self._delimiter == "|" and all(map(_RULE.fullmatch, filter(None, cells)))

    def _split_rows(self) -> Iterator[Row]:
        if len(self._delimiter) > 1:
            yield from (Row(0, line.rstrip("\r\n").split(self._delimiter)) for line in self.lines())
            return
        lines = self._remembered()
        while True:
            try:
                for cells in csv.reader(lines, delimiter=self._delimiter):
                    if len(self._pending) > 1 and self._is_swallowed(cells):
                        yield from self._by_line()
                    else:
                        yield Row(0, cells)
                    self._pending.clear()
                return
            except csv.Error:
                # The cell grew beyond the limit; go on behind it with a fresh reader.
                yield from self._by_line()
                self._pending.clear()

    def _remembered(self) -> Iterator[str]:
        for line in self.lines():
            self._pending.append(line)
            yield line

    def _is_swallowed(self, cells: list[str]) -> bool:
        """Whether a row over several lines is really several rows behind an open quote."""
        if not self._width:
            return len(self._pending) > _LONGEST_ROW or self._is_open(cells)
        if len(cells) != self._width or self._is_open(cells):
            return True
        inner = self._pending[1:-1]
        count = self._width - 1
        # Prose may have as many commas as a row, but hardly on so many lines together.
        return len(inner) >= _SUSPICIOUS_LINES and all(
            line.count(self._delimiter) == count > 0 for line in inner
        )

    def _is_open(self, cells: list[str]) -> bool:
        """Whether the last cell runs to the end of the file for want of a quote."""
        last = self._pending[-1]
        is_odd = sum(line.count('"') for line in self._pending) % 2 == 1
        return is_odd and cells[-1].endswith(last) and not last.rstrip().endswith('"')

    def _by_line(self) -> Iterator[Row]:
        for line in self._pending:
            if len(line) > LONGEST_CELL:
                yield Row(0, [line[:200]], "broken_row")
            else:
                cells = line.rstrip("\r\n").split(self._delimiter)
                yield Row(0, [_unquoted(cell) for cell in cells], "open_quote")


def _unquoted(cell: str) -> str:
    inner = cell.strip()
    return inner[1:-1] if len(inner) > 1 and inner[0] == inner[-1] == '"' else cell
