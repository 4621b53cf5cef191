"""What the products of a log are: category, brand and price band, one number each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.arrays import BoolArray, Float32Array, Int32Array
from core.data.catalogue import Catalogue
from core.data.category_path import LEVEL_SEPARATOR, is_within
from core.feedback.analysis.filters import EventFilters

# Bars that a chart of prices has room for.
MOST_BANDS = 8
# The middle nine tenths of the prices decide the bands.
_MIDDLE = (5, 95)


@dataclass(frozen=True)
class Traits:
    """`category`, `brand` (products,) are places in `categories` and `brands`, where "" stands for unknown;
    `band` is the number of edges a price reaches, -1 where it is unknown. `products` are ids, `title` theirs.
    """

    products: list[str]
    title: list[str]
    categories: list[str]
    category: Int32Array
    brands: list[str]
    brand: Int32Array
    edges: tuple[float, ...]
    band: Int32Array

    @classmethod
    def from_catalogue(cls, products: list[str], catalogue: Catalogue) -> "Traits":
        """The traits of the products of a log, in its order; products that are gone have none."""
        row_of = catalogue.row_of
        rows = [row_of.get(product, -1) for product in products]
        edges = price_edges(catalogue.price)
        price = np.append(catalogue.price, np.nan)[rows] if rows else np.zeros(0, np.float32)
        band = np.where(np.isnan(price), -1, np.searchsorted(edges, price, side="right"))
        return cls(
            products,
            _texts(catalogue.title, rows),
            *_coded(_texts(catalogue.category, rows)),
            *_coded(_texts(catalogue.brand, rows)),
            edges,
            band.astype(np.int32),
        )

    @cached_property
    def code_of(self) -> dict[str, int]:
        """The place of each product id."""
        return {product: code for code, product in enumerate(self.products)}

    def allowed(self, filters: EventFilters) -> BoolArray:
        """Which products the conditions on products let through, (products,)."""
        allowed = np.ones(len(self.products), bool)
        if filters.category is not None:
            below = [_is_chosen(path, filters.category) for path in self.categories]
            allowed &= np.array(below, bool)[self.category]
        if filters.brand is not None:
            allowed &= np.array([name == filters.brand for name in self.brands], bool)[self.brand]
        if filters.band is not None:
            allowed &= self.band == filters.band
        if filters.product is not None:
            allowed &= np.arange(len(self.products)) == self.code_of.get(filters.product, -1)
        return allowed


def _is_chosen(path: str, category: str) -> bool:
    if category.endswith(LEVEL_SEPARATOR):
        return path == category.removesuffix(LEVEL_SEPARATOR)
    return is_within(path, category)


def price_edges(prices: Float32Array) -> tuple[float, ...]:
    """Round prices that cut a catalogue into at most `MOST_BANDS` bands: 20, 50, 100, 200…"""
    known = prices[~np.isnan(prices) & (prices > 0)]
    if not len(known):
        return ()
    low, high = np.percentile(known, _MIDDLE)
    for digits in ((1, 2, 5), (1, 3), (1,)):
        edges = [digit * 10.0**power for power in range(-3, 10) for digit in digits]
        within = tuple(edge for edge in edges if low < edge <= high)
        if len(within) < MOST_BANDS:
            return within
    return within[-MOST_BANDS + 1 :]


def _texts(column: Sequence[str], rows: Sequence[int]) -> list[str]:
    return [column[row] if row >= 0 else "" for row in rows]


def _coded(texts: list[str]) -> tuple[list[str], Int32Array]:
    codes: dict[str, int] = {"": 0}
    coded = np.array([codes.setdefault(text, len(codes)) for text in texts], np.int32)
    return list(codes), coded
