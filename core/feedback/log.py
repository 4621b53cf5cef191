"""What shoppers did in this window, kept for good: one append-only SQLite file in the workspace.

feedback.sqlite    lists (what was put before whom), events (what happened to a product of a list) and
                   notes (the ledger of updates)

Write-ahead log, synchronous: what `append` has returned from survives a kill and a power cut, and a kill
loses at most the action in flight. Triggers refuse change and deletion.

The one process that holds the workspace's lock writes; any number may read meanwhile.
"""

import json
import sqlite3
import threading
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import WorkspaceError
from core.feedback.trouble import told
from core.language import QT_TRANSLATE_NOOP
from core.workspace import FEEDBACK, Workspace

if TYPE_CHECKING:
    import pyarrow

FORMAT = 1
# Another process writes for milliseconds only; one that holds the file longer is told of.
PATIENCE_SECONDS = 2.0
# So many texts are known by their numbers without asking the file.
MOST_TEXTS = 100_000
_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
_TABLES = ("texts", "lists", "events", "notes")
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


class Source(StrEnum):
    """Where an event comes from: a file that was imported, this window, or shoppers who do not exist."""

    IMPORTED = "imported"
    OWN = "own"
    SIMULATED = "simulated"


@dataclass(frozen=True)
class Shown:
    """A ranked list that was put before a shopper at `time` (seconds since 1970).

    `run` ranked it, "" for words alone; `experiment` names the interleaving that it belongs to, if any.
    """

    query: str
    run: str
    shopper: str
    session: str
    time: float
    source: Source = Source.OWN
    experiment: str = ""


@dataclass(frozen=True)
class Event:
    """One thing that happened to one product of a list.

    `rank` counts from 1, 0 where the product stood in no list; `team` is the side of an interleaving
    that placed it, "A" or "B".
    """

    product_id: str
    action: str
    rank: int = 0
    time: float = 0.0
    team: str = ""


