"""What the log of this program adds to imported events, and the lists in it that nothing was found for."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa

from core.arrays import Int64Array
from core.feedback.actions import LONGEST_TEXT, known_time
from core.feedback.analysis.encoded_log import EmptyList
from core.feedback.arrow_tables import to_numpy
from core.feedback.log import END_OF_IDS, FeedbackLog
from core.feedback.log_table import BATCH, PARAMETERS_AT_ONCE, event_batches, read_pages
from core.workspace import Workspace

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
_KINDS = (str, str, str, float)
_LISTS = "SELECT id FROM lists WHERE id > ? AND id < ? ORDER BY id LIMIT ?"


def recorded_events(
    workspace: Workspace, progress: Callable[[int, int], None]
) -> tuple[pa.Table | None, list[EmptyList]]:
    """The own and simulated events with the columns `WANTED`, None without a log; and the empty lists.

    `progress` hears how many events of how many have been read, and may raise to stop.
    """
    log = FeedbackLog.reader(workspace)
    if log is None:
        return None, []
    with log:
        return _read(log, progress)


def _read(
    log: FeedbackLog, progress: Callable[[int, int], None]
) -> tuple[pa.Table | None, list[EmptyList]]:
    # Lists first: one that the writer adds meanwhile must not look like a list without events.
    lists, last = _list_ids(log), log.last
    filled = [np.zeros(0, np.int64)]
    parts = [log.table(0, 0).select(WANTED)]
    progress(0, last)
    for piece in event_batches(log, 0, last):
        filled.append(np.unique(to_numpy(piece["list_id"])))
        parts.append(piece.select(WANTED))
        progress(min(last, BATCH * (len(parts) - 1)), last)
    empty = np.setdiff1d(lists, np.concatenate(filled))
    return pa.concat_tables(parts), _empty_lists(log, empty.tolist())


def _list_ids(log: FeedbackLog) -> Int64Array:
    parts = [np.array(rows, np.int64)[:, 0] for rows in read_pages(log, _LISTS, 0, END_OF_IDS)]
    return np.concatenate([np.zeros(0, np.int64), *parts])


def _empty_lists(log: FeedbackLog, ids: list[int]) -> list[EmptyList]:
    rows = []
    for start in range(0, len(ids), PARAMETERS_AT_ONCE):
        part = ids[start : start + PARAMETERS_AT_ONCE]
        rows += log.rows(_EMPTY.format(marks=",".join("?" * len(part))), part)
    return [_list(*row) for row in rows if all(map(isinstance, row, _KINDS))]


def _list(query: str, shopper: str, source: str, time: float) -> EmptyList:
    return EmptyList(query[:LONGEST_TEXT], shopper[:LONGEST_TEXT], source, known_time(time))
