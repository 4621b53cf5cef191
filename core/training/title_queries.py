"""Queries made from a product's own words, for shops and products that nobody has searched yet."""

import random
from collections.abc import Mapping

from core.text.analysis import Analyzer
from core.text.sequences import ProductWords

# How often each way of asking is tried: a guess at how often shoppers do it, as are the shares below.
SPAN, TAIL, CHOICE, SINGLE, LONG = 0.25, 0.25, 0.3, 0.1, 0.1
# How often the words of a choice are in another order.
SHUFFLED = 0.2
# A product with a real description is asked for in its words this often.
DESCRIBED = 0.5
# Shorter ones say no more than a title does.
LEAST_DESCRIPTION = 8
SYNONYM = 0.15
TYPO = 0.04


class QueryGenerator:
    """Makes queries; the same seed gives the same ones."""

    def __init__(self, synonyms: Mapping[str, tuple[str, ...]], seed: int) -> None:
        self.synonyms = synonyms
        self.random = random.Random(seed)

    def generate(self, product: ProductWords) -> list[str]:
        """Words that a shopper might type to find `product`; empty for one without words.

        新款 夏季 碎花 连衣裙 → 碎花 连衣裙 · 连衣裙 · 连衣裙 夏季 · 连衣群
        """
        words = self._chosen(product)
        words = [self._synonym(word) for word in words]
        if words and self.random.random() < TYPO:
            position = self.random.randrange(len(words))
            words[position] = misspelt(words[position], self.random)
        return [word for word in words if word]

    def _chosen(self, product: ProductWords) -> list[str]:
        if len(product.description) > LEAST_DESCRIPTION and self.random.random() < DESCRIBED:
            return self._span(product.description, self.random.choice((3, 5, 8, 12)))
        title = product.title or product.fields
        draw = self.random.random()
        if draw < SPAN:
            return self._span(title, self.random.choice((1, 2, 2, 3)))
        if draw < SPAN + TAIL:
            return self._tail(title)
        if draw < SPAN + TAIL + CHOICE:
            return self._choice([*product.title, *product.fields])
        if draw < SPAN + TAIL + CHOICE + SINGLE:
            return self._span([*product.title, *product.fields], 1)
        return self._span(title, self.random.choice((3, 4, 5, 6)))

    def _span(self, words: list[str], length: int) -> list[str]:
        """Neighbours, as they stand."""
        start = self.random.randrange(max(1, len(words) - length + 1))
        return words[start : start + length]

    def _tail(self, words: list[str]) -> list[str]:
        """The end of a title, where Chinese names the thing itself."""
        end = max(1, len(words) - self.random.randrange(3))
        return words[max(0, end - self.random.choice((1, 1, 2))) : end]

    def _choice(self, words: list[str]) -> list[str]:
        """A few words from anywhere: brand and thing, attributes, mostly in their order."""
        count = min(len(words), self.random.choice((2, 2, 3, 4)))
        chosen = [
            words[position] for position in sorted(self.random.sample(range(len(words)), count))
        ]
        if self.random.random() < SHUFFLED:
            self.random.shuffle(chosen)
        return chosen

    def _synonym(self, word: str) -> str:
        known = self.synonyms.get(word)
        return self.random.choice(known) if known and self.random.random() < SYNONYM else word


def misspelt(word: str, chance: random.Random) -> str:
    """`word` with a character left out or two swapped; short words stay as they are."""
    if len(word) < 3:
        return word
    position = chance.randrange(len(word) - 1)
    if chance.random() < 0.5:
        return word[:position] + word[position + 1 :]
    return word[:position] + word[position + 1] + word[position] + word[position + 2 :]


def join_words(words: list[str]) -> str:
    """The words as a shopper would write them: spaces only beside words in Latin letters.

    苹果 手机 → 苹果手机, 苹果 iphone 手机 → 苹果 iphone 手机
    """
    pieces = [f" {word} " if word.isascii() else word for word in words]
    return " ".join("".join(pieces).split())


def synthetic_sequence(analyzer: Analyzer, words: list[str]) -> list[str]:
    """What a network reads of a made query; as `query_sequence`, without segmenting it again."""
    known = set(words)
    pairs = dict.fromkeys(analyzer.bigrams(join_words(words)))
    return [*words, *(pair for pair in pairs if pair not in known)]
