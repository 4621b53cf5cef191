"""What can go wrong with the log's file, in sentences that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import WorkspaceError
from core.language import QT_TRANSLATE_NOOP, translate

_SENTENCES = {
    sqlite3.SQLITE_FULL: QT_TRANSLATE_NOOP(
        "core",
        "The disk is full, so this could not be recorded in {path}; what was recorded before is kept."
        " Free some space.",
    ),
    sqlite3.SQLITE_BUSY: QT_TRANSLATE_NOOP(
        "core",
        "Another program holds {path}, so this could not be recorded; close it and try again.",
    ),
    sqlite3.SQLITE_READONLY: QT_TRANSLATE_NOOP(
        "core",
        "{path} must not be written to, so this could not be recorded; check its permissions.",
    ),
}
_SENTENCES[sqlite3.SQLITE_LOCKED] = _SENTENCES[sqlite3.SQLITE_BUSY]
_HELD = QT_TRANSLATE_NOOP(
    "core",
    "Another program holds the log of behaviour in {path}, so it cannot be read; close that and try"
    " again.",
)
_READING = {sqlite3.SQLITE_BUSY: _HELD, sqlite3.SQLITE_LOCKED: _HELD}
_DAMAGED = QT_TRANSLATE_NOOP(
    "core",
    "The log of behaviour in {path} cannot be read ({reason}) and is left as it is;"
    " restore a copy, or move it away to begin a new one.",
)
_DAMAGE = {
    sqlite3.SQLITE_NOTADB: QT_TRANSLATE_NOOP("core", "it is no database"),
    sqlite3.SQLITE_CORRUPT: QT_TRANSLATE_NOOP("core", "parts of it are damaged"),
}


@contextmanager
def told(path: Path, reading: bool = False) -> Iterator[None]:
    """Turn errors of SQLite and of the system about the log in `path` into `WorkspaceError`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        # The extended code's low byte is the kind.
        kind = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        template = (_READING if reading else _SENTENCES).get(kind, _DAMAGED)
        raise WorkspaceError(template, path=path, reason=_reason(error, kind)) from error


def _reason(error: Exception, kind: int) -> str:
    if kind in _DAMAGE:
        return translate(_DAMAGE[kind])
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
