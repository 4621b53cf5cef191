"""From a query's text to the features of every product, the same for searching and for learning weights."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from core.search.fusion import Features, Fusion, learn
from core.search.lexical import LexicalIndex
from core.search.neural import NeuralIndex
from core.search.query import LexicalQuery, parse
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


def features_of(
    text: str, lexical: LexicalIndex, neural: NeuralIndex, popularity: Floats
) -> Features:
    """Features (products,) of a finished query."""
    near = neural.scores(text)
    return Features(
        lexical_feature(lexical, parse(text, lexical.analyzer)),
        np.zeros_like(popularity) if near is None else near,
        popularity,
    )


def candidate_rows(features: Features) -> npt.NDArray[np.intp]:
    """The rows that words or nearness propose, ascending."""
    met = best_rows(features.lexical, np.flatnonzero(features.lexical), CANDIDATES)
    near = best_rows(features.neural, np.flatnonzero(features.neural), CANDIDATES)
    return np.union1d(met, near)


def learn_fusion(
    lexical: LexicalIndex,
    neural: NeuralIndex,
    popularity: Floats,
    queries: Sequence[str],
    relevant: Sequence[Sequence[int]],
) -> Fusion:
    """Weights for `neural`'s run from held-out queries and the rows that are relevant to each."""
    examples, places = [], []
    for text, rows in zip(queries, relevant, strict=True):
        whole = features_of(text, lexical, neural, popularity)
        candidates = np.union1d(candidate_rows(whole), np.array(rows, np.intp))
        examples.append(whole.at(candidates))
        places.append(np.searchsorted(candidates, np.unique(np.array(rows, np.intp))))
    return learn(examples, places)
