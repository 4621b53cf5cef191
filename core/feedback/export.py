"""Behaviour as a file for other programs: CSV or Parquet, which `import --events` takes back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import DataError, writing
from core.files import replacing
from core.language import QT_TRANSLATE_NOOP
from core.progress import ProgressCallback
from core.spreadsheet import guarded_table

if TYPE_CHECKING:
    import pyarrow

FORMATS = (".csv", ".parquet")
# Rows written between two words of progress.
ROWS = 250_000


def export_events(
    table: "pyarrow.Table", path: Path, progress: ProgressCallback | None = None
) -> int:
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


def _write(
    table: "pyarrow.Table", path: Path, ending: str, progress: ProgressCallback | None
) -> None:
    is_text = ending == ".csv"
    schema = _plain(table.slice(0, 0)).schema
    with _writer(path, ending, schema) as writer:
        for start in range(0, table.num_rows, ROWS):
            part = _plain(table.slice(start, ROWS))
            writer.write_table(guarded_table(part) if is_text else part)
            if progress:
                progress(min(start + ROWS, table.num_rows), table.num_rows)


def _writer(path: Path, ending: str, schema: "pyarrow.Schema") -> Any:
    if ending == ".csv":
        from pyarrow import csv

        # The mark lets spreadsheets read Chinese; our own import knows it too.
        stream = path.open("wb")
        stream.write("\ufeff".encode())
        return _Closing(csv.CSVWriter(stream, schema), stream)
    from pyarrow import parquet

    return parquet.ParquetWriter(path, schema, compression="zstd")


class _Closing:
    """A writer that closes the stream below it, which pyarrow leaves open."""

    def __init__(self, writer: Any, stream: Any) -> None:
        self._writer, self._stream = writer, stream

    def __enter__(self) -> Any:
        return self._writer

    def __exit__(self, *_: object) -> None:
        with self._stream:
            self._writer.close()


def _plain(table: "pyarrow.Table") -> "pyarrow.Table":
    """Texts as themselves instead of places in a dictionary, which CSV cannot hold."""
    import pyarrow as pa

    columns = [
        column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
        for column in table.columns
    ]
    return pa.Table.from_arrays(columns, names=table.column_names)
