"""What keeps an update from going live: it ranks worse, or its clicks agree with nothing that is known.

Held-out clicks of a poisoned log are poisoned too, so that a model that learned them may look good on those.
Hence earlier behaviour judges apart, and the new clicks are held against what the base run says: at one and
the same rank, people click what suits their query rather than what does not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

import numpy as np
import pyarrow as pa

from core.arrays import BoolArray, Float64Array, Int64Array
from core.feedback.clicks.impressions import Impressions, impressions_of
from core.language import QT_TRANSLATE_NOOP, translate
from core.metrics.comparison import Comparison
from core.search.engine import Engine
from core.search.request import Method
from core.text.normalise import normalise

WORSE_EARLIER = "worse on earlier behaviour"
WORSE_FRESH = "worse on new behaviour"
NO_AGREEMENT = "clicks agree with nothing"
REASONS = {
    WORSE_EARLIER: QT_TRANSLATE_NOOP(
        "core",
        "It ranks significantly worse on what shoppers did before. The run before stays live; look at the"
        " queries that got worse, and update again once more has come in.",
    ),
    WORSE_FRESH: QT_TRANSLATE_NOOP(
        "core",
        "It ranks significantly worse on what shoppers did since. The run before stays live; train a new run"
        " instead.",
    ),
    NO_AGREEMENT: QT_TRANSLATE_NOOP(
        "core",
        "The new clicks look random or hostile: they agree with nothing that is known of queries and"
        " products. The run before stays live; look at who clicked under Behaviour.",
    ),
}
# Clicks on shown products that are needed to say anything of them.
LEAST_CLICKS = 150
# Honest clicks mostly lie above this, random ones at a half (docs/feedback.md has the figures).
LEAST_AGREEMENT = 0.55
MOST_QUERIES = 500
# New behaviour was shown in the base's own order and so favours it, even with clicks free of their place:
# where there are so many queries of earlier behaviour to go by, it is told and does not refuse.
LEAST_EARLIER = 30


@dataclass(frozen=True)
class Agreement:
    """How far clicks agree with what is known, from 0 to 1, and its standard error; one half is chance."""

    value: float
    error: float


def refusal(earlier: Comparison, fresh: Comparison, agreement: Agreement | None) -> str:
    """The rule that the update breaks, a key of `REASONS`; "" where it may go live."""
    if agreement is not None and agreement.value + 2 * agreement.error < LEAST_AGREEMENT:
        return NO_AGREEMENT
    if earlier.decision == "worse":
        return WORSE_EARLIER
    is_alone = earlier.queries < LEAST_EARLIER
    return WORSE_FRESH if is_alone and fresh.decision == "worse" else ""


def reason(rule: str) -> str:
    """`rule` in a sentence, with the next step."""
    return translate(REASONS[rule])


def agreement(events: pa.Table, base: Engine, check: Callable[[], None]) -> Agreement | None:
    """How far the clicks of `events` agree with what `base` says of query and product.

    The chance that of two products shown at the same rank, one clicked and one not, the clicked one suits its
    query better; one half where clicks are random. None where there are too few to tell.
    """
    shown = impressions_of(events)
    if int(shown.clicked.sum()) < LEAST_CLICKS:
        return None
    scores = _scores(base, shown, check)
    is_scored = ~np.isnan(scores)
    return _within_ranks(scores[is_scored], shown.rank[is_scored], shown.clicked[is_scored])


def _scores(base: Engine, shown: Impressions, check: Callable[[], None]) -> Float64Array:
    """What `base` says of each shown product for its query, NaN where it was not asked."""
    queries = np.unique(shown.pair_query)[:MOST_QUERIES]
    pair_scores = np.full(len(shown.pair_query), np.nan)
    for query in queries:
        check()
        pairs = np.flatnonzero(shown.pair_query == query)
        scores = base.ranking(normalise(shown.queries[query]), Method.HYBRID).scores
        rows = [
            base.catalogue.row_of.get(shown.products[index], -1)
            for index in shown.pair_product[pairs]
        ]
        pair_scores[pairs] = [scores[row] if row >= 0 else np.nan for row in rows]
    scored: Float64Array = pair_scores[shown.pair]
    return scored


def _within_ranks(scores: Float64Array, rank: Int64Array, clicked: BoolArray) -> Agreement | None:
    """The area under the ROC curve of scores for clicks, rank by rank, each rank by its pairs."""
    right = pairs = 0.0
    for value in np.unique(rank):
        here = rank == value
        yes, no = scores[here & clicked], np.sort(scores[here & ~clicked])
        below = np.searchsorted(no, yes, "left") + np.searchsorted(no, yes, "right")
        right += float(below.sum()) / 2
        pairs += len(yes) * len(no)
    if not pairs:
        return None
    # As of a rank-sum test where clicks say nothing (Hanley and McNeil 1982).
    error = sqrt((1 / clicked.sum() + 1 / (~clicked).sum()) / 12)
    return Agreement(right / pairs, error)
