"""The likeliest ways to read a run of characters as a row of words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import nsmallest

# So many readings are kept at every place: those beyond hardly ever win.
BEAM = 4


@dataclass(frozen=True, order=True)
class Reading:
    """`words` in a row, what it costs to have typed them so, and how rare they are, each by itself."""

    words: tuple[str, ...] = ()
    slips: float = 0.0
    rarity: float = 0.0

    @property
    def cost(self) -> float:
        """What the reading costs as long as nothing is known of its words together."""
        return self.slips + self.rarity

    def then(self, other: "Reading") -> "Reading":
        """This one followed by `other`."""
        return Reading(
            self.words + other.words, self.slips + other.slips, self.rarity + other.rarity
        )


# Start and end of a span → what it may be read as.
Readings = Callable[[int, int], Iterable[Reading]]


def best_readings(length: int, longest: int, readings: Readings) -> list[Reading]:
    """The readings of a run that cost least (Viterbi with a beam), the best first.

    Spans are at most `longest` wide.
    """
    best: list[list[Reading]] = [[Reading()]]
    for end in range(1, length + 1):
        rows = [
            before.then(reading)
            for start in range(max(0, end - longest), end)
            if best[start]
            for reading in readings(start, end)
            for before in best[start]
        ]
        best.append(nsmallest(BEAM, rows, key=lambda row: (row.cost, row.words)))
    return best[-1]
