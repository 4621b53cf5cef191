"""How many products hold words together: what is a word of the shop, and what is a slip."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from core.arrays import Int32Array
from core.search.lexical import LexicalIndex
from core.text.analysis import Piece
from core.text.normalise import has_chinese


class WordEvidence:
    """Counts the products that hold all of some words. Safe to use from several threads."""

    def __init__(self, index: LexicalIndex) -> None:
        self._index = index
        self._analyzer = index.analyzer

    @property
    def products(self) -> int:
        """How many products there are."""
        return len(self._index.catalogue)

    def is_word(self, word: str) -> bool:
        """Whether the language has `word`, sold here or not."""
        return self._analyzer.is_word(word)

    def together(self, words: Sequence[str]) -> int:
        """How many products hold all `words` of a run, single characters beside the same neighbours."""
        telling = [word for word in words if word not in self._analyzer.stop_words]
        rows = [self._index.words.lookup(word)[0] for word in telling]
        return len(_common([*rows, *self._joints(words)]))

    def holding(self, text: str) -> int:
        """How many products hold all that `text` says, stop words aside, each word by itself or a synonym."""
        rows: list[Int32Array] = []
        for phrase in self._analyzer.phrases(text):
            rows += self._joints([word for word, _, _ in phrase])
            groups: dict[str, list[Int32Array]] = {}
            for piece in phrase:
                if piece[0] not in self._analyzer.stop_words:
                    groups.setdefault(piece[2], []).append(self._rows(piece))
            rows += [_united(group) for group in groups.values()]
        return len(_common(rows))

    def _rows(self, piece: Piece) -> Int32Array:
        """The products that hold a word, a synonym of it where none does, or else its parts."""
        word, words = piece[0], self._index.words
        if word in words:
            return words.lookup(word)[0]
        if synonyms := [other for other in self._analyzer.synonyms.get(word, ()) if other in words]:
            return _united([words.lookup(other)[0] for other in synonyms])
        return _common([words.lookup(part)[0] for part in self._analyzer.parts(piece)])

    def _joints(self, words: Sequence[str]) -> Iterator[Int32Array]:
        """The products that hold each single Chinese character of `words` beside its neighbour."""
        for one, other in pairwise(words):
            if one in self._analyzer.stop_words or other in self._analyzer.stop_words:
                continue
            joint = one[-1] + other[0]
            is_single = len(one) == 1 or len(other) == 1
            if is_single and has_chinese(joint[0]) and has_chinese(joint[1]):
                yield self._index.bigrams.lookup(joint)[0]


def _united(rows: Sequence[Int32Array]) -> Int32Array:
    return rows[0] if len(rows) == 1 else np.unique(np.concatenate(rows))


def _common(rows: Sequence[Int32Array]) -> Int32Array:
    """What is in all of `rows`, ascending; the shortest decides what is looked up in the others."""
    if not rows:
        return np.zeros(0, np.int32)
    shortest, *others = sorted(rows, key=len)
    for other in others:
        if not len(shortest):
            break
        places = np.minimum(np.searchsorted(other, shortest), len(other) - 1)
        shortest = shortest[other[places] == shortest]
    return shortest
