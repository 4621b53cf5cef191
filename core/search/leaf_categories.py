"""Kinds of things by the last levels of their categories: what a query names, and what is something else."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy

import numpy as np

from core.arrays import BoolArray
from core.data.catalogue import Catalogue
from core.data.category_path import leaf
from core.text.analysis import Analyzer


class LeafCategories:
    """Names of kinds of things, in the words of an analyzer, and the rows of the products of each."""

    def __init__(self, catalogue: Catalogue, analyzer: Analyzer) -> None:
        rows_of_path: dict[str, list[int]] = defaultdict(list)
        for row, path in enumerate(catalogue.category):
            rows_of_path[path].append(row)
        rows_of_leaf: dict[str, list[int]] = defaultdict(list)
        for path, rows in rows_of_path.items():
            rows_of_leaf[_name(analyzer, path)] += rows
        self._rows = {name: np.array(rows, np.intp) for name, rows in rows_of_leaf.items()}
        self._is_known = np.array([bool(path) for path in catalogue.category], bool)

    def moved(self, row: int, before: str, after: str, analyzer: Analyzer) -> "LeafCategories":
        """The same where the product at `row` is of the path `after` instead of `before`."""
        moved = copy(self)
        moved._rows, moved._is_known = dict(self._rows), self._is_known.copy()
        moved._is_known[row] = bool(after)
        name = _name(analyzer, before)
        moved._rows[name] = moved._rows[name][moved._rows[name] != row]
        if not len(moved._rows[name]):
            del moved._rows[name]
        name = _name(analyzer, after)
        moved._rows[name] = np.append(moved._rows.get(name, np.zeros(0, np.intp)), row)
        return moved

    def others(self, names: Iterable[str]) -> BoolArray:
        """Whether each product is known to be of another kind than the first of `names` that is a leaf.

        `names` are words with spaces between. Nothing is of another kind where no leaf is named.
        """
        named = next((name for name in names if name in self._rows), None)
        if named is None:
            return np.zeros_like(self._is_known)
        others = self._is_known.copy()
        others[self._rows[named]] = False
        return others


def _name(analyzer: Analyzer, path: str) -> str:
    """The words of the last level of a path."""
    return " ".join(analyzer.sequence(leaf(path)))
