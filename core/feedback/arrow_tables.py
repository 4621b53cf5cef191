"""The log as an Arrow table, without what would bring in pandas: the window has no need of it.

Event ids grow by one and never change, so whole pieces of the log are kept as Parquet in the cache: ten
million events are read from SQLite once.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from core.arrays import Array, IndexArray, Int32Array, Int64Array
from core.errors import WorkspaceError
from core.feedback.times import known_times
from core.files import replacing
from core.language import QT_TRANSLATE_NOOP
from core.set_aside import set_aside

if TYPE_CHECKING:
    from core.feedback.log import FeedbackLog

PIECE = 250_000
BATCH = 20_000
# SQLite takes 32,766 values in a statement; older ones a thousand.
ASKED_AT_ONCE = 900
# Nobody's id or query is longer, and nothing that people see should be.
LONGEST_TEXT = 4096
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


def read(log: "FeedbackLog", after: int, upto: int) -> pa.Table:
    """The events with `after < id <= upto`, without those that are not as we write them, which is said.

    Columns: event_id, list_id, timestamp int64 (0: unknown); position int32 (-1: unknown); user_id,
    product_id, action, query, session_id, run, source, experiment and team are dictionaries of texts.
    """
    parts = list(pieces(log, after, upto))
    if not parts:
        return _read(log, 0, 0)
    return pa.concat_tables(parts).unify_dictionaries()


def pieces(log: "FeedbackLog", after: int, upto: int) -> Iterator[pa.Table]:
    """What `read` gives, piece by piece."""
    start = after
    while start < upto:
        end = min(upto, (start // PIECE + 1) * PIECE)
        is_whole = start % PIECE == 0 and end - start == PIECE
        piece = _kept(log, start, end) if is_whole else _read(log, start, end)
        yield piece
        if 2 * piece.num_rows < end - start:
            # Our ids grow by one; of others there may be one in every piece of 2^53.
            yield _read(log, end, upto)
            return
        start = end


def _kept(log: "FeedbackLog", after: int, upto: int) -> pa.Table:
    from pyarrow import parquet

    from core.workspace.tables import read_table

    path = log.cache_dir / f"feedback-{log.identity[4:16]}-{upto // PIECE:05d}.parquet"
    # A cache that cannot be read or kept is made again.
    with suppress(OSError, ValueError, pa.ArrowException):
        table = read_table(path)
        if table.schema == _read(log, 0, 0).schema and table.num_rows <= PIECE:
            return table
    table = _read(log, after, upto)
    with suppress(OSError), replacing(path, follow_links=False) as temporary:
        parquet.write_table(table, temporary)
    return table


def _read(log: "FeedbackLog", after: int, upto: int) -> pa.Table:
    names = (*_WHOLE, *_TEXTS)
    parts = [_numbers(rows) for rows in pages(log, _SELECT, after, upto)]
    values = np.concatenate([np.zeros((0, len(names)), np.int64), *parts])
    used, place = np.unique(values[:, len(_WHOLE) :], return_inverse=True)
    text_of = _looked_up(log, used)
    is_known = np.array([int(number) in text_of for number in used], bool)
    kept = is_known[place.reshape(len(values), len(_TEXTS))].all(axis=1)
    _say_left_out(log, after, upto, int(kept.sum()))
    columns = dict(zip(names, values[kept].T, strict=True))
    encoded = {name: _whole(columns[name], name) for name in _WHOLE}
    encoded |= {name: _encoded(columns[name], text_of) for name in _TEXTS}
    return pa.Table.from_arrays(list(encoded.values()), names=list(encoded))


def pages(
    log: "FeedbackLog", select: str, after: int, upto: int
) -> Iterator[list[tuple[Any, ...]]]:
    """Rows by the page; `select` begins with the id and takes `after`, `upto` and a limit.

    From one id to the next, for they may leave gaps that no loop can count through.
    """
    while after < upto and (rows := log.rows(select, (after, upto, BATCH))):
        yield rows
        after = rows[-1][0]


def _numbers(rows: list[tuple[Any, ...]]) -> Int64Array:
    """Rows of whole numbers; rows in which anything is something else are left out."""
    values = np.array(rows)
    if values.dtype != np.int64:
        whole = [row for row in rows if all(type(value) is int for value in row)]
        values = np.array(whole, np.int64).reshape(len(whole), len(rows[0]))
    return values


def _say_left_out(log: "FeedbackLog", after: int, upto: int, kept: int) -> None:
    counting = "SELECT count(*) FROM events WHERE id > ? AND id <= ?"
    count = int(log.rows(counting, (after, upto))[0][0]) - kept if upto > after else 0
    if count > 0:
        set_aside(WorkspaceError(_LEFT_OUT, count=count, path=log.path))


def _whole(values: Int64Array, name: str) -> pa.Array:
    if name == "timestamp":
        values = known_times(values)
    if name == "position":
        return pa_numbers(np.where(values <= MOST_RANK, values, -1).astype(np.int32))
    return pa_numbers(values)


def _looked_up(log: "FeedbackLog", used: Int64Array) -> dict[int, str]:
    """The texts of some numbers, which mostly lie close together: new ones count up."""
    found: dict[int, str] = {}
    for start in range(0, len(used), ASKED_AT_ONCE):
        part = [int(number) for number in used[start : start + ASKED_AT_ONCE]]
        query = (
            f"SELECT id, substr(text, 1, {LONGEST_TEXT}) FROM texts"
            f" WHERE typeof(text) = 'text' AND id IN ({','.join('?' * len(part))})"
        )
        found.update(log.rows(query, part))
    return found


def _encoded(numbers: Int64Array, text_of: dict[int, str]) -> pa.DictionaryArray:
    values, codes = np.unique(numbers, return_inverse=True)
    texts = pa_texts([text_of[int(value)] for value in values])
    return pa.DictionaryArray.from_arrays(pa_numbers(codes.astype(np.int32)), texts)


def pa_numbers(values: Array) -> pa.Array:
    """A NumPy array of whole numbers as an Arrow array over the same memory; `pa.array` imports pandas."""
    kind = pa.from_numpy_dtype(values.dtype)
    whole = np.ascontiguousarray(values)
    return pa.Array.from_buffers(kind, len(whole), [None, pa.py_buffer(whole)])


def pa_texts(texts: Sequence[str]) -> pa.Array:
    """Texts as an Arrow array, put together by hand for the same reason."""
    packed = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, packed)], dtype=np.int32)
    return pa.StringArray.from_buffers(
        len(packed), pa.py_buffer(ends), pa.py_buffer(b"".join(packed))
    )


def constant(text: str, rows: int) -> pa.DictionaryArray:
    """A column that says `text` in every row."""
    return pa.DictionaryArray.from_arrays(pa_numbers(np.zeros(rows, np.int32)), pa_texts([text]))


def encoded(column: pa.ChunkedArray) -> tuple[list[str], Int32Array]:
    """The different texts of a column, and which of them each row has."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    whole = column.unify_dictionaries().combine_chunks()
    whole = whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole
    # Neither `to_numpy` nor `take`: both bring in pandas.
    return whole.dictionary.to_pylist(), np.from_dlpack(whole.indices).astype(np.int32, copy=False)


def numbers(column: pa.ChunkedArray) -> Int64Array:
    """A column of whole numbers."""
    chunks = [np.from_dlpack(chunk) for chunk in column.chunks]
    return np.concatenate(chunks) if chunks else np.zeros(0, np.int64)


def picked(table: pa.Table, rows: IndexArray) -> pa.Table:
    """Some rows of a table of whole numbers and dictionaries; Arrow's own way brings in pandas."""
    columns = [_picked(column, rows) for column in table.columns]
    return pa.Table.from_arrays(columns, names=table.column_names)


def _picked(column: pa.ChunkedArray, rows: IndexArray) -> pa.Array:
    if not pa.types.is_dictionary(column.type):
        return pa_numbers(numbers(column)[rows])
    texts, codes = encoded(column)
    return pa.DictionaryArray.from_arrays(pa_numbers(codes[rows]), pa_texts(texts))
