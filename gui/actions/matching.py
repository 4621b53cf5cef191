"""Finds names by what is typed: their letters, the pinyin of their characters, or the initials of either.

A name is read as a row of units, each with the spellings that stand for it: a Chinese character with its
readings, a word of Latin letters with itself. What is typed has to spell units in order; each may be cut
short, so that `xl`, `xunl` and `xunlian` find 训练, and `tm` or `train mo` finds `Train model`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from core.text.pinyin import every_reading

# Ranks, best first: the letters of the whole name, of its beginning, from a unit on; units spelt from the
# first or from another one on; letters inside a word; units with some left out between them.
WHOLE, BEGINNING, INNER, SPELT_BEGINNING, SPELT, INSIDE, SCATTERED = range(7)
# Letters: nobody types a longer name of an action, and a pattern of more would take long.
LONGEST_QUERY = 40
# A Chinese character, or a word of other letters and digits.
_UNIT = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff_]+")
# In the spelling of a name: before each unit, and between the readings of one.
_BEGIN, _OR = "\x01", "\x02"
_INTO_UNIT = f"{_BEGIN}(?:[^{_BEGIN}]*{_OR})?"
_TO_NEXT = f"(?:[^{_BEGIN}]*{_INTO_UNIT})?"
_TO_LATER = f"(?:[^{_BEGIN}]*{_INTO_UNIT})*?"


@dataclass(frozen=True)
class _Unit:
    """Where a unit begins in its name, how long it is, and what spells it."""

    start: int
    length: int
    spellings: tuple[str, ...]


@dataclass(frozen=True)
class _Spelt:
    """A name ready to be searched; `spelling` has all units, `letters` all that could be typed for it."""

    folded: str
    units: tuple[_Unit, ...]
    spelling: str
    letters: frozenset[str]


def prepare(names: Iterable[str]) -> None:
    """Read `names` ahead of need; in any thread."""
    for name in names:
        _spelt(name)


def rank(query: str, name: str) -> int | None:
    """How well `name` fits what was typed, the less the better; None where it does not."""
    typed = _typed(query)
    if not typed:
        return WHOLE
    spelt, compact = _spelt(name), typed.replace(" ", "")
    # Most names are told apart by this alone.
    if not spelt.letters.issuperset(compact):
        return None
    plain = _plain_rank(typed, spelt)
    if plain is not None and plain < SPELT_BEGINNING:
        return plain
    found = _pattern(compact, _TO_NEXT).search(spelt.spelling)
    if found is not None:
        return SPELT if found.start() else SPELT_BEGINNING
    if plain is not None:
        return plain
    return SCATTERED if _pattern(compact, _TO_LATER).search(spelt.spelling) else None


def marked(query: str, name: str) -> tuple[int, ...]:
    """The characters of `name` that were meant, empty where it does not fit."""
    typed, spelt = _typed(query), _spelt(name)
    place = spelt.folded.find(typed)
    quality = rank(query, name)
    if not typed or quality is None:
        return ()
    if quality in (WHOLE, BEGINNING, INNER, INSIDE):
        return tuple(range(place, place + len(typed)))
    compact = typed.replace(" ", "")
    ways = (
        _spelt_from(compact, spelt.units, first, quality == SCATTERED)
        for first in range(len(spelt.units))
    )
    return next((way for way in ways if way is not None), ())


def _typed(query: str) -> str:
    return query.casefold().strip()[:LONGEST_QUERY]


def _plain_rank(typed: str, spelt: _Spelt) -> int | None:
    """What is typed stands in the name as it is."""
    place = spelt.folded.find(typed)
    if place < 0:
        return None
    if len(typed) == len(spelt.folded):
        return WHOLE
    if place == 0:
        return BEGINNING
    return INNER if any(unit.start == place for unit in spelt.units) else INSIDE


@lru_cache(maxsize=64)
def _pattern(compact: str, between: str) -> re.Pattern[str]:
    """Finds what spells `compact` from the beginning of a unit on."""
    return re.compile(_INTO_UNIT + between.join(map(re.escape, compact)))


def _spelt_from(
    typed: str, units: tuple[_Unit, ...], number: int, may_skip: bool
) -> tuple[int, ...] | None:
    """The characters that `typed` spells from the unit `number` on, None where it does not."""
    if not typed:
        return ()
    if number == len(units):
        return None
    unit = units[number]
    for length in range(_most(typed, unit), 0, -1):
        rest = _spelt_from(typed[length:], units, number + 1, may_skip)
        if rest is not None:
            # A character stands for its whole reading, a word for the letters that were typed.
            width = min(length, unit.length)
            return (*range(unit.start, unit.start + width), *rest)
    return _spelt_from(typed, units, number + 1, may_skip) if may_skip else None


def _most(typed: str, unit: _Unit) -> int:
    """How many letters of `typed` may stand for a unit."""
    return max(
        next(
            (
                length
                for length in range(len(spelling), 0, -1)
                if typed.startswith(spelling[:length])
            ),
            0,
        )
        for spelling in unit.spellings
    )


@cache
def _spelt(name: str) -> _Spelt:
    folded = name.casefold()
    units = tuple(
        _Unit(found.start(), len(found.group()), _spellings(found.group()))
        for found in _UNIT.finditer(folded)
    )
    spelling = "".join(_BEGIN + _OR.join(unit.spellings) for unit in units)
    return _Spelt(folded, units, spelling, frozenset(spelling + folded))


def _spellings(unit: str) -> tuple[str, ...]:
    is_word = len(unit) > 1 or unit.isascii()
    return (unit,) if is_word else (unit, *every_reading(unit))
