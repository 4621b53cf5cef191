"""Other orders than by relevance: by a column of the catalogue."""

import numpy as np

from core.arrays import IndexArray
from core.data.catalogue import Catalogue
from core.search.request import Sort


def by_column(catalogue: Catalogue, rows: IndexArray, sort: Sort) -> IndexArray:
    """`rows` by the column that `sort` names; equals keep their order and unknown values come last."""
    column, sign = {
        Sort.PRICE_UP: (catalogue.price, 1),
        Sort.PRICE_DOWN: (catalogue.price, -1),
        Sort.SALES: (catalogue.sales, -1),
        Sort.RATING: (catalogue.rating, -1),
    }[sort]
    # NaN sorts last whatever its sign.
    return rows[np.argsort(sign * column[rows], kind="stable")]
