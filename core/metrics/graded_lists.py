"""Many rankings beside their judgments, as matrices: every measure of all queries in a few steps of NumPy."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np

from core.arrays import BoolArray, IndexArray, Int32Array

# In the place of a grade: nobody judged it; the list has ended.
UNJUDGED, ENDED = -1, -2

Query = TypeVar("Query", bound=Hashable)
Product = TypeVar("Product", bound=Hashable)


@dataclass(frozen=True)
class GradedLists:
    """`grades` (queries, depth): that of the product at each rank, `UNJUDGED` or `ENDED`.

    `ideal` (queries, most judged) holds all judged grades from the highest, then zeros. Grades below 0 have
    become 0: judged and irrelevant.
    """

    grades: Int32Array
    ideal: Int32Array

    @classmethod
    def of(
        cls,
        qrels: Mapping[Query, Mapping[Product, int]],
        run: Mapping[Query, Sequence[Product]],
        depth: int,
    ) -> "GradedLists":
        """The rankings of the queries of `qrels`, in its order; an empty one for what `run` lacks.

        Args:
            qrels: query → product → grade.
            run: query → products, best first, each once; cut at `depth`.
        """
        # What is judged as less than irrelevant must not be taken for unjudged.
        floored = {
            query: {product: max(0, grade) for product, grade in grades.items()}
            if any(grade < 0 for grade in grades.values())
            else grades
            for query, grades in qrels.items()
        }
        found = (
            [grades.get(product, UNJUDGED) for product in run.get(query, ())[:depth]]
            for query, grades in floored.items()
        )
        best = (sorted(grades.values(), reverse=True) for grades in floored.values())
        return cls(_matrix(found, ENDED), _matrix(best, 0))

    @cached_property
    def gains(self) -> Int32Array:
        """The grades (queries, depth) where there are any, else 0."""
        return self.grades.clip(0)

    @cached_property
    def relevant(self) -> BoolArray:
        """Whether what stands there is relevant (queries, depth): grade 1 or more."""
        return self.grades >= 1

    @cached_property
    def relevant_in_all(self) -> IndexArray:
        """How many products are relevant (queries,), found or not."""
        return np.asarray(np.count_nonzero(self.ideal >= 1, axis=1), np.intp)

    @cached_property
    def condensed(self) -> "GradedLists":
        """The same lists without what nobody judged (Sakai 2007): what is merely new is not taken for bad."""
        is_judged = self.grades >= 0
        order = np.argsort(~is_judged, axis=1, kind="stable")
        grades = np.take_along_axis(np.where(is_judged, self.grades, ENDED), order, axis=1)
        return GradedLists(grades, self.ideal)


def _matrix(rows: Iterable[Sequence[int]], filler: int) -> Int32Array:
    """Rows of different lengths as one matrix, at least one column wide."""
    kept = list(rows)
    matrix = np.full((len(kept), max(map(len, kept), default=0) or 1), filler, np.int32)
    for number, row in enumerate(kept):
        matrix[number, : len(row)] = row
    return matrix
