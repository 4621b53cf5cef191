"""The lines of a text file, in whatever encoding and with whatever ends."""

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO

from core.data.formats.content import Content
from core.data.formats.encoding import MIXED
from core.data.formats.table import Row


class TextFile:
    """A text file that knows how many bytes of it have been read."""

    def __init__(self, content: Content, encoding: str) -> None:
        self._content, self._encoding = content, encoding
        self._bytes_read = 0

    def place(self) -> int:
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


def first_lines(content: Content, encoding: str, limit: int = 60) -> list[tuple[int, str]]:
    """The first lines that are not blank, without their ends, by number."""
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(TextFile(content, encoding).lines(), 1):
        if line.strip():
            lines.append((number, line.rstrip("\r\n").lstrip("\ufeff" if number == 1 else "")))
        if len(lines) == limit or number > 1000:
            break
    return lines
