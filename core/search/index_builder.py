"""Gathers what an index of words is made of, product by product: the one way that text gets into it."""

from collections.abc import Iterable, Sequence

from core.search.modifier_index import ModifierIndexBuilder
from core.search.term_counts import PostingsBuilder
from core.text.analysis import Analyzer
from core.text.modifiers import modifiers


class IndexBuilder:
    """Words, bigrams and letters of so many products; the title is the first of the fields."""

    def __init__(self, analyzer: Analyzer, products: int, weights: Sequence[float]) -> None:
        """`weights` are those of the fields."""
        self._analyzer = analyzer
        self._weights = weights
        self.words = PostingsBuilder(products)
        self.bigrams = PostingsBuilder(products)
        self.letters = PostingsBuilder(products)
        self.modifiers = ModifierIndexBuilder()
        self.titles: list[Iterable[str]] = []

    def add(self, row: int, texts: Sequence[str]) -> None:
        """Take the product at `row`, the next one, by the texts of its fields."""
        analyzer = self._analyzer
        phrases = analyzer.phrases(texts[0])
        pieces_of_field = [analyzer.with_parts(phrases), *map(analyzer.pieces, texts[1:])]
        counts_of_field = [analyzer.frequencies(pieces) for pieces in pieces_of_field]
        lengths = map(analyzer.length, pieces_of_field)
        for text, counts, length, weight in zip(
            texts, counts_of_field, lengths, self._weights, strict=True
        ):
            self.words.add_counted(row, counts, weight, length)
            self.bigrams.add(row, analyzer.bigrams(text), weight)
        self.letters.add(row, analyzer.letters(texts[0]), self._weights[0])
        self.titles.append(counts_of_field[0])
        self.modifiers.add(row, modifiers(analyzer, phrases))
