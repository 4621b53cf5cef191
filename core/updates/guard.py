"""What keeps an update from going live: it ranks worse, or its clicks agree with nothing that is known.

Held-out clicks of a poisoned log are poisoned too, so that a model that learned them may look good on those. Hence
earlier behaviour judges apart, and the new clicks are held against what the base run says: at one and the same rank,
people click what suits their query rather than what does not.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from core.feedback.actions import IMPRESSION
from core.language import QT_TRANSLATE_NOOP, translate
from core.search.engine import Engine
from core.search.request import Method
from core.text.normalise import normalise
from core.updates.verdict import Comparison

Floats = npt.NDArray[np.float64]

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
        "The new clicks look random or hostile: they agree with nothing that is known of queries and products."
        " The run before stays live; look at who clicked under Behaviour.",
    ),
}
# Clicks on shown products that are needed to say anything of them.
LEAST_CLICKS = 150
# Honest clicks lie well above a half (docs/feedback.md has the figures), random ones at it.
LEAST_AGREEMENT = 0.55
MOST_QUERIES = 500


def refusal(earlier: Comparison, fresh: Comparison, agreement: float | None) -> str:
    """The rule that the update breaks, a key of `REASONS`; "" where it may go live."""
    if agreement is not None and agreement < LEAST_AGREEMENT:
        return NO_AGREEMENT
    if earlier.decision == "worse":
        return WORSE_EARLIER
    return WORSE_FRESH if fresh.decision == "worse" else ""


def reason(rule: str) -> str:
    """`rule` in a sentence, with the next step."""
    return translate(REASONS[rule])


def agreement(events: pa.Table, base: Engine, check: Callable[[], None]) -> float | None:
    """How far the clicks of `events` agree with what `base` says of query and product.

    The chance that of two products shown at the same rank, one clicked and one not, the clicked one suits its
    query better; one half where clicks are random. None where there are too few to tell.
    """
    shown = _shown(events)
    if shown is None:
        return None
    query, row, rank, clicked = shown
    scores = _scores(base, query, row, check)
    known = ~np.isnan(scores)
    return _within_ranks(scores[known], rank[known], clicked[known])
