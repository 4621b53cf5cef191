"""What a ranking gains, discounted by rank (Järvelin and Kekäläinen 2002).

DCG@k = Σ over ranks r ≤ k of gain(r) / log2(1 + r),      nDCG@k = DCG@k / DCG@k of the best order
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from core.arrays import Array, Float64Array

Gains = Sequence[float] | Array


def dcg(
    gains: npt.ArrayLike, ranks: npt.ArrayLike | None = None, cut: float = np.inf
) -> Float64Array:
    """Discounted cumulative gain, summed over the last axis (…, products) → (…).

    Args:
        gains: what each product gains, in the order of the ranking where there are no `ranks`.
        ranks: where each stands, from 1; equals may share the mean of their ranks.
        cut: ranks further down gain nothing.
    """
    gains = np.asarray(gains, np.float64)
    ranks = np.arange(1, gains.shape[-1] + 1) if ranks is None else np.asarray(ranks, np.float64)
    return np.asarray(np.where(ranks <= cut, gains / np.log2(1 + ranks), 0.0).sum(axis=-1))


def ndcg(gains: Gains, judged: Gains, cut: int) -> float:
    """Normalised DCG of one ranking; 0 where nothing judged gains anything.

    Args:
        gains: (products,) in the order of the ranking.
        judged: (judged products,) the gains of all, in any order.
    """
    best = float(dcg(np.sort(judged)[::-1][:cut]))
    return float(dcg(gains[:cut])) / best if best > 0 else 0.0
