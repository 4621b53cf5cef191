"""Did you mean: the likeliest thing that a shopper of this shop wanted to type.

A noisy channel (Kernighan, Church, Gale 1990): of all readings of what was typed the one that costs least,
where a reading costs its slips (`similar_words`, `edits`) and how rare its words are together, all as
negative logarithms. What the shop holds as it was typed is right, however rare.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from math import log
from typing import Protocol

from core.text import lexicon
from core.text.english import singular
from core.text.normalise import normalise
from core.text.reading import Reading, Readings, best_readings
from core.text.similar_words import (
    LONGEST_CHINESE,
    SAME_SOUND,
    ChineseWords,
    LatinWords,
    is_chinese,
    is_latin,
)

# Longer texts are pasted rather than typed, and take too long to read at a key.
_LONGEST_TEXT = 60
_LONGEST_RUN = 16
_LONGEST_SPELLING = 24
_SHORTEST_LATIN = 3
# Shorter, and any letters are pinyin of something.
_SHORTEST_PINYIN = 4
# Shorter, and an English word (`case`) may sound like a Chinese one by chance.
_SHORTEST_BLURRED = 6
# What a word may cost beyond what one costs that a single product has: the rarer, the smaller its slip.
_BEYOND_RAREST = 3.0
# A character that no known word covers: less likely than any slip.
_UNKNOWN_CHARACTER = 16.0
# A single character among others, where no product has them all.
_BROKEN = 4.0
# Pinyin with a slip in it is two mistakes.
_MISSPELT_PINYIN = 2.5
_SINGLE_SYLLABLE = 4.0
_ONE_WORD_MORE = 1.0
# A small slip, well ahead of the next reading: sure enough to be searched instead of nothing.
_SURE_SLIPS, _SURE_LEAD = 4.5, 1.5
# Fewer products than these say little of what is meant.
_SURE_PRODUCTS = 3
# The likeliest readings of a span are enough.
_READINGS = 4
_PIECE = re.compile(r"[a-z]+|[\u3400-\u9fff]+|[^a-z\u3400-\u9fff]+")
_SYLLABLE_GAPS = re.compile(r"[ ']+")


class Evidence(Protocol):
    """What a shop's products say of words."""

    @property
    def products(self) -> int:
        """How many products there are."""

    def together(self, words: Sequence[str]) -> int:
        """How many products hold all `words` of a run, single characters beside the same neighbours."""

    def is_word(self, word: str) -> bool:
        """Whether `word` is right, sold here or not."""


@dataclass(frozen=True)
class Correction:
    """A better spelling: sure enough to be searched instead of nothing, or only to be offered.

    `is_pinyin` says that what was typed is its pinyin to the letter.
    """

    text: str
    is_sure: bool
    is_pinyin: bool = False


