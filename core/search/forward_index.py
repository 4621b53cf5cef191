"""Which words the title of each product holds: the way back from a product to its words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Array, BoolArray, IndexArray, Int32Array, Int64Array
from core.search.postings import Postings, require_lists


@dataclass(frozen=True)
class TitleWords:
    """The `numbers` of the words of some titles, all in a row, and which title each is of."""

    numbers: Int32Array
    owners: IndexArray
    titles: int

    def with_any(self, numbers: Iterable[int]) -> BoolArray:
        """Which titles hold any of the words of these numbers, (titles,); -1 is no word."""
        wanted = np.fromiter(numbers, np.int64)
        # One place more than the greatest number needs: the last, where -1 goes.
        greatest = max(self.numbers.max(initial=-1), wanted.max(initial=-1))
        is_wanted = np.zeros(greatest + 2, bool)
        is_wanted[wanted] = True
        owners = self.owners[is_wanted[self.numbers]]
        held: BoolArray = np.bincount(owners, minlength=self.titles) > 0
        return held


class ForwardIndex:
    """Row → numbers in `Postings.terms` of the words of its title, each once."""

    def __init__(self, starts: Int64Array, numbers: Int32Array) -> None:
        self._starts = starts
        self._numbers = numbers

    @classmethod
    def build(cls, words: Postings, titles: Sequence[Iterable[str]]) -> "ForwardIndex":
        """The words of `titles`, row by row; each must be among the terms of `words`."""
        numbers = [sorted({words.number(word) for word in title}) for title in titles]
        starts = np.cumsum([0, *map(len, numbers)], dtype=np.int64)
        flat = (number for row in numbers for number in row)
        return cls(starts, np.fromiter(flat, np.int32, int(starts[-1])))

    def terms(self, row: int) -> Int32Array:
        """The numbers of the words of the title at `row`, ascending."""
        return self._numbers[self._starts[row] : self._starts[row + 1]]

    def words_of(self, rows: IndexArray) -> "TitleWords":
        """The words of the titles at `rows`, to be asked many times."""
        starts = self._starts[rows]
        lengths = self._starts[rows + 1] - starts
        owners = np.repeat(np.arange(len(rows)), lengths)
        offsets = np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
        return TitleWords(self._numbers[offsets + np.arange(len(owners))], owners, len(rows))

    def arrays(self) -> dict[str, Array]:
        """All of it, for `from_arrays`."""
        return {"titles.starts": self._starts, "titles.numbers": self._numbers}

    @classmethod
    def from_arrays(
        cls, arrays: Mapping[str, Array], titles: int, words: Postings
    ) -> "ForwardIndex":
        """What `arrays` gave, of so many titles and the `words` that they hold.

        Raises:
            KeyError, ValueError: something is missing or does not fit together.
        """
        starts, numbers = arrays["titles.starts"], arrays["titles.numbers"]
        require_lists(starts, numbers, titles, len(words.terms))
        return cls(starts, numbers)
