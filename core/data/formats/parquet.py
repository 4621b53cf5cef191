"""Parquet files, a batch of rows at a time."""

from collections.abc import Iterator
from typing import IO, Any

from core.data.formats.content import Content
from core.data.formats.table import (
    MOST_CELLS,
    Opened,
    Row,
    cell_text,
    column_names,
    refuse_too_wide,
    unreadable,
)
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

BATCH = 20_000
_DEEPEST = 4
# A file of few bytes may declare any number of rows; no honest one has so many cells a byte.
_MANY_CELLS, _MOST_CELLS_A_BYTE = 4_000_000, 50
# Columns, or parts of them, that the end of a file may list: what is longer takes minutes to read.
_MOST_LISTED = 200_000


class ParquetLook:
    """A Parquet file; structures are opened, so that every column holds plain values or lists."""

    def __init__(self, content: Content) -> None:
        self._content = content
        with _opened(content) as file:
            schema = _flat_schema(file.schema_arrow)
            self._columns = column_names(schema.names)
            _refuse_hollow(content, file.metadata.num_rows, len(self._columns))
        refuse_too_wide(content, len(self._columns))

    def opened(self, kind: str, sheet: str = "") -> Opened:
        """The columns are what they are, for every kind."""
        # What joins the items of a list in a cell: sessions split at spaces, categories have levels.
        mark = " " if kind == "sessions" else " / "
        return Opened(
            self._content, "parquet", self._columns, lambda: ParquetReader(self._content, mark)
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


class _Opened:
    """A Parquet file whose many kinds of failure are one sentence."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def __enter__(self) -> Any:
        from pyarrow import parquet

        self._bytes: IO[bytes] = self._content.open()
        try:
            self._file = parquet.ParquetFile(self._bytes, thrift_container_size_limit=_MOST_LISTED)
        except Exception as error:  # pyarrow has a dozen kinds, of no common family
            self._bytes.close()
            raise unreadable(self._content, error) from error
        return self._file

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        self._file.close()
        self._bytes.close()
        if isinstance(error, Exception) and not isinstance(error, DataError):
            raise unreadable(self._content, error) from error


def _opened(content: Content) -> _Opened:
    return _Opened(content)


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

    def __init__(self, content: Content, list_mark: str) -> None:
        self._content, self._list_mark = content, list_mark
        self._share = 0.0

    def place(self) -> int:
        """As many of the bytes as of the rows."""
        return round(self._content.size * self._share)

    def rows(self) -> Iterator[Row]:
        """Every row that is not blank, numbered as under a header."""
        import pyarrow as pa

        with _opened(self._content) as file:
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
            return [cell_text(value, self._list_mark) for value in values]
        except (ValueError, OverflowError):
            # A date before year 1, or bytes that say they are text: value by value.
            return [self._text(value) for value in column]

    def _text(self, value: Any) -> str:
        try:
            return cell_text(value.as_py(), self._list_mark)
        except UnicodeDecodeError:
            return bytes(value.as_buffer()).decode("utf-8", "replace")
        except (ValueError, OverflowError):
            return str(getattr(value, "value", ""))
