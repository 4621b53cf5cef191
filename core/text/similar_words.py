"""The shop's words that look or sound like a given one, and how unlikely each slip is.

Costs are negative logarithms: of two readings the one that costs less is likelier.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np

from core.arrays import Int64Array
from core.text import lexicon
from core.text.edits import edit_cost
from core.text.pinyin import blurred, sound, spelt

# A homophone is the usual slip of a pinyin keyboard, a similar shape of a drawn or scanned character.
SAME_SOUND = 3.0
SAME_SHAPE = 3.5
# Southern ears hear no difference: `zh` for `z`, `ng` for `n`.
BLURRED_SOUND = 2.5
# A character inside left out, or one typed twice.
MISSING_CHARACTER, DOUBLED_CHARACTER = 6.0, 5.0
# Just any other character, where at least three are right.
OTHER_CHARACTER = 7.0
# Two that are wrong are a slip of one who chose the wrong word, and less likely than one.
TWO_CHARACTERS = 3.0
# There are more characters than words that any one may be meant for.
SINGLE_CHARACTER = 1.0
LONGEST_CHINESE = 6
# Rare words are slips themselves as often as not, and every word costs memory.
_MOST_CHINESE = 30_000
_LETTERS = 26
_FIRST_LETTER = ord("a")
# So many edits at most, of a word with seven letters or more.
_LONG, _EDITS_OF_LONG = 7, 2


class LatinWords:
    """Words of the letters a to z. `near` compares letter counts first and spells out only what is left."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(words)
        self._counts = np.array([_letter_counts(word) for word in self._words], np.int8)

    def near(self, word: str) -> list[tuple[str, float]]:
        """(known word, cost) within one edit of a short `word`, two of one with seven letters or more."""
        if not self._words:
            return []
        allowed = 1 if len(word) < _LONG else _EDITS_OF_LONG
        # An edit changes the counts of at most two letters.
        apart = np.abs(self._counts - np.array(_letter_counts(word), np.int8)).sum(1)
        close = [self._words[index] for index in np.flatnonzero(apart <= 2 * allowed)]
        costs = ((known, edit_cost(word, known, allowed)) for known in close if known != word)
        return [(known, cost) for known, cost in costs if cost is not None]

    def any_begins_with(self, beginning: str) -> bool:
        """Whether a known word goes on after `beginning`."""
        place = bisect_left(self._words, beginning)
        return place < len(self._words) and self._words[place].startswith(beginning)


class ChineseWords:
    """Chinese words of one to six characters, found by their sound and by what they look like."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        words = [word for word in weights if len(word) <= LONGEST_CHINESE and is_chinese(word)]
        words.sort(key=lambda word: (-weights[word], word))
        self._words = words[:_MOST_CHINESE]

    def near(self, word: str) -> dict[str, float]:
        """Known word → the cost of `word` having been typed for it, for two characters or more."""
        costs = ((known, slip_cost(word, known)) for known in self._one_character_off(word))
        slips = {known: cost for known, cost in costs if cost is not None}
        for known in self._by_blurred_sound.get(sound(word), ()):
            cost = _sound_cost(word, known)
            slips[known] = min(cost, slips.get(known, cost))
        slips.pop(word, None)
        return slips

    def alike(self, character: str) -> dict[str, float]:
        """The single characters that the shop knows and `character` may be typed for → the cost."""
        others = {
            *self._by_sound.get(spelt(character), ()),
            *lexicon.similar_shapes().get(character, ""),
        }
        costs = ((other, _character_cost(character, other)) for other in others & self._known)
        return {
            other: cost + SINGLE_CHARACTER
            for other, cost in costs
            if cost is not None and len(other) == 1 and other != character
        }

    def spelt(self, pinyin: str) -> list[tuple[str, float]]:
        """(known word, cost) of those that sound like `pinyin` (`shouji`), the most frequent first."""
        exact = self._by_sound.get(pinyin, [])
        alike = self._by_blurred_sound.get(blurred(pinyin), [])
        return [(word, 0.0) for word in exact] + [
            (word, BLURRED_SOUND) for word in alike if word not in exact
        ]

    @cached_property
    def spellings(self) -> LatinWords:
        """The pinyin of all words of two characters or more."""
        longer = {spelt(word) for word in self._words if len(word) > 1}
        return LatinWords(filter(is_latin, longer))

    def _one_character_off(self, word: str) -> Iterator[str]:
        # Another character, one too few, one too many.
        for i in range(len(word)):
            yield from self._patterns.get(f"{word[:i]}*{word[i + 1 :]}", ())
        for i in range(len(word) + 1):
            yield from self._patterns.get(f"{word[:i]}*{word[i:]}", ())
        shorter = {word[:i] + word[i + 1 :] for i in range(len(word))}
        yield from (known for known in shorter if len(known) > 1 and known in self._known)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._words)

    @cached_property
    def _patterns(self) -> dict[str, list[str]]:
        patterns: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            if len(word) > 1:
                for i in range(len(word)):
                    patterns[f"{word[:i]}*{word[i + 1 :]}"].append(word)
        return dict(patterns)

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        sounds: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            sounds[spelt(word)].append(word)
        return dict(sounds)

    @cached_property
    def _by_blurred_sound(self) -> dict[str, list[str]]:
        sounds: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            sounds[sound(word)].append(word)
        return dict(sounds)


def slip_cost(typed: str, known: str) -> float | None:
    """What it costs to read Chinese `typed`, a character off, as `known`; None where that is no slip."""
    if len(typed) > len(known):
        # 茶叶叶; any other is a word of its own: 白 of 白手机.
        is_doubled = any(one == other for one, other in pairwise(typed))
        return DOUBLED_CHARACTER if is_doubled and len(known) > 1 else None
    if len(typed) < len(known):
        # At either end it is a shorter word: 充电 of 充电宝.
        is_inside = (typed[0], typed[-1]) == (known[0], known[-1])
        return MISSING_CHARACTER if is_inside else None
    [cost] = [
        _character_cost(one, other) for one, other in zip(typed, known, strict=True) if one != other
    ] or [0.0]
    return OTHER_CHARACTER if cost is None and len(known) > 3 else cost


def _sound_cost(typed: str, known: str) -> float:
    """The cost of a word that sounds like another: fewer characters that differ are a smaller slip."""
    differ = sum(one != other for one, other in zip(typed, known, strict=False)) or 1
    blurred_cost = BLURRED_SOUND if spelt(typed) != spelt(known) else 0.0
    return SAME_SOUND * differ + TWO_CHARACTERS * (differ > 1) + blurred_cost


@lru_cache(maxsize=1 << 15)
def _character_cost(typed: str, known: str) -> float | None:
    if spelt(typed) == spelt(known):
        return SAME_SOUND
    if sound(typed) == sound(known):
        return SAME_SOUND + BLURRED_SOUND
    return SAME_SHAPE if known in lexicon.similar_shapes().get(typed, "") else None


def is_latin(word: str) -> bool:
    """Only letters that an English keyboard has."""
    return word.isascii() and word.isalpha()


def is_chinese(word: str) -> bool:
    """Only Chinese characters."""
    return all("\u3400" <= character <= "\u9fff" for character in word)


def _letter_counts(word: str) -> Int64Array:
    letters = np.frombuffer(word.encode(), np.uint8) - _FIRST_LETTER
    return np.bincount(letters, minlength=_LETTERS)[:_LETTERS].clip(0, 127)
