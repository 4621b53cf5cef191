"""Imported events as every reader takes them: checked at the door, and in the types that the log has."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from core.errors import WorkspaceError
from core.feedback.columns import LONGEST_TEXT, MOST_RANK, constant, numbers, pa_numbers
from core.feedback.times import known_times
from core.language import QT_TRANSLATE_NOOP
from core.workspace import Workspace

COLUMNS = ("user_id", "product_id", "action", "query", "session_id", "timestamp", "position")
# Without these a row says nothing; logs of earlier versions may lack the others.
NEEDED = ("user_id", "product_id", "action", "timestamp")
NUMBERS = ("timestamp", "position")


def imported_events(workspace: Workspace, columns: Sequence[str] = COLUMNS) -> "pa.Table | None":
    """Some of `COLUMNS` of the imported events; None where none were imported.

    `timestamp` is int64 (0: unknown), `position` int32 (-1: unknown), all others are dictionaries of texts
    ("": unknown).

    Raises:
        WorkspaceError: the file is missing, damaged, lacks a column or holds other types.
    """
    table = workspace.table("events", columns)
    if table is None:
        return None
    try:
        arrays = [_column(table, name) for name in columns]
    except (pa.ArrowException, KeyError, ValueError, TypeError, NotImplementedError) as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "The stored events in {file} are not as an import writes them ({reason});"
                " import them again.",
            ),
            file=workspace.path / workspace.datasets()["events"].file,
            reason=str(error).partition("\n")[0],
        ) from error
    return pa.Table.from_arrays(arrays, names=list(columns))


def _column(table: pa.Table, name: str) -> "pa.ChunkedArray | pa.Array":
    if name not in table.column_names:
        if name in NEEDED:
            raise ValueError(f"no column {name}")
        unknown = np.full(table.num_rows, -1, np.int32)
        return pa_numbers(unknown) if name in NUMBERS else constant("", table.num_rows)
    column = table[name]
    column.validate(full=True)
    return _number(column, name) if name in NUMBERS else _text(column)


def _number(column: pa.ChunkedArray, name: str) -> pa.Array:
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("s"), safe=False)
    # What is no number of this size becomes one that is then unknown.
    whole = column if pa.types.is_int32(column.type) else column.cast(pa.int64(), safe=False)
    known: npt.NDArray[np.int64] = numbers(whole.fill_null(-1) if whole.null_count else whole)
    if name == "timestamp":
        return pa_numbers(known_times(known.astype(np.int64, copy=False)))
    return pa_numbers(np.where((known > 0) & (known <= MOST_RANK), known, -1).astype(np.int32))


def _text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_dictionary(column.type) and all(
        map(_is_plain, [column, *(chunk.dictionary for chunk in column.chunks)])
    ):
        return column
    column = column.cast(pa.string())
    if not _is_plain(column):
        import pyarrow.compute as pc

        column = pc.utf8_slice_codeunits(column.fill_null(""), 0, LONGEST_TEXT)
    return column.dictionary_encode()


def _is_plain(texts: "pa.ChunkedArray | pa.Array") -> bool:
    """Whether there is a text everywhere, of bearable length; mending it would bring in pandas."""
    import pyarrow.compute as pc

    if texts.null_count or pa.types.is_dictionary(texts.type):
        return not texts.null_count
    is_text = pa.types.is_string(texts.type)
    return is_text and (pc.max(pc.binary_length(texts)).as_py() or 0) <= LONGEST_TEXT
