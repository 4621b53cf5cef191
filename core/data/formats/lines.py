"""Text files by their lines, in whatever encoding and with whatever ends, and tables of one row a line."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, NamedTuple

from core.data.formats.content import Content
from core.data.formats.encoding.scan import MIXED
from core.data.formats.header import is_grade
from core.data.formats.table import Row, SourceTable

# Lines among which the first that are not blank should be.
_FIRST_LINES = 1000
# Characters of a line by which it is known as ids.
_LONGEST_SHAPE = 2000
_TERMS = re.compile(r"\d+[ \t]+\S")
_IDS = re.compile(r"[\w\-]+([ ,][\w\-]+)*(\t[\w\-]+)?")


class TextFile:
    """A text file that knows how many bytes of it have been read."""

    def __init__(self, content: Content, encoding: str) -> None:
        self._content, self._encoding = content, encoding
        self._bytes_read = 0

    def bytes_read(self) -> int:
        """How many bytes have been read so far."""
        return self._bytes_read

    def lines(self) -> Iterator[str]:
        """The lines, with their ends; a broken byte becomes �."""
        with self._content.open() as raw, self._decoded(raw) as lines:
            for line in lines:
                yield line
                self._bytes_read = raw.tell()
                if self._bytes_read > self._content.most:
                    break

    @contextmanager
    def _decoded(self, raw: IO[bytes]) -> Iterator[Iterable[str]]:
        if self._encoding.startswith(MIXED):
            other = self._encoding.removeprefix(MIXED)
            yield (_either(line, other) for line in raw)
        else:
            with io.TextIOWrapper(raw, self._encoding, errors="replace", newline="") as text:
                yield text


def _either(line: bytes, other: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode(other, "replace")


def first_lines(content: Content, encoding: str, limit: int) -> list[str]:
    """The first lines that are not blank, without their ends."""
    lines: list[str] = []
    for number, line in enumerate(TextFile(content, encoding).lines(), 1):
        if line.strip():
            lines.append(line.rstrip("\r\n").lstrip("\ufeff" if number == 1 else ""))
        if len(lines) == limit or number > _FIRST_LINES:
            break
    return lines


class LineReader(TextFile):
    """A file whose lines are rows, split by `split`: no quotes."""

    def __init__(self, content: Content, encoding: str, split: Callable[[str], list[str]]) -> None:
        super().__init__(content, encoding)
        self._split = split

    def rows(self) -> Iterator[Row]:
        """Every line that is not blank."""
        for number, line in enumerate(self.lines(), 1):
            cells = self._split(line.rstrip("\r\n").lstrip("\ufeff" if number == 1 else ""))
            if any(cells):
                yield Row(number, cells)


class _Layout(NamedTuple):
    """The columns of a list, and how a line is split into them."""

    columns: tuple[str, ...]
    split: Callable[[str], list[str]]


def table_of_lines(
    content: Content, encoding: str, lines: list[str], kind: str
) -> SourceTable | None:
    """A list of judgments, sessions or queries without a header, as its first `lines` show; None for another.

    An empty `kind` is any of them.
    """
    for shape, layout_for in _SHAPES.items():
        if kind in ("", shape) and (layout := layout_for(lines, kind)):
            columns, split = layout
            return SourceTable(
                content=content,
                format="lines",
                columns=columns,
                reader=lambda: LineReader(content, encoding, split),  # noqa: B023
                encoding=encoding,
                delimiter="\t",
                has_header=False,
                shape=shape,
            )
    return None


def _judgments(lines: list[str], kind: str) -> _Layout | None:
    """TREC's qrels by whatever spaces, or three columns."""
    rows = [line.split() for line in lines]
    if any("," in line for line in lines):
        return None
    is_named = bool(kind) and len(rows[0]) == 4
    if is_named or all(len(row) == 4 and is_grade(row[3]) for row in rows):
        return _Layout(("query_id", "iteration", "product_id", "grade"), str.split)
    if kind and len(rows[0]) == 3:
        return _Layout(("query_id", "product_id", "grade"), str.split)
    return None


def _sessions(lines: list[str], kind: str) -> _Layout | None:
    """Product ids by spaces or commas; a test line adds a tab and the target."""
    layout = _Layout(("items", "target"), _at_tab)
    if kind:
        return layout
    lines = [line[:_LONGEST_SHAPE] for line in lines]
    is_ids = all(_IDS.fullmatch(line.strip()) for line in lines)
    digits = sum(character.isdigit() for line in lines for character in line)
    return layout if is_ids and digits * 2 > sum(map(len, lines)) else None


def _queries(lines: list[str], kind: str) -> _Layout | None:
    """`query_id<TAB>text`, the same with a space where the ids count up, or one query a line."""
    if not kind:
        return None
    if lines[0].count("\t") == 1:
        return _Layout(("query_id", "text"), _at_tab)
    if "\t" in lines[0]:
        cells = enumerate(lines[0].split("\t"))
        column = next((index for index, cell in cells if re.search(r"[^\W\d_]", cell)), 0)
        return _Layout(("text",), lambda line: line.split("\t")[column:][:1])
    if _counts_up(lines):
        return _Layout(("query_id", "text"), lambda line: line.split(maxsplit=1))
    return _Layout(("text",), lambda line: [line])


_SHAPES = {"qrels": _judgments, "sessions": _sessions, "queries": _queries}


def _counts_up(lines: list[str]) -> bool:
    if len(lines) < 2 or not all(map(_TERMS.match, lines)):
        return False
    numbers = [int(line.split(maxsplit=1)[0][:18]) for line in lines]
    return numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _at_tab(line: str) -> list[str]:
    head, _, tail = line.partition("\t")
    return [head, tail]
