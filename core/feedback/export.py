"""Behaviour as a file for other programs: CSV or Parquet, which `import --events` takes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from core.errors import DataError, writing
from core.files import replacing
from core.language import QT_TRANSLATE_NOOP
from core.progress import ProgressCallback
from core.spreadsheet import guarded_table

FORMATS = (".csv", ".parquet")
# Rows written between two words of progress.
ROWS = 250_000


def export_events(table: pa.Table, path: Path, progress: ProgressCallback | None = None) -> int:
    """Write `table` to `path`, all or nothing, in the format of its ending; returns the number of rows.

    `progress` hears rows written and their total, and may raise to stop: then nothing is left behind.

    Raises:
        DataError: the ending is neither .csv nor .parquet, or the file cannot be written.
    """
    if path.suffix.lower() not in FORMATS:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{file} must end in {formats}; name it so."),
            file=path,
            formats=" / ".join(FORMATS),
        )
    with writing(path), replacing(path) as temporary:
        _write(table, temporary, path.suffix.lower(), progress)
    return int(table.num_rows)


def _write(table: pa.Table, path: Path, ending: str, progress: ProgressCallback | None) -> None:
    is_text = ending == ".csv"
    schema = _plain(table.slice(0, 0)).schema
    with _writer(path, ending, schema) as writer:
        for start in range(0, table.num_rows, ROWS):
            part = _plain(table.slice(start, ROWS))
            writer.write_table(guarded_table(part) if is_text else part)
            if progress:
                progress(min(start + ROWS, table.num_rows), table.num_rows)


@contextmanager
def _writer(path: Path, ending: str, schema: pa.Schema) -> Iterator[Any]:
    if ending == ".csv":
        from pyarrow import csv

        # The mark lets spreadsheets read Chinese; our own import knows it too.
        with path.open("wb") as stream:
            stream.write("\ufeff".encode())
            with csv.CSVWriter(stream, schema) as writer:
                yield writer
    else:
        from pyarrow import parquet

        with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
            yield writer


def _plain(table: pa.Table) -> pa.Table:
    """Texts as themselves instead of places in a dictionary, which CSV cannot hold."""
    columns = [
        column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
        for column in table.columns
    ]
    return pa.Table.from_arrays(columns, names=table.column_names)
