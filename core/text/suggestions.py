"""What people may be about to type: completions from the shop's queries, brands, categories and words."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from heapq import nlargest
from itertools import islice
from math import log1p

from core.data.catalogue import Catalogue
from core.data.category_path import leaf
from core.text.normalise import normalise
from core.text.pinyin import syllables
from core.text.tokens import Suggestion

# What a kind counts against a query that was asked as often: a category leads to more than one product.
_KINDS = {"category": 1.2, "brand": 1.1, "query": 1.0, "product": 0.6}
# A longer query was pasted, and nobody types it again.
_LONGEST_QUERY = 40
# A word that fewer products have says more about them than about what people look for.
_LEAST_PRODUCTS = 3
# Rarer words are hardly ever wanted, and each is looked through at every key.
_MOST_WORDS = 5_000
# The weightiest are found by pinyin too; reading all of them would take seconds.
_BY_PINYIN = 6_000


class SuggestionIndex:
    """Completions of a prefix, by characters and, for Latin letters, by pinyin and its initials."""

    def __init__(
        self,
        queries: Mapping[str, float],
        catalogue: Catalogue,
        words: Mapping[str, float],
        products: Callable[[str], int],
    ) -> None:
        """Suggestions from `queries`, text → how often, the catalogue's brands and categories, and `words`.

        `words` are words of titles → how many products have them; `products` is how many hold all of a text:
        what finds nothing is never suggested, however often it was asked. Cheap: all is made at first use.
        """
        self._queries = queries
        self._catalogue = catalogue
        self._words = words
        self._products = products
        self._is_answered: dict[str, bool] = {}

    @cached_property
    def _suggestions(self) -> list[Suggestion]:
        """Weightiest first, so that a lower rank means a better suggestion."""
        brands = Counter(brand for brand in self._catalogue.brand if brand)
        leaves = Counter(leaf(path) for path in self._catalogue.category if path)
        sources = {
            "category": leaves.items(),
            "brand": brands.items(),
            "query": ((q, n) for q, n in self._queries.items() if len(q) <= _LONGEST_QUERY),
            "product": _product_words(self._words.items()),
        }
        best: dict[str, Suggestion] = {}
        for kind, entries in sources.items():
            for text, weight in entries:
                if shown := " ".join(text.split()):
                    suggestion = Suggestion(shown, kind, _KINDS[kind] * log1p(weight))
                    best.setdefault(shown.lower(), suggestion)
        return sorted(best.values(), key=_by_weight)

    def suggest(self, prefix: str, limit: int = 8) -> list[Suggestion]:
        """The `limit` weightiest suggestions that go on after `prefix`, shorter ones first among equals."""
        key = normalise(prefix)
        if not key:
            return self._best(range(len(self._suggestions)), limit)
        ranks = _with_prefix(self._keys, key)
        best = self._best(sorted(ranks), limit, key)
        letters = key.replace(" ", "").replace("'", "")
        if len(best) < limit and letters.isascii() and letters.isalpha():
            ranks |= _with_prefix(self._pinyin, letters)
            best = self._best(sorted(ranks), limit, key)
        return best

    def _best(self, ranks: Iterable[int], limit: int, typed: str = "") -> list[Suggestion]:
        """The first `limit` of `ranks` that find something and say more than was `typed`."""
        named = (self._suggestions[rank] for rank in ranks)
        return list(islice((s for s in named if s.text.lower() != typed and self._finds(s)), limit))

    def _finds(self, suggestion: Suggestion) -> bool:
        """Whether products hold it: asked only of queries, when one is about to be shown, and once."""
        if suggestion.kind != "query":
            return True
        if suggestion.text not in self._is_answered:
            self._is_answered[suggestion.text] = self._products(suggestion.text) > 0
        return self._is_answered[suggestion.text]

    def prepare(self) -> None:
        """Make now what the first `suggest` would: about half a second for a large shop."""
        self.suggest("a")
        _ = self._pinyin

    @cached_property
    def _keys(self) -> list[tuple[str, int]]:
        return sorted((normalise(s.text), rank) for rank, s in enumerate(self._suggestions))

    @cached_property
    def _pinyin(self) -> list[tuple[str, int]]:
        keys: list[tuple[str, int]] = []
        for rank, suggestion in enumerate(self._suggestions[:_BY_PINYIN]):
            text = suggestion.text.lower()
            if not text.isascii():
                spelt = syllables(text)
                keys += [("".join(spelt), rank), ("".join(part[0] for part in spelt), rank)]
        return sorted(keys)


def _by_weight(suggestion: Suggestion) -> tuple[float, int, str]:
    return -suggestion.weight, len(suggestion.text), suggestion.text


def _product_words(words: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """The words worth suggesting: in several products, and long enough to mean something alone."""
    telling = (
        (word, products)
        for word, products in words
        if products >= _LEAST_PRODUCTS
        and len(word) >= (3 if word.isascii() else 2)
        and word.isalpha()
    )
    return nlargest(_MOST_WORDS, telling, key=lambda entry: (entry[1], entry[0]))


def _with_prefix(keys: list[tuple[str, int]], prefix: str) -> set[int]:
    """The ranks of all keys that begin with `prefix`."""
    start = bisect_left(keys, (prefix,))
    # No text goes on with the last code point there is.
    end = bisect_left(keys, (prefix + "\U0010ffff",), start)
    return {rank for _, rank in keys[start:end]}
