"""One folder holds one shop: its tables, its runs and which of them is active.

workspace.json      format, name and the data sets with their content hashes; replaced atomically
active.json         task → run id; a file of its own, so that switching runs touches nothing else
data/*.parquet      one file a kind, named by its content; written before the manifest names it
runs/<run>/         what training made
cache/              indexes, safe to delete
writer.lock         held by the one process that may change the shop
"""

import hashlib
import json
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from core.data.catalogue import Catalogue, empty_catalogue, from_table
from core.errors import WorkspaceError
from core.language import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import pyarrow

FORMAT = 1
MANIFEST = "workspace.json"
ACTIVE = "active.json"
LOCK = "writer.lock"
KINDS = ("products", "events", "sessions", "texts", "queries", "qrels")


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


@dataclass(frozen=True)
class Holder:
    """The process that may write: what a second window tells its user."""

    pid: int
    host: str
    program: str
    since: str


class Workspace:
    """A shop's folder, opened for writing by one process at a time or for reading by any number."""

    def __init__(self, path: Path, lock: IO[str] | None) -> None:
        self.path = path
        self._lock = lock
        self._manifest = _read_manifest(path)
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
        _refuse_other_folders(path)
        if not write:
            return cls(path, None)
        for folder in (path, path / "data", path / "runs", path / "cache"):
            folder.mkdir(parents=True, exist_ok=True)
        lock = take_lock(path)
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

    def table(self, kind: str) -> "pyarrow.Table | None":
        """The table of `kind`, or None where none has been imported.

        Raises:
            WorkspaceError: its file is missing or damaged; names it and the next step.
        """
        import pyarrow.parquet as parquet

        dataset = self.datasets().get(kind)
        if dataset is None:
            return None
        try:
            return parquet.read_table(self.path / dataset.file)
        except (OSError, ValueError) as error:
            raise WorkspaceError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The stored {kind} in {file} cannot be read ({reason}); import them again.",
                ),
                kind=kind,
                file=self.path / dataset.file,
                reason=str(error),
            ) from error

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

    def replace(
        self,
        tables: Mapping[str, "pyarrow.Table"],
        sources: Mapping[str, str] | None = None,
        reports: Mapping[str, dict[str, Any]] | None = None,
        **properties: Any,
    ) -> None:
        """Store `tables` in place of the earlier ones of their kinds: all of them or none.

        `properties` such as `name`, `demo` and `domain` go into the manifest in the same stroke.

        Raises:
            WorkspaceError: this process has opened the workspace for reading only.
        """
        self._require_writer()
        written = {
            kind: self._write_table(
                kind, table, (sources or {}).get(kind, ""), (reports or {}).get(kind, {})
            )
            for kind, table in tables.items()
        }
        datasets = {
            **self._manifest.get("datasets", {}),
            **{k: asdict(d) for k, d in written.items()},
        }
        manifest = {**self._manifest, **properties, "format": FORMAT, "datasets": datasets}
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

    def _active(self) -> dict[str, str]:
        try:
            stored = json.loads((self.path / ACTIVE).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return stored if isinstance(stored, dict) else {}

    def _write_table(
        self, kind: str, table: "pyarrow.Table", source: str, report: dict[str, Any]
    ) -> Dataset:
        import pyarrow.parquet as parquet

        temporary = self.path / "data" / f".{kind}.{os.getpid()}"
        parquet.write_table(table, temporary, compression="zstd")
        _sync(temporary)
        digest = _sha256(temporary)
        file = f"data/{kind}-{digest[:12]}.parquet"
        temporary.replace(self.path / file)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Dataset(kind, file, digest, table.num_rows, source, now, report)

    def _sweep(self) -> None:
        """Remove tables that no manifest names: what a kill between two writes leaves behind."""
        named = {dataset.file for dataset in self.datasets().values()}
        for file in (self.path / "data").iterdir():
            if f"data/{file.name}" not in named:
                file.unlink(missing_ok=True)

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


def holder_of(path: Path) -> Holder | None:
    """Who may write to the workspace in `path`, as far as they said; None where nobody does."""
    try:
        lock = (path / LOCK).open("r+", encoding="utf-8")
    except OSError:
        return None
    with lock:
        if _lock_file(lock):
            return None
        lock.seek(0)
        try:
            return Holder(**json.loads(lock.read()))
        except (ValueError, TypeError):
            return Holder(0, "?", "?", "?")


def replace_file(path: Path, text: str) -> None:
    """Write `text` to `path` so that a reader, or a kill, meets the old file or the new one."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _own_workspace(write: bool) -> Workspace:
    from core.data.importing import import_demo

    path = default_path()
    if not (path / MANIFEST).exists():
        with Workspace.open(path) as fresh:
            import_demo(fresh)
    return Workspace.open(path, write=write)


def _refuse_other_folders(path: Path) -> None:
    """A folder with someone else's files must not be turned into a workspace by a typing slip."""
    if not path.is_dir() or (path / MANIFEST).exists():
        return
    ours = {MANIFEST, ACTIVE, LOCK, "data", "runs", "cache"}
    foreign = [
        entry.name for entry in path.iterdir() if entry.name not in ours and entry.name[0] != "."
    ]
    if foreign:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core", "{path} holds other files ({files}); name an empty or a new folder."
            ),
            path=path,
            files=", ".join(sorted(foreign)[:3]),
        )


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        stored = json.loads((path / MANIFEST).read_text("utf-8"))
        found = stored["format"]
    except FileNotFoundError:
        return {"format": FORMAT, "datasets": {}}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core", "{file} is damaged ({reason}); restore it, or import into a new folder."
            ),
            file=path / MANIFEST,
            reason=str(error),
        ) from error
    if found > FORMAT:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core", "A later version wrote {path} (format {format}); update the program."
            ),
            path=path,
            format=found,
        )
    return dict(stored)


def take_lock(path: Path) -> IO[str]:
    """Become the one writer of the folder `path` until the returned file is closed.

    Raises:
        WorkspaceError: someone else is; names them.
    """
    lock = (path / LOCK).open("a+", encoding="utf-8")
    if not _lock_file(lock):
        lock.close()
        holder = holder_of(path) or Holder(0, "?", "?", "?")
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path} is in use by {program} (process {pid} on {host}, since {since});"
                " close it or open for reading only.",
            ),
            path=path,
            **asdict(holder),
        )
    lock.seek(0)
    lock.truncate()
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    lock.write(
        json.dumps(asdict(Holder(os.getpid(), socket.gethostname(), Path(sys.argv[0]).name, now)))
    )
    lock.flush()
    return lock


if sys.platform == "win32":
    import msvcrt

    def _lock_file(file: IO[str]) -> bool:
        """Take the lock if it is free; the system lets go of it with the process."""
        # Far beyond the text, so that others can still read who holds it.
        file.seek(1 << 30)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock_file(file: IO[str]) -> bool:
        """Take the lock if it is free; the system lets go of it with the process."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
