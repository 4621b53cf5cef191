"""Which words the title of each product holds: the way back from a product to its words."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.search.postings import Postings

Numbers = npt.NDArray[np.int32]
Starts = npt.NDArray[np.int64]


class TitleWords:
    """Row → places in `Postings.terms` of the words of its title, each once."""

    def __init__(self, starts: Starts, numbers: Numbers) -> None:
        self._starts = starts
        self._numbers = numbers

    @classmethod
    def build(cls, words: Postings, titles: Sequence[Iterable[str]]) -> "TitleWords":
        """The words of `titles`, row by row; each must be among the terms of `words`."""
        numbers = [sorted({words.number(word) for word in title}) for title in titles]
        starts = np.cumsum([0, *map(len, numbers)], dtype=np.int64)
        flat = (number for row in numbers for number in row)
        return cls(starts, np.fromiter(flat, np.int32, int(starts[-1])))

    def of(self, row: int) -> Numbers:
        """The words of the title at `row`, ascending."""
        return self._numbers[self._starts[row] : self._starts[row + 1]]

    def save(self, folder: Path) -> None:
        """Write both arrays into `folder`."""
        np.save(folder / "titles.starts.npy", self._starts)
        np.save(folder / "titles.numbers.npy", self._numbers)

    @classmethod
    def load(cls, folder: Path) -> "TitleWords":
        """What `save` wrote; the words stay on disk until they are read."""
        numbers = np.load(folder / "titles.numbers.npy", mmap_mode="r")
        return cls(np.load(folder / "titles.starts.npy"), numbers.view(np.ndarray))
