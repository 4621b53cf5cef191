"""A fast way through long logs: UTF-8 without quotes, where every line is a row, read by pyarrow."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.data.formats.reading import Chunk
from core.data.formats.registry import damage_as_sentence
from core.data.formats.table import SourceTable

if TYPE_CHECKING:
    import pyarrow

# Bytes that are read together: some 100,000 rows.
BLOCK = 4 << 20


@dataclass(frozen=True)
class ColumnChunk:
    """Some rows of a file, as one array of texts a column; `numbers` as in `Chunk`."""

    numbers: range
    columns: "list[pyarrow.Array]"
    bytes_read: int


def column_chunks(table: SourceTable) -> Iterator[ColumnChunk | Chunk]:
    """The rows of a plain file, header left out; as a `Chunk` where one is torn, broken or blank."""
    number, bytes_read = 1, 0
    for block in _whole_lines(table):
        bytes_read += len(block)
        if number == 1 and table.has_header:
            number, block = _below_header(block)
        lines = block.count(b"\n") + (not block.endswith(b"\n") and bool(block))
        columns = _columns(table, block)
        if columns is None:
            yield _chunk(table, block, number, bytes_read)
        elif lines:
            yield ColumnChunk(range(number, number + lines), columns, bytes_read)
        number += lines


def _whole_lines(table: SourceTable) -> Iterator[bytes]:
    rest = b""
    with damage_as_sentence(table.content.shown), table.content.open() as file:
        while (block := file.read(BLOCK)) and file.tell() <= table.content.most:
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


def _columns(table: SourceTable, block: bytes) -> "list[pyarrow.Array] | None":
    """One array a column, or None where a line is blank or does not fit."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    names = [str(index) for index in range(len(table.columns))]
    if not block:
        return [pa.array([], pa.string()) for _ in names]
    if block[:1] in b"\r\n" or b"\n\n" in block or b"\n\r" in block:
        return None
    try:
        read = arrow_csv.read_csv(
            pa.BufferReader(block),
            arrow_csv.ReadOptions(column_names=names, block_size=len(block) + 1, use_threads=False),
            arrow_csv.ParseOptions(delimiter=table.delimiter, quote_char=False),
            arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    lines = block.count(b"\n") + (not block.endswith(b"\n"))
    columns: list[Any] = [column.combine_chunks() for column in read.columns]
    return columns if read.num_rows == lines else None


def _chunk(table: SourceTable, block: bytes, first: int, bytes_read: int) -> Chunk:
    text = io.StringIO(block.decode("utf-8", "replace"), newline="")
    cells = csv.reader(text, delimiter=table.delimiter, quoting=csv.QUOTE_NONE)
    rows = [(number, row) for number, row in enumerate(cells, first) if any(row)]
    return Chunk([number for number, _ in rows], [row for _, row in rows], bytes_read)
