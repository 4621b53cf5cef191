"""Text files of rows: which delimiter they have and which row is their header, or that they are lines."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from core.data.formats import header
from core.data.formats.content import Content
from core.data.formats.delimited import DELIMITERS, DelimitedReader
from core.data.formats.encoding import Scan, scan
from core.data.formats.header import Header
from core.data.formats.lines import LineReader, first_lines
from core.data.formats.table import Opened, Row, refuse_too_wide
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

_LOOKED_AT = 60
# Characters, for lines may be long.
_MOST_LOOKED_AT = 1 << 20
# What Excel writes above a header to say how its cells are split.
_SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?,*;*", re.IGNORECASE)
_LONGEST_SHAPE = 2000
_NARROWEST_REPORT = 3
_FIGURE = re.compile(r"[-+]?\d[\d.,\s]*%?")
_TERMS = re.compile(r"\d+[ \t]+\S")


class TextLook:
    """A text file by its first lines, split in every way it may be."""

    def __init__(self, content: Content, encoding: str = "") -> None:
        self._content = content
        self._scan: Scan = scan(content, encoding)
        self._lines = [line for _, line in first_lines(content, self._scan.encoding, _LOOKED_AT)]
        if not self._lines:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "{path} holds only blank lines; choose a file with rows."
                ),
                path=content.shown,
            )
        self._above = _SEPARATOR_LINE.fullmatch(self._lines[0].strip())
        marks = (self._above[1],) if self._above else DELIMITERS
        self._grids = {mark: self._grid(mark) for mark in marks}

    def opened(self, kind: str, sheet: str = "") -> Opened:
        """By cells where there is a header that is understood, by lines for the kinds that are lists."""
        headers = {mark: header.of(grid, kind) for mark, grid in self._grids.items()}
        mark = max(headers, key=lambda mark: self._worth(mark, headers[mark]))
        if (
            not headers[mark].worth[0]
            and not headers[mark].shape
            and not self._has_strange_names(kind, mark, headers[mark])
            and (lines := self._as_lines(kind))
        ):
            return lines
        return self._delimited(mark, headers[mark])

    def _grid(self, mark: str) -> list[Row]:
        reader = DelimitedReader(self._content, self._scan.encoding, mark)
        rows: list[Row] = []
        length = 0
        for row in islice(reader.rows(), _LOOKED_AT):
            rows.append(row)
            length += sum(map(len, row.cells))
            if length > _MOST_LOOKED_AT:
                break
        refuse_too_wide(self._content, max((len(row.cells) for row in rows), default=0))
        return rows[1:] if self._above else rows

    def _worth(self, mark: str, top: Header) -> tuple[bool, int, bool, int, bool]:
        """What is understood, then what is told by its shape, then what cuts rows evenly and finely."""
        widths = [len(row.cells) for row in self._grids[mark]]
        even = max(widths.count(width) for width in set(widths)) if widths else 0
        finest = len(top.names) if even * 2 > len(widths) or len(top.names) > 1 else 0
        preferred = "\t" if self._content.suffix == ".tsv" else ","
        return *top.worth[:2], bool(top.shape), finest, mark == preferred

    def _has_strange_names(self, kind: str, mark: str, top: Header) -> bool:
        """Whether the first row names columns, if in words that are not understood."""
        if kind in ("", "sessions"):
            return bool(top.row) and _is_above_ids(self._lines)
        return kind == "queries" and self._is_report(mark, top)

    def _is_report(self, mark: str, top: Header) -> bool:
        """Whether there are figures in columns below a row of names: no list of queries has such."""
        grid = self._grids[mark]
        below = [row.cells for row in grid if row.number > top.row]
        if not top.row or len(top.names) < _NARROWEST_REPORT or not below:
            return False
        is_even = all(len(cells) == len(top.names) for cells in below)
        return is_even and any(all(map(_is_figure, cells)) for cells in zip(*below, strict=True))

    def _delimited(self, mark: str, top: Header) -> Opened:
        encoding = self._scan.encoding
        is_first = bool(self._grids[mark]) and self._grids[mark][0].number == 1
        is_plain = encoding == "utf-8" and not self._scan.has_quotes and len(mark) == 1
        return Opened(
            self._content,
            "delimited",
            top.names,
            lambda: _Below(DelimitedReader(self._content, encoding, mark, len(top.names)), top.row),
            encoding,
            mark,
            has_header=bool(top.row),
            header=top.cells,
            is_plain=is_plain
            and not self._scan.has_carriage_returns
            and (not top.row or (is_first and top.row == 1)),
            lists=top.lists,
            shape=top.shape,
        )

    def _as_lines(self, kind: str) -> Opened | None:
        for each, told in (("qrels", _judgments), ("sessions", _sessions), ("queries", _queries)):
            if kind in ("", each) and (way := told(self._lines, kind)):
                names, split = way
                return Opened(
                    self._content,
                    "lines",
                    names,
                    lambda split=split: LineReader(self._content, self._scan.encoding, split),  # type: ignore[misc]
                    self._scan.encoding,
                    "\t",
                    has_header=False,
                    shape=each,
                )
        return None


class _Below:
    """The rows below a header."""

    def __init__(self, reader: DelimitedReader, row: int) -> None:
        self._reader, self._row = reader, row

    def place(self) -> int:
        """How many bytes have been read so far."""
        return self._reader.place()

    def rows(self) -> Iterator[Row]:
        """Every row that is not blank."""
        return (row for row in self._reader.rows() if row.number > self._row)


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.fullmatch(cell.strip()))


def _is_above_ids(lines: list[str]) -> bool:
    """Whether a line without a digit stands above lines that all have some, as ids of products do."""
    has_digits = [any(map(str.isdigit, line)) for line in lines]
    return len(lines) > 1 and not has_digits[0] and all(has_digits[1:])


Way = tuple[tuple[str, ...], Callable[[str], list[str]]]


def _judgments(lines: list[str], kind: str) -> Way | None:
    """TREC's qrels by whatever spaces, or three columns."""
    cells = [line.split() for line in lines]
    if any("," in line for line in lines):
        return None
    is_named = bool(kind) and len(cells[0]) == 4
    if is_named or all(len(row) == 4 and header.is_grade(row[3]) for row in cells):
        return ("query_id", "iteration", "product_id", "grade"), str.split
    if kind and len(cells[0]) == 3:
        return ("query_id", "product_id", "grade"), str.split
    return None


