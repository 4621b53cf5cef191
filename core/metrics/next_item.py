"""How good a ranking of all items is where one of them is right."""

import numpy as np
import numpy.typing as npt

from core.arrays import Float32Array
from core.metrics import Metrics
from core.metrics.ranking import FIRST, dcg

METRICS = ("hit@20", "mrr@20", "ndcg@10")
# Where the literature on sessions cuts hit and MRR (Hidasi et al. 2016).
HIT_DEPTH = 20


def target_rank(scores: Float32Array, target: int) -> int:
    """The rank of `target` from 1: behind all that score more and, of its equals, the rows before it.

    A score that is no finite number is the last.

    Args:
        scores: (items,).
    """
    own = scores[target]
    if not np.isfinite(own):
        return len(scores)
    ahead = np.count_nonzero((scores > own) & np.isfinite(scores))
    ahead += np.count_nonzero(scores[:target] == own)
    return int(ahead) + 1


def next_item_metrics(target_ranks: npt.ArrayLike) -> Metrics:
    """hit@20, mrr@20 and ndcg@10 of targets at these ranks (examples,); None without any.

    One item an example is right, so the best DCG is that of rank 1, which is 1, and needs no dividing by.
    """
    ranks = np.asarray(target_ranks, np.float64)
    if not len(ranks):
        return dict.fromkeys(METRICS)
    return {
        "hit@20": float((ranks <= HIT_DEPTH).mean()),
        "mrr@20": float(np.where(ranks <= HIT_DEPTH, 1 / ranks, 0).mean()),
        "ndcg@10": float(dcg(1.0, ranks[:, None], FIRST).mean()),
    }
