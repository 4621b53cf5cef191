"""What sells and pleases: a product's popularity between 0 and 1, known before any query."""

import numpy as np
import numpy.typing as npt

from core.data.catalogue import Catalogue

BEST_RATING = 5.0


def popularity(catalogue: Catalogue) -> npt.NDArray[np.float32]:
    """Popularity (products,): mean of log sales (best seller 1) and rating (5 is 1); unknown counts 0."""
    sales = np.log1p(np.nan_to_num(catalogue.sales).clip(0))
    best = sales.max(initial=0.0)
    known = [sales / best] if best > 0 else []
    rating = np.nan_to_num(catalogue.rating).clip(0, BEST_RATING) / BEST_RATING
    known += [rating] if rating.any() else []
    if not known:
        return np.zeros(len(catalogue), np.float32)
    return np.mean(known, axis=0).astype(np.float32)
