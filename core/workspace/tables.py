"""The stored tables: Parquet files named by their content, staged unseen until the manifest names them."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import WorkspaceError, reason_of
from core.files import sha256, sync
from core.language import QT_TRANSLATE_NOOP, translate
from core.workspace.manifest import Dataset, table_name
from core.workspace.ownership import is_plain_file
from core.workspace.schema import SCHEMAS
from core.workspace.shipped import DEMO_SOURCE, is_shipped

if TYPE_CHECKING:
    import pyarrow

_CHANGED = QT_TRANSLATE_NOOP("core", "its content is not what was stored")


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

        shutil.copyfile(source, self.path)
        self.rows = parquet.read_metadata(self.path).num_rows

    def finish(self) -> str:
        """Close the file, make sure it is on disk, and return its content hash."""
        self._close()
        sync(self.path)
        return sha256(self.path)

    def discard(self) -> None:
        """Forget what was written; harmless once the table is stored."""
        # A disk that is full refuses the end of the file too, which goes anyway.
        with suppress(OSError):
            self._close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _close(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()


def read_table(path: Path, columns: Sequence[str] | None = None) -> "pyarrow.Table":
    """A Parquet file, or some of its columns; texts that repeat share one dictionary.

    Raises:
        OSError, ValueError: the file is missing or damaged.
    """
    import pyarrow.parquet as parquet

    # Not `parquet.read_table`, which brings in pandas and pyarrow.dataset for nothing.
    with parquet.ParquetFile(path) as file:
        return file.read(columns=columns).unify_dictionaries()


def read_dataset(
    path: Path, dataset: Dataset, columns: Sequence[str] | None = None
) -> "pyarrow.Table":
    """The table of `dataset` in the workspace `path`, or those of `columns` that it has.

    Raises:
        WorkspaceError: it is missing, is not what was stored, or breaks the schema of its kind; names it
            and the next step.
    """
    import pyarrow

    try:
        return _checked(path / dataset.file, dataset, columns)
    except (OSError, ValueError, pyarrow.ArrowException) as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core", "The stored {kind} in {file} cannot be read ({reason}); import them again."
            ),
            kind=dataset.kind,
            file=path / dataset.file,
            reason=reason_of(error),
        ) from error


def _checked(file: Path, dataset: Dataset, columns: Sequence[str] | None) -> "pyarrow.Table":
    import pyarrow.parquet as parquet

    if content_hash(file) != dataset.sha256:
        raise ValueError(translate(_CHANGED))
    schema = SCHEMAS[dataset.kind]
    schema.check_types(parquet.read_schema(file))
    table = read_table(file, columns)
    schema.check_values(table)
    return schema.conformed(table, is_whole=columns is None)


def content_hash(file: Path) -> str:
    """The sha256 of a stored table, taken once in this process as long as the file stays as it is.

    Raises:
        FileNotFoundError: there is no such file.
        OSError, ValueError: it cannot be read, or is no file of its own but a link, a pipe or a folder.
    """
    about = file.lstat()
    if not is_plain_file(file):
        raise ValueError(translate(QT_TRANSLATE_NOOP("core", "it is no regular file")))
    return _content_hash(file, about.st_size, about.st_mtime_ns, about.st_ino)


@lru_cache(maxsize=64)
def _content_hash(file: Path, size: int, changed: int, inode: int) -> str:
    """The other arguments tell whether the file is still the one that was read."""
    return sha256(file)


def dataset_of(path: Path, file: Path) -> Dataset:
    """What a manifest would say of the table in `file`, which it has lost.

    Raises:
        OSError, ValueError, WorkspaceError: it is no sound table of the kind and content that its name tells.
    """
    kind, digest = file.name.split("-")[0], content_hash(file)
    if path / table_name(kind, digest) != file:
        raise ValueError(translate(_CHANGED))
    source = DEMO_SOURCE if is_shipped(kind, digest) else ""
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC).isoformat(timespec="seconds")
    dataset = Dataset(kind, table_name(kind, digest), digest, 0, source, written)
    return replace(dataset, rows=read_dataset(path, dataset).num_rows)
