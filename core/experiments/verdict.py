"""What an interleaving has shown so far: which run shoppers prefer, how surely, and whether that is enough."""

from dataclasses import dataclass

import pyarrow as pa

from core.feedback.log import Source


@dataclass(frozen=True)
class Verdict:
    """The score of run `a` against run `b`.

    A list goes to the side with more clicked products, a session to the side with more lists; sessions
    count as independent, lists of one session do not. `delta` is (sessions for A − for B) / (those for
    either), from −1 to 1, `low` and `high` its 95 % interval and `p` the chance of such a lead between
    equals. Interval and `p` hold however often one looks (see `core.experiments.sequential`).

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

    @property
    def is_enough(self) -> bool:
        """Whether more lists would hardly change the verdict."""
        return bool(self.winner)


def verdict(events: pa.Table, experiment: str, source: Source = Source.OWN) -> Verdict:
    """The verdict of `experiment` from a log's events (`FeedbackLog.table`) of one source."""
    raise NotImplementedError
