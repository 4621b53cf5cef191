"""Long queries as shoppers word them, made of titles: what a model is measured by that no shopper has taught.

A few words of a title, often without its brand, in another order and partly in other words: the product they
were taken from is the one to be found (known-item search; Azzopardi, de Rijke, Balog 2007).

The other words come from `assets/text/rewordings.tsv`, written by hand, which nothing else reads: neither the
index for its synonyms, nor the maker of the queries that a network learns from, nor its teacher or its start.
So words and nearness meet them alike unprepared. How much is kept of a title was set where words alone do as
well as on long queries that people made of titles (docs/search.md).
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from core.arrays import BoolArray
from core.data.catalogue import Catalogue
from core.text import lexicon
from core.text.analysis import Analyzer
from core.text.english import noun_phrase
from core.text.sequences import ProductWords
from core.training.title_queries import join_words

# How many words are asked for.
COUNTS = (3, 4, 5, 5, 6)
# A title that says less leaves no choice.
LEAST_WORDS = 3
# How often the brand is left out, the order is the title's, and a word is said otherwise where that is known.
NO_BRAND, ORDERED, OTHERWISE = 0.5, 0.4, 0.75
# How often a long Chinese word for which none is known is cut to its last part: 机器人 of 扫地机器人.
CUT = 0.3
# Shorter numbers without a unit tell nothing: 6 of a shoe.
LEAST_DIGITS = 3
# Queries made of one title until one is held out, as a tenth are.
TRIES = 20


class Rewording:
    """Makes queries of titles; everything open is drawn from `chance`, so equal seeds give equal queries.

    `titles` counts in how many titles a word is.
    """

    def __init__(self, analyzer: Analyzer, titles: Mapping[str, int], chance: Random) -> None:
        self._analyzer = analyzer
        self._titles = titles
        self._chance = chance
        self._otherwise = lexicon.rewordings()

    def queries(self, title: str, brand: str, count: int) -> list[str]:
        """So many queries for the product with this title; none where it says too little.

        植村秀 小灯泡粉底液 持久遮瑕 → 遮痘印小灯泡粉底
        """
        words = self._words(title)
        if len(words) < LEAST_WORDS:
            return []
        head = self._head(title, words)
        brands = set(self._analyzer.sequence(brand))
        return [self._query(words, head, brands) for _ in range(count)]

    def _words(self, title: str) -> dict[str, str]:
        """The words that shoppers say of a title: as they are written → as an index knows them."""
        pieces = (piece for phrase in self._analyzer.phrases(title) for piece in phrase)
        written = {word: written for word, _, written in pieces if self._is_said(word)}
        return {written: word for word, written in written.items()}

    def _is_said(self, word: str) -> bool:
        """Not what sellers add, nor what says nothing: stop words, bare numbers, scraps of Chinese words."""
        if word in self._otherwise:
            return bool(self._otherwise[word])
        is_bare = word.isdigit() and len(word) < LEAST_DIGITS
        is_scrap = len(word) == 1 and not word.isascii()
        return not (is_bare or is_scrap or word in self._analyzer.stop_words)

    def _head(self, title: str, words: Mapping[str, str]) -> str:
        """What names the thing itself: the end of the first English phrase, of the title in Chinese."""
        ends = list(words)
        if all(word.isascii() for word in words):
            first = noun_phrase(" ".join(w for _, _, w in self._analyzer.phrases(title)[0]))
            ends = [word for word in first.split() if word in words] or ends
        return ends[-1]

    def _query(self, words: Mapping[str, str], head: str, brands: set[str]) -> str:
        drawn = self._chance
        without_brand = drawn.random() < NO_BRAND
        others = [w for w in words if w != head and not (without_brand and words[w] in brands)]
        # People ask by words that many titles have: each is drawn in proportion to how many, without
        # replacement (Efraimidis, Spirakis 2006).
        weight = {word: max(1, self._titles.get(words[word], 0)) for word in others}
        others.sort(key=lambda word: drawn.random() ** (1 / weight[word]), reverse=True)
        chosen = others[: drawn.choice(COUNTS) - 1]
        if drawn.random() < ORDERED:
            chosen.sort(key=list(words).index)
        return join_words([self._said(word, words[word]) for word in (*chosen, head)])

    def _said(self, written: str, word: str) -> str:
        others, drawn = self._otherwise.get(word, ()), self._chance
        if others:
            return drawn.choice(others) if drawn.random() < OTHERWISE else written
        parts = self._analyzer.parts((word, "word", written))
        return parts[-1] if parts and drawn.random() < CUT else written


@dataclass(frozen=True)
class ShopTitles:
    """The products of a shop, and their words as `analyzer` cuts them."""

    catalogue: Catalogue
    analyzer: Analyzer
    products: Sequence[ProductWords]

    def frequencies(self) -> Counter[str]:
        """In how many titles each word is."""
        return Counter(word for product in self.products for word in set(product.title))

    def distinct_rows(self) -> list[int]:
        """Products whose titles no other has: no query finds one of two that say the same."""
        titles = [tuple(product.title) for product in self.products]
        twins = Counter(titles)
        return [row for row, title in enumerate(titles) if twins[title] == 1]


def reworded_queries(
    shop: ShopTitles, seed: int, is_kept: Callable[[Sequence[str]], BoolArray], limit: int
) -> dict[str, int]:
    """Up to `limit` queries that `is_kept`, each with the row of the product it was made of.

    One query of a title, more where there are fewer products.
    """
    chance, rows = Random(seed), shop.distinct_rows()
    chance.shuffle(rows)
    rewording = Rewording(shop.analyzer, shop.frequencies(), chance)
    titles, brands = shop.catalogue.title, shop.catalogue.brand
    each = -(-limit // max(1, len(rows)))
    queries: dict[str, int] = {}
    for row in rows:
        made = dict.fromkeys(rewording.queries(titles[row], brands[row], TRIES * each))
        new = [text for text in made if text not in queries]
        kept = [text for text, keep in zip(new, is_kept(new), strict=True) if keep]
        queries.update(dict.fromkeys(kept[: min(each, limit - len(queries))], row))
        if len(queries) == limit:
            break
    return queries
