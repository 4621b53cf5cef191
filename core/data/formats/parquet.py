"""Parquet files, a batch of rows at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from core.data.formats.content import Content
from core.data.formats.table import (
    MOST_CELLS,
    Row,
    SourceTable,
    cell_text,
    column_names,
    list_separator,
    refuse_too_wide,
    unreadable,
)
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

# Rows that are turned into texts together.
BATCH = 20_000
# Levels of structures that become columns; what lies deeper stays JSON in a cell.
_DEEPEST = 4
# A file of few bytes may declare any number of rows; no honest one has so many cells a byte.
_MANY_CELLS, _MOST_CELLS_A_BYTE = 4_000_000, 50
# Columns, or parts of them, that the end of a file may list: what is longer takes minutes to read.
_MOST_LISTED = 200_000


def matches(content: Content, head: bytes) -> bool:
    """Whether it is Parquet, or called so."""
    return head.startswith(b"PAR1") or content.suffix in (".parquet", ".pq")


def open_file(content: Content, encoding: str) -> "ParquetFile":
    """A Parquet file."""
    return ParquetFile(content)


class ParquetFile:
    """A Parquet file; structures are opened, so that every column holds plain values or lists."""

    def __init__(self, content: Content) -> None:
        self._content = content
        with _open(content) as file:
            schema = _flat_schema(file.schema_arrow)
            self._columns = column_names(schema.names)
            _refuse_hollow(content, file.metadata.num_rows, len(self._columns))
        refuse_too_wide(content, len(self._columns))

    def table(self, kind: str, sheet: str = "") -> SourceTable:
        """The columns are what they are, for every kind."""
        return SourceTable(
            content=self._content,
            format="parquet",
            columns=self._columns,
            reader=lambda: ParquetReader(self._content, list_separator(kind)),
        )


def _refuse_hollow(content: Content, rows: int, columns: int) -> None:
    cells = rows * max(1, columns)
    if cells > _MANY_CELLS and cells > content.size * _MOST_CELLS_A_BYTE:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path} declares {rows:,} rows in {size:,} bytes, so they all say the same;"
                " export the rows that differ.",
            ),
            path=content.shown,
            rows=rows,
            size=content.size,
        )


@contextmanager
def _open(content: Content) -> Iterator[Any]:
    """A Parquet file to read from in the block; its many kinds of failure are one sentence."""
    from pyarrow import parquet

    try:
        with (
            content.open() as file,
            parquet.ParquetFile(file, thrift_container_size_limit=_MOST_LISTED) as opened,
        ):
            yield opened
    except DataError:
        raise
    except Exception as error:  # pyarrow has a dozen kinds, of no common family
        raise unreadable(content, error) from error


def _flat_schema(schema: Any) -> Any:
    return _flat(schema.empty_table()).schema


def _flat(table: Any) -> Any:
    import pyarrow as pa

    for _ in range(_DEEPEST):
        if not any(pa.types.is_struct(field.type) for field in table.schema):
            break
        table = table.flatten()
    return table


class ParquetReader:
    """The rows of a Parquet file."""

    def __init__(self, content: Content, separator: str) -> None:
        self._content, self._separator = content, separator
        self._share = 0.0

    def bytes_read(self) -> int:
        """As many of the bytes as of the rows."""
        return round(self._content.size * self._share)

    def rows(self) -> Iterator[Row]:
        """Every row that is not blank, numbered as under a header."""
        import pyarrow as pa

        with _open(self._content) as file:
            number, total = 1, max(1, file.metadata.num_rows)
            width = max(1, len(file.schema_arrow))
            for batch in file.iter_batches(max(1, min(BATCH, MOST_CELLS // width))):
                table = _flat(pa.Table.from_batches([batch]))
                columns = [self._texts(column) for column in table.columns]
                self._share = (number - 1 + len(batch)) / total
                for cells in zip(*columns, strict=True):
                    number += 1
                    if any(cells):
                        yield Row(number, list(cells))

    def _texts(self, column: Any) -> list[str]:
        import pyarrow.types as types

        try:
            values = column.to_pylist()
            if types.is_string(column.type) or types.is_large_string(column.type):
                return [value or "" for value in values]
            return [cell_text(value, self._separator) for value in values]
        except (ValueError, OverflowError):
            # A date before year 1, or bytes that say they are text: value by value.
            return [self._text(value) for value in column]

    def _text(self, value: Any) -> str:
        try:
            return cell_text(value.as_py(), self._separator)
        except UnicodeDecodeError:
            return bytes(value.as_buffer()).decode("utf-8", "replace")
        except (ValueError, OverflowError):
            return str(getattr(value, "value", ""))
