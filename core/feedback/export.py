"""Behaviour as a file for other programs, which `import --events` takes back."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import writing
from core.files import replacing
from core.progress import ProgressCallback
from core.spreadsheet import require_format, write_frames

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow

# In memory as text at once; a log may have hundreds of millions.
CHUNK_ROWS = 250_000


def export_events(
    table: "pyarrow.Table", path: Path, progress: ProgressCallback | None = None
) -> int:
    """Write `table` to `path`, all or nothing, in the format of its ending; returns the number of rows.

    `progress` hears rows written and their total, and may raise to stop: then nothing is left behind.

    Raises:
        DataError: the ending names no format, or the file cannot be written.
    """
    require_format(path)
    chunks = _chunks(table, progress)
    if path.suffix.lower() == ".parquet":
        _write_parquet(path, chunks, _plain(table.schema))
    else:
        write_frames(path, map(_frame, chunks))
    return int(table.num_rows)


def _chunks(table: "pyarrow.Table", progress: ProgressCallback | None) -> Iterator["pyarrow.Table"]:
    """The rows from first to last, texts as themselves instead of places in a dictionary."""
    schema = _plain(table.schema)
    for start in range(0, table.num_rows, CHUNK_ROWS) or [0]:
        yield table.slice(start, CHUNK_ROWS).cast(schema)
        if progress:
            progress(min(start + CHUNK_ROWS, table.num_rows), table.num_rows)


def _plain(schema: "pyarrow.Schema") -> "pyarrow.Schema":
    import pyarrow as pa

    fields = [
        field.with_type(pa.string()) if pa.types.is_dictionary(field.type) else field
        for field in schema
    ]
    return pa.schema(fields)


def _frame(chunk: "pyarrow.Table") -> "pd.DataFrame":
    # A rank that is not known must not make 5.0 of the 5 beside it.
    frame: pd.DataFrame = chunk.to_pandas(integer_object_nulls=True)
    return frame


def _write_parquet(path: Path, chunks: Iterator["pyarrow.Table"], schema: "pyarrow.Schema") -> None:
    """Arrow's own format, without a detour that would cost its types."""
    from pyarrow import parquet

    with (
        writing(path),
        replacing(path) as file,
        parquet.ParquetWriter(file, schema, compression="zstd") as writer,
    ):
        for chunk in chunks:
            writer.write_table(chunk)
