"""How good a ranking of all items is where one of them is right."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

DEPTH = 20


def place(scores: npt.NDArray[np.float32], target: int) -> int:
    """The rank of `target` from 1: behind all that score more and, of its equals, the rows before it.

    A score that is no finite number is the last.
    """
    own = scores[target]
    if not np.isfinite(own):
        return len(scores)
    ahead = np.count_nonzero((scores > own) & np.isfinite(scores))
    ahead += np.count_nonzero(scores[:target] == own)
    return int(ahead) + 1


def ranking_metrics(
    places: Sequence[int] | npt.NDArray[np.int64],
) -> dict[str, float | None]:
    """hit@20, mrr@20 and ndcg@10 of targets at these ranks, one target an example; None without any."""
    ranks = np.asarray(places, np.float64)
    if not len(ranks):
        return dict.fromkeys(("hit@20", "mrr@20", "ndcg@10"))
    return {
        "hit@20": float((ranks <= DEPTH).mean()),
        "mrr@20": float(np.where(ranks <= DEPTH, 1 / ranks, 0).mean()),
        "ndcg@10": float(np.where(ranks <= 10, 1 / np.log2(1 + ranks), 0).mean()),
    }