class Speller:
    """Corrects queries towards the words of the shop, weighed by the products that hold them.

    `weights` is word → products. Safe to use from several threads; its indexes come at first need.
    """

    def __init__(self, weights: Mapping[str, float], evidence: Evidence) -> None:
        self._weights = weights
        self._evidence = evidence

    def correct(self, text: str, is_finished: bool = True) -> Correction | None:
        """`text` put right, normalised, or None where nothing needs to or can be.

        Where it is not finished, its last word is right if any begins with it.
        """
        typed = normalise(text[:_LONGEST_TEXT])
        pieces = _PIECE.findall(typed)
        if not any(map(self._is_suspect, pieces)):
            return None
        if not is_finished and self._begins_a_word(pieces[-1]):
            return None
        spaced = self._spaced_pinyin(pieces)
        fixed = [spaced] if spaced else [self._corrected(p, len(pieces) == 1) for p in pieces]
        changed = [fix for fix in fixed if fix]
        if not changed:
            return None
        return Correction(
            spaced.text if spaced else _rejoined(pieces, fixed),
            all(fix.is_sure for fix in changed),
            all(fix.is_pinyin for fix in changed),
        )

    def prepare(self) -> None:
        """Build the indexes now, off the path of a query: about half a second for a large shop."""
        lexicon.similar_shapes()
        self.correct("zzzzzz 乓乒")

    def _is_suspect(self, piece: str) -> bool:
        """Whether the shop does not hold `piece` as it is."""
        if is_latin(piece):
            return len(piece) >= _SHORTEST_LATIN and not self._is_known(piece)
        return len(piece) > 1 and is_chinese(piece) and piece not in self._weights

    def _is_known(self, word: str) -> bool:
        return word in self._weights or singular(word) in self._weights or _always_right(word)

    def _begins_a_word(self, piece: str) -> bool:
        return is_latin(piece) and self._latin.any_begins_with(piece)

    def _corrected(self, piece: str, is_alone: bool) -> Correction | None:
        if not self._is_suspect(piece):
            return None
        if is_latin(piece):
            return self._likeliest(piece, self._read_letters(piece))
        return self._read_run(piece, is_alone) if len(piece) <= _LONGEST_RUN else None

    def _likeliest(self, typed: str, readings: list[Reading]) -> Correction | None:
        """The one of `readings` that costs least, if it says anything else than what was typed."""
        ranked = sorted(
            (self._cost(reading), _text(reading.words), reading) for reading in readings
        )
        if not ranked or ranked[0][1] == typed:
            return None
        cost, text, reading = ranked[0]
        lead = min(
            (other - cost for other, words, _ in ranked if words != text), default=_SURE_LEAD
        )
        is_pinyin = is_latin(typed) and not reading.slips and not is_latin(text)
        # Two syllables may be an English word: `women`.
        is_telling = len(text) > 2 or self._evidence.together(reading.words) >= _SURE_PRODUCTS
        is_near = reading.slips <= _SURE_SLIPS and lead >= _SURE_LEAD
        is_sure = is_telling if is_pinyin else is_near
        return Correction(text, is_sure, is_pinyin)

    def _cost(self, reading: Reading) -> float:
        """The slips of a reading and how rare its words are together, as far as that is known."""
        products = self._evidence.together(reading.words)
        if products:
            return reading.slips + log((self._evidence.products + 1) / products)
        singles = sum(len(word) == 1 for word in reading.words)
        return reading.cost + _BROKEN * singles * (len(reading.words) > 1)

    # Chinese.

    def _read_run(self, run: str, is_alone: bool) -> Correction | None:
        """The best reading of a run of Chinese characters; None where it is right."""
        [literal] = best_readings(len(run), LONGEST_CHINESE, self._as_typed(run))[:1]
        doubtful = self._doubtful(literal.words)
        if not any(doubtful):
            # A word, but not of this shop: meant may be one that sounds the same.
            is_strange = is_alone and literal.words == (run,)
            return self._offer(run, self._homophones(run)) if is_strange else None
        as_typed = self._as_typed(run)

        def readings(start: int, end: int) -> Iterator[Reading]:
            yield from as_typed(start, end)
            if end - start > 1 and any(doubtful[start:end]):
                yield from self._slips(self._chinese.near(run[start:end]))

        best = best_readings(len(run), LONGEST_CHINESE, readings)
        return self._likeliest(
            run, [literal, *(row for row in best if self._is_plausible(row, literal))]
        )

    def _is_plausible(self, reading: Reading, literal: Reading) -> bool:
        """Whether no doubt is left, and products have each new word with one beside it."""
        words = reading.words
        if any(self._doubtful(words)):
            return False
        beside = (
            [words[max(0, place - 1) : place + 1], words[place : place + 2]]
            for place, word in enumerate(words)
            if word not in literal.words and len(words) > 1
        )
        return all(
            any(len(pair) > 1 and self._evidence.together(pair) for pair in pairs)
            for pairs in beside
        )

    def _offer(self, typed: str, readings: list[Reading]) -> Correction | None:
        best = self._likeliest(typed, readings)
        return Correction(best.text, False) if best else None

    def _homophones(self, word: str) -> list[Reading]:
        near = self._chinese.near(word).items()
        return self._slips({known: cost for known, cost in near if cost <= SAME_SOUND})

    def _as_typed(self, run: str) -> Readings:
        def readings(start: int, end: int) -> Iterator[Reading]:
            word = run[start:end]
            if word in self._weights:
                yield Reading((word,), 0.0, self._rarity(word))
            elif len(word) == 1:
                yield Reading((word,), 0.0, _UNKNOWN_CHARACTER)
            elif self._evidence.is_word(word):
                yield Reading((word,), 0.0, self._rarest)

        return readings

    def _doubtful(self, words: Sequence[str]) -> list[bool]:
        """For each character whether it stands alone as no product has it."""
        doubtful: list[bool] = []
        for place, word in enumerate(words):
            pairs = (words[max(0, place - 1) : place + 1], words[place : place + 2])
            is_single = len(word) == 1 and word not in lexicon.stop_words()
            is_strange = is_single and not all(map(self._evidence.together, pairs))
            doubtful += [is_strange] * len(word)
        return doubtful

    # Letters.

    def _read_letters(self, letters: str) -> list[Reading]:
        """What a word of Latin letters may be meant for: one like it, or Chinese in pinyin."""
        near = dict(self._latin.near(letters))
        near |= dict(self._latin.near(singular(letters)))
        if len(letters) < _SHORTEST_PINYIN:
            return self._slips(near)
        spelt = self._read_pinyin(letters)
        if len(letters) >= _SHORTEST_BLURRED and all(row.slips for row in spelt):
            near |= self._near_pinyin(letters)
        return self._slips(near) + spelt

    def _near_pinyin(self, letters: str) -> dict[str, float]:
        """Chinese word → the cost of having typed its pinyin as `letters`, with slips."""
        return {
            word: cost + _MISSPELT_PINYIN
            for pinyin, cost in self._chinese.spellings.near(letters)
            for word, _ in self._chinese.spelt(pinyin)[:_READINGS]
        }

    def _read_pinyin(self, letters: str) -> list[Reading]:
        """Rows of Chinese words that `letters` spell, Latin words among them."""
        may_blur = len(letters) >= _SHORTEST_BLURRED

        def readings(start: int, end: int) -> Iterator[Reading]:
            piece = letters[start:end]
            more = _ONE_WORD_MORE if start else 0.0
            if len(piece) > 2 and piece in self._weights:
                yield Reading((piece,), 0.0, self._rarity(piece) + more)
            spelt = [entry for entry in self._chinese.spelt(piece) if may_blur or not entry[1]]
            for word, cost in spelt[:_READINGS]:
                alone = _SINGLE_SYLLABLE if len(word) == 1 else 0.0
                yield Reading((word,), cost, self._rarity(word) + more + alone)

        best = best_readings(len(letters), _LONGEST_SPELLING, readings)
        return [row for row in best if len("".join(filter(is_chinese, row.words))) > 1]

    def _spaced_pinyin(self, pieces: Sequence[str]) -> Correction | None:
        """`lian yi qun`: no Latin word of the shop, but Chinese once the gaps are left out."""
        words = [piece for piece in pieces if is_latin(piece)]
        gaps = [piece for piece in pieces if not is_latin(piece)]
        if len(words) < 2 or not all(map(_SYLLABLE_GAPS.fullmatch, gaps)):
            return None
        if any(len(word) >= _SHORTEST_PINYIN and self._is_known(word) for word in words):
            return None
        exact = [row for row in self._read_pinyin("".join(words)) if not row.slips]
        return self._likeliest("".join(words), exact)

    def _slips(self, near: Mapping[str, float]) -> list[Reading]:
        """The likeliest of `near` (word → cost), none so rare that a slip is less likely than chance."""
        readings = [Reading((word,), cost, self._rarity(word)) for word, cost in near.items()]
        likely = [row for row in readings if row.cost <= self._rarest + _BEYOND_RAREST]
        return nsmallest(_READINGS, likely, key=lambda row: (row.cost, row.words))

    def _rarity(self, word: str) -> float:
        return log((self._evidence.products + 1) / self._weights[word])

    @property
    def _rarest(self) -> float:
        """The rarity of a word that one product has."""
        return log(self._evidence.products + 1)

    @cached_property
    def _latin(self) -> LatinWords:
        return LatinWords([word for word in self._weights if is_latin(word)])

    @cached_property
    def _chinese(self) -> ChineseWords:
        return ChineseWords(self._weights)


def _always_right(word: str) -> bool:
    return word in lexicon.stop_words() or word in lexicon.synonyms()


def _text(words: Sequence[str]) -> str:
    """`words` as they are written: a space around each Latin one."""
    text = ""
    for word in words:
        text += f" {word}" if text and (word.isascii() or text[-1].isascii()) else word
    return text


def _rejoined(pieces: Sequence[str], fixed: Sequence[Correction | None]) -> str:
    """`pieces` with each that is `fixed` in its new spelling."""
    return "".join(fix.text if fix else piece for piece, fix in zip(pieces, fixed, strict=True))
