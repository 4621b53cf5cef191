"""The standard errors that click models give their ranks hold what was planted about as often as they say."""

import numpy as np

from core.feedback.clicks.cascade import Cascade
from core.feedback.clicks.impressions import impressions_of
from core.feedback.clicks.position_based import PositionBased
from tests.core.feedback.clicks.planted import HYPERBOLIC, cascade, events_of, position_based

SEEDS, LISTS = 8, 1500
RANKS = slice(1, 15)


def test_looks_and_reading_on_lie_within_two_standard_errors() -> None:
    """Ranks of one log hang together, so of 95 in 100 more than 85 is all that eight logs can promise."""
    planted = 0.8 * HYPERBOLIC
    looks, reads = [], []
    for seed in range(SEEDS):
        shown = impressions_of(events_of(position_based(HYPERBOLIC, seed, LISTS)))
        model = PositionBased.fit(shown)
        off = np.log(model.examination / HYPERBOLIC)[RANKS] / model.error[RANKS]
        looks.append(np.abs(off) < 1.96)
        fitted = Cascade.fit(impressions_of(events_of(cascade(planted, seed, LISTS))))
        off = np.log(fitted.continuation / planted)[:8] / fitted.continuation_error[:8]
        reads.append(np.abs(off) < 1.96)
    assert np.mean(looks) > 0.85
    assert np.mean(reads) > 0.85
