"""The file of judgments: its schema, its faults, and how it is opened without changing what is not ours.

It is kept as the log of behaviour is (`core.feedback.log_file`): a write-ahead log that is synced at each
write, and triggers that refuse change and deletion.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import WorkspaceError
from core.language import QT_TRANSLATE_NOOP
from core.workspace.ownership import require_plain_file

# What `user_version` of the file says; a later program counts on.
FORMAT = 1
# Another process writes for milliseconds only; one that holds the file longer is told of.
PATIENCE_SECONDS = 2.0
_SCHEMA = """
CREATE TABLE sets (
    id INTEGER PRIMARY KEY, time REAL NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL,
    guideline TEXT NOT NULL, is_removed INTEGER NOT NULL
);
CREATE TABLE queries (
    id INTEGER PRIMARY KEY, time REAL NOT NULL, number INTEGER NOT NULL, query TEXT NOT NULL,
    text TEXT NOT NULL, notes TEXT NOT NULL, tags TEXT NOT NULL, is_removed INTEGER NOT NULL
);
CREATE TABLE judgments (
    id INTEGER PRIMARY KEY, time REAL NOT NULL, number INTEGER NOT NULL, query TEXT NOT NULL,
    product TEXT NOT NULL, judge TEXT NOT NULL, grade INTEGER NOT NULL, source TEXT NOT NULL,
    undoes INTEGER NOT NULL
);
CREATE INDEX judgments_of_set ON judgments (number);
CREATE INDEX queries_of_set ON queries (number);
"""
_COLUMNS = {
    "sets": {"id", "time", "number", "name", "guideline", "is_removed"},
    "queries": {"id", "time", "number", "query", "text", "notes", "tags", "is_removed"},
    "judgments": {
        *("id", "time", "number", "query", "product", "judge", "grade", "source", "undoes"),
    },
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
_DAMAGED = QT_TRANSLATE_NOOP(
    "core",
    "The judgments in {path} cannot be read ({reason}) and are left as they are;"
    " restore a copy, or move the file away to begin a new one.",
)


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the system about the file in `path` into `WorkspaceError`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        # The extended code's low byte is the kind.
        kind = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise WorkspaceError(_SENTENCES.get(kind, _DAMAGED), path=path, reason=reason) from error


def open_for_writing(path: Path) -> sqlite3.Connection:
    """The file in `path`, made where there is none.

    Raises:
        WorkspaceError: what lies there are no judgments, or those of a later version; they are left.
        sqlite3.Error, OSError: it is locked, damaged or cannot be written.
    """
    require_plain_file(path)
    connection = _connected(path, "mode=rwc")
    try:
        is_ours = _is_ours(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        if not is_ours:
            _create(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection | None:
    """The file in `path` beside its writer; None where there is none yet.

    Raises:
        WorkspaceError: what lies there are no judgments, or those of a later version.
        sqlite3.Error, OSError: it is locked, damaged or cannot be read.
    """
    require_plain_file(path)
    if not path.exists():
        return None
    try:
        # Not `mode=ro`, which could not read what a killed writer left in the write-ahead log.
        return _read_from(path, "mode=rw")
    except sqlite3.OperationalError:
        if path.with_name(f"{path.name}-wal").exists():
            raise
        # Where nothing can be written beside the file, nobody writes it either.
        return _read_from(path, "mode=ro&immutable=1")


def _read_from(path: Path, mode: str) -> sqlite3.Connection | None:
    connection = _connected(path, mode)
    try:
        connection.execute("PRAGMA query_only = ON")
        if _is_ours(connection, path):
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{mode}",
        uri=True,
        timeout=PATIENCE_SECONDS,
        check_same_thread=False,
        isolation_level=None,
    )
    # A text that is no UTF-8 must not hide all others.
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    return connection


def _is_ours(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether there are judgments of ours; False where there is nothing at all.

    Raises:
        WorkspaceError: there is something else, or a file of a later version.
    """
    version, tables = connection.execute(
        "SELECT user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_user_version"
    ).fetchone()
    if version > FORMAT:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core", "A later version wrote the judgments (format {format}); update the program."
            ),
            format=version,
        )
    if not version and not tables:
        return False
    if version < FORMAT or not _has_schema(connection):
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path} is a database, but holds no judgments, and is left as it is;"
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
    return not foreign and all(
        table in tables
        and columns <= {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        for table, columns in _COLUMNS.items()
    )


def _create(connection: sqlite3.Connection) -> None:
    guards = [
        f"CREATE TRIGGER {name} BEFORE {deed} ON {table}"
        " BEGIN SELECT raise(ABORT, 'judgments are append-only'); END;"
        for name, (deed, table) in _GUARDS.items()
    ]
    # One script, one transaction: a kill leaves the whole schema or none of it.
    connection.executescript(
        "\n".join(("BEGIN IMMEDIATE;", _SCHEMA, *guards))
        + f"\nPRAGMA user_version = {FORMAT};\nCOMMIT;"
    )
