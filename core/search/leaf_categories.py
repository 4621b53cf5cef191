"""Kinds of things by the last levels of their categories: what a query names, and what is something else."""

from collections import defaultdict
from collections.abc import Iterable

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
            rows_of_leaf[" ".join(analyzer.sequence(leaf(path)))] += rows
        self._rows = {name: np.array(rows, np.intp) for name, rows in rows_of_leaf.items()}
        self._is_known = np.array([bool(path) for path in catalogue.category], bool)

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
