"""Click-through by rank, beside what looking at ranks alone explains."""

import numpy as np
import pyarrow as pa

from core.arrays import BoolArray, Float64Array, Int64Array
from core.feedback.actions import IMPRESSION
from core.feedback.analysis.charts.figures import Rank
from core.feedback.analysis.counting import by_step
from core.feedback.analysis.encoded_log import STEPS, EncodedLog
from core.feedback.analysis.filters import EventFilters
from core.feedback.arrow_tables import dictionary_array, number_array
from core.feedback.clicks.models import click_models
from core.metrics.significance import wilson_interval

# The chance that a shopper looks at each rank, by rank from 1 (ranks,): estimated by a click model.

# Ranks of the chart; deeper ones are hardly shown.
MOST_RANKS = 30
# The latest events, of which a model is made in seconds; more of them say hardly more of ranks.
LATEST = 500_000


def ranks(
    log: EncodedLog, filters: EventFilters, mask: BoolArray | None, examination: Float64Array | None
) -> tuple[Rank, ...]:
    """The ranks from 1 to `MOST_RANKS` at which something was shown.

    The expected click-through is `examination` times one number, by which the clicks expected at all ranks
    sum to those observed: it falls as it would if every rank showed equally wanted products.
    """
    counts = by_step(log.rank, int(log.rank.max(initial=0)) + 1, log.action, mask)
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
            filters.without("action").but(rank=rank, actions=(IMPRESSION, "click")),
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


def examination_of(log: EncodedLog) -> Float64Array | None:
    """(ranks,) the chance of a look at each rank, 1 at rank 1; None where clicks are few or ranks unknown."""
    if not log.rank.any():
        return None
    models = click_models(_table(log, slice(max(0, len(log) - LATEST), None)))
    return models[0].examination if models else None


def _table(log: EncodedLog, rows: slice) -> pa.Table:
    """Some events as a table of behaviour."""
    sessions, session = np.unique(log.session[rows], return_inverse=True)
    columns = {
        "user_id": dictionary_array(log.shoppers, log.shopper[rows]),
        "product_id": dictionary_array(log.products, log.product[rows]),
        "action": dictionary_array(list(STEPS), log.action[rows]),
        "query": dictionary_array(log.queries, log.query[rows]),
        "session_id": dictionary_array(list(map(str, sessions.tolist())), session),
        "timestamp": number_array(log.time[rows]),
        "position": number_array(np.where(log.rank[rows] > 0, log.rank[rows], -1).astype(np.int32)),
    }
    return pa.Table.from_arrays(list(columns.values()), names=list(columns))
