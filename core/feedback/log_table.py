"""The log of this program as an Arrow table.

Event ids grow by one and never change, so whole batches of the log are kept as Parquet in the cache: ten
million events are read from SQLite once.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pyarrow as pa

from core.arrays import Int64Array
from core.errors import WorkspaceError
from core.feedback.actions import LONGEST_TEXT, known_times
from core.feedback.arrow_tables import dictionary_array, number_array
from core.files import replacing
from core.language import QT_TRANSLATE_NOOP
from core.set_aside import set_aside

# Events in a file of the cache; by judgement, as the next.
BATCH = 250_000
# Rows that SQLite hands over at a time.
PAGE = 20_000
# SQLite takes 32,766 values in a statement; older ones a thousand.
PARAMETERS_AT_ONCE = 900
# What a position has room for.
MOST_RANK = np.iinfo(np.int32).max
# Dictionary-encoded texts of the table, and where SQLite keeps the number of each.
_TEXTS = {
    "user_id": "lists.shopper",
    "product_id": "events.product",
    "action": "events.action",
    "query": "lists.query",
    "session_id": "lists.session",
    "run": "lists.run",
    "source": "lists.source",
    "experiment": "lists.experiment",
    "team": "events.team",
}
_WHOLE = {
    "event_id": "events.id",
    "list_id": "lists.id",
    "timestamp": "coalesce(CAST(events.time AS INTEGER), 0)",
    "position": "CASE WHEN events.rank > 0 THEN events.rank ELSE -1 END",
}
_SELECT = (
    f"SELECT {', '.join((*_WHOLE.values(), *_TEXTS.values()))}"
    " FROM events JOIN lists ON lists.id = events.list"
    " WHERE events.id > ? AND events.id <= ? ORDER BY events.id LIMIT ?"
)
_LEFT_OUT = QT_TRANSLATE_NOOP(
    "core",
    "{count} events in {path} are not as this program writes them and are left out;"
    " the file is left as it is.",
)


class StoredLog(Protocol):
    """What is read here of a `FeedbackLog`."""

    path: Path
    cache_dir: Path

    @property
    def identity(self) -> str:
        """Tells this log from any other."""

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a SELECT finds."""


def read_events(log: StoredLog, after: int, upto: int) -> pa.Table:
    """The events with `after < id <= upto`, without those that are not as we write them, which is said.

    Columns: event_id, list_id, timestamp int64 (0: unknown); position int32 (-1: unknown); user_id,
    product_id, action, query, session_id, run, source, experiment and team are dictionaries of texts.
    """
    parts = list(event_batches(log, after, upto))
    if not parts:
        return _select_events(log, 0, 0)
    return pa.concat_tables(parts).unify_dictionaries()


def event_batches(log: StoredLog, after: int, upto: int) -> Iterator[pa.Table]:
    """What `read_events` gives, batch by batch."""
    start = after
    while start < upto:
        end = min(upto, (start // BATCH + 1) * BATCH)
        is_whole = start % BATCH == 0 and end - start == BATCH
        batch = _cached_batch(log, start, end) if is_whole else _select_events(log, start, end)
        yield batch
        if 2 * batch.num_rows < end - start:
            # Our ids grow by one; of others there may be one in every batch of 2^53.
            yield _select_events(log, end, upto)
            return
        start = end


def _cached_batch(log: StoredLog, after: int, upto: int) -> pa.Table:
    from pyarrow import parquet

    from core.workspace.tables import read_table

    path = log.cache_dir / f"feedback-{log.identity[4:16]}-{upto // BATCH:05d}.parquet"
    # A cache that cannot be read or kept is made again.
    with suppress(OSError, ValueError, pa.ArrowException):
        table = read_table(path)
        if table.schema == _select_events(log, 0, 0).schema and table.num_rows <= BATCH:
            return table
    table = _select_events(log, after, upto)
    with suppress(OSError), replacing(path, follow_links=False) as temporary:
        parquet.write_table(table, temporary)
    return table


def _select_events(log: StoredLog, after: int, upto: int) -> pa.Table:
    names = (*_WHOLE, *_TEXTS)
    parts = [_as_integers(rows) for rows in read_pages(log, _SELECT, after, upto)]
    values = np.concatenate([np.zeros((0, len(names)), np.int64), *parts])
    text_ids, position = np.unique(values[:, len(_WHOLE) :], return_inverse=True)
    text_of = _read_texts(log, text_ids)
    is_known = np.array([int(text_id) in text_of for text_id in text_ids], bool)
    is_ours = is_known[position.reshape(len(values), len(_TEXTS))].all(axis=1)
    _report_left_out(log, after, upto, int(is_ours.sum()))
    columns = dict(zip(names, values[is_ours].T, strict=True))
    arrays = {name: _number_array(columns[name], name) for name in _WHOLE}
    arrays |= {name: _text_array(columns[name], text_of) for name in _TEXTS}
    return pa.Table.from_arrays(list(arrays.values()), names=list(arrays))


def read_pages(
    log: StoredLog, select: str, after: int, upto: int
) -> Iterator[list[tuple[Any, ...]]]:
    """Rows by the page; `select` begins with the id and takes `after`, `upto` and a limit.

    From one id to the next, for they may leave gaps that no loop can count through.
    """
    while after < upto and (rows := log.rows(select, (after, upto, PAGE))):
        yield rows
        after = rows[-1][0]


def _as_integers(rows: list[tuple[Any, ...]]) -> Int64Array:
    """Rows of whole numbers; rows in which anything is something else are left out."""
    try:
        values = np.array(rows)
    except ValueError:  # Text beside bytes that are none.
        values = np.array([])
    if values.dtype != np.int64:
        whole = [row for row in rows if all(type(value) is int for value in row)]
        values = np.array(whole, np.int64).reshape(len(whole), len(rows[0]))
    return values


def _report_left_out(log: StoredLog, after: int, upto: int, read: int) -> None:
    counting = "SELECT count(*) FROM events WHERE id > ? AND id <= ?"
    count = int(log.rows(counting, (after, upto))[0][0]) - read if upto > after else 0
    if count > 0:
        set_aside(WorkspaceError(_LEFT_OUT, count=count, path=log.path))


def _number_array(values: Int64Array, name: str) -> pa.Array:
    if name == "timestamp":
        values = known_times(values)
    if name == "position":
        return number_array(np.where(values <= MOST_RANK, values, -1).astype(np.int32))
    return number_array(values)


def _read_texts(log: StoredLog, text_ids: Int64Array) -> dict[int, str]:
    """The texts of some ids, which mostly lie close together: new ones count up."""
    text_of: dict[int, str] = {}
    for start in range(0, len(text_ids), PARAMETERS_AT_ONCE):
        part = [int(text_id) for text_id in text_ids[start : start + PARAMETERS_AT_ONCE]]
        query = (
            f"SELECT id, substr(text, 1, {LONGEST_TEXT}) FROM texts"
            f" WHERE typeof(text) = 'text' AND id IN ({','.join('?' * len(part))})"
        )
        text_of.update(log.rows(query, part))
    return text_of


def _text_array(text_ids: Int64Array, text_of: dict[int, str]) -> pa.DictionaryArray:
    values, codes = np.unique(text_ids, return_inverse=True)
    return dictionary_array([text_of[int(value)] for value in values], codes)
