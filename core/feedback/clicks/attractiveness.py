"""How likely a shopper who examines a product clicks it, estimated for every pair of a query and a product.

    attractiveness = (clicks + prior looks · prior) / (looks + prior looks)

where looks are the chances of examination, summed over a pair's impressions. The prior of a pair is the rate
of its query, and that of a query the rate of the whole log, each as far as its own looks are few.
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array
from core.feedback.clicks.impressions import Impressions

# As many looks as a pair's query counts for, and the whole log for a query; by judgement.
PRIOR_LOOKS = 3.0
QUERY_LOOKS = 5.0
# No pair is hopeless or certain: likelihoods and divisions by 1 − attractiveness need that.
_LEAST, _MOST = 1e-4, 0.99


@dataclass(frozen=True)
class Attractiveness:
    """`value` (pairs,) from 0 to 1 of the pairs of `Impressions`; `looks` is how often each was examined."""

    value: Float64Array
    looks: Float64Array


def attractiveness_of(
    shown: Impressions, examined: Float64Array, prior_looks: float = PRIOR_LOOKS
) -> Attractiveness:
    """The attractiveness of every pair; one that `shown` lacks is taken for what its query is.

    Args:
        examined: the chance that each impression was examined, (impressions,).
    """
    pairs, queries = len(shown.pair_query), len(shown.queries)
    looks: Float64Array = np.bincount(shown.pair, examined, pairs).astype(np.float64)
    clicks = np.bincount(shown.pair, shown.clicked, pairs)
    # From the log to its queries, from a query to its pairs.
    log_rate = clicks.sum() / max(looks.sum(), 1e-9)
    query_rate = np.bincount(shown.pair_query, clicks, queries) + QUERY_LOOKS * log_rate
    query_rate /= np.bincount(shown.pair_query, looks, queries) + QUERY_LOOKS
    value = (clicks + prior_looks * query_rate[shown.pair_query]) / (looks + prior_looks)
    return Attractiveness(value.clip(_LEAST, _MOST), looks)
