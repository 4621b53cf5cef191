"""The shop's words that look or sound like a given one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np

from core.arrays import Int64Array
from core.text.pinyin import blurred, sound

# How unlikely a slip is, as a negative logarithm: a homophone is the usual slip of a pinyin keyboard.
SAME_SOUND = 4.0
ONE_CHARACTER = 8.0
# In a word of two characters half is wrong, which is another word more often than a slip.
HALF_THE_WORD = 14.0
LONGEST_CHINESE = 6
# Rare words are slips themselves as often as not, and every word costs memory.
_MOST_CHINESE = 30_000
_LETTERS = 26
_FIRST_LETTER = ord("a")


class LatinWords:
    """Words of the letters a to z. `near` compares letter counts first and spells out only what is left."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._words = [word for word in weights if is_latin(word)]
        self._counts = np.array([_letter_counts(word) for word in self._words], np.int8)

    def near(self, word: str) -> list[tuple[str, int]]:
        """(known word, edits) within one edit of a short `word`, two of one with seven letters or more."""
        if not self._words:
            return []
        allowed = 1 if len(word) < 7 else 2
        # An edit changes the counts of at most two letters.
        apart = np.abs(self._counts - np.array(_letter_counts(word), np.int8)).sum(1)
        close = (self._words[index] for index in np.flatnonzero(apart <= 2 * allowed))
        alike = [known for known in close if known != word and _begin_alike(word, known)]
        edits = [(known, distance(word, known)) for known in alike]
        return [(known, number) for known, number in edits if number <= allowed]


class ChineseWords:
    """Chinese words of two to six characters, found by sound and by one wrong character."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        words = [word for word in weights if 2 <= len(word) <= LONGEST_CHINESE and is_chinese(word)]
        words.sort(key=lambda word: (-weights[word], word))
        self.words = words[:_MOST_CHINESE]

    def near(self, word: str) -> dict[str, float]:
        """Known word → how unlikely it is that `word` was typed for it."""
        slips = {known: _slip_cost(known) for known in self._one_character_off(word)}
        for known in self._by_sound.get(sound(word), ()):
            alike = any(one == other for one, other in zip(word, known, strict=False))
            slips[known] = SAME_SOUND if alike else 2 * SAME_SOUND
        slips.pop(word, None)
        return slips

    def spelt(self, pinyin: str) -> list[str]:
        """Known words that sound like `pinyin` (`shouji`), the most frequent first."""
        return self._by_sound.get(blurred(pinyin), [])

    def _one_character_off(self, word: str) -> Iterator[str]:
        # Another character, one too few, one too many.
        for i in range(len(word)):
            yield from self._patterns.get(f"{word[:i]}*{word[i + 1 :]}", ())
        for i in range(len(word) + 1):
            yield from self._patterns.get(f"{word[:i]}*{word[i:]}", ())
        shorter = {word[:i] + word[i + 1 :] for i in range(len(word))}
        yield from (known for known in shorter if len(known) > 2 and known in self._known)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _patterns(self) -> dict[str, list[str]]:
        patterns: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            for i in range(len(word)):
                patterns[f"{word[:i]}*{word[i + 1 :]}"].append(word)
        return dict(patterns)

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        sounds: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            sounds[sound(word)].append(word)
        return dict(sounds)


def distance(one: str, other: str) -> int:
    """Letters to insert, delete, change or swap with their neighbour to get from `one` to `other`.

    Damerau's and Levenshtein's edit distance, in which nothing is edited twice, row by row.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and (letter, one[i - 2]) == (other[j - 2], wanted):
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]


def is_latin(word: str) -> bool:
    """Only letters that an English keyboard has."""
    return word.isascii() and word.isalpha()


def is_chinese(word: str) -> bool:
    """Only Chinese characters."""
    return all("\u3400" <= character <= "\u9fff" for character in word)


def _begin_alike(one: str, other: str) -> bool:
    """Hardly anyone gets the first letter wrong, though it may be swapped, doubled or left out."""
    return one[0] in other[:2] or other[0] in one[:2]


def _slip_cost(known: str) -> float:
    return HALF_THE_WORD if len(known) == 2 else ONE_CHARACTER


def _letter_counts(word: str) -> Int64Array:
    letters = np.frombuffer(word.encode(), np.uint8) - _FIRST_LETTER
    return np.bincount(letters, minlength=_LETTERS)[:_LETTERS].clip(0, 127)
