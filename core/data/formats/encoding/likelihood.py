"""How likely it is that text was decoded rightly, judged by its letters."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.data.formats.encoding import letters

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[A-Za-z\x80-\U0010ffff]+")
_LETTER_WORDS = frozenset("àáéèêóòôúñöåÀÉÓÑÖÅ")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_HAN = re.compile("[\u4e00-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
# Beyond ASCII, yet in East Asian text of any kind.
_NEUTRAL = re.compile("[\u3000-\u3020\uff01-\uff5e\u00b7\u2013-\u2026\u2103\u2460-\u2473\u00d7★●■]")
# What a letter is worth that the language has but hardly uses, and one that it has not; a usual one: 1.
# These, `_ENOUGH`, `_AHEAD` and the shares in CANDIDATES are set by hand; the samples of the tests hold them.
_UNCOMMON, _FOREIGN = 0.15, -0.5
# Any few bytes are letters of some alphabet.
_FEWEST = 4


@dataclass(frozen=True)
class Candidate:
    """An encoding and how well a text fits it: 1 where every letter is as expected, 0 for none.

    `head_start` is for the one that is far more usual than its neighbours.
    """

    encoding: str
    worth: Callable[[str], float]
    head_start: float = 0.0


def _mean(weights: list[float]) -> float:
    return sum(weights) / len(weights) if weights else 0.0


def _chinese(common: frozenset[str]) -> Callable[[str], float]:
    def weight(letter: str) -> float:
        if _HAN.match(letter):
            return 1.0 if letter in common else _UNCOMMON
        return _UNCOMMON if _KANA.match(letter) else _FOREIGN

    return lambda text: _mean([weight(letter) for letter in _foreign_letters(text)])


def _japanese(text: str) -> float:
    """Kana are the mark; without any it may as well be Chinese."""

    def weight(letter: str) -> float:
        if _KANA.match(letter):
            return 1.0
        if _HAN.match(letter):
            return 0.6 if letter in letters.TRADITIONAL else _UNCOMMON
        return _FOREIGN

    return _mean([weight(letter) for letter in _foreign_letters(text)])


def _korean(text: str) -> float:
    def weight(letter: str) -> float:
        if _HANGUL.match(letter):
            return 1.0 if letter in letters.HANGUL else _UNCOMMON
        return _FOREIGN

    return _mean([weight(letter) for letter in _foreign_letters(text)])


def _foreign_letters(text: str) -> list[str]:
    return [letter for letter in text if letter > "\x7f" and not _NEUTRAL.match(letter)]


def _alphabet(common: frozenset[str]) -> Callable[[str], float]:
    """Words wholly of one script, in lower case after their first letter or in capitals throughout."""

    def weight(word: str) -> float:
        if word.isascii():
            return 0.0
        if any(letter < "\x80" for letter in word) or not _is_cased_well(word):
            return _FOREIGN
        return _mean([1.0 if letter in common else _UNCOMMON for letter in word.lower()]) + 0.25

    def worth(text: str) -> float:
        words = [word for word in _WORD.findall(text) if not word.isascii()]
        strange = sum(letter > "\x7f" and not letter.isalpha() for letter in text)
        total = sum(len(word) for word in words) + strange
        score = sum(weight(word) * len(word) for word in words) + _FOREIGN * strange
        return min(1.0, score / total) if total >= _FEWEST else 0.0

    return worth


def _is_cased_well(word: str) -> bool:
    return word == word.lower() or word == word.upper() or word == word.capitalize()


def _latin(accents: frozenset[str], most: float) -> Callable[[str], float]:
    """Accents inside words of plain letters, at `most` that share of them, and single signs beside."""

    def weight(token: str) -> float:
        word = [letter for letter in token if letter.isalpha() and letter not in letters.SIGNS]
        high = [letter for letter in word if letter > "\x7f"]
        signs = sum(letter > "\x7f" for letter in token) - len(high)
        is_known = all(
            letter in accents or letter in letters.SIGNS for letter in token if letter > "\x7f"
        )
        is_word = len(high) <= most * len(word) or "".join(word) in _LETTER_WORDS
        fits = is_known and is_word and signs <= 1 and (not high or _is_cased_well("".join(word)))
        return 1.0 if fits else _FOREIGN

    def worth(text: str) -> float:
        return _mean([weight(token) for token in _TOKEN.findall(text) if not token.isascii()])

    return worth


# The house's own first: where two read the very same text, the first is taken.
CANDIDATES = (
    Candidate("gb18030", _chinese(letters.TRADITIONAL)),
    Candidate("big5hkscs", _chinese(letters.TRADITIONAL)),
    Candidate("cp949", _korean),
    Candidate("cp932", _japanese),
    Candidate("euc_jp", _japanese),
    Candidate("cp1252", _latin(letters.WESTERN, 0.5), 0.15),
    Candidate("cp1250", _latin(letters.CENTRAL, 0.7)),
    Candidate("cp1254", _latin(letters.TURKISH, 0.6)),
    Candidate("cp1251", _alphabet(letters.CYRILLIC)),
    Candidate("koi8_r", _alphabet(letters.CYRILLIC)),
    Candidate("cp1253", _alphabet(letters.GREEK)),
)
# The likelihood of one that is taken, and its lead before the next.
_ENOUGH, _AHEAD = 0.45, 0.12


def likeliest(sample: bytes) -> tuple[str, str]:
    """The encoding of `sample`, empty where none is plausible or two are; and the likeliest guess.

    Bytes that an encoding lacks count against it.
    """
    scores: list[tuple[float, str, str]] = []
    for candidate in CANDIDATES:
        text = sample.decode(candidate.encoding, "replace")
        broken = text.count("\ufffd")
        foreign = max(1, sum(letter > "\x7f" for letter in text))
        worth = candidate.worth(text.replace("\ufffd", "")) - 4 * broken / foreign
        worth += candidate.head_start if worth > 0 else 0
        if all(text != other for _, _, other in scores):
            scores.append((worth, candidate.encoding, text))
    ranked = sorted(scores, key=lambda score: -score[0])
    best, encoding, _ = ranked[0]
    # Bytes that none of them has are the same text in all.
    second = max(0.0, ranked[1][0]) if len(ranked) > 1 else 0.0
    is_sure = best >= _ENOUGH and best - second >= _AHEAD
    return encoding if is_sure else "", encoding
