"""A word read by its parts: what a vocabulary says of a word that it does not know.

A Chinese word is cut into words or characters that are known, a Latin one into a beginning and pieces that
go on, which are written with a plus: `dehumidifiers` → `dehumid` `+ifi` `+er`. Each part is the longest one
possible, from the left; what begins no part is passed over, as it says little by itself.

A code, a number or another script has no parts: what they share with others by chance would mislead.
"""

import re
from collections.abc import Iterator, Mapping

# What marks a piece that goes on with a word rather than beginning it.
GOES_ON = "+"
_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
# Characters of the longest and the shortest part.
_CHINESE_PARTS = 6, 1
_LATIN_PARTS = 12, 2


def known_parts(word: str, ids: Mapping[str, int]) -> tuple[int, ...]:
    """The ids of the parts of `word`, in order; none where no part is known or it has none."""
    if _CHINESE.fullmatch(word):
        return tuple(_longest_parts(word, ids, *_CHINESE_PARTS, ""))
    if word.isascii() and word.isalpha():
        return tuple(_longest_parts(word, ids, *_LATIN_PARTS, GOES_ON))
    return ()


def _longest_parts(
    word: str, ids: Mapping[str, int], longest: int, shortest: int, mark: str
) -> Iterator[int]:
    start = 0
    while start < len(word):
        prefix = mark if start else ""
        for end in range(min(start + longest, len(word)), start + shortest - 1, -1):
            part = ids.get(prefix + word[start:end])
            if part is not None:
                yield part
                start = end
                break
        else:
            start += 1
