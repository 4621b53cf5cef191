"""What one piece of a query is worth: the best of the variants that may stand for it."""

import numpy as np

from core.arrays import Float32Array, Int32Array
from core.search.postings import Postings
from core.search.query import Variants


def add(scores: Float32Array, postings: Postings, weight: float, group: Variants) -> None:
    """Add to each product the best that any variant of `group` is worth there, times `weight`."""
    if len(group.terms) == 1:
        rows, impacts = postings.of(group.terms[0][0])
        scores[rows] += np.float32(weight * group.terms[0][1]) * impacts
        return
    most = np.zeros_like(scores)
    for term, boost in group.terms:
        rows, impacts = postings.of(term)
        most[rows] = np.maximum(most[rows], np.float32(weight * boost) * impacts)
    scores += most


def winner(postings: Postings, group: Variants, row: int) -> tuple[str, float]:
    """The variant that is worth most in the product at `row`, and how much; 0 if none is there."""
    earned = [(boost * postings.impact(term, row), term) for term, boost in group.terms]
    most = max(earned, default=(0.0, ""), key=lambda entry: entry[0])
    return most[1], most[0]


def best(postings: Postings, group: Variants) -> float:
    """The most that `group` is worth in any product."""
    return max((boost * _most(postings, term) for term, boost in group.terms), default=0.0)


def rows_of(postings: Postings, group: Variants) -> Int32Array:
    """The products that hold any variant of `group`, each once."""
    rows = [postings.of(term)[0] for term, _ in group.terms]
    return rows[0] if len(rows) == 1 else np.unique(np.concatenate(rows))


def _most(postings: Postings, term: str) -> float:
    impacts = postings.of(term)[1]
    return float(impacts.max()) if len(impacts) else 0.0
