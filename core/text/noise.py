"""Noise that people put into what they type, of known kind and amount: what robustness is measured with.

Each word of a text is struck with the probability `level`. Whether it is, and how, hangs on the seed, the
kind, the text and the word's place alone, so that what is struck at a level is struck at every higher one.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from string import ascii_lowercase

from core.language import QT_TRANSLATE_NOOP
from core.text import lexicon
from core.text.analysis import Analyzer
from core.text.edits import are_neighbours
from core.text.normalise import has_chinese, normalise
from core.text.pinyin import spelt
from core.text.units import MODEL, model_parts

_CJK = r"\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"\s+|[{_CJK}]+|[^\s{_CJK}]+")
# Shorter words of letters are as often another word as a slip.
_LEAST_LETTERS = 3

Words = list[str]
# What a struck word becomes; as it was where this kind of noise cannot befall it.
Slip = Callable[[str, Random], str]


@dataclass(frozen=True)
class Tokens:
    """A text as its words and what stands behind each, a space or nothing."""

    words: Sequence[str]
    gaps: Sequence[str]

    def joined(self) -> str:
        """The text again."""
        return "".join(w + g for w, g in zip(self.words, self.gaps, strict=True)).strip()


@dataclass(frozen=True)
class NoiseKind:
    """One kind of noise: what it is called, and what it does to tokens whose words are struck or not.

    `chances` has for each word the generator from which all that is open is drawn.
    """

    label: str
    strike: Callable[[Tokens, Sequence[bool], Sequence[Random]], Tokens]


def noisy(text: str, kind: str, level: float, analyzer: Analyzer, seed: int) -> str:
    """Normalised `text` with noise of a `kind` of `NOISES`, each word struck with probability `level`.

    Equal arguments give equal texts; `level` 0 gives the normalised text.
    """
    text = normalise(text)
    tokens = _tokens(text, analyzer)
    chances = [Random(f"{seed}:{kind}:{text}:{place}") for place in range(len(tokens.words))]
    struck = [chance.random() < level for chance in chances]
    return NOISES[kind].strike(tokens, struck, chances).joined() if any(struck) else text


def _tokens(text: str, analyzer: Analyzer) -> Tokens:
    words: Words = []
    gaps: Words = []
    for token in _TOKEN.findall(text):
        if token.isspace():
            # Normalised text does not begin with a space.
            gaps[-1] = token
            continue
        cut = analyzer.cut(token) if has_chinese(token) else [token]
        words += cut
        gaps += [""] * len(cut)
    return Tokens(words, gaps)


def _word_by_word(slip: Slip) -> Callable[[Tokens, Sequence[bool], Sequence[Random]], Tokens]:
    def strike(tokens: Tokens, struck: Sequence[bool], chances: Sequence[Random]) -> Tokens:
        rows = zip(tokens.words, struck, chances, strict=True)
        words = [slip(word, chance) if is_struck else word for word, is_struck, chance in rows]
        return Tokens(words, tokens.gaps)

    return strike


def _typo(word: str, chance: Random) -> str:
    """A key missed, doubled or swapped; of Chinese a character left out, swapped or taken for one like it."""
    if has_chinese(word):
        return _chinese_typo(word, chance)
    places = [place for place, letter in enumerate(word) if place and letter in ascii_lowercase]
    if len(word) < _LEAST_LETTERS or not places:
        return word
    place = chance.choice(places)
    letter = word[place]
    near = [other for other in ascii_lowercase if other != letter and are_neighbours(letter, other)]
    swapped = word[: place - 1] + letter + word[place - 1] + word[place + 1 :]
    return chance.choice(
        [
            word[:place] + chance.choice(near) + word[place + 1 :],
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            # What stands before may be a digit or the same letter: then the next kind of slip.
            swapped if swapped != word else word[:place] + letter + word[place:],
        ]
    )


def _chinese_typo(word: str, chance: Random) -> str:
    place = chance.randrange(len(word))
    alike = lexicon.similar_shapes().get(word[place], "").replace(word[place], "")
    slips = [word[:place] + chance.choice(alike) + word[place + 1 :]] if alike else []
    if len(word) > 1:
        slips.append(word[:place] + word[place + 1 :])
        at = max(1, place)
        slips.append(word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :])
    return chance.choice(slips) if slips else word


def _homophone(word: str, chance: Random) -> str:
    """One character exchanged for another that sounds the same, tones aside: 裙 → 群."""
    places = [place for place, character in enumerate(word) if _same_sound(character)]
    if not places:
        return word
    place = chance.choice(places)
    return word[:place] + chance.choice(_same_sound(word[place])) + word[place + 1 :]


def _same_sound(character: str) -> list[str]:
    if not has_chinese(character):
        return []
    return [other for other in _by_sound().get(spelt(character), "") if other != character]


@cache
def _by_sound() -> dict[str, str]:
    """Syllable → the usual characters of that sound: the 3,755 of the first level of GB 2312."""
    sounds: dict[str, str] = {}
    for high in range(0xB0, 0xD8):
        for low in range(0xA1, 0xFF if high < 0xD7 else 0xFA):
            character = bytes((high, low)).decode("gb2312")
            sounds[spelt(character)] = sounds.get(spelt(character), "") + character
    return sounds


def _traditional(word: str, chance: Random) -> str:
    """The same word in traditional characters."""
    return _traditionaliser()(word) if has_chinese(word) else word


@cache
def _traditionaliser() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("s2t").convert
    return convert


def _model(word: str, chance: Random) -> str:
    """A model number or a quantity in another spelling: wh-1000xm5 → wh1000xm5, 500ml → 500 ml."""
    if not MODEL.fullmatch(word):
        return word
    spellings = [mark.join(model_parts(word)) for mark in (" ", "-", "")]
    return chance.choice([spelling for spelling in spellings if spelling != word])


def _dropped(tokens: Tokens, struck: Sequence[bool], chances: Sequence[Random]) -> Tokens:
    """Struck words are missing, but for one where all would be."""
    kept = [place for place, is_struck in enumerate(struck) if not is_struck]
    kept = kept or [Random(chances[0].random()).randrange(len(struck))]
    return Tokens([tokens.words[place] for place in kept], [tokens.gaps[place] for place in kept])


def _swapped(tokens: Tokens, struck: Sequence[bool], chances: Sequence[Random]) -> Tokens:
    """A struck word changes places with the next, the last one with the one before it."""
    words = list(tokens.words)
    place = 0
    while place < len(words) and len(words) > 1:
        if struck[place]:
            at = min(place, len(words) - 2)
            words[at], words[at + 1] = words[at + 1], words[at]
            place += 1
        place += 1
    return Tokens(words, tokens.gaps)


def _spaces(tokens: Tokens, struck: Sequence[bool], chances: Sequence[Random]) -> Tokens:
    """A struck word loses the space behind it; where there is none, one comes into its middle."""
    words, gaps = list(tokens.words), list(tokens.gaps)
    for place, is_struck in enumerate(struck):
        if is_struck and gaps[place]:
            gaps[place] = ""
        elif is_struck and len(words[place]) > 1:
            at = chances[place].randrange(1, len(words[place]))
            words[place] = f"{words[place][:at]} {words[place][at:]}"
    return Tokens(words, gaps)


NOISES = {
    "typo": NoiseKind(QT_TRANSLATE_NOOP("core", "typos"), _word_by_word(_typo)),
    "homophone": NoiseKind(QT_TRANSLATE_NOOP("core", "homophones"), _word_by_word(_homophone)),
    "dropped": NoiseKind(QT_TRANSLATE_NOOP("core", "words left out"), _dropped),
    "swapped": NoiseKind(QT_TRANSLATE_NOOP("core", "words swapped"), _swapped),
    "traditional": NoiseKind(
        QT_TRANSLATE_NOOP("core", "traditional characters"), _word_by_word(_traditional)
    ),
    "spaces": NoiseKind(QT_TRANSLATE_NOOP("core", "spaces missing or added"), _spaces),
    "model": NoiseKind(
        QT_TRANSLATE_NOOP("core", "model numbers spelt otherwise"), _word_by_word(_model)
    ),
}
