"""A fast way through long logs: UTF-8 without quotes, where every line is a row, read by pyarrow."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.data.formats.reading import Chunk
from core.data.formats.table import Opened

if TYPE_CHECKING:
    import pyarrow

BLOCK = 4 << 20


@dataclass(frozen=True)
class Columns:
    """Some rows of a file, as one array of texts a column; `numbers` as in `Chunk`."""

    numbers: range
    columns: "list[pyarrow.Array]"
    bytes_done: int


def pieces(opened: Opened) -> Iterator[Columns | Chunk]:
    """The rows of a plain file, header left out; as a `Chunk` where one is torn, broken or blank."""
    number, done = 1, 0
    for block in _whole_lines(opened):
        done += len(block)
        if number == 1 and opened.has_header:
            number, block = _below_header(block)
        lines = block.count(b"\n") + (not block.endswith(b"\n") and bool(block))
        columns = _columns(opened, block)
        if columns is None:
            yield _chunk(opened, block, number, done)
        elif lines:
            yield Columns(range(number, number + lines), columns, done)
        number += lines


def _whole_lines(opened: Opened) -> Iterator[bytes]:
    rest = b""
    with opened.content.open() as file:
        while (block := file.read(BLOCK)) and file.tell() <= opened.content.most:
            whole, mark, rest_of_block = block.rpartition(b"\n")
            if mark:
                yield rest + whole + mark
                rest = rest_of_block
            else:
                rest += block
    if rest:
        yield rest


def _below_header(block: bytes) -> tuple[int, bytes]:
    """The number of the first row below the header, and the block from there."""
    number = 1
    while block:
        line, _, block = block.partition(b"\n")
        number += 1
        if line.strip():
            break
    return number, block


def _columns(opened: Opened, block: bytes) -> "list[pyarrow.Array] | None":
    """One array a column, or None where a line is blank or does not fit."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    names = [str(place) for place in range(len(opened.columns))]
    if not block:
        return [pa.array([], pa.string()) for _ in names]
    if block[:1] in b"\r\n" or b"\n\n" in block or b"\n\r" in block:
        return None
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(block),
            arrow_csv.ReadOptions(column_names=names, block_size=len(block) + 1, use_threads=False),
            arrow_csv.ParseOptions(delimiter=opened.delimiter, quote_char=False),
            arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    lines = block.count(b"\n") + (not block.endswith(b"\n"))
    columns: list[Any] = [column.combine_chunks() for column in table.columns]
    return columns if table.num_rows == lines else None


def _chunk(opened: Opened, block: bytes, first: int, done: int) -> Chunk:
    text = io.StringIO(block.decode("utf-8", "replace"), newline="")
    cells = csv.reader(text, delimiter=opened.delimiter, quoting=csv.QUOTE_NONE)
    rows = [(number, row) for number, row in enumerate(cells, first) if any(row)]
    return Chunk([number for number, _ in rows], [row for _, row in rows], done)
