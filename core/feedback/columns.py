"""The log as an Arrow table, without what would bring in pandas: the window has no need of it.

Event ids grow by one and never change, so whole pieces of the log are kept as Parquet in the cache: ten
million events are read from SQLite once.
"""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

if TYPE_CHECKING:
    from core.feedback.log import FeedbackLog

PIECE = 250_000
BATCH = 20_000
# SQLite takes 32,766 values in a statement; older ones a thousand.
ASKED_AT_ONCE = 900
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
    "list_id": "events.list",
    "timestamp": "CAST(events.time AS INTEGER)",
    "position": "CASE WHEN events.rank > 0 THEN events.rank ELSE -1 END",
}
_SELECT = (
    f"SELECT {', '.join((*_WHOLE.values(), *_TEXTS.values()))}"
    " FROM events JOIN lists ON lists.id = events.list"
    " WHERE events.id > ? AND events.id <= ? ORDER BY events.id"
)


def read(log: "FeedbackLog", after: int, upto: int) -> pa.Table:
    """The events with `after < id <= upto`.

    Columns: event_id, list_id, timestamp int64; position int32 (-1: unknown); user_id, product_id, action,
    query, session_id, run, source, experiment and team are dictionaries of texts.
    """
    parts, start = [], after
    while start < upto:
        end = min(upto, (start // PIECE + 1) * PIECE)
        is_whole = start % PIECE == 0 and end - start == PIECE
        parts.append(_kept(log, start, end) if is_whole else _read(log, start, end))
        start = end
    if not parts:
        return _read(log, 0, 0)
    return pa.concat_tables(parts).unify_dictionaries()


def _kept(log: "FeedbackLog", after: int, upto: int) -> pa.Table:
    from pyarrow import parquet

    from core.workspace.tables import read_table

    path = log.cache_dir / f"feedback-{log.identity[4:16]}-{upto // PIECE:05d}.parquet"
    try:
        return read_table(path)
    except (OSError, ValueError):
        table = _read(log, after, upto)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        parquet.write_table(table, temporary)
        temporary.replace(path)
    except OSError:
        # A cache that cannot be kept is made again.
        temporary.unlink(missing_ok=True)
    return table


def _read(log: "FeedbackLog", after: int, upto: int) -> pa.Table:
    names = (*_WHOLE, *_TEXTS)
    parts = []
    for start in range(after, upto, BATCH):
        rows = log.rows(_SELECT, (start, min(upto, start + BATCH)))
        parts.append(np.array(rows, np.int64).reshape(len(rows), len(names)))
    values = np.concatenate(parts) if parts else np.zeros((0, len(names)), np.int64)
    columns = dict(zip(names, values.T, strict=True))
    encoded = {name: _whole(columns[name], name) for name in _WHOLE} | _texts(log, columns)
    return pa.Table.from_arrays(list(encoded.values()), names=list(encoded))


def _whole(values: npt.NDArray[np.int64], name: str) -> pa.Array:
    return pa_numbers(values.astype(np.int32) if name == "position" else values)


def _texts(log: "FeedbackLog", columns: dict[str, npt.NDArray[np.int64]]) -> dict[str, pa.Array]:
    used = np.unique(np.concatenate([columns[name] for name in _TEXTS]))
    text_of = _looked_up(log, used)
    return {name: _encoded(columns[name], text_of) for name in _TEXTS}


def _looked_up(log: "FeedbackLog", used: npt.NDArray[np.int64]) -> dict[int, str]:
    """The texts of some numbers, which mostly lie close together: new ones count up."""
    found: dict[int, str] = {}
    for start in range(0, len(used), ASKED_AT_ONCE):
        part = [int(number) for number in used[start : start + ASKED_AT_ONCE]]
        marks = ",".join("?" * len(part))
        found.update(log.rows(f"SELECT id, text FROM texts WHERE id IN ({marks})", part))
    return found


def _encoded(numbers: npt.NDArray[np.int64], text_of: dict[int, str]) -> pa.DictionaryArray:
    values, codes = np.unique(numbers, return_inverse=True)
    texts = pa_texts([text_of[int(value)] for value in values])
    return pa.DictionaryArray.from_arrays(pa_numbers(codes.astype(np.int32)), texts)


def pa_numbers(values: npt.NDArray[Any]) -> pa.Array:
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


def encoded(column: pa.ChunkedArray) -> tuple[list[str], npt.NDArray[np.int32]]:
    """The different texts of a column, and which of them each row has."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    whole = column.unify_dictionaries().combine_chunks()
    whole = whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole
    # Neither `to_numpy` nor `take`: both bring in pandas.
    return whole.dictionary.to_pylist(), np.from_dlpack(whole.indices).astype(np.int32, copy=False)


def numbers(column: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """A column of whole numbers."""
    chunks = [np.from_dlpack(chunk) for chunk in column.chunks]
    return np.concatenate(chunks) if chunks else np.zeros(0, np.int64)


def picked(table: pa.Table, rows: npt.NDArray[np.intp]) -> pa.Table:
    """Some rows of a table of whole numbers and dictionaries; Arrow's own way brings in pandas."""
    columns = [_picked(column, rows) for column in table.columns]
    return pa.Table.from_arrays(columns, names=table.column_names)


def _picked(column: pa.ChunkedArray, rows: npt.NDArray[np.intp]) -> pa.Array:
    if not pa.types.is_dictionary(column.type):
        return pa_numbers(numbers(column)[rows])
    texts, codes = encoded(column)
    return pa.DictionaryArray.from_arrays(pa_numbers(codes[rows]), pa_texts(texts))
