"""Filters as row masks, and facets: how many matches each further choice would leave."""

from collections.abc import Sequence

import numpy as np

from core.arrays import BoolArray, IndexArray
from core.data.catalogue import Catalogue
from core.data.category_path import LEVEL_SEPARATOR, branches
from core.search.request import Facets, FacetValue, Filters

# More values of a facet than anybody reads.
VALUES = 60


class _Column:
    """A text column as numbers: `codes` (products,) point into `values`."""

    def __init__(self, texts: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        self.codes = np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.intp)
        self.values = list(numbers)

    def mask(self, accepted: BoolArray) -> BoolArray:
        """Rows whose value's number is accepted."""
        chosen: BoolArray = accepted[self.codes] if len(self.values) else np.zeros(0, bool)
        return chosen

    def counts(self, rows: IndexArray) -> IndexArray:
        """How many of `rows` have each of `values`."""
        return np.bincount(self.codes[rows], minlength=len(self.values))


class _CategoryTree:
    """Category paths as a tree: every path and every beginning of one is a node."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._nodes: dict[str, int] = {}
        self._parents: list[int] = []
        pairs = [(code, node) for code, path in enumerate(paths) for node in self._add(path)]
        codes, nodes = zip(*pairs, strict=True) if pairs else ((), ())
        self._path_codes, self._path_nodes = np.array(codes, np.intp), np.array(nodes, np.intp)
        self._names = list(self._nodes)

    def _add(self, path: str) -> list[int]:
        """The nodes from the root to `path`, made where they are new."""
        nodes: list[int] = []
        for name in branches(path):
            if name not in self._nodes:
                self._nodes[name] = len(self._nodes)
                self._parents.append(nodes[-1] if nodes else -1)
            nodes.append(self._nodes[name])
        return nodes

    def shown(self, counts: IndexArray, chosen: Sequence[str]) -> tuple[FacetValue, ...]:
        """First levels; below one that is chosen, or that holds most matches, its children too.

        `counts` has a number for each of the paths given at first.
        """
        sums = np.bincount(self._path_nodes, counts[self._path_codes], len(self._nodes))
        sums = sums.astype(np.intp)
        # The last place stands for the root, which is always open.
        is_open = np.append(sums * 2 > counts.sum(), True)
        for path in chosen:
            is_open[[self._nodes[name] for name in branches(path) if name in self._nodes]] = True
        parents = np.array(self._parents, np.intp)
        return _values(self._names, np.where(is_open[parents], sums, 0))


class Filtering:
    """The filterable columns of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._category = _Column(catalogue.category)
        self._tree = _CategoryTree(self._category.values)
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

    def facets(self, matches: BoolArray, masks: dict[str, BoolArray], chosen: Filters) -> Facets:
        """Counts over the products that match the query, each kind without its own mask."""
        allowed = _rows_in([matches, *masks.values()])

        def without(kind: str) -> IndexArray:
            others = (mask for name, mask in masks.items() if name != kind)
            return _rows_in([matches, *others]) if kind in masks else allowed

        categories = self._category.counts(without("category"))
        brands = self._brand.counts(without("brand"))
        prices = self._price[without("price")]
        prices = prices[~np.isnan(prices)]
        return Facets(
            self._tree.shown(categories, chosen.category),
            _values(self._brand.values, brands),
            (float(prices.min()), float(prices.max())) if len(prices) else None,
        )


def _rows_in(masks: Sequence[BoolArray]) -> IndexArray:
    """The rows that all of `masks` allow."""
    return np.flatnonzero(np.logical_and.reduce(masks))


def _below(values: Sequence[str], paths: Sequence[str]) -> BoolArray:
    """Whether each of `values` is one of `paths` or below one."""
    above = tuple(path + LEVEL_SEPARATOR for path in paths)
    return np.array([value in paths or value.startswith(above) for value in values], bool)


def _values(names: Sequence[str], counts: IndexArray) -> tuple[FacetValue, ...]:
    """The most frequent of `names` by their `counts` (names,); the empty one is none."""
    held = np.flatnonzero(counts)
    named = zip((names[place] for place in held.tolist()), counts[held].tolist(), strict=True)
    ordered = sorted((-count, name) for name, count in named if name)
    return tuple(FacetValue(name, -count) for count, name in ordered[:VALUES])
