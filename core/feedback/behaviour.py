"""All that is known of what shoppers did: imported events, and those of this window and of simulations."""

import hashlib
from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from core.feedback.columns import constant, encoded, numbers, pa_numbers, picked
from core.feedback.log import FeedbackLog, Source
from core.feedback.taken_back import without_taken_back
from core.workspace import Workspace

COLUMNS = ("user_id", "product_id", "action", "query", "session_id", "timestamp", "position")
OURS = (Source.OWN, Source.SIMULATED)


def behaviour(workspace: Workspace, *sources: Source) -> pa.Table | None:
    """The events of `sources`, all by default, imported ones first; None where there are none.

    What was taken back is left out, and so is the taking back.

    Columns: those of imported events (`COLUMNS`), `source`, and `run`, which ranked what was shown ("":
    unknown); all texts are dictionary-encoded.

    Raises:
        WorkspaceError: the stored events or the log cannot be read.
    """
    wanted = sources or tuple(Source)
    parts = [_imported(workspace)] if Source.IMPORTED in wanted else []
    if any(source in wanted for source in OURS):
        parts.append(_recorded(workspace, wanted))
    return _together(parts)


def imported_and_recorded(
    workspace: Workspace, after: int, upto: int
) -> tuple[pa.Table | None, pa.Table | None]:
    """What was known at event `after` of the log, imports among it, and what came in up to `upto`.

    What was taken back by then is in neither. Columns as those of `behaviour`; None where there is nothing.
    """
    log = FeedbackLog.reader(workspace)
    if log is None:
        return _imported(workspace), None
    with log:
        recorded = without_taken_back(log.table(0, upto))
    is_new = numbers(recorded["event_id"]) > after
    earlier, news = (
        picked(recorded, np.flatnonzero(wanted)).select([*COLUMNS, "source", "run"])
        for wanted in (~is_new, is_new)
    )
    return _together([_imported(workspace), earlier]), _together([news])


def behaviour_version(workspace: Workspace) -> str:
    """Changes whenever `behaviour` would; empty where nothing is known."""
    imported, log = workspace.content_hash("events"), FeedbackLog.reader(workspace)
    if log is None:
        return imported
    with log:
        last = log.last
        said = f"{imported}:{log.identity}:{last}" if last else imported
    return hashlib.sha256(said.encode()).hexdigest() if last else said


def inputs_of(workspace: Workspace, kinds: Iterable[str]) -> dict[str, str]:
    """The version of each kind of table, as a run's manifest names what it was trained on."""
    return {
        kind: behaviour_version(workspace) if kind == "events" else workspace.content_hash(kind)
        for kind in kinds
    }


def _together(parts: Iterable[pa.Table | None]) -> pa.Table | None:
    there = [part for part in parts if part is not None and part.num_rows]
    if not there:
        return None
    return there[0] if len(there) == 1 else pa.concat_tables(there).unify_dictionaries()


def _imported(workspace: Workspace) -> pa.Table | None:
    table = workspace.table("events")
    if table is None:
        return None
    kept = pa.Table.from_arrays([_column(table, name) for name in COLUMNS], names=list(COLUMNS))
    for name, value in (("source", Source.IMPORTED), ("run", "")):
        kept = kept.append_column(name, constant(value, table.num_rows))
    return without_taken_back(kept)


def _column(table: pa.Table, name: str) -> pa.ChunkedArray | pa.Array:
    """A column in the type that every source has; -1 for positions where a log never had any."""
    if name not in table.column_names:
        return pa_numbers(np.full(table.num_rows, -1, np.int32))
    column = table[name]
    is_text = pa.types.is_string(column.type) or pa.types.is_large_string(column.type)
    return column.dictionary_encode() if is_text else column


def _recorded(workspace: Workspace, wanted: tuple[Source, ...]) -> pa.Table | None:
    log = FeedbackLog.reader(workspace)
    if log is None:
        return None
    with log:
        table = log.table()
    if any(source not in wanted for source in OURS):
        table = _of_sources(table, wanted)
    return without_taken_back(table).select([*COLUMNS, "source", "run"])


def _of_sources(table: pa.Table, wanted: tuple[Source, ...]) -> pa.Table:
    texts, source = encoded(table["source"])
    is_wanted = np.array([text in wanted for text in texts], bool)
    return picked(table, np.flatnonzero(is_wanted[source]))
