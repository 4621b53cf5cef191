"""From a query's text to the inputs of every product's score, for searching and for learning weights."""

from dataclasses import dataclass, replace

import numpy as np

from core.arrays import BoolArray, Float32Array, IndexArray
from core.search.lexical import LexicalIndex
from core.search.query import LexicalQuery, parse
from core.search.top import best_rows
from core.text.analysis import LONGEST_QUERY
from core.text.tokens import Token

# How many products each part proposes for learning weights: what is ranked lower decides nothing.
CANDIDATES = 200
# The shares of the best BM25 and of the greatest similarity that a match reaches: lower ones let in what
# shares a common word only, higher ones lose good products of queries with one very good answer.
LEXICAL_TAIL = 0.1
NEURAL_TAIL = 0.3
# A single character ends as many words as there are kinds of bags (包); more cost time and are rare.
LONGER_WORDS = 32
# So much like the best results, a product matches though neither its words nor the query's vector do.
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

    def for_rows(self, rows: IndexArray) -> "ScoreInputs":
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
    text = text[:LONGEST_QUERY]
    reworded = _reworded(index, text, typing)
    for word, synonym in reworded.items():
        text = text.replace(word, synonym)
    complete = index.words.with_prefix if typing else None
    query = parse(
        text,
        index.analyzer,
        complete,
        lambda word: _is_known(index, word, typing),
        lambda character, is_whole: _longer_words(index, character, is_whole),
    )
    typed = {synonym: word for word, synonym in reworded.items()}
    tokens = (
        Token(token.text, "synonym", typed[token.text]) if token.text in typed else token
        for token in query.tokens
    )
    return replace(query, tokens=tuple(tokens)) if typed else query


def _reworded(index: LexicalIndex, text: str, typing: bool) -> dict[str, str]:
    """Each word of `text` that only its synonyms stand for in this shop → the first of them."""
    reworded: dict[str, str] = {}
    for token in index.analyzer.query(text):
        word = token.text
        if token.kind != "word" or _is_known(index, word, typing) or word not in text:
            continue
        synonyms = index.analyzer.synonyms.get(word, ())
        if synonym := next((other for other in synonyms if other in index.words), ""):
            reworded[word] = synonym
    return reworded


def _is_known(index: LexicalIndex, word: str, typing: bool) -> bool:
    """Whether a product has `word` or, while it is typed, a word that it may become."""
    return word in index.words or (typing and bool(index.words.with_prefix(word, 1)))


def _longer_words(index: LexicalIndex, character: str, is_whole: bool) -> list[tuple[str, float]]:
    """The words that hold a `character`; beside others only those that are commoner, as 黑色 for 黑."""
    above = 0 if is_whole else len(index.words.lookup(character)[0])
    return index.words.containing(character, LONGER_WORDS, len(index.catalogue), above)


def lexical_input(index: LexicalIndex, query: LexicalQuery) -> Float32Array:
    """BM25 (products,) as a share of the best that the query could earn anywhere: 0 to 1."""
    scores = index.scores(query)
    ceiling = index.ceiling(query)
    if ceiling > 0:
        scores /= np.float32(ceiling)
    return scores


def matching_products(inputs: ScoreInputs, floor: float) -> BoolArray:
    """Which products match, bool (products,): see `core.search.engine`."""
    lexical, neural = inputs.lexical, inputs.neural
    # By words: at least a share of the best.
    matches: BoolArray = (lexical > 0) & (lexical >= LEXICAL_TAIL * lexical.max(initial=0.0))
    # By meaning: above the floor, and a share of the nearest.
    nearest = neural.max(initial=0.0)
    if nearest > 0:
        matches |= (neural > 0) & (neural >= max(floor, NEURAL_TAIL * nearest))
    # By likeness to the best results.
    if inputs.alike is not None:
        matches |= inputs.alike >= ALIKE_FLOOR
    return matches


def candidate_rows(inputs: ScoreInputs) -> IndexArray:
    """The rows that words or nearness or likeness to the best propose, ascending."""
    parts = (inputs.lexical, inputs.neural, inputs.alike)
    best = [best_rows(part, np.flatnonzero(part), CANDIDATES) for part in parts if part is not None]
    return np.unique(np.concatenate(best))
