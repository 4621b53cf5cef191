"""Which words of a title only say more about another thing: `kettle` of *kettle lid*, 手机 of 手机壳.

A title is what its head says: the last noun of a noun phrase. Which of its words that is cannot be told in
general, but three things tell surely that a word is not: an accessory follows it in its phrase, it stands
behind *for*, or it begins a longer Chinese word.
"""

from collections.abc import Sequence

from core.text.analysis import Analyzer, Piece
from core.text.english import PREPOSITIONS

# How many words before an accessory describe it; more than these belong to something else.
REACH = 4
# What comes along with a thing is not described by it: 手机送保护套.
_LIMITS = PREPOSITIONS | {"and", "or", "送", "赠", "赠送", "附赠", "附送", "附带", "含", "送礼"}
_FOR: Piece = ("for", "word", "for")
# 投影 is short for 投影仪.
_INSTRUMENTS = ("仪", "器")


def modifiers(analyzer: Analyzer, phrases: Sequence[list[Piece]]) -> set[str]:
    """The words of a title that describe another thing wherever they stand in its `phrases`."""
    describing: set[str] = set()
    naming: set[str] = set()
    for number, phrase in enumerate(phrases):
        purpose = _purpose(phrase, is_first=number == 0)
        # From the end: what an accessory has behind it, it claims before it.
        reach = 0
        for index in range(len(phrase) - 1, -1, -1):
            word, kind, written = piece = phrase[index]
            if kind != "word" or (word in _LIMITS and word == written):
                reach = 0
                continue
            accessory = is_accessory(analyzer, word)
            describes = index > purpose or (reach > 0 and not accessory)
            (describing if describes else naming).add(word)
            for part in analyzer.parts(piece):
                names = not describes and _names(analyzer, part, word)
                (naming if names else describing).add(part)
            reach = REACH if accessory else reach - 1
    return describing - naming


def is_accessory(analyzer: Analyzer, word: str) -> bool:
    """Whether `word` names what goes with another thing; a long Chinese word does if its end does."""
    accessories = analyzer.accessories
    if word in accessories:
        return True
    return (
        len(word) > 2 and not word.isascii() and not accessories.isdisjoint((word[-2:], word[-3:]))
    )


def _purpose(phrase: list[Piece], is_first: bool) -> int:
    """The position of the *for* that says what the thing before it is for; behind the phrase if none does."""
    if _FOR not in phrase:
        return len(phrase)
    place = phrase.index(_FOR)
    return place if place or not is_first else len(phrase)


def _names(analyzer: Analyzer, part: str, word: str) -> bool:
    """Whether `part` says by itself what the longer `word` says: by its end, or short for all of it."""
    is_short = word in analyzer.synonyms.get(part, ()) or part in analyzer.synonyms.get(word, ())
    return is_short or word.endswith(part) or word.removeprefix(part) in _INSTRUMENTS
