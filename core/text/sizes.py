"""Sizes that a query asks for: a letter, a number of shoes or batteries, the capacity of a memory."""

import re
from dataclasses import dataclass, replace

from core.text.units import BIG_SIZE, NUMBERED, canonical_quantity, canonical_size

# Of two digits at least where only g stands behind them: 4g and 5g are networks.
_LETTER = r"x?s|m|x?l|x{2,5}l|[2-9]xl"
_WORD = r"(?:尺码|码数|(?<![a-z])size)[ :：]*"
_NUMBER = r"\d{1,2}(?:\.5)?"
_SIZE = re.compile(
    rf"{_WORD}(?P<named>{_LETTER})(?![a-z0-9])|(?<![a-z0-9-])(?P<coded>{_LETTER}) ?[码号]"
    rf"|(?<![a-z0-9-])(?P<letter>xl|{BIG_SIZE.pattern})(?![a-z0-9-])"
    rf"|{_WORD}(?P<worn>{_NUMBER})(?![\d.a-z]| ?(?:inch|cm|mm|ft|x))"
    rf"|(?<![\d.a-z])(?P<shoe>{_NUMBER}) ?码(?![头表率])"
    rf"|(?P<cut>加?大码|加肥|小码|均码)"
    rf"|(?P<number>(?<![\d.a-z])\d{{1,2}}号|(?<![\u4e00-\u9fff])(?:{'|'.join(NUMBERED)}))(?![码线楼店])"
    rf"|(?<![\d.a-z])(?P<capacity>\d{{1,4}}) ?(?P<unit>gb|tb|t|(?<=\d\d)g)(?![a-z0-9-])"
)
_CUE = re.compile(r"[码号]|\d ?[gt]|x[sl]|size")
_OTHER_LETTERS = re.compile(r"xs|[sml]|xl|[2-9]xl")
_OTHER_SHOES = re.compile(r"\d{1,2}(?:\.5)?码")
_OTHER_NUMBERS = re.compile(r"\d{1,2}号")
_OTHER_CUTS = re.compile(r"[大小均]码")
# A phone has a memory to store in and one to work with, of less than 64 GB.
_STORED = re.compile(r"(?:64|128|256|512|1024|2048|4096|8192|16384)gb")
_WORKING = re.compile(r"(?:2|3|4|6|8|12|16|18|24|32|36|48)gb")


@dataclass(frozen=True)
class SizeMention:
    """A size at `text[start:end]`: the word that an index has of it, and a pattern of that of its like.

    Products with words of the pattern but not this one are of another size. `is_pair` tells that these are
    pairs of characters rather than words. `written` is what titles say of it: XL of 尺码 XL.
    """

    start: int
    end: int
    word: str
    alike: re.Pattern[str]
    is_pair: bool = False
    written: tuple[int, int] = (0, 0)


def size_mentions(text: str) -> list[SizeMention]:
    """The sizes in normalised `text`, in order."""
    if not _CUE.search(text):
        return []
    mentions = (_mention(match) for match in _SIZE.finditer(text))
    return [
        mention
        if mention.written != (0, 0)
        else replace(mention, written=(mention.start, mention.end))
        for mention in mentions
        if mention
    ]


def _mention(match: re.Match[str]) -> SizeMention | None:
    if letter := match["named"] or match["coded"] or match["letter"]:
        word = canonical_size(letter) if "xx" in letter else letter
        group = next(name for name in ("named", "coded", "letter") if match[name])
        return SizeMention(*match.span(), word, _OTHER_LETTERS, written=match.span(group))
    if number := match["worn"] or match["shoe"]:
        return SizeMention(*match.span(), f"{number}码", _OTHER_SHOES)
    if number := match["number"]:
        return SizeMention(*match.span(), NUMBERED.get(number, number), _OTHER_NUMBERS)
    if cut := match["cut"]:
        word = cut if cut in ("小码", "均码") else "大码"
        return SizeMention(*match.span(), word, _OTHER_CUTS, is_pair=True)
    word = canonical_quantity(match["capacity"], "tb" if match["unit"][0] == "t" else "gb")
    for alike in (_STORED, _WORKING):
        if alike.fullmatch(word):
            return SizeMention(*match.span(), word, alike)
    return None