class FeedbackLog:
    """The log of one workspace; safe between threads.

    Every method raises `WorkspaceError` where the file is locked, damaged or the disk is full; what is there
    is kept.
    """

    def __init__(self, workspace: Workspace, connection: sqlite3.Connection) -> None:
        self.path = workspace.path / FEEDBACK
        self.cache_dir = workspace.cache_dir
        self._connection = connection
        self._file = _file_of(self.path)
        self._turn = threading.RLock()
        self._texts: dict[str, int] = {}

    @classmethod
    def open(cls, workspace: Workspace) -> "FeedbackLog":
        """The log for writing, made where there is none.

        Raises:
            WorkspaceError: the workspace is open for reading only, or the file is locked, damaged or of a
                later version; says what to do and leaves it as it is.
        """
        path = workspace.path / FEEDBACK
        if workspace.read_only:
            raise WorkspaceError(
                QT_TRANSLATE_NOOP(
                    "core", "{path} is open for reading only; what is done here is not recorded."
                ),
                path=workspace.path,
            )
        with told(path):
            connection = _connected(path.resolve().as_uri() + "?mode=rwc")
            try:
                _prepare(connection)
            except BaseException:
                connection.close()
                raise
        return cls(workspace, connection)

    @classmethod
    def reader(cls, workspace: Workspace) -> "FeedbackLog | None":
        """The log for reading beside its writer; None where nothing has been recorded yet."""
        path = workspace.path / FEEDBACK
        if not path.exists():
            return None
        with told(path):
            try:
                # Not `mode=ro`, which could not read what a killed writer left in the write-ahead log.
                connection = _read_from(path.resolve().as_uri() + "?mode=rw")
            except sqlite3.OperationalError as error:
                # Where nothing can be written beside the file, nobody writes it either.
                if error.sqlite_errorcode & 0xFF not in _UNWRITABLE or not _is_complete(path):
                    raise
                connection = _read_from(path.resolve().as_uri() + "?mode=ro&immutable=1")
        return cls(workspace, connection) if connection else None

    def append(self, shown: Shown, events: Sequence[Event], list_id: int = 0) -> int:
        """Record events of one list, all or none, and return the list's id: a new one for `list_id` 0.

        What it returns from is on disk.
        """
        with self._transaction() as run:
            return self._write(run, shown, events, list_id)

    def extend(self, lists: Iterable[tuple[Shown, Sequence[Event]]]) -> int:
        """Record many lists, all or none, and return the id of the last event."""
        with self._transaction() as run:
            for shown, events in lists:
                self._write(run, shown, events, 0)
        return self.last

    @property
    def last(self) -> int:
        """The id of the last event, 0 while there is none; ids grow by one."""
        return int(self._all("SELECT coalesce(max(id), 0) FROM events")[0][0])

    @cached_property
    def identity(self) -> str:
        """Tells this log from any other, also one that replaced it."""
        return str(self._all("SELECT text FROM texts WHERE id = 0")[0][0])

    def table(self, after: int = 0, upto: int | None = None) -> "pyarrow.Table":
        """The events with `after < id <= upto`, oldest first, as `core.feedback.columns` has them."""
        from core.feedback.columns import read

        return read(self, after, self.last if upto is None else upto)

    def note(self, entry: dict[str, Any]) -> int:
        """Add an entry to the ledger and return its id."""
        with self._transaction() as run:
            text = json.dumps(entry, ensure_ascii=False)
            cursor = run.execute(
                "INSERT INTO notes (time, entry) VALUES (?, ?)", (time.time(), text)
            )
            return int(cursor.lastrowid or 0)

    def notes(self) -> list[dict[str, Any]]:
        """The ledger, oldest first; every entry has its `id` and `time` (seconds since 1970)."""
        rows = self._all("SELECT id, time, entry FROM notes ORDER BY id")
        return [{**_noted(entry), "id": id_, "time": moment} for id_, moment, entry in rows]

    def rows(self, query: str, given: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a SELECT finds; for readers of this package."""
        return self._all(query, given)

    def close(self) -> None:
        """Let go of the file; closing twice is harmless."""
        with self._turn:
            self._connection.close()

    def __enter__(self) -> "FeedbackLog":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write(
        self, run: sqlite3.Connection, shown: Shown, events: Sequence[Event], list_id: int
    ) -> int:
        if not list_id:
            names = (shown.shopper, shown.session, shown.query, shown.run, shown.experiment)
            cursor = run.execute(
                "INSERT INTO lists (time, source, shopper, session, query, run, experiment)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (shown.time, *self._numbers(run, (shown.source, *names))),
            )
            list_id = int(cursor.lastrowid or 0)
        run.executemany(
            "INSERT INTO events (list, product, action, rank, time, team) VALUES (?, ?, ?, ?, ?, ?)",
            [self._row(run, list_id, shown, event) for event in events],
        )
        return list_id

    def _row(
        self, run: sqlite3.Connection, list_id: int, shown: Shown, event: Event
    ) -> tuple[object, ...]:
        product, action, team = self._numbers(run, (event.product_id, event.action, event.team))
        return list_id, product, action, event.rank, event.time or shown.time, team

    def _numbers(self, run: sqlite3.Connection, texts: Sequence[str]) -> list[int]:
        return [self._number(run, str(text)) for text in texts]

    def _number(self, run: sqlite3.Connection, text: str) -> int:
        known = self._texts.get(text)
        if known is None:
            # A lone half of a surrogate pair cannot be stored.
            stored = text.encode("utf-8", "replace").decode()
            run.execute("INSERT OR IGNORE INTO texts (text) VALUES (?)", (stored,))
            known = run.execute("SELECT id FROM texts WHERE text = ?", (stored,)).fetchone()[0]
            if len(self._texts) >= MOST_TEXTS:
                self._texts.clear()
            self._texts[text] = known
        return known

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._turn, told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._require_file()
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # Texts numbered in vain would be forgotten by the file and remembered here.
                self._texts.clear()
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _require_file(self) -> None:
        """What is written to a file that was deleted goes with the last that holds it open."""
        if _file_of(self.path) != self._file:
            raise WorkspaceError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{path} was deleted, moved or replaced, so this could not be recorded; put it back, or"
                    " open the workspace again.",
                ),
                path=self.path,
            )

    def _all(self, query: str, given: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._turn, told(self.path):
            return self._connection.execute(query, given).fetchall()


def _noted(entry: str) -> dict[str, Any]:
    """An entry of the ledger; nothing where another program wrote what is none."""
    try:
        found = json.loads(entry)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _connected(address: str) -> sqlite3.Connection:
    return sqlite3.connect(
        address, uri=True, timeout=PATIENCE_SECONDS, check_same_thread=False, isolation_level=None
    )


def _read_from(address: str) -> sqlite3.Connection | None:
    """The log at `address` for reading; None where its writer has not yet made it."""
    connection = _connected(address)
    try:
        connection.execute("PRAGMA query_only = ON")
        if connection.execute("PRAGMA user_version").fetchone()[0]:
            return connection
    except sqlite3.Error:
        connection.close()
        raise
    connection.close()
    return None


def _is_complete(path: Path) -> bool:
    """Whether the file is there and holds everything, with nothing left in its write-ahead log."""
    ahead = path.with_name(f"{path.name}-wal")
    return path.exists() and not (ahead.exists() and ahead.stat().st_size)


def _file_of(path: Path) -> tuple[int, int] | None:
    """Tells the file in `path` from one that replaces it; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _prepare(connection: sqlite3.Connection) -> None:
    """Make sure that the file is a log of ours that survives kills and power cuts."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > FORMAT:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "A later version wrote the log of behaviour (format {format}); update the program.",
            ),
            format=found,
        )
    if not found:
        _create(connection)


def _create(connection: sqlite3.Connection) -> None:
    guards = [
        f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table}"
        " BEGIN SELECT raise(ABORT, 'the log is append-only'); END;"
        for table in _TABLES
        for deed in ("UPDATE", "DELETE")
    ]
    naming = f"INSERT INTO texts VALUES (0, 'log {uuid.uuid4().hex}');"
    # One script, one transaction: a kill leaves the whole schema or none of it.
    connection.executescript(
        "\n".join(("BEGIN IMMEDIATE;", _SCHEMA, naming, *guards))
        + f"\nPRAGMA user_version = {FORMAT};\nCOMMIT;"
    )
