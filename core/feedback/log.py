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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from core.errors import WorkspaceError
from core.feedback.actions import known_time
from core.feedback.log_file import (
    identity_of_file,
    log_errors,
    open_for_reading,
    open_for_writing,
)
from core.language import QT_TRANSLATE_NOOP
from core.workspace import FEEDBACK, Workspace

if TYPE_CHECKING:
    import pyarrow

# So many texts are known by their numbers without asking the file; by judgement.
MOST_TEXTS = 100_000
# Greater ids are not ours: they would leave SQLite, which counts to 2^63, no number to count on to.
END_OF_IDS = 1 << 53


class EventSource(StrEnum):
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
    source: EventSource = EventSource.OWN
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
        self._file = identity_of_file(self.path)
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
        with log_errors(path):
            return cls(workspace, open_for_writing(path))

    @classmethod
    def reader(cls, workspace: Workspace) -> "FeedbackLog | None":
        """The log for reading beside its writer; None where nothing has been recorded yet.

        Raises:
            WorkspaceError: the file is locked, damaged, of a later version or no log.
        """
        path = workspace.path / FEEDBACK
        with log_errors(path, reading=True):
            connection = open_for_reading(path)
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
        return self._last_of("events")

    @cached_property
    def identity(self) -> str:
        """Tells this log from any other, also one that replaced it."""
        return str(self._all("SELECT text FROM texts WHERE id = 0")[0][0])

    def table(self, after: int = 0, upto: int | None = None) -> "pyarrow.Table":
        """The events with `after < id <= upto`, oldest first, as `core.feedback.log_table` has them."""
        from core.feedback.log_table import read_events

        return read_events(self, after, self.last if upto is None else upto)

    def note(self, entry: dict[str, Any]) -> int:
        """Add an entry to the ledger and return its id."""
        with self._transaction() as run:
            text = json.dumps(entry, ensure_ascii=False)
            id_ = self._next_of("notes")
            run.execute("INSERT INTO notes VALUES (?, ?, ?)", (id_, time.time(), text))
            return id_

    def notes(self) -> list[dict[str, Any]]:
        """The ledger, oldest first; every entry has its `id` and `time` (seconds since 1970)."""
        rows = self._all("SELECT id, time, entry FROM notes WHERE id > 0 ORDER BY id")
        return [
            {**_entry_fields(entry), "id": id_, "time": known_time(when)}
            for id_, when, entry in rows
        ]

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a SELECT finds; for readers of this package."""
        return self._all(query, parameters)

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
            list_id = self._next_of("lists")
            run.execute(
                "INSERT INTO lists (id, time, source, shopper, session, query, run, experiment)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (list_id, shown.time, *self._numbers(run, (shown.source, *names))),
            )
        run.executemany(
            "INSERT INTO events (id, list, product, action, rank, time, team)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (id_, *self._row(run, list_id, shown, event))
                for id_, event in enumerate(events, self._next_of("events") if events else 0)
            ],
        )
        return list_id

    def _row(
        self, run: sqlite3.Connection, list_id: int, shown: Shown, event: Event
    ) -> tuple[object, ...]:
        product, action, team = self._numbers(run, (event.product_id, event.action, event.team))
        return list_id, product, action, event.rank, event.time or shown.time, team

    def _last_of(self, table: str) -> int:
        """The greatest id of `table` that is ours, 0 while there is none."""
        rows = self._all(f"SELECT max(id) FROM {table} WHERE id > 0 AND id < ?", (END_OF_IDS,))
        return int(rows[0][0] or 0)

    def _next_of(self, table: str) -> int:
        """The id of the next row of `table`; SQLite's own choice would fall anywhere after the greatest."""
        id_ = self._last_of(table) + 1
        if id_ >= END_OF_IDS:
            raise sqlite3.DatabaseError(f"no id is left in {table}")
        return id_

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
        with self._turn, log_errors(self.path):
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
        if identity_of_file(self.path) != self._file:
            raise WorkspaceError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{path} was deleted, moved or replaced, so this could not be recorded; put it back, or"
                    " open the workspace again.",
                ),
                path=self.path,
            )

    def _all(self, query: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._turn, log_errors(self.path, reading=True):
            return self._connection.execute(query, parameters).fetchall()


def _entry_fields(entry: object) -> dict[str, Any]:
    """An entry of the ledger; nothing where another program wrote what is none."""
    try:
        fields = json.loads(entry) if isinstance(entry, str) else None
    except (ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}
