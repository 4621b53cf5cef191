"""How likely a shopper who looks at a product clicks it, estimated for every pair of a query and a product.

What a pair shows by itself is mixed with what the query's other products show, and that with the whole
log, each as far as its own looks are few.
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array
from core.feedback.clicks.impressions import Impressions

# As many looks as a pair's query counts for, and the whole log for a query.
PRIOR_LOOKS = 3.0
QUERY_LOOKS = 5.0
_LEAST, _MOST = 1e-4, 0.99


@dataclass(frozen=True)
class Attractiveness:
    """`value` (pairs,) from 0 to 1 of the pairs of `Impressions`; `looks` is how often each was seen."""

    value: Float64Array
    looks: Float64Array


def attractiveness_of(
    shown: Impressions, seen: Float64Array, prior_looks: float = PRIOR_LOOKS
) -> Attractiveness:
    """The attraction of every pair; one that `shown` lacks is taken for what its query is.

    Args:
        seen: the chance that each impression was looked at, (impressions,).
    """
    pairs, queries = len(shown.pair_query), len(shown.queries)
    looks: Float64Array = np.bincount(shown.pair, seen, pairs).astype(np.float64)
    clicks = np.bincount(shown.pair, shown.clicked, pairs)
    whole = clicks.sum() / max(looks.sum(), 1e-9)
    of_query = np.bincount(shown.pair_query, clicks, queries) + QUERY_LOOKS * whole
    of_query /= np.bincount(shown.pair_query, looks, queries) + QUERY_LOOKS
    value = (clicks + prior_looks * of_query[shown.pair_query]) / (looks + prior_looks)
    return Attractiveness(value.clip(_LEAST, _MOST), looks)
