"""The counts behind an index of words, so that a few products can be exchanged without reading all others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Array, IndexArray, Int32Array, Int64Array
from core.data.catalogue import Catalogue
from core.progress import ProgressCallback
from core.search.forward_index import ForwardIndex
from core.search.index_builder import IndexBuilder
from core.search.leaf_categories import LeafCategories
from core.search.lexical import FIELD_WEIGHTS, REPORTED, LexicalIndex, field_texts
from core.search.modifier_index import ModifierIndex
from core.search.postings import Postings
from core.search.term_counts import TermCounts
from core.text.analysis import Analyzer


@dataclass(frozen=True)
class IndexCounts:
    """How often each product of an index holds each word, bigram and group of letters."""

    index: LexicalIndex
    words: TermCounts
    bigrams: TermCounts
    letters: TermCounts

    @classmethod
    def of(cls, index: LexicalIndex, progress: ProgressCallback | None = None) -> "IndexCounts":
        """Counted anew, which takes as long as building the index; `progress` hears products done and all."""
        products = len(index.catalogue)
        builder = IndexBuilder(index.analyzer, products, FIELD_WEIGHTS)
        for row in range(products):
            builder.add(row, field_texts(index.catalogue, row))
            if progress and row % REPORTED == 0:
                progress(row, products)
        return cls(
            index, builder.words.counts(), builder.bigrams.counts(), builder.letters.counts()
        )

    def index_of(
        self, catalogue: Catalogue, analyzer: Analyzer, row: int, rows: Sequence[int]
    ) -> LexicalIndex:
        """The index of a `catalogue` edited at `row`; the words of all `rows`, ascending, are read anew."""
        builder = IndexBuilder(analyzer, len(rows), FIELD_WEIGHTS)
        for place, row in enumerate(rows):
            builder.add(place, field_texts(catalogue, row))
        at = np.array(rows, np.intp)
        words = self.words.replaced(at, builder.words.counts()).postings()
        bigrams = self.bigrams.replaced(at, builder.bigrams.counts()).postings()
        letters = self.letters.replaced(at, builder.letters.counts()).postings()
        places = _places(self.index.words, words)
        own = builder.modifiers.build(words).arrays()
        return LexicalIndex(
            catalogue,
            analyzer,
            words,
            bigrams,
            letters,
            _titles(self.index.titles, places, words, dict(zip(rows, builder.titles, strict=True))),
            _modifiers(self.index.modifiers, places, at, own),
            self._leaves(catalogue, row) if analyzer is self.index.analyzer else None,
        )

    def _leaves(self, catalogue: Catalogue, row: int) -> LeafCategories:
        """The kinds of things after an edit."""
        before, after = self.index.catalogue.category[row], catalogue.category[row]
        leaves = self.index.leaves
        return leaves if before == after else leaves.moved(row, before, after, self.index.analyzer)


def _places(before: Postings, after: Postings) -> Int64Array:
    """The number of each term of `before` in `after`, -1 where no product holds it any more."""
    if before.terms == after.terms:
        return np.arange(len(before.terms))
    return after.numbers(before.terms)


def _titles(
    titles: ForwardIndex, places: Int64Array, words: Postings, changed: dict[int, Iterable[str]]
) -> ForwardIndex:
    """`titles` with their words numbered anew, and those of the rows that `changed`."""
    arrays = titles.arrays()
    starts, numbers = arrays["titles.starts"], places[arrays["titles.numbers"]].astype(np.int32)
    pieces: list[Int32Array] = []
    lengths, begin = np.diff(starts), 0
    for row, title in changed.items():
        own = np.array(sorted({words.number(word) for word in title}), np.int32)
        pieces += [numbers[begin : starts[row]], own]
        lengths[row], begin = len(own), int(starts[row + 1])
    pieces.append(numbers[begin:])
    return ForwardIndex(np.concatenate(([0], np.cumsum(lengths))), np.concatenate(pieces))


def _modifiers(
    modifiers: ModifierIndex, places: Int64Array, rows: IndexArray, own: Mapping[str, Array]
) -> ModifierIndex:
    """`modifiers` with their words numbered anew and those of `rows` from `own`."""
    arrays = modifiers.arrays()
    kept = ~np.isin(arrays["modifiers.rows"], rows)
    numbers = np.concatenate(
        [places[arrays["modifiers.numbers"][kept]].astype(np.int32), own["modifiers.numbers"]]
    )
    of_row = np.concatenate(
        [arrays["modifiers.rows"][kept], rows[own["modifiers.rows"]].astype(np.int32)]
    )
    order = np.lexsort((of_row, numbers))
    return ModifierIndex(numbers[order], of_row[order])
