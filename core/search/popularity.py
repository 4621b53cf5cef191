"""What sells and pleases: a product's popularity between 0 and 1, known before any query."""

import numpy as np
import numpy.typing as npt

from core.arrays import Float32Array
from core.data.catalogue import Catalogue

# Ratings lie between 0 and 5, as every `Catalogue` has them.
BEST_RATING = 5.0


def popularity(catalogue: Catalogue) -> Float32Array:
    """Popularity (products,): mean of log sales (best seller 1) and rating (5 is 1).

    What is unknown of a product counts as the mean of what is known of others, so that it neither helps
    nor harms; a shop that knows nothing has zeros.
    """
    sales = np.log1p(catalogue.sales.clip(0))
    best = np.nanmax(sales, initial=0.0)
    known = [_filled(sales / best)] if best > 0 else []
    if np.nanmax(catalogue.rating, initial=0.0) > 0:
        known.append(_filled(catalogue.rating.clip(0, BEST_RATING) / BEST_RATING))
    if not known:
        return np.zeros(len(catalogue), np.float32)
    mean: Float32Array = np.mean(known, axis=0).astype(np.float32)
    return mean


def _filled(values: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    filled: npt.NDArray[np.floating] = np.where(np.isnan(values), np.nanmean(values), values)
    return filled
