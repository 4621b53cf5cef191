"""Did you mean: the likeliest thing that a shopper of this shop wanted to type.

A noisy channel (Kernighan, Church, Gale 1990): of all readings of what was typed the one that costs least,
where a reading costs its slips (`similar_words`, `edits`) and how rare its words are together, all as
negative logarithms. What the shop holds as it was typed is right, however rare.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.text import chinese_slips, latin_slips, lexicon
from core.text.known_words import Evidence, KnownWords
from core.text.normalise import normalise
from core.text.reading import Reading
from core.text.similar_words import is_chinese, is_latin

# Longer texts are pasted rather than typed, and take too long to read at a key.
_LONGEST_TEXT = 60
_LONGEST_RUN = 16
# Of two letters every word is an edit away from many others.
_SHORTEST_LATIN = 3
# A small slip, well ahead of the next reading: sure enough to be searched instead of nothing.
_SURE_SLIPS, _SURE_LEAD = 4.5, 1.5
# Fewer products than these say little of what is meant.
_SURE_PRODUCTS = 3
_PIECE = re.compile(r"[a-z]+|[\u3400-\u9fff]+|[^a-z\u3400-\u9fff]+")
_SYLLABLE_GAPS = re.compile(r"[ ']+")


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
        self._known = KnownWords(weights, evidence)

    def correct(self, text: str, is_finished: bool = True) -> Correction | None:
        """`text` put right, normalised, or None where nothing needs to or can be.

        Where it is not finished, its last word is right if any begins with it.
        """
        pieces = _PIECE.findall(normalise(text[:_LONGEST_TEXT]))
        if not any(map(self._is_suspect, pieces)):
            return None
        last = pieces[-1]
        if not is_finished and is_latin(last) and self._known.latin.any_begins_with(last):
            return None
        if spaced := self._spaced_pinyin(pieces):
            return spaced
        fixed = [self._corrected(piece, len(pieces) == 1) for piece in pieces]
        changed = [fix for fix in fixed if fix]
        if not changed:
            return None
        return Correction(
            _rejoined(pieces, fixed),
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
            return len(piece) >= _SHORTEST_LATIN and piece not in self._known
        is_run = 1 < len(piece) <= _LONGEST_RUN and is_chinese(piece)
        return is_run and piece not in self._known.weights

    def _corrected(self, piece: str, is_alone: bool) -> Correction | None:
        if not self._is_suspect(piece):
            return None
        if is_latin(piece):
            return self._likeliest(piece, latin_slips.readings_of(self._known, piece))
        literal = chinese_slips.as_typed(self._known, piece)
        if any(chinese_slips.doubtful(self._known, literal.words)):
            return self._likeliest(piece, chinese_slips.with_slips(self._known, literal))
        if not is_alone or literal.words != (piece,):
            return None
        # A right word, but of nothing sold here: what sounds the same is worth an offer.
        offer = self._likeliest(piece, chinese_slips.homophones(self._known, piece))
        return Correction(offer.text, is_sure=False) if offer else None

    def _spaced_pinyin(self, pieces: Sequence[str]) -> Correction | None:
        """`lian yi qun`: no Latin word of the shop, but Chinese once the gaps are left out."""
        words = [piece for piece in pieces if is_latin(piece)]
        gaps = [piece for piece in pieces if not is_latin(piece)]
        if len(words) < 2 or not all(map(_SYLLABLE_GAPS.fullmatch, gaps)):
            return None
        # Syllables shorter than these are brands of somebody everywhere.
        if any(len(word) >= latin_slips.SHORTEST_PINYIN and word in self._known for word in words):
            return None
        letters = "".join(words)
        spelt = latin_slips.from_pinyin(self._known, letters)
        return self._likeliest(letters, [reading for reading in spelt if not reading.slips])

    def _likeliest(self, typed: str, readings: list[Reading]) -> Correction | None:
        """The one of `readings` that costs least, if it says anything else than what was typed."""
        costs = [(self._known.cost(row), _written(row.words), row) for row in readings]
        if not costs or min(costs)[1] == typed:
            return None
        cost, text, reading = min(costs)
        lead = min((other - cost for other, words, _ in costs if words != text), default=_SURE_LEAD)
        if is_latin(typed) and not is_latin(text) and not reading.slips:
            # Two syllables may be an English word: `women`.
            products = self._known.evidence.together(reading.words)
            return Correction(text, len(text) > 2 or products >= _SURE_PRODUCTS, is_pinyin=True)
        return Correction(text, reading.slips <= _SURE_SLIPS and lead >= _SURE_LEAD)


def _written(words: Sequence[str]) -> str:
    """`words` in one text: a space around each Latin one."""
    text = ""
    for word in words:
        text += f" {word}" if text and (word.isascii() or text[-1].isascii()) else word
    return text


def _rejoined(pieces: Sequence[str], fixed: Sequence[Correction | None]) -> str:
    """`pieces` with each that is `fixed` in its new spelling."""
    return "".join(fix.text if fix else piece for piece, fix in zip(pieces, fixed, strict=True))
