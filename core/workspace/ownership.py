"""What in a folder is ours: no other file is read as ours, written over or removed."""

import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from core.errors import WorkspaceError
from core.files import TEMPORARY, read_json
from core.language import QT_TRANSLATE_NOOP

KINDS = ("products", "events", "sessions", "texts", "queries", "qrels")
MANIFEST = "workspace.json"
ACTIVE = "active.json"
FEEDBACK = "feedback.sqlite"
JUDGMENTS = "judgments.sqlite"
MADE_UP = "made_up_shoppers.json"
DEMONSTRATIONS = "demonstrations.json"
RUN_NOTES = "run_notes.json"
WAITING = "waiting_trainings.json"
KEPT_OUT = "kept_out_texts.json"
LOCK = "writer.lock"
DATA, RUNS, CACHE = "data", "runs", "cache"
FOLDERS = (DATA, RUNS, CACHE)
# SQLite keeps its journals beside its file.
FILES = (
    *(MANIFEST, ACTIVE, MADE_UP, DEMONSTRATIONS, RUN_NOTES, WAITING, KEPT_OUT, LOCK),
    *(base + end for base in (FEEDBACK, JUDGMENTS) for end in ("", "-wal", "-shm", "-journal")),
)
# A shop works without these: who reads them refuses them, not the whole shop.
DISPENSABLE = frozenset(FILES) - {MANIFEST, ACTIVE, LOCK}

TABLE = re.compile(rf"({'|'.join(KINDS)})-[0-9a-f]{{12}}\.parquet")
STAGED = re.compile(rf"\.({'|'.join(KINDS)})\.\d+")
# What systems leave in folders that are empty to their users.
_CLUTTER = {".DS_Store", ".directory", ".localized", "Thumbs.db", "desktop.ini", "lost+found"}
_TABLES_OF = {
    FEEDBACK: {"texts", "lists", "events", "notes"},
    JUDGMENTS: {"sets", "queries", "judgments"},
}
_RUN = "run.json"
# What is larger is not read to find out whose it is.
_MOST_BYTES = 16 << 20


def is_plain_file(path: Path) -> bool:
    """Whether `path` is a regular file itself, not a link to one."""
    return (about := _about(path)) is not None and stat.S_ISREG(about.st_mode)


def is_plain_folder(path: Path) -> bool:
    """Whether `path` is a folder itself, not a link or a junction to one."""
    about = _about(path)
    return about is not None and stat.S_ISDIR(about.st_mode) and not _is_link(about)


def is_run_name(name: object) -> bool:
    """Whether `name` can be the name of a run's folder, and of nothing outside `runs`."""
    if not isinstance(name, str) or not name or name[0] == ".":
        return False
    return not any(mark in name for mark in "/\\:\0") and Path(name).name == name


def is_run_folder(folder: Path) -> bool:
    """Whether `folder` lies where runs do, holds what a run says of itself, and is no link."""
    return is_run_name(folder.name) and is_plain_folder(folder) and is_plain_file(folder / _RUN)


def require_own_parts(path: Path) -> None:
    """Refuse a workspace whose parts lead out of its folder or are not what they must be.

    Raises:
        WorkspaceError: a part that it cannot do without is a link, or a file where a folder belongs, or the
            other way round.
    """
    for name in FOLDERS:
        _require(path / name, stat.S_ISDIR)
    for name in FILES:
        if name not in DISPENSABLE:
            _require(path / name, stat.S_ISREG)


def require_plain_file(path: Path) -> None:
    """Refuse a link, a device, a pipe or a folder where a file of ours belongs.

    Raises:
        WorkspaceError: it is one of them; nothing there is fine.
    """
    _require(path, stat.S_ISREG)


def require_plain_folder(path: Path) -> None:
    """Refuse a link or a file where a folder of ours belongs.

    Raises:
        WorkspaceError: it is one of them; nothing there is fine.
    """
    _require(path, stat.S_ISDIR)


def _require(path: Path, is_right: Any) -> None:
    about = _about(path)
    if about is None:
        return
    if _is_link(about):
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "{file} is a link that leads out of the workspace;"
                " put what it points to in its place, or remove it.",
            ),
            file=path,
        )
    if not is_right(about.st_mode):
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core", "{file} is not what a workspace keeps under this name; move it elsewhere."
            ),
            file=path,
        )


def _about(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except (OSError, ValueError):
        return None


def _is_link(about: os.stat_result) -> bool:
    """Whether it leads elsewhere: a symbolic link, or what Windows calls a junction."""
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)
    return stat.S_ISLNK(about.st_mode) or getattr(about, "st_reparse_tag", 0) == junction


def is_new(path: Path) -> bool:
    """Whether a workspace may begin in `path`: nothing is there, or what a first writer began with."""
    return not path.exists() or not any(_strangers(path))


def strangers(path: Path, most: int = 3) -> list[str]:
    """The names of some entries for which the folder `path` cannot become a workspace."""
    return sorted(_strangers(path))[:most]


def _strangers(path: Path) -> Iterator[str]:
    for entry in path.iterdir():
        is_ours = TEMPORARY.fullmatch(entry.name) and is_plain_file(entry)
        is_ours = is_ours or (entry.name == LOCK and _is_own_lock(entry))
        if not is_ours and entry.name not in _CLUTTER:
            yield entry.name


def _is_own_lock(file: Path) -> bool:
    is_empty = is_plain_file(file) and file.stat().st_size == 0
    return is_empty or _has_keys(file, {"pid", "host", "program", "since"})


def holds_ours(path: Path) -> bool:
    """Whether the folder `path` holds what only this program makes: a table, a run, a log or the like."""
    return (
        bool(table_files(path))
        or any(map(_is_own_run, entries(path / RUNS)))
        or any(_is_own_database(path / name) for name in _TABLES_OF)
        or _has_keys(path / MADE_UP, {"format", "shoppers"})
        or _has_keys(path / DEMONSTRATIONS, {"format", "demonstrations"})
    )


def table_files(path: Path) -> list[Path]:
    """The files of the workspace `path` that are named as stored tables are, newest first."""
    files = [entry for entry in entries(path / DATA) if TABLE.fullmatch(entry.name)]
    return sorted(filter(is_plain_file, files), key=lambda file: -file.stat().st_mtime_ns)


def entries(folder: Path) -> list[Path]:
    """What lies in `folder`; nothing where it is a link, no folder, or not ours to look into."""
    try:
        return list(folder.iterdir()) if is_plain_folder(folder) else []
    except OSError:
        return []


def _is_own_run(folder: Path) -> bool:
    return is_run_folder(folder) and _has_keys(folder / _RUN, {"id", "task", "network"})


def _has_keys(file: Path, keys: set[str]) -> bool:
    """Whether `file` holds a JSON object with all of `keys`."""
    try:
        return is_plain_file(file) and keys <= set(read_json(file, _MOST_BYTES))
    except (OSError, ValueError, TypeError):
        return False


def _is_own_database(file: Path) -> bool:
    if not is_plain_file(file):
        return False
    try:
        # Immutable: nothing is created beside a file that may be somebody else's.
        address = file.resolve().as_uri() + "?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as log:
            names = {name for (name,) in log.execute("SELECT name FROM sqlite_master")}
            return names >= _TABLES_OF[file.name]
    except sqlite3.Error:
        return False
