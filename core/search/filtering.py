"""Filters as row masks, and facets: how many matches each further choice would leave."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from core.arrays import BoolArray, IndexArray
from core.data.catalogue import Catalogue
from core.data.category_path import LEVEL_SEPARATOR, level_paths
from core.search.request import Facets, FacetValue, Filters

VALUES = 60


class _Column:
    """A text column as numbers: `codes` (products,) point into `values`."""

    def __init__(self, texts: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        self.codes = np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.int32)
        self.values = list(numbers)

    def mask(self, accepted: BoolArray) -> BoolArray:
        """Rows whose value's number is accepted."""
        chosen: BoolArray = accepted[self.codes] if len(self.values) else np.zeros(0, bool)
        return chosen

    def tally(self, found: BoolArray) -> IndexArray:
        """How many of the `found` rows have each of `values`."""
        return np.bincount(self.codes[found], minlength=len(self.values))

    def counts(self, found: BoolArray) -> dict[str, int]:
        """How many of the `found` rows have each value; values that none has, and empty ones, left out."""
        counted = self.tally(found)
        return {
            self.values[at]: int(counted[at]) for at in np.flatnonzero(counted) if self.values[at]
        }


class _Levels:
    """Category paths as a tree: every path and every beginning of one is a node."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._nodes: dict[str, int] = {}
        self._parents: list[int] = []
        pairs = [(code, node) for code, path in enumerate(paths) for node in self._nodes_of(path)]
        codes, nodes = zip(*pairs, strict=True) if pairs else ((), ())
        self._codes, self._places = np.array(codes, np.intp), np.array(nodes, np.intp)
        self._names = list(self._nodes)

    def _nodes_of(self, path: str) -> list[int]:
        """The nodes from the root to `path`, made where they are new."""
        nodes: list[int] = []
        for name in level_paths(path):
            if name not in self._nodes:
                self._nodes[name] = len(self._nodes)
                self._parents.append(nodes[-1] if nodes else -1)
            nodes.append(self._nodes[name])
        return nodes

    def shown(self, counts: IndexArray, chosen: Sequence[str]) -> tuple[FacetValue, ...]:
        """First levels; below one that is chosen, or that holds most matches, its children too.

        `counts` has a number for each of the paths given at first.
        """
        sums = np.bincount(self._places, counts[self._codes], len(self._nodes)).astype(np.intp)
        # The last place stands for the root, which is always open.
        is_open = np.append(sums * 2 > counts.sum(), True)
        for path in chosen:
            is_open[self._nodes_above(path)] = True
        seen = np.flatnonzero(is_open[self._parents] & (sums > 0)) if self._parents else ()
        return _values({self._names[node]: int(sums[node]) for node in seen})

    def _nodes_above(self, path: str) -> list[int]:
        return [self._nodes[name] for name in level_paths(path) if name in self._nodes]


class Filtering:
    """The filterable columns of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._category = _Column(catalogue.category)
        self._levels = _Levels(self._category.values)
        self._brand = _Column(catalogue.brand)
        self._price = catalogue.price

    def masks(self, filters: Filters) -> dict[str, BoolArray]:
        """Allowed rows for each kind of filter in use: `category`, `brand`, `price`."""
        masks: dict[str, BoolArray] = {}
        if filters.category:
            masks["category"] = self._category.mask(_below(self._category.values, filters.category))
        if filters.brand:
            accepted = np.isin(np.array(self._brand.values), np.array(filters.brand))
            masks["brand"] = self._brand.mask(accepted)
        if filters.price != (None, None):
            masks["price"] = self._within(*filters.price)
        return masks

    def _within(self, low: float | None, high: float | None) -> BoolArray:
        mask: BoolArray = ~np.isnan(self._price)
        if low is not None:
            mask &= self._price >= np.float32(low)
        if high is not None:
            mask &= self._price <= np.float32(high)
        return mask

    def facets(self, found: BoolArray, masks: dict[str, BoolArray], chosen: Filters) -> Facets:
        """Counts over `found` (rows that match the query), each kind without its own mask."""
        categories = self._category.tally(found & _all_but("category", masks, self._everything))
        brands = self._brand.counts(found & _all_but("brand", masks, self._everything))
        prices = self._price[found & _all_but("price", masks, self._everything)]
        prices = prices[~np.isnan(prices)]
        return Facets(
            self._levels.shown(categories, chosen.category),
            _values(brands),
            (float(prices.min()), float(prices.max())) if len(prices) else None,
        )

    @cached_property
    def _everything(self) -> BoolArray:
        return np.ones(len(self._price), bool)


def _all_but(kind: str, masks: dict[str, BoolArray], everything: BoolArray) -> BoolArray:
    allowed = everything
    for name, mask in masks.items():
        if name != kind:
            allowed = allowed & mask
    return allowed


def _below(values: Sequence[str], paths: Sequence[str]) -> BoolArray:
    starts = tuple(path + LEVEL_SEPARATOR for path in paths)
    return np.array([value in paths or value.startswith(starts) for value in values], bool)


def _values(counts: dict[str, int]) -> tuple[FacetValue, ...]:
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(FacetValue(value, count) for value, count in ordered[:VALUES])
