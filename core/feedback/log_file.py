"""The log's file: its schema, its faults, and how it is opened without changing what is not ours."""

import re
import sqlite3
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.errors import WorkspaceError
from core.language import QT_TRANSLATE_NOOP, translate
from core.set_aside import set_aside
from core.workspace.ownership import require_plain_file

# What `user_version` of the file says; a later program counts on.
FORMAT = 1
# Another process writes for milliseconds only; one that holds the file longer is told of.
WRITER_SECONDS = 2.0
# A log that is being made is an empty file for a moment.
BEGINNING_SECONDS = 5.0
# A reader goes on without the log, and may have to wait several times.
READER_SECONDS = 1.0
_EMPTY = QT_TRANSLATE_NOOP(
    "core",
    "The log of behaviour in {path} is an empty file, so nothing is known from it and it begins anew;"
    " restore a copy if there was more.",
)
# What SQLite says where it cannot write beside the file; the last two of a full disk.
_UNWRITABLE = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
)
_SCHEMA = """
CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE lists (
    id INTEGER PRIMARY KEY, time REAL NOT NULL, source INTEGER NOT NULL, shopper INTEGER NOT NULL,
    session INTEGER NOT NULL, query INTEGER NOT NULL, run INTEGER NOT NULL, experiment INTEGER NOT NULL
);
CREATE TABLE events (
    id INTEGER PRIMARY KEY, list INTEGER NOT NULL, product INTEGER NOT NULL, action INTEGER NOT NULL,
    rank INTEGER NOT NULL, time REAL NOT NULL, team INTEGER NOT NULL
);
CREATE TABLE notes (id INTEGER PRIMARY KEY, time REAL NOT NULL, entry TEXT NOT NULL);
"""
# What text 0 says: the name of the log, which enters names of files.
_NAME = re.compile("log [0-9a-f]{32}")
_COLUMNS = {
    "texts": {"id", "text"},
    "lists": {"id", "time", "source", "shopper", "session", "query", "run", "experiment"},
    "events": {"id", "list", "product", "action", "rank", "time", "team"},
    "notes": {"id", "time", "entry"},
}
_GUARDS = {
    f"{table}_no_{deed}": (deed, table) for table in _COLUMNS for deed in ("UPDATE", "DELETE")
}

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
def log_errors(path: Path, reading: bool = False) -> Iterator[None]:
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


def open_for_writing(path: Path) -> sqlite3.Connection:
    """The log in `path`, made where there is none.

    Raises:
        WorkspaceError: what lies there is no log, or one of a later version; it is left as it is.
        sqlite3.Error, OSError: it is locked, damaged or cannot be written.
    """
    was_there = _is_there(path)
    connection = _connected(path, "mode=rwc", WRITER_SECONDS)
    try:
        _prepare(connection, path)
    except BaseException:
        connection.close()
        if not was_there:
            _forget_beginning(path)
        raise
    return connection


def _forget_beginning(path: Path) -> None:
    """A full disk leaves an empty file, which would be taken for a log that was emptied."""
    with suppress(OSError):
        if path.stat().st_size == 0:
            path.unlink()


def open_for_reading(path: Path) -> sqlite3.Connection | None:
    """The log in `path` beside its writer; None where there is none yet.

    Raises:
        WorkspaceError: what lies there is no log, or one of a later version.
        sqlite3.Error, OSError: it is locked, damaged or cannot be read.
    """
    if not _is_there(path):
        return None
    try:
        # Not `mode=ro`, which could not read what a killed writer left in the write-ahead log.
        return _read_from(path, "mode=rw")
    except sqlite3.OperationalError as error:
        # Where nothing can be written beside the file, nobody writes it either.
        if error.sqlite_errorcode & 0xFF not in _UNWRITABLE or not _is_complete(path):
            raise
        return _read_from(path, "mode=ro&immutable=1")


