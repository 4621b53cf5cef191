"""Imported events as every reader takes them, whatever version of this program imported them."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from core.feedback.actions import LONGEST_TEXT, known_times
from core.feedback.arrow_tables import constant_array, number_array, to_numpy
from core.workspace import Workspace

COLUMNS = ("user_id", "product_id", "action", "query", "session_id", "timestamp", "position")
NUMBERS = ("timestamp", "position")


def imported_events(workspace: Workspace, columns: Sequence[str] = COLUMNS) -> pa.Table | None:
    """Some of `COLUMNS` of the imported events; None where none were imported.

    `timestamp` is int64 (0: unknown), `position` int32 (-1: unknown), all others are dictionaries of texts
    ("": unknown).

    Raises:
        WorkspaceError: the file is missing, damaged or not what was stored.
    """
    table = workspace.table("events", columns)
    if table is None:
        return None
    return pa.Table.from_arrays([_column(table, name) for name in columns], names=list(columns))


def _column(table: pa.Table, name: str) -> "pa.ChunkedArray | pa.Array":
    if name in NUMBERS:
        return _number(table, name)
    return _text(table[name]) if name in table.column_names else constant_array("", table.num_rows)


def _number(table: pa.Table, name: str) -> pa.Array:
    if name not in table.column_names:
        return number_array(np.full(table.num_rows, -1, np.int32))
    stored = to_numpy(table[name])
    if name == "position":
        return number_array(stored.astype(np.int32, copy=False))
    return number_array(known_times(stored.astype(np.int64, copy=False)))


def _text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    parts = [chunk.dictionary for chunk in column.chunks] if _is_encoded(column) else column.chunks
    if _is_encoded(column) and all(map(_is_bearable, parts)):
        return column
    column = column.cast(pa.string())
    if not all(map(_is_bearable, column.chunks)):
        import pyarrow.compute as pc

        column = pc.utf8_slice_codeunits(column, 0, LONGEST_TEXT)
    return column.dictionary_encode()


def _is_encoded(column: pa.ChunkedArray) -> bool:
    return bool(pa.types.is_dictionary(column.type) and pa.types.is_int32(column.type.index_type))


def _is_bearable(texts: pa.Array) -> bool:
    """Whether no text is too long to be looked at or shown."""
    import pyarrow.compute as pc

    is_plain = pa.types.is_string(texts.type)
    return bool(is_plain and (pc.max(pc.binary_length(texts)).as_py() or 0) <= LONGEST_TEXT)
