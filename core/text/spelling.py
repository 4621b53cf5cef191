"""Did you mean: the likeliest thing that a shopper of this shop wanted to type."""

import re
from collections.abc import Iterable
from functools import cached_property
from math import log, log1p

from core.text import lexicon
from core.text.english import singular
from core.text.normalise import normalise
from core.text.similar_words import LONGEST_CHINESE, ChineseWords, LatinWords, is_chinese, is_latin

# Longer texts are pasted rather than typed, and take too long to read at a key.
_LONGEST_TEXT = 60
_LONGEST_RUN = 16
# Of three letters every word is an edit away from many others.
_SHORTEST_LATIN = 4
# A character that no known word covers: less likely than any slip.
_UNKNOWN_CHARACTER = 16.0
# One more edit must be made up for by a word this many e-folds more frequent.
_PER_EDIT = 4.0
# Another first letter is half an edit more: hardly anyone gets it wrong.
_OTHER_FIRST_LETTER = 2.0
_PIECE = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]+|[^a-z0-9\u3400-\u9fff]+")


class Speller:
    """Corrects queries towards the words of the shop, the frequent ones first.

    Latin words of four letters or more may be an edit or two off, or pinyin beside other words. A run
    of Chinese characters is read as the likeliest row of known words, each typed rightly, as a homophone or
    with one character wrong, missing or too many.
    """

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights

    @classmethod
    def build(cls, words: Iterable[tuple[str, float]]) -> "Speller":
        """A speller that knows `words`, each with how often it occurs. Cheap: indexes come at first need."""
        return cls({word: weight for word, weight in words if weight > 0})

    def correct(self, text: str) -> str:
        """`text` put right, normalised, or the empty string where nothing needs to or can be."""
        typed = normalise(text[:_LONGEST_TEXT])
        pieces = _PIECE.findall(typed)
        # Pinyin all by itself may be unfinished, and is better completed than corrected.
        better = "".join(self._corrected(piece, len(pieces) > 1) for piece in pieces)
        return better if better != typed else ""

    def prepare(self) -> None:
        """Build the indexes now, off the path of a query: about half a second for a large shop."""
        self.correct("zzzz 乒乓")

    def _corrected(self, piece: str, is_pinyin: bool) -> str:
        if is_chinese(piece) and 2 <= len(piece) <= _LONGEST_RUN:
            return self._likeliest_row(piece)
        if is_latin(piece) and len(piece) >= _SHORTEST_LATIN and not self._is_known(piece):
            spelt = self._chinese.spelt(piece) if is_pinyin else []
            return spelt[0] if spelt else self._nearest_latin(singular(piece)) or piece
        return piece

    def _is_known(self, word: str) -> bool:
        return (
            word in self._weights or singular(word) in self._weights or word in lexicon.stop_words()
        )

    def _nearest_latin(self, word: str) -> str:
        near = self._latin.near(word)
        return max(near, key=lambda entry: self._likeness(word, *entry))[0] if near else ""

    def _likeness(self, word: str, known: str, edits: int) -> tuple[float, str]:
        other_start = _OTHER_FIRST_LETTER * (word[0] != known[0])
        return log1p(self._weights[known]) - _PER_EDIT * edits - other_start, known

    def _likeliest_row(self, run: str) -> str:
        """The best reading of `run` from left to right (Viterbi over word ends)."""
        best: list[tuple[float, str]] = [(0.0, "")]
        for end in range(1, len(run) + 1):
            readings = [
                (best[start][0] + cost, best[start][1] + word)
                for start in range(max(0, end - LONGEST_CHINESE), end)
                for word, cost in self._readings(run[start:end])
            ]
            best.append(min(readings))
        return best[-1][1]

    def _readings(self, typed: str) -> Iterable[tuple[str, float]]:
        """(what was meant, cost) for one piece of a run."""
        if typed in self._weights:
            yield typed, self._rarity(typed)
        elif len(typed) == 1:
            yield typed, _UNKNOWN_CHARACTER
        else:
            for word, slip in self._chinese.near(typed).items():
                yield word, slip + self._rarity(word)

    def _rarity(self, word: str) -> float:
        return log(self._total / self._weights[word])

    @cached_property
    def _total(self) -> float:
        return sum(self._weights.values())

    @cached_property
    def _latin(self) -> LatinWords:
        return LatinWords(self._weights)

    @cached_property
    def _chinese(self) -> ChineseWords:
        return ChineseWords(self._weights)
