"""Query sets and what people judged, kept for good: one append-only SQLite file in the workspace.

judgments.sqlite   sets (names and guidelines), queries (texts, notes, tags) and judgments; of each the last
                   row counts, so that the file tells who thought what, and when

What a method has returned from survives a kill and a power cut. The one process that holds the workspace's
lock writes; any number may read meanwhile.
"""

import json
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from core.errors import DataError, WorkspaceError
from core.judging.judgment_file import file_errors, open_for_reading, open_for_writing
from core.judging.query_set import CANNOT_TELL, HIGHEST, Judgment, QuerySet, SetQuery, Source
from core.language import QT_TRANSLATE_NOOP
from core.workspace import JUDGMENTS, Workspace

_STANDING = """
SELECT query, product, judge, grade, source, time, id FROM judgments
WHERE number = ? AND undoes = 0
AND grade BETWEEN -1 AND 3 AND source IN ('hand', 'imported', 'clicks')
AND id NOT IN (SELECT undoes FROM judgments WHERE number = ? AND undoes > 0) ORDER BY id
"""


class JudgmentStore:
    """The query sets of one workspace; safe between threads.

    Every method raises `WorkspaceError` where the file is locked, damaged or the disk is full; what is there
    is kept.
    """

    def __init__(self, workspace: Workspace, connection: sqlite3.Connection) -> None:
        self.path = workspace.path / JUDGMENTS
        self._connection = connection
        self._turn = threading.RLock()

    @classmethod
    def open(cls, workspace: Workspace) -> "JudgmentStore":
        """The sets for writing; the file is made where there is none.

        Raises:
            WorkspaceError: the workspace is open for reading only, or the file is locked, damaged or of a
                later version; says what to do and leaves it as it is.
        """
        path = workspace.path / JUDGMENTS
        if workspace.read_only:
            raise WorkspaceError(
                QT_TRANSLATE_NOOP(
                    "core", "{path} is open for reading only; what is judged here is not kept."
                ),
                path=workspace.path,
            )
        with file_errors(path):
            return cls(workspace, open_for_writing(path))

    @classmethod
    def reader(cls, workspace: Workspace) -> "JudgmentStore | None":
        """The sets for reading beside their writer; None where there are none yet.

        Raises:
            WorkspaceError: the file is locked, damaged, of a later version or not ours.
        """
        path = workspace.path / JUDGMENTS
        with file_errors(path):
            connection = open_for_reading(path)
        return cls(workspace, connection) if connection else None

    def sets(self) -> list[QuerySet]:
        """Every set with its queries, in the order in which they were made."""
        rows = self._all("SELECT number, name, guideline, is_removed FROM sets ORDER BY id")
        last = {number: (name, guideline, removed) for number, name, guideline, removed in rows}
        return [
            QuerySet(number, name, guideline, self._queries(number))
            for number, (name, guideline, removed) in last.items()
            if not removed
        ]

    def find(self, name: str) -> QuerySet:
        """The set called `name`.

        Raises:
            DataError: there is none; names those there are.
        """
        sets = {query_set.name: query_set for query_set in self.sets()}
        if name not in sets:
            raise no_such_set(name, sets)
        return sets[name]

    def save_set(self, name: str, guideline: str = "", number: int = 0) -> QuerySet:
        """A new set for `number` 0, else another name and guideline for the one that has the number.

        Raises:
            DataError: the name is empty or that of another set.
        """
        name = name.strip()
        taken = {query_set.name for query_set in self.sets() if query_set.number != number}
        if not name or name in taken:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "A query set needs a name that no other has, not “{name}”."
                ),
                name=name,
            )
        with self._transaction() as run:
            number = number or 1 + self._greatest(run, "sets", "number")
            self._insert(run, "sets", (time.time(), number, name, guideline, 0))
        return self.find(name)

    def remove_set(self, query_set: QuerySet) -> None:
        """Let a set be there no more; the rows of its judgments stay in the file."""
        with self._transaction() as run:
            row = (time.time(), query_set.number, query_set.name, query_set.guideline, 1)
            self._insert(run, "sets", row)

    def save_queries(self, number: int, queries: Iterable[SetQuery], removed: bool = False) -> None:
        """Add queries to a set, or put them in place of those with their ids; all or none."""
        with self._transaction() as run:
            for query in queries:
                tags = json.dumps(query.tags, ensure_ascii=False)
                texts = (query.id, query.text, query.notes, tags)
                row = (time.time(), number, *map(_storable, texts), int(removed))
                self._insert(run, "queries", row)

    def judge(self, number: int, judgments: Sequence[Judgment]) -> int:
        """Keep judgments of a set, all or none, and return the id of the last.

        One without a time is of now. A judge's later grade of a pair stands in place of the earlier one.
        """
        assert all(CANNOT_TELL <= judgment.grade <= HIGHEST for judgment in judgments)
        with self._transaction() as run:
            return max((self._write(run, number, judgment, 0) for judgment in judgments), default=0)

    def undo(self, number: int, judge: str) -> Judgment | None:
        """Take back the last judgment that stands of `judge` by hand, by a further row; None if none does."""
        own = [
            judgment
            for judgment in self._rows(number)
            if judgment.judge == judge and judgment.source is Source.HAND
        ]
        if not own:
            return None
        with self._transaction() as run:
            self._write(run, number, own[-1], own[-1].id)
        return own[-1]

    def judgments(self, number: int) -> list[Judgment]:
        """What stands of a set: of judge, source and pair the last that was not taken back, oldest first."""
        last: dict[tuple[str, str, str, Source], Judgment] = {}
        for judgment in self._rows(number):
            key = (judgment.query, judgment.product, judgment.judge, judgment.source)
            last.pop(key, None)
            last[key] = judgment
        return list(last.values())

    def close(self) -> None:
        """Let go of the file; closing twice is harmless."""
        with self._turn:
            self._connection.close()

    def __enter__(self) -> "JudgmentStore":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _queries(self, number: int) -> dict[str, SetQuery]:
        rows = self._all(
            "SELECT query, text, notes, tags, is_removed FROM queries WHERE number = ? ORDER BY id",
            (number,),
        )
        last = {query: (text, notes, tags, removed) for query, text, notes, tags, removed in rows}
        return {
            query: SetQuery(query, text, notes, _tags(tags))
            for query, (text, notes, tags, removed) in last.items()
            if not removed
        }

    def _rows(self, number: int) -> list[Judgment]:
        """Every judgment of a set that was not taken back, earlier grades of a pair among them."""
        return [
            Judgment(query, product, judge, grade, Source(source), when, id_)
            for query, product, judge, grade, source, when, id_ in self._all(
                _STANDING, (number, number)
            )
        ]

    def _write(self, run: sqlite3.Connection, number: int, judgment: Judgment, undoes: int) -> int:
        pair = map(_storable, (judgment.query, judgment.product, judgment.judge))
        when = time.time() if undoes or not judgment.time else judgment.time
        row = (when, number, *pair, judgment.grade, judgment.source.value, undoes)
        return self._insert(run, "judgments", row)

    def _insert(self, run: sqlite3.Connection, table: str, row: Sequence[object]) -> int:
        places = ", ".join("?" * (len(row) + 1))
        # Not an id that SQLite chooses: it would fall anywhere after the greatest there can be.
        id_ = 1 + self._greatest(run, table, "id")
        run.execute(f"INSERT INTO {table} VALUES ({places})", (id_, *row))
        return id_

    def _greatest(self, run: sqlite3.Connection, table: str, column: str) -> int:
        return int(run.execute(f"SELECT max({column}) FROM {table}").fetchone()[0] or 0)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._turn, file_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _all(self, query: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._turn, file_errors(self.path):
            return self._connection.execute(query, parameters).fetchall()


def no_such_set(name: str, sets: Iterable[str]) -> DataError:
    """There is no set called `name`; tells which there are."""
    names = ", ".join(sets)
    if not names:
        template = QT_TRANSLATE_NOOP(
            "core",
            "There is no query set {name} in this shop, nor any other; `{program} judge --set {name}"
            " --import` makes one of judgments in files.",
        )
        return DataError(template, name=name)
    template = QT_TRANSLATE_NOOP(
        "core", "There is no query set {name} in this shop; there are {sets}."
    )
    return DataError(template, name=name, sets=names)


def _storable(text: str) -> str:
    # A lone half of a surrogate pair cannot be stored.
    return text.encode("utf-8", "replace").decode()


def _tags(text: str) -> tuple[str, ...]:
    """The tags of a query; none where another program wrote what is none."""
    try:
        tags = json.loads(text)
    except ValueError:
        return ()
    return tuple(map(str, tags)) if isinstance(tags, list) else ()
