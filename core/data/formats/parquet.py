"""Parquet files, a batch of rows at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.data.formats.rows import Row, cell_text, unreadable

BATCH = 20_000


def parquet_columns(path: Path) -> tuple[str, ...]:
    """The columns of a Parquet file.

    Raises:
        DataError: it is none, or damaged.
    """
    import pyarrow.parquet as parquet

    try:
        return tuple(parquet.read_schema(path).names)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


class ParquetReader:
    """The rows of a Parquet file."""

    def __init__(self, path: Path, list_mark: str) -> None:
        self._path, self._list_mark = path, list_mark
        self._share = 0.0
        self._size = path.stat().st_size

    def place(self) -> int:
        """As many of the bytes as of the rows."""
        return round(self._size * self._share)

    def rows(self) -> Iterator[Row]:
        """Every row that is not blank, numbered as under a header."""
        import pyarrow.parquet as parquet

        try:
            with parquet.ParquetFile(self._path) as file:
                number, total = 1, max(1, file.metadata.num_rows)
                for batch in file.iter_batches(BATCH):
                    columns = [self._texts(column) for column in batch.columns]
                    self._share = (number - 1 + len(batch)) / total
                    for cells in zip(*columns, strict=True):
                        number += 1
                        if any(cells):
                            yield Row(number, list(cells))
        except (OSError, ValueError) as error:
            raise unreadable(self._path, error) from error

    def _texts(self, column: Any) -> list[str]:
        return [cell_text(value, self._list_mark) for value in column.to_pylist()]
