"""Columns of a stored log as arrays, without what would bring in pandas: the window has no need of it."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from core.arrays import BoolArray, Int32Array, Int64Array
from core.feedback.actions import NO_STEP
from core.feedback.arrow_tables import factorize, to_numpy


def compacted(texts: list[str], codes: Int32Array, rows: BoolArray) -> tuple[list[str], Int32Array]:
    """Texts and codes of the chosen `rows`, without the texts that none of these has."""
    chosen = codes[rows]
    is_used = np.bincount(chosen, minlength=len(texts)) > 0
    new_code = (np.cumsum(is_used) - 1).astype(np.int32)
    recoded: Int32Array = new_code[chosen]
    return [texts[code] for code in np.flatnonzero(is_used)], recoded


class Log(NamedTuple):
    """What shoppers did, one row an action in the order stored.

    `user`, `product` and `action` are positions in the lists, `time` is in seconds since 1970.
    """

    users: list[str]
    user: Int32Array
    products: list[str]
    product: Int32Array
    actions: list[str]
    action: Int32Array
    time: Int64Array


def read_log(events: pa.Table, excluded: Collection[str] = NO_STEP) -> Log:
    """The log in a table of events, without the actions `excluded`."""
    actions, action = factorize(events["action"])
    rows = np.array([name not in excluded for name in actions], bool)[action]
    return Log(
        *compacted(*factorize(events["user_id"]), rows),
        *compacted(*factorize(events["product_id"]), rows),
        actions,
        action[rows],
        to_numpy(events["timestamp"])[rows],
    )


def read_lists(
    column: pa.ChunkedArray,
) -> tuple[list[str], Int32Array, Int64Array]:
    """The different texts in a column of lists, those of all rows after each other, and each row's count."""
    whole = pa.chunked_array([chunk.flatten() for chunk in column.chunks], pa.string())
    lengths = [np.diff(np.from_dlpack(chunk.offsets)) for chunk in column.chunks]
    return *factorize(whole), np.concatenate(lengths).astype(np.int64)


def release_memory() -> None:
    """Give back to the system what Arrow keeps of tables that are gone: of a large log most of its size."""
    pa.default_memory_pool().release_unused()