def _is_there(path: Path) -> bool:
    """Whether there is a file in `path`.

    SQLite would follow links out of the workspace, wait for a pipe, and throw away the write-ahead log of a
    file that was emptied.

    Raises:
        WorkspaceError: there is something else, or an emptied file.
        OSError: the folder cannot be looked into.
    """
    sizes = [_size_of(path.with_name(path.name + ending)) for ending in ("", "-wal", "-shm")]
    if sizes[0] == 0 and sizes[1]:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "The log of behaviour in {path} was emptied and is left as it is, for what was done last may"
                " still be in {beside}; restore a copy, or move both away to begin a new one.",
            ),
            path=path,
            beside=f"{path.name}-wal",
        )
    if sizes[0] == 0 and time.time() - path.lstat().st_mtime > BEGINNING_SECONDS:
        set_aside(WorkspaceError(_EMPTY, path=path))
    return sizes[0] is not None


def _size_of(path: Path) -> int | None:
    """Bytes of a plain file, None where there is none."""
    require_plain_file(path)
    try:
        return path.lstat().st_size
    except FileNotFoundError:
        return None


def identity_of_file(path: Path) -> tuple[int, int] | None:
    """Tells the file in `path` from one that replaces it; None where there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _connected(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{mode}",
        uri=True,
        timeout=patience,
        check_same_thread=False,
        isolation_level=None,
    )
    # A text that is no UTF-8 must not hide all others.
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    return connection


def _read_from(path: Path, mode: str) -> sqlite3.Connection | None:
    """The log in `path` for reading; None where its writer has not yet made it."""
    connection = _connected(path, mode, READER_SECONDS)
    try:
        connection.execute("PRAGMA query_only = ON")
        if _is_log(connection, path):
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


def _is_complete(path: Path) -> bool:
    """Whether the file is there and holds everything, with nothing left in its write-ahead log."""
    ahead = path.with_name(f"{path.name}-wal")
    return path.exists() and not (ahead.exists() and ahead.stat().st_size)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make sure that the file is a log of ours that survives kills and power cuts."""
    is_log = _is_log(connection, path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if not is_log:
        _create(connection)


def _is_log(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether there is a log of ours; False where there is nothing at all.

    Raises:
        WorkspaceError: there is something else, or a log of a later version.
    """
    # In one statement: another process may be making the log between two.
    version, tables = connection.execute(
        "SELECT user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_user_version"
    ).fetchone()
    if version > FORMAT:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "A later version wrote the log of behaviour (format {format}); update the program.",
            ),
            format=version,
        )
    if not version and not tables:
        return False
    if version < FORMAT or not _has_schema(connection):
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path} is a database, but no log of behaviour, and is left as it is;"
                " restore a copy, or move it away to begin a new one.",
            ),
            path=path,
        )
    return True


def _has_schema(connection: sqlite3.Connection) -> bool:
    """Whether the tables are there, and nothing beside them that computes: a view may never end."""
    objects = connection.execute("SELECT type, name, rootpage FROM sqlite_master").fetchall()
    tables = {name for kind, name, page in objects if kind == "table" and page}
    foreign = {name for kind, name, _ in objects if kind not in ("table", "index")} - set(_GUARDS)
    if foreign or not tables >= set(_COLUMNS):
        return False
    has_columns = all(
        columns <= {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        for table, columns in _COLUMNS.items()
    )
    name = has_columns and connection.execute("SELECT text FROM texts WHERE id = 0").fetchone()
    return bool(name and _NAME.fullmatch(str(name[0])))


def _create(connection: sqlite3.Connection) -> None:
    guards = [
        f"CREATE TRIGGER {name} BEFORE {deed} ON {table}"
        " BEGIN SELECT raise(ABORT, 'the log is append-only'); END;"
        for name, (deed, table) in _GUARDS.items()
    ]
    naming = f"INSERT INTO texts VALUES (0, 'log {uuid.uuid4().hex}');"
    # One script, one transaction: a kill leaves the whole schema or none of it.
    connection.executescript(
        "\n".join(("BEGIN IMMEDIATE;", _SCHEMA, naming, *guards))
        + f"\nPRAGMA user_version = {FORMAT};\nCOMMIT;"
    )
