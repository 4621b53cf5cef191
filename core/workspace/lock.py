"""One writer a folder: a lock that the system takes back when its process ends, however it ends."""

import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from core.errors import WorkspaceError
from core.language import QT_TRANSLATE_NOOP

LOCK = "writer.lock"


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
            return _UNKNOWN


def take_lock(path: Path) -> IO[str]:
    """Become the one writer of the folder `path` until the returned file is closed.

    Raises:
        WorkspaceError: someone else is; names them.
    """
    lock = (path / LOCK).open("a+", encoding="utf-8")
    if not _lock_file(lock):
        lock.close()
        holder = holder_of(path) or _UNKNOWN
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
    lock.write(json.dumps(asdict(_ourselves()), ensure_ascii=False))
    lock.flush()
    return lock


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
        """Take the lock if it is free; the system lets go of it with the process."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
