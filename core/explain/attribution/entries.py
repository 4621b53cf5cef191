"""What a network reads of a text, and to which word each of it belongs.

Beside its words a text is read by its pairs of characters. A pair inside a word is part of that word; one
that two words share stands for itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array, IndexArray, Int32Array
from core.text.vocabulary import Vocabulary


@dataclass(frozen=True)
class Entries:
    """`read` in the order in which a network reads it; `words`, each once, and the `owner` of each entry."""

    read: tuple[str, ...]
    words: tuple[str, ...]
    owner: tuple[int, ...]

    @classmethod
    def of(cls, words: Sequence[str], pairs: Sequence[str]) -> "Entries":
        """Words in order, then pairs that are no words."""
        own: dict[str, int] = {}
        owner = [own.setdefault(word, len(own)) for word in words]
        holding = {pair: word for word in reversed(words) for pair in _pairs(word)}
        for pair in pairs:
            owner.append(own.setdefault(holding.get(pair, pair), len(own)))
        return cls((*words, *pairs), tuple(own), tuple(owner))

    def kept(self, is_in: Sequence[bool]) -> list[str]:
        """What is left to read without the words that are not in."""
        return [entry for entry, owner in zip(self.read, self.owner, strict=True) if is_in[owner]]

    def positions(self, vocabulary: Vocabulary, length: int) -> tuple[Int32Array, IndexArray]:
        """The ids that are read, as `Vocabulary.encode` cuts them, and the word of each."""
        read = [
            (number, owner)
            for entry, owner in zip(self.read[:length], self.owner, strict=False)
            for number in vocabulary.ids(entry)
        ][:length]
        ids, owners = zip(*read, strict=True) if read else ((), ())
        return np.array(ids, np.int32), np.array(owners, np.intp)

    def by_word(self, rows: Float64Array, owners: IndexArray) -> Float64Array:
        """Rows (positions + 1, n), the bias last, summed by word: (words + 1, n)."""
        summed = np.zeros((len(self.words) + 1, rows.shape[1]))
        np.add.at(summed, owners, rows[:-1])
        summed[-1] = rows[-1]
        return summed


def _pairs(word: str) -> list[str]:
    return [word[at : at + 2] for at in range(len(word) - 1)]
