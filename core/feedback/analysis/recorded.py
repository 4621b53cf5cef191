"""What the log of this program adds to imported events, and the lists in it that nothing was found for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from core.feedback.analysis.log import EmptyLists
from core.feedback.columns import ASKED_AT_ONCE, PIECE
from core.feedback.log import FeedbackLog
from core.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow

WANTED = (
    "timestamp",
    "action",
    "user_id",
    "session_id",
    "product_id",
    "query",
    "position",
    "source",
)
_EMPTY = (
    "SELECT query.text, shopper.text, source.text, lists.time FROM lists"
    " JOIN texts query ON query.id = lists.query JOIN texts shopper ON shopper.id = lists.shopper"
    " JOIN texts source ON source.id = lists.source WHERE lists.id IN ({marks}) ORDER BY lists.id"
)


def recorded_events(
    workspace: Workspace, tell: Callable[[int, int], None]
) -> tuple["pyarrow.Table | None", EmptyLists]:
    """The own and simulated events with the columns `WANTED`, None without a log; and the empty lists.

    `tell` hears how many events of how many have been read, and may raise to stop.
    """
    log = FeedbackLog.reader(workspace)
    if log is None:
        return None, EmptyLists()
    with log:
        return _read(log, tell)


def _read(
    log: FeedbackLog, tell: Callable[[int, int], None]
) -> tuple["pyarrow.Table | None", EmptyLists]:
    import pyarrow as pa

    # Lists first: one that the writer adds meanwhile must not look like a list without events.
    lists = int(log.rows("SELECT coalesce(max(id), 0) FROM lists")[0][0])
    last = log.last
    has_events = np.zeros(lists + 1, bool)
    parts = []
    for start in range(0, max(1, last), PIECE):
        tell(start, last)
        piece = log.table(start, min(last, start + PIECE))
        for chunk in piece["list_id"].chunks:
            has_events[np.from_dlpack(chunk).clip(0, lists)] = True
        parts.append(piece.select(WANTED))
    return pa.concat_tables(parts), _empty_lists(
        log, (np.flatnonzero(~has_events[1:]) + 1).tolist()
    )


def _empty_lists(log: FeedbackLog, ids: list[int]) -> EmptyLists:
    rows = []
    for start in range(0, len(ids), ASKED_AT_ONCE):
        part = ids[start : start + ASKED_AT_ONCE]
        rows += log.rows(_EMPTY.format(marks=",".join("?" * len(part))), part)
    return EmptyLists(*zip(*rows, strict=True)) if rows else EmptyLists()
