"""Sessions where a log does not name them: what one shopper does without a pause of half an hour."""

import numpy as np

from core.arrays import Int32Array, Int64Array
from core.feedback.analysis.order import stable_order, starts_of

PAUSE_SECONDS = 1800


def numbered(named: Int32Array, unnamed: int, shopper: Int32Array, time: Int64Array) -> Int32Array:
    """A number for the session of each event, from 0; rows are in the order of time.

    `named` (events,) is the session as the log has it. Rows where it is `unnamed` are cut into sessions by
    `PAUSE_SECONDS`; events of unknown time are one session of their shopper.
    """
    missing = np.flatnonzero(named == unnamed)
    if not len(missing):
        return named
    order = missing[stable_order(shopper[missing].astype(np.int64))]
    is_start = starts_of(shopper[order])
    is_start[1:] |= np.diff(time[order]) > PAUSE_SECONDS
    after = int(named.max()) + 1
    numbers: Int32Array = named.copy()
    numbers[order] = after + np.cumsum(is_start, dtype=np.int32) - 1
    return numbers
