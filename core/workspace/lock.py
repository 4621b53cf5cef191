"""One writer a folder: a lock that the system takes back when its process ends, however it ends."""

import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from core.errors import WorkspaceError
from core.files import parse_json
from core.language import QT_TRANSLATE_NOOP
from core.workspace.ownership import LOCK, require_plain_file

# A holder needs some hundred.
_MOST_CHARACTERS = 4096
_TEXTS = ("host", "program", "since")


@dataclass(frozen=True)
class Holder:
    """The process that may write: what a second window tells its user."""

    pid: int
    host: str
    program: str
    since: str


_UNKNOWN = Holder(0, "?", "?", "?")


def holder_of(path: Path) -> Holder | None:
    """Who may write to the workspace in `path`, as far as they said; None where nobody does."""
    try:
        lock = _opened(path / LOCK)
    except (OSError, WorkspaceError):
        return None
    with lock:
        try:
            return None if _lock_file(lock) else _holder_in(lock)
        except OSError:
            return None


def _holder_in(lock: IO[str]) -> Holder:
    try:
        lock.seek(0)
        stored = parse_json(lock.read(_MOST_CHARACTERS))
        return Holder(int(stored["pid"]), *(str(stored[name]) for name in _TEXTS))
    except (OSError, ValueError, TypeError, KeyError):
        return _UNKNOWN


def take_lock(path: Path) -> IO[str]:
    """Become the one writer of the folder `path` until the returned file is closed.

    Raises:
        WorkspaceError: someone else is, named; or the lock is a link, or no file.
        OSError: the folder cannot be written to.
    """
    lock = _opened(path / LOCK, os.O_CREAT)
    try:
        if not _lock_file(lock):
            raise _held(path, _holder_in(lock))
        lock.seek(0)
        lock.truncate()
        lock.write(json.dumps(asdict(_ourselves()), ensure_ascii=False))
        lock.flush()
    except BaseException:
        _close(lock)
        raise
    return lock


def _close(lock: IO[str]) -> None:
    # A disk that is full refuses what is still to be written once more.
    with suppress(OSError):
        lock.close()


def _opened(file: Path, create: int = 0) -> IO[str]:
    """The lock's file, never that of somebody else whom a link leads to."""
    require_plain_file(file)
    flags = os.O_RDWR | create | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(file, flags, 0o666)
    if os.fstat(descriptor).st_nlink > 1:
        os.close(descriptor)
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core", "{file} is the same file as another one elsewhere; remove it from here."
            ),
            file=file,
        )
    return os.fdopen(descriptor, "r+", encoding="utf-8", errors="replace")


def _held(path: Path, holder: Holder) -> WorkspaceError:
    return WorkspaceError(
        QT_TRANSLATE_NOOP(
            "core",
            "{path} is in use by {program} (process {pid} on {host}, since {since});"
            " close it or open for reading only.",
        ),
        path=path,
        **asdict(holder),
    )


def _ourselves() -> Holder:
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    return Holder(os.getpid(), socket.gethostname(), Path(sys.argv[0]).name or "python", now)


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
        """Take the lock if it is free; the system lets go of it with the process.

        Raises:
            OSError: this file system has no locks.
        """
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True
