"""What a speller knows of a shop: its words, how rare they are, and what is like them."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from math import log
from typing import Protocol

from core.text import lexicon
from core.text.english import singular
from core.text.reading import Reading
from core.text.similar_words import ChineseWords, LatinWords, is_latin

# The likeliest readings of a span are enough.
READINGS = 4
# What a word may cost beyond what one costs that a single product has: the rarer, the smaller its slip.
_BEYOND_RAREST = 4.0
# A single character among others, where no product has them all.
_BROKEN = 4.0


class Evidence(Protocol):
    """What a shop's products say of words."""

    @property
    def products(self) -> int:
        """How many products there are."""

    def together(self, words: Sequence[str]) -> int:
        """How many products hold all `words` of a run, single characters beside the same neighbours."""

    def is_word(self, word: str) -> bool:
        """Whether `word` is right, sold here or not."""


class KnownWords:
    """The words of a shop, `weights` with how many products have each; indexes come at first need."""

    def __init__(self, weights: Mapping[str, float], evidence: Evidence) -> None:
        self.weights = weights
        self.evidence = evidence

    def __contains__(self, word: str) -> bool:
        """Whether a product has `word` as it is, or it is right everywhere."""
        return (
            word in self.weights
            or singular(word) in self.weights
            or word in lexicon.stop_words()
            or word in lexicon.synonyms()
        )

    def rarity(self, word: str) -> float:
        """How unlikely `word` is, a negative logarithm."""
        return self._rarity_of(self.weights[word])

    def rarity_together(self, words: Sequence[str]) -> float | None:
        """The same of `words` in a row; None where no product has them."""
        products = self.evidence.together(words)
        return self._rarity_of(products) if products else None

    @property
    def rarest(self) -> float:
        """The rarity of a word that one product has."""
        return self._rarity_of(1)

    def cost(self, reading: Reading) -> float:
        """The slips of a reading and how rare its words are together, as far as that is known."""
        rarity = self.rarity_together(reading.words)
        if rarity is not None:
            return reading.slips + rarity
        singles = sum(len(word) == 1 for word in reading.words)
        return reading.cost + _BROKEN * singles * (len(reading.words) > 1)

    def likely(self, near: Mapping[str, float]) -> list[Reading]:
        """The likeliest of `near` (word → cost), none so rare that a slip is less likely than chance."""
        readings = [Reading((word,), cost, self.rarity(word)) for word, cost in near.items()]
        return likeliest([row for row in readings if row.cost <= self.rarest + _BEYOND_RAREST])

    @cached_property
    def latin(self) -> LatinWords:
        """Those of Latin letters."""
        return LatinWords(filter(is_latin, self.weights))

    @cached_property
    def chinese(self) -> ChineseWords:
        """Those of Chinese characters."""
        return ChineseWords(self.weights)

    def _rarity_of(self, products: float) -> float:
        return log((self.evidence.products + 1) / products)


def likeliest(readings: Sequence[Reading]) -> list[Reading]:
    """The few that cost least."""
    return nsmallest(READINGS, readings, key=lambda row: (row.cost, row.words))
