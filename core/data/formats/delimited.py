"""CSV and its kin: cells between delimiters, some perhaps in quotes and over several lines."""

import csv
import io
import re
from collections.abc import Iterator

from core.data.formats.content import Content
from core.data.formats.lines import TextFile
from core.data.formats.table import Row

# The last is what databases of logs write; two colons are split by themselves, for csv knows no such.
DELIMITERS = (",", "\t", ";", "|", "\x01", "::")
# A cell this long, over however many lines, is a quote that never closes.
LONGEST_CELL = 1 << 20
_RULE = re.compile(r"\s*:?[-=+]{3,}:?\s*")
_SUSPICIOUS_LINES = 6
_SNIFFED_ROW = 60
csv.field_size_limit(LONGEST_CELL)


class DelimitedReader(TextFile):
    """Every row of a delimited file, header included.

    A quote that never closes would swallow every row after it: where a row over several lines does
    not fit the header's `width`, each of its lines is read by itself and the quote taken for a letter.
    `width` is 0 before the header is known.
    """

    def __init__(self, content: Content, encoding: str, delimiter: str, width: int = 0) -> None:
        super().__init__(content, encoding)
        self._delimiter, self._width = delimiter, width
        self._pending: list[str] = []

    def rows(self) -> Iterator[Row]:
        """Every row that is not blank."""
        for number, row in enumerate(self._read(), 1):
            if number == 1 and row.cells:
                row.cells[0] = row.cells[0].lstrip("\ufeff")
            if any(row.cells) and not self._is_rule(row.cells):
                yield row._replace(number=number)

    def _is_rule(self, cells: list[str]) -> bool:
        """Whether it is the line under the header of a table drawn in text: `|---|:--|`."""
        return self._delimiter == "|" and all(map(_RULE.fullmatch, filter(None, cells)))

    def _read(self) -> Iterator[Row]:
        if len(self._delimiter) > 1:
            yield from self._split()
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

    def _split(self) -> Iterator[Row]:
        for line in self.lines():
            yield Row(0, line.rstrip("\r\n").split(self._delimiter))

    def _remembered(self) -> Iterator[str]:
        for line in self.lines():
            self._pending.append(line)
            yield line

    def _is_swallowed(self, cells: list[str]) -> bool:
        """Whether a row over several lines is really several rows behind an open quote."""
        if not self._width:
            return len(self._pending) > _SNIFFED_ROW or self._is_open(cells)
        if len(cells) != self._width or self._is_open(cells):
            return True
        inner = self._pending[1:-1]
        marks = self._width - 1
        # Prose may have as many commas as a row, but hardly on so many lines together.
        return len(inner) >= _SUSPICIOUS_LINES and all(
            line.count(self._delimiter) == marks > 0 for line in inner
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


def split_cells(line: str, delimiter: str) -> list[str]:
    """One line as cells, quotes minded where the delimiter is one letter; the line itself where it cannot."""
    if len(delimiter) > 1:
        return line.split(delimiter)
    try:
        return next(iter(csv.reader(io.StringIO(line), delimiter=delimiter)), [])
    except csv.Error:
        return [line]
