"""How a folder is entered: which are refused, and what a first writer puts there."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from core.errors import NotWritable, WorkspaceError, reason_of
from core.language import QT_TRANSLATE_NOOP, translate
from core.workspace.lock import take_lock
from core.workspace.manifest import WorkspaceManifest, write_manifest
from core.workspace.ownership import FOLDERS, MANIFEST, require_own_parts
from core.workspace.recovery import require_shop, write_anew


def require_folder(path: Path) -> None:
    """Refuse what can be no workspace's folder; one that is not there yet is fine.

    Raises:
        WorkspaceError: `path` is a file, cannot be a name, cannot be looked into, or holds links.
    """
    try:
        _require_text(path)
        is_folder = stat.S_ISDIR(path.stat().st_mode)
        if is_folder:
            next(path.iterdir(), None)
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP("core", "{path} cannot be opened ({reason}); name another folder."),
            path=path,
            reason=reason_of(error),
        ) from error
    if not is_folder:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP("core", "{path} is a file; a workspace is a folder. Name a folder."),
            path=path,
        )
    require_own_parts(path)


def _require_text(path: Path) -> None:
    try:
        str(path.absolute()).encode("utf-8")
    except UnicodeEncodeError:
        # Neither Parquet files nor SQLite's can be opened there.
        raise ValueError(translate(QT_TRANSLATE_NOOP("core", "its name is no text"))) from None


def become_writer(path: Path) -> IO[str]:
    """The lock of the workspace in `path`, whose folders and manifest are there from now on.

    Raises:
        NotWritable: this process cannot write to it.
        WorkspaceError: another process writes to it.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        lock = take_lock(path)
    except OSError as error:
        raise not_writable(path, reason_of(error)) from error
    try:
        # The manifest first: without one, folders of these names are somebody else's.
        if not (path / MANIFEST).exists():
            write_manifest(path, WorkspaceManifest())
        for name in FOLDERS:
            (path / name).mkdir(exist_ok=True)
    except OSError as error:
        lock.close()
        raise not_writable(path, reason_of(error)) from error
    return lock


def rebuild(path: Path) -> None:
    """Write the manifest of the workspace in `path` anew from what its tables tell.

    Raises:
        NotWritable: this process cannot write to it.
        WorkspaceError: there is no shop, another process writes to it, or a later version wrote it.
    """
    require_folder(path)
    require_shop(path)
    try:
        with take_lock(path):
            write_anew(path)
    except OSError as error:
        raise not_writable(path, reason_of(error)) from error


@contextmanager
def disk_errors_as_sentence(file: Path) -> Iterator[None]:
    """Turn the errors of a disk while `file` is replaced into one sentence.

    Raises:
        WorkspaceError: it cannot be written; what was there still is.
    """
    try:
        yield
    except OSError as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "{file} cannot be written ({reason}) and is as it was before;"
                " make room, or mend its folder.",
            ),
            file=file,
            reason=reason_of(error),
        ) from error


def only_reading(path: Path) -> WorkspaceError:
    """The sentence that the workspace in `path` was not opened to be changed."""
    return WorkspaceError(
        QT_TRANSLATE_NOOP("core", "{path} is open for reading only; close the other window first."),
        path=path,
    )


def not_writable(path: Path, reason: object) -> NotWritable:
    """The sentence that `path` cannot be written to."""
    return NotWritable(
        QT_TRANSLATE_NOOP("core", "{path} cannot be written to ({reason}); name another folder."),
        path=path,
        reason=reason,
    )
