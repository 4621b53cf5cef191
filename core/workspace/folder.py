"""The workspace itself: a folder opened for writing by one process, or for reading by any number."""

import hashlib
import logging
import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from core.errors import DamagedWorkspace, WorkspaceError
from core.files import replace_file
from core.workspace import access
from core.workspace.active import read_active, write_active
from core.workspace.manifest import Dataset, write_manifest
from core.workspace.ownership import (
    ACTIVE,
    CACHE,
    DATA,
    RUNS,
    is_run_folder,
    require_plain_file,
)
from core.workspace.recovery import read_manifest
from core.workspace.shipped import DEMO_ZONE
from core.workspace.storing import describe, staged_tables, store, sweep
from core.workspace.tables import StagedTable, read_dataset

if TYPE_CHECKING:
    import pyarrow

logger = logging.getLogger(__name__)


class Workspace:
    """A shop's folder, opened for writing by one process at a time or for reading by any number."""

    def __init__(self, path: Path, lock: IO[str] | None) -> None:
        self.path = path
        self._lock = lock
        self._manifest, self._damage = read_manifest(path)

    @classmethod
    def open(cls, path: Path, *, write: bool = True) -> "Workspace":
        """Open the shop in `path`.

        A folder that is not there yet, or empty, becomes an empty shop; reading creates nothing.

        Raises:
            DamagedWorkspace: it is to be written to, and its manifest is lost or damaged; reading goes on
                with what the tables tell, and `damage` says what is wrong.
            NotWritable: it is to be written to, and this process cannot.
            WorkspaceError: another process writes to it (named), the folder is somebody else's or leads
                out of itself by links, or a later version wrote it.
        """
        access.require_folder(path)
        reader = cls(path, None)
        if not write:
            return reader
        if reader._damage:
            raise reader._damage
        lock = access.become_writer(path)
        try:
            workspace = cls(path, lock)
            workspace._tidy()
        except BaseException:
            lock.close()
            raise
        return workspace

    @classmethod
    def rebuild(cls, path: Path) -> "Workspace":
        """Open for writing the shop in `path` with a manifest written anew from what its tables tell.

        The damaged manifest stays beside it, under another name.

        Raises:
            NotWritable: this process cannot write to it.
            WorkspaceError: there is no shop, another process writes to it, or a later version wrote it.
        """
        access.rebuild(path)
        return cls.open(path)

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
    def damage(self) -> DamagedWorkspace | None:
        """What is wrong with the manifest of a shop that is open for reading; None as a rule."""
        return self._damage

    @property
    def name(self) -> str:
        """What people call this shop: its folder's name, unless it is the demo world."""
        return self._manifest.name or self.path.name

    @property
    def is_demo(self) -> bool:
        """Whether the data are the synthetic demo world and must be labelled so."""
        return self._manifest.is_demo

    @property
    def domain(self) -> str:
        """What kind of things are searched, which decides the words on screen; `shop` by default."""
        return self._manifest.domain

    @property
    def timezone(self) -> str:
        """The shop's time zone by name (`Asia/Shanghai`); empty in workspaces that do not say."""
        return self._manifest.timezone or (DEMO_ZONE if self.is_demo else "")

    @property
    def runs_dir(self) -> Path:
        """Where runs live, one folder each."""
        return self.path / RUNS

    @property
    def cache_dir(self) -> Path:
        """Where derived files live; everything in it can be made again."""
        return self.path / CACHE

    def datasets(self) -> dict[str, Dataset]:
        """What has been imported, by kind."""
        return dict(self._manifest.datasets)

    def table(self, kind: str, columns: Sequence[str] | None = None) -> "pyarrow.Table | None":
        """The table of `kind`, or those of its `columns` that it has; None where none has been imported.

        Raises:
            WorkspaceError: its file is missing, is not what was stored, or breaks the schema of its kind;
                names it and the next step.
        """
        known = self._manifest
        try:
            return self._read(kind, columns)
        except WorkspaceError:
            self.refresh()
            # Otherwise a writer has replaced the table since this process read the manifest.
            if self._manifest is known:
                raise
        return self._read(kind, columns)

    def _read(self, kind: str, columns: Sequence[str] | None) -> "pyarrow.Table | None":
        dataset = self._manifest.datasets.get(kind)
        return None if dataset is None else read_dataset(self.path, dataset, columns)

    def refresh(self) -> None:
        """See what another process has stored since this one opened the workspace.

        A shop that was opened damaged stays as it was read.

        Raises:
            WorkspaceError: a later version has written it.
        """
        if self._damage:
            return
        manifest, self._damage = read_manifest(self.path)
        if manifest != self._manifest:
            self._manifest = manifest

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
        return StagedTable(self.path / DATA / f".{kind}.{os.getpid()}")

    def replace(
        self,
        tables: Mapping[str, "pyarrow.Table | StagedTable"],
        sources: Mapping[str, str] | None = None,
        reports: Mapping[str, dict[str, Any]] | None = None,
        *,
        remove: Collection[str] = (),
        active: Mapping[str, str] | None = None,
        **properties: Any,
    ) -> None:
        """Store `tables` in place of the earlier ones of their kinds: all of them or none.

        The kinds in `remove` go, only the runs in `active` (task → run) serve from now on where it is
        given, and `properties` such as `name`, `demo` and `domain` enter the manifest, in the same stroke.

        Raises:
            WorkspaceError: this process has opened the workspace for reading only, or it cannot be written
                to; the workspace is as it was.
        """
        self._require_writer()
        properties["active"] = None if active is None else dict(active)
        try:
            with (
                access.disk_errors_as_sentence(self.path),
                staged_tables(tables, self.stage) as staged,
            ):
                datasets = describe(staged, sources or {}, reports or {})
                store(self.path, self._manifest, staged, datasets, remove, properties)
        finally:
            self._tidy()

    def _tidy(self) -> None:
        """Go on with the manifest that is in force, whatever has happened, and remove what it let go."""
        self._manifest, self._damage = read_manifest(self.path)
        if self._damage:
            raise self._damage
        sweep(self.path, self._manifest)
        # Where the disk is full the manifest goes on saying which runs serve.
        with suppress(WorkspaceError):
            self._settle()

    def _settle(self) -> None:
        """Write down in their own file which runs serve, where a replacement has decided it."""
        if self._manifest.active is None:
            return
        with access.disk_errors_as_sentence(self.path):
            write_active(self.path, self._manifest.active)
            manifest = self._manifest.changed(active=None)
            write_manifest(self.path, manifest)
        self._manifest = manifest

    def active_run(self, task: str) -> str:
        """The id of the run that serves `task`; empty where there is none or its folder is gone."""
        run = self.chosen_run(task)
        return run if is_run_folder(self.runs_dir / run) else ""

    def chosen_run(self, task: str) -> str:
        """The id of the run that was activated for `task`, whether it is there still or not; empty: none."""
        return self._active().get(task, "")

    def activate(self, task: str, run: str) -> None:
        """Let `run` serve `task` from now on; an empty `run` means none. Atomic.

        Raises:
            WorkspaceError: this process has opened the workspace for reading only, or it cannot be written
                to; the runs that served still do.
        """
        self._require_writer()
        self._settle()
        with access.disk_errors_as_sentence(self.path / ACTIVE):
            write_active(self.path, {**self._active(), task: run})
        logger.info("%s: %s is served by %s", self.path, task, run or "no run")

    def store_text(self, name: str, text: str) -> None:
        """Replace the file `name` of this shop; whatever happens, it holds the old text or the new one.

        Raises:
            WorkspaceError: this process has opened the workspace for reading only, it cannot be written, or a
                link or a folder is in its place.
        """
        self._require_writer()
        require_plain_file(self.path / name)
        with access.disk_errors_as_sentence(self.path / name):
            replace_file(self.path / name, text, follow_links=False)

    def _active(self) -> Mapping[str, str]:
        return read_active(self.path) if self._manifest.active is None else self._manifest.active

    def _require_writer(self) -> None:
        if self.read_only:
            raise access.only_reading(self.path)