def _sessions(lines: list[str], kind: str) -> Way | None:
    """Product ids by spaces or commas; a test line adds a tab and the target."""
    if kind:
        return ("items", "target"), _at_tab
    lines = [line[:_LONGEST_SHAPE] for line in lines]
    is_ids = all(re.fullmatch(r"[\w\-]+([ ,][\w\-]+)*(\t[\w\-]+)?", line.strip()) for line in lines)
    figures = sum(character.isdigit() for line in lines for character in line)
    return (("items", "target"), _at_tab) if is_ids and figures * 2 > sum(map(len, lines)) else None


def _queries(lines: list[str], kind: str) -> Way | None:
    """`query_id<TAB>text`, the same with a space where the ids count up, or one query a line."""
    if not kind:
        return None
    if lines[0].count("\t") == 1:
        return ("query_id", "text"), _at_tab
    if "\t" in lines[0]:
        words = [
            place for place, cell in enumerate(lines[0].split("\t")) if re.search(r"[^\W\d_]", cell)
        ]
        return ("text",), lambda line: line.split("\t")[(words or [0])[0] :][:1]
    if _counts_up(lines):
        return ("query_id", "text"), lambda line: line.split(maxsplit=1)
    return ("text",), lambda line: [line]


def _counts_up(lines: list[str]) -> bool:
    if len(lines) < 2 or not all(_TERMS.match(line) for line in lines):
        return False
    numbers = [int(line.split(maxsplit=1)[0][:18]) for line in lines]
    return numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _at_tab(line: str) -> list[str]:
    head, _, tail = line.partition("\t")
    return [head, tail]
