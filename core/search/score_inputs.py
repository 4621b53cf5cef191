"""From a query's text to the features of every product, the same for searching and for learning weights."""

from dataclasses import dataclass, replace

import numpy as np

from core.arrays import BoolArray, Float32Array, IndexArray
from core.search.lexical import LexicalIndex
from core.search.query import LONGEST, LexicalQuery, parse
from core.search.top import best_rows
from core.text.tokens import Token

# How many products each side proposes.
CANDIDATES = 200
# The shares of the best BM25 and of the greatest similarity that a match reaches.
TAIL = 0.1
NEAR_TAIL = 0.3
# So much like the best results, a product is found though neither its words nor the query's vector met.
ALIKE_FLOOR = 0.65


@dataclass(frozen=True)
class ScoreInputs:
    """What is known of products for one query: arrays (products,) between 0 and 1.

    `words` is the number of words of the query, without overlaps. `alike` (`core.search.rocchio`) is None
    before the best results are known.
    """

    lexical: Float32Array
    neural: Float32Array
    popularity: Float32Array
    words: int = 1
    alike: Float32Array | None = None

    def at(self, rows: IndexArray) -> "ScoreInputs":
        """The same for some rows only."""
        alike = None if self.alike is None else self.alike[rows]
        return ScoreInputs(
            self.lexical[rows], self.neural[rows], self.popularity[rows], self.words, alike
        )

    def part(self, name: str) -> Float32Array | None:
        """The array of one of `PARTS`, None where it is not known."""
        values: Float32Array | None = getattr(self, name)
        return values


def lexical_query(index: LexicalIndex, text: str, typing: bool = False) -> LexicalQuery:
    """Normalised `text` as the index is asked it; `typing` says that its last word may be unfinished.

    A word that no product has, but one of its synonyms, is read as the first of those: its own parts would
    lead astray (手提电脑 to handbags).
    """
    text = text[:LONGEST]
    reworded = _reworded(index, text, typing)
    for word, known in reworded.items():
        text = text.replace(word, known)
    complete = index.words.beginning_with if typing else None
    query = parse(text, index.analyzer, complete, lambda word: _is_known(index, word, typing))
    if not reworded:
        return query
    asked = {known: word for word, known in reworded.items()}
    tokens = (
        Token(token.text, "synonym", asked[token.text]) if token.text in asked else token
        for token in query.tokens
    )
    return replace(query, tokens=tuple(tokens))


def _reworded(index: LexicalIndex, text: str, typing: bool) -> dict[str, str]:
    """Each word of `text` that only its synonyms stand for in this shop → the first of them."""
    found: dict[str, str] = {}
    for token in index.analyzer.query(text):
        word = token.text
        if token.kind != "word" or _is_known(index, word, typing) or word not in text:
            continue
        known = (other for other in index.analyzer.synonyms.get(word, ()) if other in index.words)
        if first := next(known, ""):
            found[word] = first
    return found


def _is_known(index: LexicalIndex, word: str, typing: bool) -> bool:
    """Whether a product has `word` or, while it is typed, a word that it may become."""
    return word in index.words or (typing and bool(index.words.beginning_with(word, 1)))


def lexical_input(index: LexicalIndex, query: LexicalQuery) -> Float32Array:
    """BM25 (products,) as a share of the best that the query could earn anywhere: 0 to 1."""
    scores = index.scores(query)
    ceiling = index.ceiling(query)
    if ceiling > 0:
        scores /= np.float32(ceiling)
    return scores


def matching_products(features: ScoreInputs, floor: float) -> BoolArray:
    """Which products match, bool (products,): see `core.search.engine`."""
    met, near = features.lexical, features.neural
    best, nearest = met.max(initial=0.0), near.max(initial=0.0)
    matches: BoolArray = (met > 0) & (met >= TAIL * best)
    if nearest > 0:
        matches |= (near > 0) & (near >= max(floor, NEAR_TAIL * nearest))
    if features.alike is not None:
        matches |= features.alike >= ALIKE_FLOOR
    return matches


def candidate_rows(features: ScoreInputs) -> IndexArray:
    """The rows that words or nearness or likeness to the best propose, ascending."""
    parts = (features.lexical, features.neural, features.alike)
    best = [best_rows(part, np.flatnonzero(part), CANDIDATES) for part in parts if part is not None]
    return np.unique(np.concatenate(best))
