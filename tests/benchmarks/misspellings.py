"""Misspellings of words, each with one slip, made without anything that the speller knows."""

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from random import Random

from pypinyin import lazy_pinyin

from tests.benchmarks.glyphs import alike, common_characters

HOMOPHONE, SHAPE, JOINED = "homophone", "shape", "joined pinyin"
NEIGHBOUR, MISSING, EXTRA, SWAPPED = "neighbour key", "missing letter", "doubled letter", "swapped"
CHINESE = (HOMOPHONE, SHAPE, JOINED)
LATIN = (NEIGHBOUR, MISSING, EXTRA, SWAPPED)
# Which keys lie beside which on an English keyboard.
KEYS = {
    "q": "wa", "w": "qeas", "e": "wrsd", "r": "etdf", "t": "ryfg", "y": "tugh", "u": "yihj",
    "i": "uojk", "o": "ipkl", "p": "ol", "a": "qwsz", "s": "weadzx", "d": "ersfxc", "f": "rtdgcv",
    "g": "tyfhvb", "h": "yugjbn", "j": "uihknm", "k": "iojlm", "l": "opk", "z": "asx",
    "x": "sdzc", "c": "dfxv", "v": "fgcb", "b": "ghvn", "n": "hjbm", "m": "jkn",
}  # fmt: skip


class Misspeller:
    """Makes slips by a seeded random choice among all that are possible; None where none is."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def misspelt(self, word: str, kind: str) -> str | None:
        """`word` with one slip of this `kind`."""
        make: dict[str, Callable[[str], str | None]] = {
            HOMOPHONE: lambda word: self._character(word, self._homophones),
            SHAPE: lambda word: self._character(word, self._alike),
            JOINED: lambda word: "".join(lazy_pinyin(word)),
            NEIGHBOUR: self._neighbour,
            MISSING: self._missing,
            EXTRA: self._doubled,
            SWAPPED: self._swapped,
        }
        return make[kind](word)

    def _character(self, word: str, others: dict[str, list[str]]) -> str | None:
        places = [place for place, character in enumerate(word) if others.get(character)]
        if not places:
            return None
        place = self.random.choice(places)
        return word[:place] + self.random.choice(others[word[place]]) + word[place + 1 :]

    def _neighbour(self, word: str) -> str:
        place = self._place(word)
        return word[:place] + self.random.choice(KEYS[word[place]]) + word[place + 1 :]

    def _missing(self, word: str) -> str:
        place = self._place(word)
        return word[:place] + word[place + 1 :]

    def _doubled(self, word: str) -> str:
        place = self._place(word)
        return word[:place] + word[place] + word[place:]

    def _swapped(self, word: str) -> str | None:
        places = [place for place in range(1, len(word) - 1) if word[place] != word[place + 1]]
        if not places:
            return None
        place = self.random.choice(places)
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    def _place(self, word: str) -> int:
        """Any letter but the first, which hardly anyone gets wrong."""
        return self.random.randrange(1, len(word))

    @cached_property
    def _homophones(self) -> dict[str, list[str]]:
        characters = common_characters()
        by_sound: dict[str, list[str]] = defaultdict(list)
        for character in characters:
            by_sound["".join(lazy_pinyin(character))].append(character)
        return {
            character: [other for other in group if other != character]
            for group in by_sound.values()
            for character in group
        }

    @cached_property
    def _alike(self) -> dict[str, list[str]]:
        return alike(common_characters())
