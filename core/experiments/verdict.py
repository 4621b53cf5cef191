"""What an interleaving has shown so far: which run shoppers prefer, how surely, and if that is enough."""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from core.arrays import Float64Array, IndexArray, Int64Array
from core.experiments.always_valid_test import ALPHA, interval, p_value, results_needed
from core.experiments.interleaving import A, B, runs_of
from core.feedback.actions import ACTIONS, DISMISS
from core.feedback.arrow_tables import factorize, to_numpy
from core.feedback.log import EventSource
from core.feedback.retractions import without_retracted

# The sign of a side in what is added up.
SIDES = {A: 1.0, B: -1.0}
TIE = "tie"
# A lead below this matters to nobody: 55 sessions in a hundred against 45; by judgement.
MATTERS = 0.1
# How many lists make a session that prefers either side, before anybody knows; by judgement.
LISTS_PER_SESSION = 3.0


@dataclass(frozen=True, kw_only=True)
class InterleavingVerdict:
    """The score of run `a` against run `b`.

    A list goes to the side with more clicked products, a session to the side with more lists; sessions
    count as independent, lists of one session do not. `delta` is (sessions for A − for B) / (those for
    either), from −1 to 1, `low` and `high` its 95 % interval and `p` the chance of such a lead between
    equals. Interval and `p` hold however often one looks (see `core.experiments.always_valid_test`).

    `winner` is "A" or "B" once that is significant, "tie" once a difference that matters is excluded, else
    "". `more_lists` is about how many more lists are needed, None where no end is in sight.
    """

    experiment: str
    a: str
    b: str
    lists: int = 0
    a_wins: int = 0
    b_wins: int = 0
    ties: int = 0
    sessions: int = 0
    a_sessions: int = 0
    b_sessions: int = 0
    delta: float = 0.0
    low: float = -1.0
    high: float = 1.0
    p: float = 1.0
    winner: str = ""
    more_lists: int | None = None

    @classmethod
    def for_experiment(cls, experiment: str) -> "InterleavingVerdict":
        """What is known before the first list."""
        a, b = runs_of(experiment)
        return cls(experiment=experiment, a=a, b=b)

    @property
    def is_enough(self) -> bool:
        """Whether more lists would hardly change the verdict."""
        return bool(self.winner)


def verdict(
    events: pa.Table, experiment: str, source: EventSource = EventSource.OWN
) -> InterleavingVerdict:
    """The verdict of `experiment` from a log's events (`FeedbackLog.table`) of one source.

    What was taken back or dismissed speaks for no side.
    """
    events = without_retracted(events)
    rows = _rows_of(events, experiment, source)
    lists, list_number = np.unique(to_numpy(events["list_id"])[rows], return_inverse=True)
    # A list goes to the side with more clicked products.
    lead = np.sign(_lead(events, rows, list_number, len(lists)))
    outcome = _outcomes(lead, list_number, _sessions(events)[rows])
    return _decide(
        replace(
            InterleavingVerdict.for_experiment(experiment),
            lists=len(lists),
            a_wins=int((lead > 0).sum()),
            b_wins=int((lead < 0).sum()),
            ties=int((lead == 0).sum()),
            sessions=len(outcome),
            a_sessions=int((outcome > 0).sum()),
            b_sessions=int((outcome < 0).sum()),
        ),
        [bool(side > 0) for side in outcome if side],
    )


def _rows_of(events: pa.Table, experiment: str, source: EventSource) -> IndexArray:
    is_wanted = np.ones(events.num_rows, bool)
    for name, wanted in (("experiment", experiment), ("source", source)):
        texts, codes = factorize(events[name])
        is_wanted &= np.array([text == wanted for text in texts], bool)[codes]
    return np.flatnonzero(is_wanted)


def _lead(events: pa.Table, rows: IndexArray, list_number: Int64Array, lists: int) -> Float64Array:
    """By how many products of A more than of B somebody took an interest in, list by list."""
    actions, action = factorize(events["action"])
    teams, team = factorize(events["team"])
    products, product = factorize(events["product_id"])
    clicked, dismissed = (
        np.array([name in wanted for name in actions], bool)[action[rows]]
        for wanted in (ACTIONS, (DISMISS,))
    )
    side = np.array([SIDES.get(name, 0.0) for name in teams])[team[rows]]
    # Whatever is done to a product counts once.
    key = list_number * max(1, len(products)) + product[rows]
    clicked &= ~np.isin(key, key[dismissed])
    once = np.unique(key[clicked], return_index=True)[1]
    return np.asarray(
        np.bincount(list_number[clicked][once], side[clicked][once], lists), np.float64
    )


def _sessions(events: pa.Table) -> Int64Array:
    sessions, session = factorize(events["session_id"])
    _, shopper = factorize(events["user_id"])
    return shopper.astype(np.int64) * max(1, len(sessions)) + session


def _outcomes(
    lead: Float64Array, list_number: Int64Array, session_of_row: Int64Array
) -> Float64Array:
    """The side with more lists of each session, 1 for A and -1 for B, in the order in which sessions end."""
    session_of_list = np.zeros(len(lead), np.int64)
    session_of_list[list_number] = session_of_row
    sessions, session = np.unique(session_of_list, return_inverse=True)
    last = np.zeros(len(sessions), np.int64)
    np.maximum.at(last, session[list_number], np.arange(len(list_number)))
    return np.asarray(np.sign(np.bincount(session, lead, len(sessions)))[np.argsort(last)])


def _decide(counted: InterleavingVerdict, results: list[bool]) -> InterleavingVerdict:
    """With the interval, and what it comes to."""
    wins, losses = sum(results), len(results) - sum(results)
    low, high = (2 * share - 1 for share in interval(wins, losses))
    delta = (wins - losses) / len(results) if results else 0.0
    p = p_value(results)
    winner = ""
    if p <= ALPHA:
        winner = "A" if delta > 0 else "B"
    elif low > -MATTERS and high < MATTERS:
        winner = TIE
    more = 0 if winner else _more_lists(counted, wins, losses)
    return replace(counted, delta=delta, low=low, high=high, p=p, winner=winner, more_lists=more)


def _more_lists(counted: InterleavingVerdict, wins: int, losses: int) -> int | None:
    needed = results_needed(wins, losses, MATTERS / 2)
    if needed is None:
        return None
    lists_per_session = counted.lists / (wins + losses) if wins + losses else LISTS_PER_SESSION
    return max(1, round((needed - wins - losses) * lists_per_session))
