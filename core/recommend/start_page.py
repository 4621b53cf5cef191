"""Which products a start page holds, and in what order: what is wanted next, and what a shopper cares for.

A network knows what a shopper is after now and forgets what they were after last week, so that the best of
its list are all of one errand. A page is calibrated instead (Steck 2018): its categories have the shares
that they have in the list and in the whole history, half and half.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array, Float64Array, IndexArray, Int32Array
from core.search.top import best_rows

# How much the whole history says of a page's categories; the rest is what comes next. Chosen on shoppers of
# the demo world (docs/recommend.md).
TASTE = 0.5
# Of what stands on the page so far one in so many may have been met before, while there is anything else.
MET_ONE_IN = 3
# Products that are seen at once: of these the best stands first.
AT_ONCE = 6


@dataclass(frozen=True)
class ProductCategories:
    """The categories of a catalogue's products: `code` (products,) is a place in `names`."""

    names: list[str]
    code: Int32Array

    @classmethod
    def from_names(cls, category: list[str]) -> "ProductCategories":
        """The categories of products in the order of their rows."""
        codes: dict[str, int] = {}
        code = np.array([codes.setdefault(name, len(codes)) for name in category], np.int32)
        return cls(list(codes), code)


def page_rows(
    scores: Float32Array,
    categories: ProductCategories,
    taste: Mapping[str, float],
    met: IndexArray,
    size: int,
) -> list[int]:
    """The rows of up to `size` products of a page, in the order in which they stand there.

    Args:
        scores: (products,) how likely each is next; what has none above 0 is not shown.
        taste: the share of each category in the history, of some of them at least.
        met: rows of the products met before.
    """
    wanted = _wanted_shares(scores, categories, taste, size)
    codes, most = np.flatnonzero(wanted > 0).tolist(), size + len(met)
    rows = {code: best_rows(scores, _rows_of(scores, categories, code), most) for code in codes}
    shelves = {code: _Shelf(rows[code], met) for code in codes}
    page: list[int] = []
    counts, met_count = np.zeros(len(wanted)), 0
    while len(page) < size and (filled := [code for code in shelves if shelves[code].left]):
        may_be_met = met_count <= len(page) // MET_ONE_IN
        open_ones = [code for code in filled if may_be_met or shelves[code].has_new] or filled
        # Whose share lacks most once the page is one longer; of equals the first.
        code = max(open_ones, key=lambda code: wanted[code] * (len(page) + 1) - counts[code])
        row, is_met = shelves[code].take(may_be_met)
        page.append(row)
        counts[code] += 1
        met_count += is_met
    return _best_first(page, scores)


def _wanted_shares(
    scores: Float32Array, categories: ProductCategories, taste: Mapping[str, float], size: int
) -> Float64Array:
    """The share of a page that each category is to have."""
    best = best_rows(scores, np.flatnonzero(scores > 0), size)
    following = np.zeros(len(categories.names))
    np.add.at(following, categories.code[best], scores[best])
    liked = np.array([taste.get(name, 0.0) for name in categories.names])
    return (1 - TASTE) * following / (following.sum() or 1.0) + TASTE * liked


def _rows_of(scores: Float32Array, categories: ProductCategories, code: int) -> IndexArray:
    return np.flatnonzero((categories.code == code) & (scores > 0))


class _Shelf:
    """The products of one category, the best first."""

    def __init__(self, rows: IndexArray, met: IndexArray) -> None:
        self.left = list(zip(rows.tolist(), np.isin(rows, met).tolist(), strict=True))

    @property
    def has_new(self) -> bool:
        """Whether there is a product that was not met before."""
        return not all(is_met for _, is_met in self.left)

    def take(self, may_be_met: bool) -> tuple[int, bool]:
        """The best product and whether it was met before; one that was not, unless it may be."""
        places = (place for place, (_, is_met) in enumerate(self.left) if may_be_met or not is_met)
        return self.left.pop(next(places, 0))


def _best_first(page: list[int], scores: Float32Array) -> list[int]:
    ordered: list[int] = []
    for start in range(0, len(page), AT_ONCE):
        ordered += sorted(page[start : start + AT_ONCE], key=lambda row: -scores[row])
    return ordered
