"""The stored tables: Parquet files named by their content, staged unseen until the manifest names them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.files import sha256, sync

if TYPE_CHECKING:
    import pyarrow


@dataclass(frozen=True)
class Dataset:
    """One imported table: `rows` of it in `file`, whose content hash is `sha256`.

    `source` names the files it came from, `report` is its sheet of the cleaning report.
    """

    kind: str
    file: str
    sha256: str
    rows: int
    source: str = ""
    imported_at: str = ""
    report: dict[str, Any] = field(default_factory=dict)


class StagedTable:
    """A table written piece by piece to a file that no manifest names yet.

    A table that is never stored is thrown away by `discard`, or swept by the next writer.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = 0
        self._writer: Any = None

    def write(self, part: "pyarrow.Table") -> None:
        """Add rows; every part has the schema of the first."""
        if self._writer is None:
            import pyarrow.parquet as parquet

            self._writer = parquet.ParquetWriter(self.path, part.schema, compression="zstd")
        self._writer.write_table(part)
        self.rows += part.num_rows

    def copy(self, source: Path) -> None:
        """Take over a stored table byte by byte, so that its content hash stays the same."""
        import pyarrow.parquet as parquet

        self.path.write_bytes(source.read_bytes())
        self.rows = parquet.read_metadata(self.path).num_rows

    def finish(self) -> str:
        """Close the file, make sure it is on disk, and return its content hash."""
        self._close()
        sync(self.path)
        return sha256(self.path)

    def discard(self) -> None:
        """Forget what was written; harmless once the table is stored."""
        self._close()
        self.path.unlink(missing_ok=True)

    def _close(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def read_table(path: Path, columns: Sequence[str] | None = None) -> "pyarrow.Table":
    """A stored table, or some of its columns; texts that repeat share one dictionary.

    Raises:
        OSError, ValueError: the file is missing or damaged.
    """
    import pyarrow.parquet as parquet

    # Not `parquet.read_table`, which brings in pandas and pyarrow.dataset for nothing.
    with parquet.ParquetFile(path) as file:
        return file.read(columns=columns).unify_dictionaries()
