"""Products like the best results: what a query's first answers have in common finds more of them.

A query says little, and seldom in the words of every title that answers it; its best answers say more.
Their vectors, the better the heavier, sum to another query vector that is asked of the whole catalogue
(Rocchio's relevance feedback, with the first results taken for relevant).
"""

from dataclasses import dataclass, replace

import numpy as np

from core.arrays import BoolArray, Float32Array, IndexArray
from core.search.fusion import FIRST
from core.search.score_inputs import ScoreInputs
from core.search.top import best_rows

# How many results speak for the query, and how much more the better ones say.
EXAMPLES = 10
SHARPNESS = 12


@dataclass(frozen=True)
class Examples:
    """The rows taken for good answers and their weights; the vectors, so weighted, sum to a unit vector."""

    rows: IndexArray
    weights: Float32Array

    @classmethod
    def from_scores(
        cls, scores: Float32Array, found: IndexArray, vectors: Float32Array
    ) -> "Examples":
        """The best of the rows `found` by `scores` (products,); `vectors` are (products, dimension)."""
        rows = best_rows(scores, found, EXAMPLES)
        weights = scores[rows] ** SHARPNESS
        length = float(np.linalg.norm(weights @ vectors[rows]))
        return cls(rows, weights / np.float32(max(length, 1e-9)))

    def likeness(self, vectors: Float32Array) -> Float32Array:
        """How much each product is like the examples, (products,) from 0 to 1."""
        likeness: Float32Array = np.vecdot(vectors, self.weights @ vectors[self.rows])
        return likeness.clip(0, 1, out=likeness)

    def shares(self, vectors: Float32Array, row: int) -> Float32Array:
        """What each example adds to the likeness of the product at `row`; they sum to it, unless cut."""
        shares: Float32Array = self.weights * (vectors[self.rows] @ vectors[row])
        return shares


def examples(features: ScoreInputs, found: BoolArray, vectors: Float32Array) -> Examples | None:
    """The best of `found` by words and nearness, weighed alike for every run; None where nothing is found."""
    rows = np.flatnonzero(found)
    return Examples.from_scores(FIRST.scores(features), rows, vectors) if len(rows) else None


def with_alike(features: ScoreInputs, known: Examples | None, vectors: Float32Array) -> ScoreInputs:
    """`features` with the likeness to the examples; as they are without any."""
    return replace(features, alike=known.likeness(vectors)) if known else features
