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
# Units of the longest name that is looked for: every one more is looked up at every unit of a text.
_LONGEST_NAME = 8
# A common word is a brand only if so much of what it is found in is of the brand: the
# lower, the more common words are misread as brands, the higher, the more brands are overheard.
_OWN_SHARE = 0.15
# An attribute's value is meant rather than a brand of its name with ten times as many products: with
# equal weights descriptions of brands were misread (docs/recommend.md).
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
        first = 0
        while first < len(units):
            end = self._end_of_name(units, first, words, inside)
            if end:
                yield first, end, self._names[_texts(units[first:end])]
            first = end or first + 1

    def _end_of_name(self, units: list[Unit], first: int, words: set[str], inside: set[int]) -> int:
        """Where the longest name that begins at `first` ends; 0 where none does."""
        for end in range(min(len(units), first + _LONGEST_NAME), first, -1):
            texts = _texts(units[first:end])
            name = self._names.get(texts)
            is_word = len(texts) > 1 or len(texts[0]) > 1 or texts[0] in words
            cuts = bool({units[first].start, units[end - 1].end} & inside)
            if name and is_word and not (cuts and name.kind is WishKind.ATTRIBUTE):
                return end
        return 0

    def _brands(self) -> Iterator[tuple[Units, Name]]:
        for brand, count in _counted(self._engine.catalogue.brand):
            units = name_units(brand)
            if self._is_telling(units, count):
                yield units, Name(WishKind.BRAND, (brand,), count)

    def _categories(self) -> Iterator[tuple[Units, Name]]:
        paths: dict[Units, set[str]] = defaultdict(set)
        counts: dict[Units, int] = defaultdict(int)
        for path, count in _counted(self._engine.catalogue.category):
            for branch in branches(path):
                units = name_units(leaf(branch))
                paths[units].add(branch)
                counts[units] += count
        for units, named in paths.items():
            if units:
                yield units, Name(WishKind.CATEGORY, tuple(sorted(named)), counts[units])

    def _attributes(self) -> Iterator[tuple[Units, Name]]:
        for column, values in self._engine.catalogue.attributes.items():
            several = (SEVERAL.split(value) for value in values if len(value) <= LONGEST_VALUE)
            for value, count in _counted(value.strip() for parts in several for value in parts):
                units = name_units(value)
                if count > 1 and self._is_telling(units, count) and not _is_number(units):
                    yield units, Name(WishKind.ATTRIBUTE, (column, value), count)

    def _is_telling(self, units: Units, count: int) -> bool:
        """Whether `units` in running text mean what `count` products are called by."""
        if not units or all(unit in self._engine.analyzer.stop_words for unit in units):
            return False
        if len(units) > 1 or not units[0].isascii():
            return True
        document_frequency = len(self._engine.lexical.words.lookup(units[0])[0])
        return len(units[0]) > 1 and count >= _OWN_SHARE * document_frequency


def _texts(units: list[Unit]) -> Units:
    return tuple(unit.text for unit in units)


def _weight(name: Name) -> float:
    """How likely a name is meant: values of attributes are named less than brands and kinds of things."""
    return name.products * (_ATTRIBUTE if name.kind is WishKind.ATTRIBUTE else 1.0)


def split_units(text: str) -> list[Unit]:
    """The units of a normalised text, without what stands between them."""
    return [
        Unit(match.group() if match["cjk"] else singular(match.group()), *match.span())
        for match in _UNIT.finditer(text)
    ]


def name_units(name: str) -> Units:
    """A name as it is compared."""
    return tuple(unit.text for unit in split_units(normalise(name)))


def _is_number(units: Units) -> bool:
    return all(unit.isdigit() for unit in units)


def _counted(texts: Iterable[str]) -> list[tuple[str, int]]:
    """Each text that is not empty with how often it occurs."""
    values, counts = np.unique(np.array(list(texts), str), return_counts=True)
    return [(str(v), int(n)) for v, n in zip(values, counts, strict=True) if v]
