"""Runs of days on which nothing happened: a chart of days leaves the long ones out."""

from collections.abc import Sequence
from itertools import pairwise

# A run of empty days is long from so many days on, and from such a share of the days with events.
LEAST_DAYS = 7
LEAST_SHARE = 0.1


def long_gaps(events: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The first and the last day of each long run without events; none where nothing happened at all.

    Args:
        events: (days,) how many there are of each day.
    """
    busy = [day for day, count in enumerate(events) if count]
    if not busy:
        return ()
    least = max(LEAST_DAYS, LEAST_SHARE * len(busy))
    edges = [-1, *busy, len(events)]
    return tuple(
        (before + 1, after - 1) for before, after in pairwise(edges) if after - before - 1 >= least
    )
