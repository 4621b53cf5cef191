"""Click-through by rank, beside what looking at ranks alone explains."""

from core.arrays import BoolArray, Float64Array, Int64Array
from core.feedback.actions import IMPRESSION
from core.feedback.analysis.charts.figures import Rank
from core.feedback.analysis.counting import by_step
from core.feedback.analysis.encoded_log import STEPS, EncodedLog
from core.feedback.analysis.filters import EventFilters
from core.metrics.significance import wilson_interval

# The chance that a shopper looks at each rank, by rank from 1 (ranks,): estimated by a click model.

MOST_RANKS = 30


def ranks(
    log: EncodedLog, filters: EventFilters, kept: BoolArray | None, examination: Float64Array | None
) -> tuple[Rank, ...]:
    """The ranks from 1 to `MOST_RANKS` at which something was shown.

    The expected click-through is `examination` times one number, by which the clicks expected at all ranks
    sum to those observed: it falls as it would if every rank showed equally wanted products.
    """
    counts = by_step(log.rank, int(log.rank.max(initial=0)) + 1, log.action, kept)
    shown = counts[1 : MOST_RANKS + 1, STEPS.index(IMPRESSION)]
    clicked = counts[1 : MOST_RANKS + 1, STEPS.index("click")]
    expected = _expected(shown, clicked, examination)
    return tuple(
        Rank(
            rank,
            int(shown[rank - 1]),
            int(clicked[rank - 1]),
            *wilson_interval(int(clicked[rank - 1]), int(shown[rank - 1])),
            expected[rank - 1],
            filters.but(rank=rank),
        )
        for rank in range(1, len(shown) + 1)
        if shown[rank - 1]
    )


def _expected(
    shown: Int64Array,
    clicked: Int64Array,
    examination: Float64Array | None,
) -> list[float | None]:
    if examination is None or not len(examination):
        return [None] * len(shown)
    known = min(len(shown), len(examination))
    looks = float(shown[:known] @ examination[:known])
    pull = float(clicked[:known].sum()) / looks if looks else 0.0
    return [float(pull * chance) for chance in examination[:known]] + [None] * (len(shown) - known)
