"""Columns of a stored log as arrays, without what would bring in pandas: the window has no need of it."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from core.arrays import BoolArray, Int32Array, Int64Array
from core.feedback.actions import NO_STEP
from core.feedback.arrow_tables import factorize, to_numpy


def used(texts: list[str], codes: Int32Array, kept: BoolArray) -> tuple[list[str], Int32Array]:
    """Texts and codes of the rows `kept`, without the texts that none of these has."""
    left = codes[kept]
    is_used = np.bincount(left, minlength=len(texts)) > 0
    place = (np.cumsum(is_used) - 1).astype(np.int32)
    anew: Int32Array = place[left]
    return [texts[at] for at in np.flatnonzero(is_used)], anew


class Log(NamedTuple):
    """What shoppers did, one row an action in the order stored.

    `user`, `product` and `action` are places in the lists, `time` is in seconds since 1970.
    """

    users: list[str]
    user: Int32Array
    products: list[str]
    product: Int32Array
    actions: list[str]
    action: Int32Array
    time: Int64Array


def log_of(events: pa.Table, left_out: Collection[str] = NO_STEP) -> Log:
    """The log in a table of events, without the actions `left_out`."""
    actions, action = factorize(events["action"])
    done = np.array([name not in left_out for name in actions], bool)[action]
    return Log(
        *used(*factorize(events["user_id"]), done),
        *used(*factorize(events["product_id"]), done),
        actions,
        action[done],
        to_numpy(events["timestamp"])[done],
    )


def lists(
    column: pa.ChunkedArray,
) -> tuple[list[str], Int32Array, Int64Array]:
    """The different texts in a column of lists, those of all rows after each other, and each row's count."""
    whole = pa.chunked_array([chunk.flatten() for chunk in column.chunks], pa.string())
    lengths = [np.diff(np.from_dlpack(chunk.offsets)) for chunk in column.chunks]
    return *factorize(whole), np.concatenate(lengths).astype(np.int64)


def release() -> None:
    """Give back to the system what Arrow keeps of tables that are gone: of a large log most of its size."""
    pa.default_memory_pool().release_unused()
