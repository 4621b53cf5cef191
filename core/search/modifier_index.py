"""Which titles hold a word only to describe another thing, as a kettle lid holds `kettle`."""

from array import array
from collections.abc import Iterable, Mapping

import numpy as np

from core.arrays import Array, Int32Array
from core.search.postings import Postings

_PARTS = ("numbers", "rows")


class ModifierIndex:
    """Word → the rows of the titles in which it only describes another thing.

    `numbers` ascend: the position in `Postings.terms` of the word that is a modifier in the row beside it.
    """

    def __init__(self, numbers: Int32Array, rows: Int32Array) -> None:
        self._numbers = numbers
        self._rows = rows

    def rows(self, number: int) -> Int32Array:
        """The rows, ascending, in which the word of this number is a modifier."""
        first, last = np.searchsorted(self._numbers, (number, number + 1))
        return self._rows[first:last]

    def arrays(self) -> dict[str, Array]:
        """All of it, for `from_arrays`."""
        values = (self._numbers, self._rows)
        return {f"modifiers.{part}": array for part, array in zip(_PARTS, values, strict=True)}

    @classmethod
    def from_arrays(
        cls, arrays: Mapping[str, Array], titles: int, words: Postings
    ) -> "ModifierIndex":
        """What `arrays` gave, of so many titles and the `words` that they hold.

        Raises:
            KeyError, ValueError: something is missing or does not fit together.
        """
        numbers, rows = (arrays[f"modifiers.{part}"] for part in _PARTS)
        if numbers.ndim != 1 or numbers.shape != rows.shape or (np.diff(numbers) < 0).any():
            raise ValueError(f"{rows.shape} rows of {numbers.shape} modifiers")
        for values, limit in ((numbers, len(words.terms)), (rows, titles)):
            if values.dtype != np.int32 or (
                len(values) and not 0 <= values.min() <= values.max() < limit
            ):
                raise ValueError(f"{values.dtype} numbers that are not below {limit}")
        return cls(numbers, rows)


class ModifierIndexBuilder:
    """Gathers the modifiers of every title; a word is numbered when all are known."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._words, self._rows = array("i"), array("i")

    def add(self, row: int, modifiers: Iterable[str]) -> None:
        """Take the modifiers of the title at `row`; rows come in order."""
        for word in modifiers:
            self._words.append(self._number.setdefault(word, len(self._number)))
            self._rows.append(row)

    def build(self, words: Postings) -> ModifierIndex:
        """The index of everything added that is among the terms of `words`."""
        numbers = np.array([words.number(word) for word in self._number], np.int32)
        of_pair = numbers[np.array(self._words, np.intp)]
        order = np.argsort(of_pair, kind="stable")
        order = order[of_pair[order] >= 0]
        return ModifierIndex(of_pair[order], np.array(self._rows, np.int32)[order])
