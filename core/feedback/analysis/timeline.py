"""One shopper's events in the order of time, in sessions."""

from dataclasses import dataclass
from datetime import tzinfo

import numpy as np

from core.arrays import Int8Array, Int32Array, Int64Array
from core.feedback.analysis.analysis import Analysis
from core.feedback.analysis.encoded_log import STEPS
from core.feedback.analysis.filters import EventFilters


@dataclass(frozen=True, eq=False)
class Timeline:
    """What one shopper did; every array has one entry an event, the earliest first.

    `rows` are those of the log, `time` is in seconds since 1970 (0: unknown), `step` a place in `STEPS`,
    `session` counts the shopper's sessions from 0. `products` are ids. `zone` is whose time is local.
    """

    shopper: str
    rows: Int64Array
    time: Int64Array
    step: Int8Array
    session: Int64Array
    products: list[str]
    zone: tzinfo | None = None

    @classmethod
    def for_shopper(cls, analysis: Analysis, shopper: str) -> "Timeline":
        """The timeline of a shopper of the log; without events for one who is not in it."""
        log, rows = analysis.log, analysis.rows(EventFilters(shopper=shopper))[::-1]
        products = [log.products[code] for code in log.product[rows].tolist()]
        session = _counted(log.session[rows])
        time, step = log.time[rows], log.action[rows]
        return cls(shopper, rows, time, step, session, products, analysis.zone)

    @property
    def sessions(self) -> int:
        """How many sessions there are."""
        return int(self.session.max(initial=-1)) + 1

    def done(self) -> list[tuple[str, str, int]]:
        """Product, action and time of everything but impressions, the earliest first."""
        steps = (STEPS[step] for step in self.step.tolist())
        rows = zip(self.products, steps, self.time.tolist(), strict=True)
        return [row for row in rows if row[1] != STEPS[0]]


def _counted(sessions: Int32Array) -> Int64Array:
    """Numbers from 0, in the order in which sessions begin."""
    _, first, number = np.unique(sessions, return_index=True, return_inverse=True)
    order = np.empty(len(first), np.int64)
    order[np.argsort(first)] = np.arange(len(first))
    return order[number]
