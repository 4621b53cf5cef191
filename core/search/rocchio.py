"""Products like the best results: what a query's first answers have in common finds more of them.

A query says little, and seldom in the words of every title that answers it; its best answers say more.
Their vectors, the better the heavier, sum to another query vector that is asked of the whole catalogue:
Rocchio's relevance feedback (1971) in the network's space, with the first results taken for relevant.

    q' = Σ sᵢ¹² vᵢ / |Σ sᵢ¹² vᵢ|   over the ten best results i        alike(p) = max(0, q' · v_p)
"""

from dataclasses import dataclass, replace

import numpy as np

from core.arrays import BoolArray, Float32Array, IndexArray
from core.search.fusion import FIRST
from core.search.score_inputs import ScoreInputs
from core.search.top import best_rows

# How many results speak for the query: more of them drift from it, fewer know less than it does.
EXAMPLES = 10
# The power of their scores: one result far ahead speaks alone, ten that are equal speak together.
SHARPNESS = 12


@dataclass(frozen=True)
class Examples:
    """The rows taken for good answers and their weights; the vectors, so weighted, sum to a unit vector."""

    rows: IndexArray
    weights: Float32Array

    @classmethod
    def from_scores(
        cls, scores: Float32Array, rows: IndexArray, vectors: Float32Array
    ) -> "Examples":
        """The best of `rows` by `scores` (products,); `vectors` are (products, dimension)."""
        best = best_rows(scores, rows, EXAMPLES)
        weights = scores[best] ** SHARPNESS
        length = float(np.linalg.norm(weights @ vectors[best]))
        return cls(best, weights / np.float32(max(length, 1e-9)))

    def likeness(self, vectors: Float32Array) -> Float32Array:
        """How much each product is like the examples, (products,) from 0 to 1."""
        likeness: Float32Array = np.vecdot(vectors, self.weights @ vectors[self.rows])
        return likeness.clip(0, 1, out=likeness)

    def shares(self, vectors: Float32Array, row: int) -> Float32Array:
        """What each example adds to the likeness of the product at `row`; they sum to it, unless cut."""
        shares: Float32Array = self.weights * (vectors[self.rows] @ vectors[row])
        return shares


def best_examples(
    inputs: ScoreInputs, matches: BoolArray, vectors: Float32Array
) -> Examples | None:
    """The best `matches` by words and nearness, weighed alike for every run; None where nothing matches."""
    rows = np.flatnonzero(matches)
    return Examples.from_scores(FIRST.scores(inputs), rows, vectors) if len(rows) else None


def with_likeness(
    inputs: ScoreInputs, examples: Examples | None, vectors: Float32Array
) -> ScoreInputs:
    """`inputs` with the likeness to the examples; as they are without any."""
    return replace(inputs, alike=examples.likeness(vectors)) if examples else inputs
