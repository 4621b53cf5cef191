"""Text files of rows: CSV and its kin, topics, qrels and sessions."""

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from core.data.formats.rows import Row

DELIMITERS = (",", "\t", ";", "|")
# A cell this long, over however many lines, is a quote that never closes.
LONGEST_CELL = 1 << 20
_SUSPICIOUS_LINES = 6


class _TextFile:
    """An open text file that knows how many bytes of it have been read."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._path, self._encoding = path, encoding
        self._raw: IO[bytes] | None = None

    def place(self) -> int:
        """How many bytes have been read so far."""
        if self._raw is None:
            return 0
        return self._path.stat().st_size if self._raw.closed else self._raw.tell()

    def lines(self) -> Iterator[str]:
        """The lines, with their ends; a broken byte becomes �."""
        with self._path.open("rb", buffering=1 << 18) as self._raw:
            import io

            text = io.TextIOWrapper(self._raw, self._encoding, errors="replace", newline="")
            yield from text
            text.detach()


class LineReader(_TextFile):
    """A file whose lines are rows, split by `split`: no quotes, no header."""

    def __init__(self, path: Path, encoding: str, split: Callable[[str], list[str]]) -> None:
        super().__init__(path, encoding)
        self._split = split

    def rows(self) -> Iterator[Row]:
        """Every line that is not blank."""
        for number, line in enumerate(self.lines(), 1):
            cells = self._split(line.rstrip("\r\n").lstrip("\ufeff" if number == 1 else ""))
            if any(cells):
                yield Row(number, cells)


class DelimitedReader(_TextFile):
    """A file of cells between delimiters, some perhaps in quotes and over several lines.

    A quote that never closes would swallow every row after it: where a row over several lines does
    not fit the header, each of its lines is read by itself and the quote taken for a letter.
    """

    def __init__(
        self, path: Path, encoding: str, delimiter: str, width: int, has_header: bool = True
    ) -> None:
        super().__init__(path, encoding)
        self._delimiter, self._width, self._has_header = delimiter, width, has_header
        self._pending: list[str] = []

    def rows(self) -> Iterator[Row]:
        """Every row that is not blank."""
        csv.field_size_limit(LONGEST_CELL)
        for number, row in enumerate(self._read(), 1):
            if any(row.cells) and not (self._has_header and number == 1):
                yield row._replace(number=number)

    def _read(self) -> Iterator[Row]:
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
            for cells in csv.reader([line], delimiter=self._delimiter, quoting=csv.QUOTE_NONE):
                yield Row(0, [_unquoted(cell) for cell in cells], True)


def _unquoted(cell: str) -> str:
    inner = cell.strip()
    return inner[1:-1] if len(inner) > 1 and inner[0] == inner[-1] == '"' else cell


def first_lines(path: Path, encoding: str, limit: int = 50) -> list[str]:
    """The first lines that are not blank."""
    found: list[str] = []
    for line in _TextFile(path, encoding).lines():
        if line.strip():
            found.append(line)
        if len(found) == limit:
            break
    return found


def split_cells(line: str, delimiter: str) -> list[str]:
    """One line as cells; for headers, which have no line breaks inside."""
    return next(iter(csv.reader([line], delimiter=delimiter)), [])


def best_delimiter(path: Path, header: str, understood: Callable[[Iterable[str]], int]) -> str:
    """The delimiter under which most column names are `understood`, then which gives most columns."""
    preferred = "\t" if path.suffix.lower() == ".tsv" else ","

    def worth(delimiter: str) -> tuple[int, int, bool]:
        cells = split_cells(header, delimiter)
        return understood(cells), len(cells), delimiter == preferred

    return max(DELIMITERS, key=worth)
