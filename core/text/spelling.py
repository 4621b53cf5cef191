"""Did you mean: the nearest words the shop knows to a word it does not."""

from collections.abc import Iterable, Iterator
from heapq import nlargest

from core.text.normalise import normalise

_SHORTEST_LATIN = 4
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LONGEST = 24


class Speller:
    """Corrects words by what the shop's own words look like.

    A Chinese word may have one character wrong, missing or too many; a Latin one of four letters or more
    one letter, or two neighbours swapped. Among several, the most frequent word wins.
    """

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights
        self._patterns: dict[str, list[str]] = {}
        for word in weights:
            if not word.isascii() and 2 <= len(word) <= _LONGEST:
                for pattern in _with_one_open(word):
                    self._patterns.setdefault(pattern, []).append(word)

    @classmethod
    def build(cls, words: Iterable[tuple[str, float]]) -> "Speller":
        """A speller that knows `words`, each with how often it occurs."""
        return cls({word: weight for word, weight in words if len(word) > 1})

    def correct(self, text: str) -> str:
        """`text` with unknown words put right, or the empty string where nothing could be.

        A word apart is tried first; then the whole text as one word, for what segmentation tore.
        """
        given = normalise(text)[: 4 * _LONGEST]
        pieces = given.split(" ")
        mended = [piece if piece in self._weights else self._nearest(piece) for piece in pieces]
        if any(mended):
            answer = " ".join(new or old for new, old in zip(mended, pieces, strict=True))
            return answer if answer != given else ""
        return self._nearest(given.replace(" ", "")) if len(pieces) > 1 else ""

    def _nearest(self, word: str) -> str:
        if not 2 <= len(word) <= _LONGEST:
            return ""
        if word.isascii():
            candidates = set(_one_edit(word)) if len(word) >= _SHORTEST_LATIN else set()
        else:
            candidates = self._one_character_off(word)
        known = [(self._weights[c], c) for c in candidates if c in self._weights and c != word]
        return nlargest(1, known)[0][1] if known else self._inside(word)

    def _one_character_off(self, word: str) -> set[str]:
        found = {word[:i] + word[i + 1 :] for i in range(len(word)) if len(word) > 2}
        for pattern in _with_one_open(word):
            found.update(self._patterns.get(pattern, ()))
        for place in range(len(word) + 1):
            pattern = f"{word[:place]}*{word[place:]}"
            found.update(self._patterns.get(pattern, ()))
        return found

    def _inside(self, word: str) -> str:
        """A long Chinese text with one wrong word: the part before or after it is known."""
        if word.isascii() or len(word) < 4:
            return ""
        for cut in range(len(word) - 2, 1, -1):
            head, tail = word[:cut], word[cut:]
            if head in self._weights and (mended := self._short_fix(tail)):
                return head + mended
            if tail in self._weights and (mended := self._short_fix(head)):
                return mended + tail
        return ""

    def _short_fix(self, word: str) -> str:
        known = [(self._weights[c], c) for c in self._one_character_off(word) if c in self._weights]
        return max(known)[1] if known else ""


def _with_one_open(word: str) -> Iterator[str]:
    return (f"{word[:i]}*{word[i + 1 :]}" for i in range(len(word)))


def _one_edit(word: str) -> Iterator[str]:
    """Every string one deletion, swap, change or insertion from `word` (Norvig's enumeration)."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LATIN:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
