"""Sessions, and the searches in them: what happened around one query, until the next query."""

from dataclasses import dataclass

import numpy as np

from core.arrays import BoolArray, Int32Array, Int64Array
from core.feedback.actions import ACTIONS, IMPRESSION
from core.feedback.analysis.counting import stable_order, starts_of
from core.feedback.analysis.encoded_log import STEPS, EncodedLog

# A query that comes later than this after the one before is a new errand; by judgement.
REFORMULATION_SECONDS = 600
# Half an hour without an event ends a session, as in web analytics everywhere.
PAUSE_SECONDS = 1800


@dataclass(frozen=True)
class Searches:
    """`of_event` (events,) is the search of each event, -1 where it had no query.

    `query` (searches,) is a place in the log's queries; `was_shown`: there are impressions; `was_clicked`:
    something was clicked, put in the cart, bought or marked as favourite. `next` is the search that followed
    in the same session within `REFORMULATION_SECONDS`, -1 where none did.
    """

    of_event: Int32Array
    query: Int32Array
    was_shown: BoolArray
    was_clicked: BoolArray
    next: Int32Array

    def __len__(self) -> int:
        return len(self.query)

    @classmethod
    def from_log(cls, log: EncodedLog) -> "Searches":
        """The searches of a log, those of a session one after the other."""
        has_query = np.array([bool(text) for text in log.queries], bool)[log.query]
        # Rows that stand together: a list is mostly shown in one go, so there are far fewer of these.
        is_block = starts_of(log.session) | starts_of(log.query)
        blocks = np.flatnonzero(is_block & has_query)
        order = stable_order(log.session[blocks].astype(np.int64))
        is_start = starts_of(log.session[blocks[order]]) | starts_of(log.query[blocks[order]])
        number = np.full(int(is_block.sum()), -1, np.int32)
        number[np.flatnonzero(has_query[is_block])[order]] = np.cumsum(is_start, dtype=np.int32) - 1
        of_event = np.repeat(number, _lengths(is_block))
        first = blocks[order][is_start]
        return cls(
            of_event,
            log.query[first],
            _have(of_event, log, len(first), (IMPRESSION,)),
            _have(of_event, log, len(first), ACTIONS),
            _next(log.session[first], log.time[first]),
        )

    @property
    def is_unclicked(self) -> BoolArray:
        """Which searches showed something of which nothing was wanted, (searches,)."""
        return self.was_shown & ~self.was_clicked

    @property
    def next_query(self) -> Int32Array:
        """What each search was followed by, -1 where nothing did, (searches,)."""
        following: Int32Array = np.where(self.next >= 0, self.query[self.next], -1).astype(np.int32)
        return following


def _lengths(is_start: BoolArray) -> Int64Array:
    return np.diff(np.append(np.flatnonzero(is_start), len(is_start)))


def _have(
    of_event: Int32Array, log: EncodedLog, searches: int, actions: tuple[str, ...]
) -> BoolArray:
    """Which searches have an event of `actions`."""
    is_one = np.array([step in actions for step in STEPS], bool)[log.action]
    is_one &= of_event >= 0
    have = np.zeros(searches, bool)
    have[of_event[is_one]] = True
    return have


def _next(session: Int32Array, time: Int64Array) -> Int32Array:
    following = np.full(len(session), -1, np.int32)
    is_near = np.diff(time) <= REFORMULATION_SECONDS
    # Where times are unknown nobody can say that one came after the other.
    is_near &= (session[1:] == session[:-1]) & (time[:-1] > 0)
    following[:-1][is_near] = np.flatnonzero(is_near) + 1
    return following


def session_numbers(
    named: Int32Array, unnamed: int, shopper: Int32Array, time: Int64Array
) -> Int32Array:
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
