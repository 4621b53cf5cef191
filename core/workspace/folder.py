"""The workspace itself: a folder opened for writing by one process, or for reading by any number."""

import hashlib
import json
import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from core.data.catalogue import Catalogue, empty_catalogue, from_table
from core.errors import WorkspaceError
from core.files import TEMPORARY, replace_file
from core.language import QT_TRANSLATE_NOOP
from core.workspace.lock import take_lock
from core.workspace.manifest import (
    ACTIVE,
    FORMAT,
    MANIFEST,
    read_manifest,
    refuse_other_folders,
)
from core.workspace.tables import Dataset, StagedTable, read_table

if TYPE_CHECKING:
    import pyarrow

KINDS = ("products", "events", "sessions", "texts", "queries", "qrels")


class Workspace:
    """A shop's folder, opened for writing by one process at a time or for reading by any number."""

    def __init__(self, path: Path, lock: IO[str] | None) -> None:
        self.path = path
        self._lock = lock
        self._manifest = read_manifest(path)
        self._catalogue: Catalogue | None = None

    @classmethod
    def open(cls, path: Path | None = None, *, write: bool = True) -> "Workspace":
        """Open the shop in `path`; without one, your own, which starts as the demo world.

        A folder that is not there yet becomes an empty shop.

        Raises:
            WorkspaceError: another process writes to it (named), it is damaged, or a later version
                wrote it.
        """
        if path is None:
            return _own_workspace(write)
        if path.exists() and not path.is_dir():
            raise WorkspaceError(
                QT_TRANSLATE_NOOP(
                    "core", "{path} is a file; a workspace is a folder. Name a folder."
                ),
                path=path,
            )
        refuse_other_folders(path)
        if not write:
            return cls(path, None)
        lock = _made_writable(path)
        try:
            workspace = cls(path, lock)
            workspace._sweep()
        except BaseException:
            lock.close()
            raise
        return workspace

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the lock; closing twice is harmless."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    @property
    def read_only(self) -> bool:
        """Whether this process must not change the shop."""
        return self._lock is None

    @property
    def name(self) -> str:
        """What people call this shop: its folder's name, unless it is the demo world."""
        return str(self._manifest.get("name") or self.path.name)

    @property
    def is_demo(self) -> bool:
        """Whether the data are the synthetic demo world and must be labelled so."""
        return bool(self._manifest.get("demo"))

    @property
    def domain(self) -> str:
        """What kind of things are searched, which decides the words on screen; `shop` by default."""
        return str(self._manifest.get("domain", "shop"))

    @property
    def timezone(self) -> str:
        """The shop's time zone by name (`Asia/Shanghai`); empty in workspaces that do not say."""
        return str(self._manifest.get("timezone") or "")

    @property
    def runs_dir(self) -> Path:
        """Where runs live, one folder each."""
        return self.path / "runs"

    @property
    def cache_dir(self) -> Path:
        """Where derived files live; everything in it can be made again."""
        return self.path / "cache"

    def datasets(self) -> dict[str, Dataset]:
        """What has been imported, by kind."""
        stored: dict[str, Any] = self._manifest.get("datasets", {})
        return {kind: Dataset(**entry) for kind, entry in stored.items()}

    def table(self, kind: str, columns: Sequence[str] | None = None) -> "pyarrow.Table | None":
        """The table of `kind`, or those of its `columns` that it has; None where none has been imported.

        Raises:
            WorkspaceError: its file is missing or damaged; names it and the next step.
        """
        try:
            return self._read(kind, columns)
        except FileNotFoundError:
            # A writer has replaced the table since this process read the manifest.
            self.refresh()
        except (OSError, ValueError) as error:
            raise self._unreadable(kind, error) from error
        try:
            return self._read(kind, columns)
        except (OSError, ValueError) as error:
            raise self._unreadable(kind, error) from error

    def _read(self, kind: str, columns: Sequence[str] | None) -> "pyarrow.Table | None":
        dataset = self.datasets().get(kind)
        return None if dataset is None else read_table(self.path / dataset.file, columns)

    def _unreadable(self, kind: str, error: Exception) -> WorkspaceError:
        return WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core", "The stored {kind} in {file} cannot be read ({reason}); import them again."
            ),
            kind=kind,
            file=self.path / self.datasets()[kind].file,
            reason=str(error),
        )

    def refresh(self) -> None:
        """See what another process has stored since this one opened the workspace."""
        manifest = read_manifest(self.path)
        if manifest != self._manifest:
            self._manifest = manifest
            self._catalogue = None

    def catalogue(self) -> Catalogue:
        """The products in memory, read once; empty where there are none."""
        if self._catalogue is None:
            table = self.table("products")
            if table is None:
                self._catalogue = empty_catalogue()
            else:
                self._catalogue = from_table(table, self.content_hash("products"))
        return self._catalogue

    def content_hash(self, *kinds: str) -> str:
        """One hash over the contents of `kinds` (all by default); changes when any of them does."""
        datasets = self.datasets()
        chosen = kinds or tuple(sorted(datasets))
        parts = [f"{kind}:{datasets[kind].sha256}" for kind in chosen if kind in datasets]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest() if parts else ""

    def stage(self, kind: str) -> StagedTable:
        """A table of `kind` to write piece by piece, for `replace` to store or `discard` to forget.

        Raises:
            WorkspaceError: this process has opened the workspace for reading only.
        """
        self._require_writer()
        return StagedTable(self.path / "data" / f".{kind}.{os.getpid()}")

    def replace(
        self,
        tables: Mapping[str, "pyarrow.Table | StagedTable"],
        sources: Mapping[str, str] | None = None,
        reports: Mapping[str, dict[str, Any]] | None = None,
        *,
        remove: Collection[str] = (),
        **properties: Any,
    ) -> None:
        """Store `tables` in place of the earlier ones of their kinds: all of them or none.

        The kinds in `remove` go, and `properties` such as `name`, `demo` and `domain` enter the
        manifest, in the same stroke.

        Raises:
            WorkspaceError: this process has opened the workspace for reading only.
        """
        self._require_writer()
        stored = {
            kind: asdict(dataset) for kind, dataset in self.datasets().items() if kind not in remove
        }
        staged = {kind: self._staged(kind, table) for kind, table in tables.items()}
        try:
            for kind, table in staged.items():
                source, report = (sources or {}).get(kind, ""), (reports or {}).get(kind, {})
                stored[kind] = asdict(self._store(kind, table, source, report))
        finally:
            for table in staged.values():
                table.discard()
        manifest = {**self._manifest, **properties, "format": FORMAT, "datasets": stored}
        replace_file(self.path / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        self._manifest = manifest
        self._catalogue = None
        self._sweep()

    def active_run(self, task: str) -> str:
        """The id of the run that serves `task`; empty where there is none or its folder is gone."""
        run = str(self._active().get(task, ""))
        return run if run and (self.runs_dir / run / "run.json").exists() else ""

    def activate(self, task: str, run: str) -> None:
        """Let `run` serve `task` from now on; an empty `run` means none. Atomic.

        Raises:
            WorkspaceError: this process has opened the workspace for reading only.
        """
        self._require_writer()
        replace_file(self.path / ACTIVE, json.dumps({**self._active(), task: run}))

    def store_text(self, name: str, text: str) -> None:
        """Replace the file `name` of this shop; whatever happens, it holds the old text or the new one.

        Raises:
            WorkspaceError: this process has opened the workspace for reading only, or it cannot be written.
        """
        self._require_writer()
        try:
            replace_file(self.path / name, text)
        except OSError as error:
            raise WorkspaceError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{file} cannot be written ({reason}) and is as it was before;"
                    " make room, or mend its folder.",
                ),
                file=self.path / name,
                reason=error.strerror or str(error),
            ) from error

    def deactivate_all(self) -> None:
        """Let no run serve any task.

        Raises:
            WorkspaceError: this process has opened the workspace for reading only.
        """
        self._require_writer()
        replace_file(self.path / ACTIVE, "{}")

    def _active(self) -> dict[str, str]:
        try:
            stored = json.loads((self.path / ACTIVE).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return stored if isinstance(stored, dict) else {}

    def _staged(self, kind: str, table: "pyarrow.Table | StagedTable") -> StagedTable:
        if isinstance(table, StagedTable):
            return table
        staged = self.stage(kind)
        staged.write(table)
        return staged

    def _store(
        self, kind: str, staged: StagedTable, source: str, report: dict[str, Any]
    ) -> Dataset:
        digest = staged.finish()
        file = f"data/{kind}-{digest[:12]}.parquet"
        staged.path.replace(self.path / file)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Dataset(kind, file, digest, staged.rows, source, now, report)

    def _sweep(self) -> None:
        """Remove what no manifest names: what a kill between two writes leaves behind."""
        named = {dataset.file for dataset in self.datasets().values()}
        stale = [
            file for file in (self.path / "data").iterdir() if f"data/{file.name}" not in named
        ]
        stale += [entry for entry in self.path.iterdir() if TEMPORARY.fullmatch(entry.name)]
        for file in stale:
            # Where a reader still holds it open, a later writer will take it away.
            with suppress(OSError):
                file.unlink()

    def _require_writer(self) -> None:
        if self.read_only:
            raise WorkspaceError(
                QT_TRANSLATE_NOOP(
                    "core", "{path} is open for reading only; close the other window first."
                ),
                path=self.path,
            )


def default_path() -> Path:
    """Your own workspace: the one that is opened where none is named."""
    from platformdirs import user_data_path

    return user_data_path("pinxun", appauthor=False) / "demo"


def _made_writable(path: Path) -> IO[str]:
    """Make the folders of a workspace and become its writer."""
    try:
        for folder in (path, path / "data", path / "runs", path / "cache"):
            folder.mkdir(parents=True, exist_ok=True)
        return take_lock(path)
    except OSError as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core", "{path} cannot be written to ({reason}); name another folder."
            ),
            path=path,
            reason=error.strerror or str(error),
        ) from error


def _own_workspace(write: bool) -> Workspace:
    from core.data.importing import import_demo

    path = default_path()
    if not (path / MANIFEST).exists():
        with Workspace.open(path) as fresh:
            import_demo(fresh)
    return Workspace.open(path, write=write)
