"""From a query's text to the features of every product, the same for searching and for learning weights."""

import numpy as np
import numpy.typing as npt

from core.search.fusion import Features
from core.search.lexical import LexicalIndex
from core.search.query import LexicalQuery
from core.search.top import best_rows

Floats = npt.NDArray[np.float32]

# How many products either side proposes.
CANDIDATES = 200


def lexical_feature(index: LexicalIndex, query: LexicalQuery) -> Floats:
    """BM25 (products,) as a share of the best that the query could earn anywhere: 0 to 1."""
    scores = index.scores(query)
    ceiling = index.ceiling(query)
    if ceiling > 0:
        scores /= np.float32(ceiling)
    return scores


def candidate_rows(features: Features) -> npt.NDArray[np.intp]:
    """The rows that words or nearness propose, ascending."""
    met = best_rows(features.lexical, np.flatnonzero(features.lexical), CANDIDATES)
    near = best_rows(features.neural, np.flatnonzero(features.neural), CANDIDATES)
    return np.union1d(met, near)
