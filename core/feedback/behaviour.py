"""All that is known of what shoppers did: imported events, and those of this window and of simulations."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

import numpy as np
import pyarrow as pa

from core.errors import WorkspaceError
from core.feedback.arrow_tables import constant_array, factorize, take_rows, to_numpy
from core.feedback.imported import COLUMNS, imported_events
from core.feedback.log import EventSource, FeedbackLog
from core.feedback.retractions import without_retracted
from core.set_aside import set_aside
from core.workspace import Workspace

OURS = (EventSource.OWN, EventSource.SIMULATED)

Answer = TypeVar("Answer")

# The last event of the log that is read, None for all there are.
_upto: ContextVar[int | None] = ContextVar("upto", default=None)


@contextmanager
def log_as_of(event: int) -> Iterator[None]:
    """Whoever reads the log through this module meanwhile reads it as it was when `event` was its last.

    What people do while a training is under way, or paused, then changes nothing of what it learns from.
    """
    token = _upto.set(event)
    try:
        yield
    finally:
        _upto.reset(token)


def behaviour(workspace: Workspace, *sources: EventSource, needed: bool = False) -> pa.Table | None:
    """The events of `sources`, all by default, imported ones first; None where there are none.

    What was taken back is left out, and so is the taking back. Where nothing but behaviour will do it is
    `needed`; all others go on without what cannot be read, which is set aside.

    Columns: those of imported events (`COLUMNS`), `source`, and `run`, which ranked what was shown ("":
    unknown); all texts are dictionary-encoded.

    Raises:
        WorkspaceError: it is needed, and the stored events or the log cannot be read.
    """
    sources = sources or tuple(EventSource)
    parts: list[pa.Table | None] = []
    if EventSource.IMPORTED in sources:
        parts.append(_usable(lambda: _imported(workspace), needed))
    if any(source in sources for source in OURS):
        parts.append(_usable(lambda: _recorded(workspace, sources), needed))
    return _concatenate(parts)


def _usable(read: Callable[[], Answer], needed: bool = False) -> Answer | None:
    """What `read` gives; None, and said, where it cannot be read and is not `needed`."""
    try:
        return read()
    except WorkspaceError as error:
        if needed:
            raise
        set_aside(error)
        return None


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
        recorded = without_retracted(log.table(0, upto))
    is_new = to_numpy(recorded["event_id"]) > after
    earlier, news = (
        take_rows(recorded, np.flatnonzero(mask)).select([*COLUMNS, "source", "run"])
        for mask in (~is_new, is_new)
    )
    return _concatenate([_imported(workspace), earlier]), _concatenate([news])


def behaviour_version(workspace: Workspace) -> str:
    """Changes whenever `behaviour` would; empty where nothing is known."""
    imported = workspace.content_hash("events")
    name, last = _usable(lambda: _name_and_last(workspace)) or ("", 0)
    known = f"{imported}:{name}:{last}"
    return hashlib.sha256(known.encode()).hexdigest() if last else imported


def last_event(workspace: Workspace) -> int:
    """The last event of the log, 0 where there is none or it cannot be read."""
    return (_usable(lambda: _name_and_last(workspace)) or ("", 0))[1]


def _name_and_last(workspace: Workspace) -> tuple[str, int]:
    log = FeedbackLog.reader(workspace)
    if log is None:
        return "", 0
    upto = _upto.get()
    with log:
        return log.identity, log.last if upto is None else min(log.last, upto)


def inputs_of(workspace: Workspace, kinds: Iterable[str]) -> dict[str, str]:
    """The version of each kind of table, as a run's manifest names what it was trained on."""
    return {
        kind: behaviour_version(workspace) if kind == "events" else workspace.content_hash(kind)
        for kind in kinds
    }


def _concatenate(parts: Iterable[pa.Table | None]) -> pa.Table | None:
    tables = [part for part in parts if part is not None and part.num_rows]
    if not tables:
        return None
    return tables[0] if len(tables) == 1 else pa.concat_tables(tables).unify_dictionaries()


def _imported(workspace: Workspace) -> pa.Table | None:
    table = imported_events(workspace)
    if table is None:
        return None
    for name, value in (("source", EventSource.IMPORTED), ("run", "")):
        table = table.append_column(name, constant_array(value, table.num_rows))
    return without_retracted(table)


def _recorded(workspace: Workspace, sources: tuple[EventSource, ...]) -> pa.Table | None:
    log = FeedbackLog.reader(workspace)
    if log is None:
        return None
    with log:
        table = log.table(upto=_upto.get())
    if any(source not in sources for source in OURS):
        table = _from_sources(table, sources)
    return without_retracted(table).select([*COLUMNS, "source", "run"])


def _from_sources(table: pa.Table, sources: tuple[EventSource, ...]) -> pa.Table:
    texts, source = factorize(table["source"])
    is_wanted = np.array([text in sources for text in texts], bool)
    return take_rows(table, np.flatnonzero(is_wanted[source]))
