"""Filters as row masks, and facets: how many matches each further choice would leave."""

import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from copy import copy

import numpy as np

from core.arrays import BoolArray, Float32Array, IndexArray
from core.data.catalogue import Catalogue
from core.data.category_path import LEVEL_SEPARATOR, branches
from core.search.request import Facets, FacetValue, Filters

# More values of a facet than anybody reads.
VALUES = 60


class _Column:
    """A text column as numbers: `codes` (products,) point into `values`.

    What differs by case or width alone is one value, spelt as it is most often.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        counts = Counter(texts)
        spelling: dict[str, str] = {}
        # The most frequent first; of equals the first in the column.
        for text, _ in counts.most_common():
            spelling.setdefault(folded(text), text.strip())
        self.keys, self.values = list(spelling), list(spelling.values())
        number_of = {key: number for number, key in enumerate(spelling)}
        code_of = {text: number_of[folded(text)] for text in counts}
        self.codes = np.array([code_of[text] for text in texts], np.intp)

    def mask(self, accepted: BoolArray) -> BoolArray:
        """Rows whose value's number is accepted."""
        chosen: BoolArray = accepted[self.codes] if len(self.values) else np.zeros(0, bool)
        return chosen

    def counts(self, rows: IndexArray) -> IndexArray:
        """How many of `rows` have each of `values`."""
        return np.bincount(self.codes[rows], minlength=len(self.values))


class _CategoryTree:
    """Category paths as a tree: every path and every beginning of one is a node, by its folded name."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._nodes: dict[str, int] = {}
        self._names: list[str] = []
        self._parents: list[int] = []
        pairs = [(code, node) for code, path in enumerate(paths) for node in self._add(path)]
        codes, nodes = zip(*pairs, strict=True) if pairs else ((), ())
        self._path_codes, self._path_nodes = np.array(codes, np.intp), np.array(nodes, np.intp)

    def _add(self, path: str) -> list[int]:
        """The nodes from the root to `path`, made where they are new."""
        nodes: list[int] = []
        for name in branches(path):
            key = folded(name)
            if key not in self._nodes:
                self._nodes[key] = len(self._nodes)
                self._names.append(name)
                self._parents.append(nodes[-1] if nodes else -1)
            nodes.append(self._nodes[key])
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
            keys = map(folded, branches(path))
            is_open[[self._nodes[key] for key in keys if key in self._nodes]] = True
        parents = np.array(self._parents, np.intp)
        return _values(self._names, np.where(is_open[parents], sums, 0))


class Filtering:
    """The filterable columns of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._category = _Column(catalogue.category)
        self._tree = _CategoryTree(self._category.values)
        self._brand = _Column(catalogue.brand)
        self._price = catalogue.price
        self._catalogue = catalogue

    def edited(self, catalogue: Catalogue, changed: Collection[str]) -> "Filtering":
        """The same of a `catalogue` in which only the columns `changed` are others."""
        filtering = copy(self)
        filtering._price = catalogue.price
        if "category" in changed:
            filtering._category = _Column(catalogue.category)
            filtering._tree = _CategoryTree(filtering._category.values)
        if "brand" in changed:
            filtering._brand = _Column(catalogue.brand)
        return filtering

    def masks(self, filters: Filters) -> dict[str, BoolArray]:
        """Allowed rows for each kind of filter in use: `category`, `brand`, `price`, `only`."""
        masks: dict[str, BoolArray] = {}
        if filters.category:
            masks["category"] = self._category.mask(_below(self._category.keys, filters.category))
        if filters.brand:
            masks["brand"] = self._brand.mask(_named(self._brand.keys, filters.brand))
        if filters.price != (None, None):
            masks["price"] = within(self._price, *filters.price)
        if filters.only:
            masks["only"] = _rows_of(self._catalogue, filters.only)
        return masks

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


def within(price: Float32Array, low: float | None, high: float | None) -> BoolArray:
    """Which prices (products,) lie between both limits, None where open; what is unknown does not."""
    mask: BoolArray = ~np.isnan(price)
    if low is not None:
        mask &= price >= np.float32(low)
    if high is not None:
        mask &= price <= np.float32(high)
    return mask


def _rows_of(catalogue: Catalogue, products: Sequence[str]) -> BoolArray:
    """Which rows are those of `products`; ids that are no more are none."""
    row_of = catalogue.row_of
    mask = np.zeros(len(catalogue), bool)
    mask[[row_of[product] for product in products if product in row_of]] = True
    return mask


def _rows_in(masks: Sequence[BoolArray]) -> IndexArray:
    """The rows that all of `masks` allow."""
    return np.flatnonzero(np.logical_and.reduce(masks))


def folded(value: str) -> str:
    """`value` as facets compare it: in lower case and of one width, without needless spaces."""
    return " ".join(unicodedata.normalize("NFKC", value).casefold().split())


def _named(keys: Sequence[str], chosen: Sequence[str]) -> BoolArray:
    """Whether each of `keys` is one of `chosen` when folded."""
    names = set(map(folded, chosen))
    return np.array([key in names for key in keys], bool)


def _below(keys: Sequence[str], paths: Sequence[str]) -> BoolArray:
    """Whether each of `keys` is one of `paths` when folded, or below one."""
    above = tuple(folded(path) + LEVEL_SEPARATOR for path in paths)
    names = set(map(folded, paths))
    return np.array([key in names or key.startswith(above) for key in keys], bool)


def _values(names: Sequence[str], counts: IndexArray) -> tuple[FacetValue, ...]:
    """The most frequent of `names` by their `counts` (names,); the empty one is none."""
    held = np.flatnonzero(counts)
    named = zip((names[place] for place in held.tolist()), counts[held].tolist(), strict=True)
    ordered = sorted((-count, name) for name, count in named if name)
    return tuple(FacetValue(name, -count) for count, name in ordered[:VALUES])
