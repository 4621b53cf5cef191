"""How good a ranking of all items is where one of them is right."""

import numpy as np
import numpy.typing as npt

from core.arrays import Float32Array, Float64Array
from core.metrics import Metrics
from core.metrics.gains import dcg
from core.metrics.ranking import FIRST

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
    """hit@20, mrr@20 and ndcg@10 of targets at these ranks (examples,); None without any."""
    values = next_item_values(target_ranks)
    return {name: float(each.mean()) for name, each in values.items()} or dict.fromkeys(METRICS)


def next_item_values(target_ranks: npt.ArrayLike) -> dict[str, Float64Array]:
    """What each of the targets at these ranks (examples,) scores by each metric; {} without any.

    One item an example is right, so the best DCG is that of rank 1, which is 1, and needs no dividing by.
    """
    ranks = np.asarray(target_ranks, np.float64)
    if not len(ranks):
        return {}
    return {
        "hit@20": (ranks <= HIT_DEPTH).astype(np.float64),
        "mrr@20": np.where(ranks <= HIT_DEPTH, 1 / ranks, 0.0),
        "ndcg@10": dcg(1.0, ranks[:, None], FIRST),
    }


def random_next_item(items: int) -> dict[str, float]:
    """What a random order of `items` reaches on average: each rank is as likely as any other."""
    return {
        name: float(each.mean()) for name, each in next_item_values(np.arange(1, items + 1)).items()
    }
