"""What a word of Latin letters may have been meant for: a word like it, or Chinese words in pinyin."""

from collections.abc import Iterator

from core.text.english import singular
from core.text.known_words import READINGS, KnownWords
from core.text.reading import Reading, best_readings
from core.text.similar_words import is_chinese

# Shorter, and any letters are pinyin of something.
SHORTEST_PINYIN = 4
# Shorter, and an English word (`case`) may sound like a Chinese one by chance.
_SHORTEST_BLURRED = 6
_LONGEST_SPELLING = 24
# Pinyin with a slip in it is two mistakes.
_MISSPELT_PINYIN = 2.5
_SINGLE_SYLLABLE = 4.0
_ONE_WORD_MORE = 1.0


def readings_of(known: KnownWords, letters: str) -> list[Reading]:
    """What `letters` may be meant for, in no order."""
    near = dict(known.latin.near(letters))
    near |= dict(known.latin.near(singular(letters)))
    if len(letters) < SHORTEST_PINYIN:
        return known.likely(near)
    spelt = from_pinyin(known, letters)
    if len(letters) >= _SHORTEST_BLURRED and all(row.slips for row in spelt):
        near |= _near_pinyin(known, letters)
    return known.likely(near) + spelt


def from_pinyin(known: KnownWords, letters: str) -> list[Reading]:
    """Rows of Chinese words that `letters` spell, Latin words and single syllables only among longer ones."""
    may_blur = len(letters) >= _SHORTEST_BLURRED

    def readings(start: int, end: int) -> Iterator[Reading]:
        piece = letters[start:end]
        more = _ONE_WORD_MORE if start else 0.0
        if len(piece) > 2 and piece in known.weights:
            yield Reading((piece,), 0.0, known.rarity(piece) + more)
        spelt = [entry for entry in known.chinese.spelt(piece) if may_blur or not entry[1]]
        for word, cost in spelt[:READINGS]:
            alone = _SINGLE_SYLLABLE if len(word) == 1 else 0.0
            yield Reading((word,), cost, known.rarity(word) + more + alone)

    best = best_readings(len(letters), _LONGEST_SPELLING, readings)
    return [row for row in best if any(len(word) > 1 and is_chinese(word) for word in row.words)]


def _near_pinyin(known: KnownWords, letters: str) -> dict[str, float]:
    """Chinese word → the cost of having typed its pinyin as `letters`, with slips."""
    return {
        word: cost + _MISSPELT_PINYIN
        for pinyin, cost in known.chinese.spellings.near(letters)
        for word, _ in known.chinese.spelt(pinyin)[:READINGS]
    }
