"""Words for what is cheap or dear, as 便宜, 不要太贵 or high-end: one reader for queries and descriptions."""

import re
from collections.abc import Callable
from functools import cache

from core.text.lexicon import tastes

# What follows a word for a level: 便宜点的.
_DEGREE = re.compile(r"(?:一?[点些]儿?)?的?")
_CJK = r"\u3400-\u9fff"
# 贵 of 名贵 and the like is no price.
_PRAISED = "名珍富尊高华娇昂可宝金权"


def level_mention(text: str, is_word: Callable[[str], bool]) -> tuple[int, int, str] | None:
    """Where normalised `text` asks for what is `cheap`, `modest` or `dear`: start, end, which.

    A Chinese word counts only where it `is_word` of the text: 平价 inside another says nothing.
    """
    if not any(word in text for word in _level_words()):
        return None
    for pattern in (refused_levels(), _levels()):
        for match in pattern.finditer(text):
            low, high = match["cheap"], match["dear"]
            word = low or high or ""
            if word.isascii() or is_word(word):
                # Who refuses cheap things wants dear ones; what is not too dear need not be cheap.
                wanted, refused = ("cheap", "dear") if low else ("dear", "modest")
                degree = _DEGREE.match(text, match.end())
                end = degree.end() if degree else match.end()
                return match.start(), end, refused if pattern is refused_levels() else wanted
    return None


@cache
def _level_words() -> tuple[str, ...]:
    """One of these stands in every text with a level."""
    meanings = ("cheap", "thrifty", "dear", "luxury")
    return ("贵", *(word for meaning in meanings for word in tastes()[meaning]))


@cache
def _levels() -> re.Pattern[str]:
    """Finds levels in a query; 贵 is one where it begins a word and nothing but its degree follows."""
    cheap, dear = spoken("cheap").pattern, spoken("dear").pattern
    alone = rf"(?<![{_CJK}])贵(?=的|[^{_CJK}]|$)|(?<![{_PRAISED}])贵(?=一?[点些])"
    return re.compile(rf"最?(?:(?P<cheap>{cheap})|(?P<dear>{dear}))|最贵|{alone}")


@cache
def refused_levels() -> re.Pattern[str]:
    """Finds levels of price that are too much or not wanted: 不要太贵, not cheap."""
    cheap, dear = spoken("cheap", "thrifty").pattern, spoken("dear", "luxury").pattern
    no = rf"(?:{spoken('dislike').pattern}|不|别)\s*(?:买|要|\bwant|\blike|\bbuy)?\s*"
    too = rf"(?:太|过于|\btoo\s+)(?:贵|{dear})"
    return re.compile(rf"(?:{no})?(?:{too})|不贵|{no}(?:(?P<cheap>{cheap})|(?P<dear>{dear}))")


@cache
def spoken(*meanings: str) -> re.Pattern[str]:
    """Finds the words of `meanings`; a single Chinese character is left to the analyzer, which knows all."""
    known = {word for meaning in meanings for word in tastes()[meaning]}
    words = sorted(known, key=lambda word: (-len(word), word))
    patterns = (rf"\b{re.escape(word)}\b" if word.isascii() else word for word in words)
    return re.compile("|".join(pattern for pattern in patterns if len(pattern) > 1))
