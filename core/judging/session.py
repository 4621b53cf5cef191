"""One person judging one pair after the other: what comes next, what was passed over, how long it takes."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from core.judging.query_set import CANNOT_TELL
from core.judging.verdict import Duel, Pair, Verdict

# The last judgments, whose median tells how fast somebody is now; a pause among them does not count.
PACE = 20


class JudgingSession:
    """Walks `order`, what this judge has graded left out; with a duel its proposals are the order.

    `own` are the grades of this judge, `known` those that anybody gave and that a verdict rests on; both are
    looked at anew with every step, so that they may grow elsewhere.
    """

    def __init__(self, order: Sequence[Pair], duel: Duel | None = None) -> None:
        self._order = tuple(duel.proposals(())) if duel is not None else tuple(order)
        self._duel = duel
        self._visited: list[Pair] = []
        self._at = -1
        self._passed: set[Pair] = set()
        self._seconds: list[float] = []
        self.own: Mapping[Pair, int] = {}
        self.known: dict[Pair, int] = {}

    @property
    def current(self) -> Pair | None:
        """What is to be judged now; None where nothing is left."""
        return self._visited[self._at] if 0 <= self._at < len(self._visited) else None

    @property
    def done(self) -> int:
        """How many pairs of the order need no judgment any more."""
        return len(self._order) - len(self._left())

    @property
    def total(self) -> int:
        """How many pairs there are."""
        return len(self._order)

    @property
    def seconds_left(self) -> float | None:
        """About how long the rest takes at the pace of the last judgments; None before there is one."""
        return median(self._seconds[-PACE:]) * len(self._left()) if self._seconds else None

    @property
    def verdict(self) -> Verdict | None:
        """How sure it is who wins; None where nobody asks."""
        if self._duel is None:
            return None
        graded = {pair: grade for pair, grade in self.known.items() if grade != CANNOT_TELL}
        return self._duel.verdict(graded)

    @property
    def may_go_back(self) -> bool:
        """Whether something was looked at before."""
        return self._at > 0

    def step(self) -> Pair | None:
        """On to what was looked at next, else to the first that is left; what was passed over comes last."""
        if self._at < len(self._visited) - 1:
            self._at += 1
            return self.current
        following = next(self._candidates(), None)
        if following is None and self._left():
            # The one that is passed over is all that is left.
            return self.current
        if following is not None:
            self._visited.append(following)
        self._at = len(self._visited) - (following is not None)
        return self.current

    def back(self) -> Pair | None:
        """Return to what was looked at before."""
        self._at = max(0, min(self._at, len(self._visited)) - 1)
        return self.current

    def pass_over(self) -> Pair | None:
        """Leave the present one for later."""
        if self.current is not None:
            self._passed.add(self.current)
        return self.step()

    def show(self, pair: Pair) -> None:
        """Go to a pair wherever it is in the order."""
        if pair not in self._visited:
            self._visited.append(pair)
        self._at = self._visited.index(pair)

    def note(self, seconds: float) -> None:
        """A judgment took so long."""
        self._seconds.append(seconds)

    def _candidates(self) -> Iterator[Pair]:
        left = [pair for pair in self._left() if pair not in self._visited]
        yield from (pair for pair in left if pair not in self._passed)
        # Passed over, or taken back since.
        seen = self._visited[self._at] if 0 <= self._at < len(self._visited) else None
        yield from (pair for pair in self._left() if pair in self._visited and pair != seen)

    def _left(self) -> list[Pair]:
        known = self.known if self._duel is not None else {}
        return [pair for pair in self._order if pair not in self.own and pair not in known]
