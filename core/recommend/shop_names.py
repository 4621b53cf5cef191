"""What the things of a shop are called: brands, categories and attribute values, found in running text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from core.data.category_path import branches, leaf
from core.recommend.facets import LONGEST_VALUE, SEVERAL
from core.recommend.wishes import WishKind
from core.search.engine import Engine
from core.text.english import singular
from core.text.normalise import normalise

# Chinese is compared character by character, everything else word by word.
_UNIT = re.compile(
    r"(?P<cjk>[\u3400-\u9fff\uf900-\ufaff])|[^\W_\u3400-\u9fff\uf900-\ufaff]+(?:['’][a-z]+)?"
)
_LONGEST_NAME = 8
# A common word is a brand only if so much of what it is found in is of the brand.
_OWN_SHARE = 0.15
# An attribute's value is meant rather than a brand of its name with ten times as many products.
_ATTRIBUTE = 0.1

Units = tuple[str, ...]


class Unit(NamedTuple):
    """A Chinese character or a word in the singular, and where it stands in the text."""

    text: str
    start: int
    end: int


class Name(NamedTuple):
    """What a name stands for, and how many products have it."""

    kind: WishKind
    values: tuple[str, ...]
    products: int


class ShopNames:
    """The names of one shop. Never changes, so threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._names: dict[Units, Name] = {}
        # Of what is called alike, that of which there is more is meant.
        for units, name in (*self._brands(), *self._categories(), *self._attributes()):
            if units not in self._names or _weight(name) > _weight(self._names[units]):
                self._names[units] = name

    def find(
        self, units: list[Unit], words: set[str], inside: set[int]
    ) -> Iterator[tuple[int, int, Name]]:
        """(first, end, name) of each longest name in `units`, left to right.

        A single Chinese character is a name only where it is one of `words`, the words of the text. An
        attribute does not begin or end `inside` another word: 羽绒服 is no 羽绒.
        """
        at = 0
        while at < len(units):
            end = self._end_of_name(units, at, words, inside)
            if end:
                yield at, end, self._names[_called(units[at:end])]
            at = end or at + 1

    def _end_of_name(self, units: list[Unit], at: int, words: set[str], inside: set[int]) -> int:
        for end in range(min(len(units), at + _LONGEST_NAME), at, -1):
            called = _called(units[at:end])
            name = self._names.get(called)
            is_word = len(called) > 1 or len(called[0]) > 1 or called[0] in words
            cuts = bool({units[at].start, units[end - 1].end} & inside)
            if name and is_word and not (cuts and name.kind is WishKind.ATTRIBUTE):
                return end
        return 0

    def _brands(self) -> Iterator[tuple[Units, Name]]:
        for brand, count in _counted(self._engine.catalogue.brand):
            units = units_of(brand)
            if self._is_telling(units, count):
                yield units, Name(WishKind.BRAND, (brand,), count)

    def _categories(self) -> Iterator[tuple[Units, Name]]:
        paths: dict[Units, set[str]] = defaultdict(set)
        counts: dict[Units, int] = defaultdict(int)
        for path, count in _counted(self._engine.catalogue.category):
            for level_path in branches(path):
                units = units_of(leaf(level_path))
                paths[units].add(level_path)
                counts[units] += count
        for units, found in paths.items():
            if units:
                yield units, Name(WishKind.CATEGORY, tuple(sorted(found)), counts[units])

    def _attributes(self) -> Iterator[tuple[Units, Name]]:
        for column, values in self._engine.catalogue.attributes.items():
            several = (SEVERAL.split(value) for value in values if len(value) <= LONGEST_VALUE)
            for value, count in _counted(each.strip() for parts in several for each in parts):
                units = units_of(value)
                if count > 1 and self._is_telling(units, count) and not _is_number(units):
                    yield units, Name(WishKind.ATTRIBUTE, (column, value), count)

    def _is_telling(self, units: Units, count: int) -> bool:
        """Whether `units` in running text mean what `count` products are called by."""
        if not units or all(unit in self._engine.analyzer.stop_words for unit in units):
            return False
        if len(units) > 1 or not units[0].isascii():
            return True
        met = len(self._engine.lexical.words.lookup(units[0])[0])
        return len(units[0]) > 1 and count >= _OWN_SHARE * met


def _called(units: list[Unit]) -> Units:
    return tuple(unit.text for unit in units)


def _weight(name: Name) -> float:
    """How likely a name is meant: values of attributes are named less than brands and kinds of things."""
    return name.products * (_ATTRIBUTE if name.kind is WishKind.ATTRIBUTE else 1.0)


def spelt(text: str) -> list[Unit]:
    """The units of a normalised text, without what stands between them."""
    found = _UNIT.finditer(text)
    return [
        Unit(each.group() if each["cjk"] else singular(each.group()), each.start(), each.end())
        for each in found
    ]


def units_of(name: str) -> Units:
    """A name as it is compared."""
    return tuple(unit.text for unit in spelt(normalise(name)))


def _is_number(units: Units) -> bool:
    return all(unit.isdigit() for unit in units)


def _counted(texts: Iterable[str]) -> list[tuple[str, int]]:
    """Each text that is not empty with how often it occurs."""
    values, counts = np.unique(np.array(list(texts), str), return_counts=True)
    return [(str(v), int(n)) for v, n in zip(values, counts, strict=True) if v]
