"""What if a product were another: one edited row, and the whole shop ranks as if it had been imported so.

Nothing is approximated. Words: every count that the edit touches is changed, so that rarities and lengths of
the shop are those of an import. Meaning: the edited product is read by the run's own encoder. Popularity,
kinds, conditions, filters, how well titles fit and a shopper's taste follow from the edited catalogue.
Two things stay as they are: what is completed while somebody types, and the run, which learns nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.arrays import Float32Array, IndexArray
from core.data.catalogue import Catalogue
from core.explain.edits import TEXTS, Changes, differing, edited, required_row
from core.explain.index_counts import IndexCounts
from core.explain.word_frequencies import WordFrequencies
from core.progress import ProgressCallback
from core.recommend.likeness import Likeness
from core.recommend.recommender import Recommender
from core.recommend.taste_cache import TasteCache
from core.search.conditions import ConditionReader
from core.search.engine import Engine
from core.search.lexical import LexicalIndex, field_texts
from core.search.neural import NeuralIndex
from core.search.popularity import popularity
from core.search.request import History, SearchRequest
from core.search.shop_index import ShopIndex
from core.search.start_run import StartRun
from core.search.word_evidence import WordEvidence
from core.text.analysis import Analyzer
from core.text.normalise import normalise
from core.text.spelling import Speller


@dataclass(frozen=True)
class WhatIf:
    """Edited engines beside one `engine`, which is never touched. Safe between threads."""

    engine: Engine
    counts: IndexCounts

    @classmethod
    def for_engine(cls, engine: Engine, progress: ProgressCallback | None = None) -> "WhatIf":
        """Ready for any edit; reads all words once, and `progress` hears products done and in all."""
        return cls(engine, IndexCounts.of(engine.lexical, progress))

    def row_of(self, product_id: str) -> int:
        """The row of a product.

        Raises:
            UserError: the shop has none of that id.
        """
        return required_row(self.engine.catalogue, product_id)

    def with_changes(self, product_id: str, changes: Changes) -> Engine:
        """The engine of the shop in which the product is as `changes` say.

        Raises:
            UserError: the shop has no such product.
        """
        row = self.row_of(product_id)
        changes = differing(self.engine.catalogue, row, changes)
        if not changes:
            return self.engine
        catalogue = edited(self.engine.catalogue, row, changes)
        if not set(changes) & set(TEXTS):
            index, rows = self.engine.lexical.for_catalogue(catalogue), [row]
            shop = self._shop(catalogue, index, changes, self.engine.shop.speller)
        else:
            analyzer, rows = self._reading(catalogue, row, "brand" in changes)
            index = self.counts.index_of(catalogue, analyzer, row, rows)
            shop = self._shop(catalogue, index, changes)
        return self._around(shop, rows)

    def _shop(
        self,
        catalogue: Catalogue,
        index: LexicalIndex,
        changed: Changes,
        speller: Speller | None = None,
    ) -> ShopIndex:
        """The shop with an edited catalogue; its `speller`, where its words are the same."""
        return replace(
            self.engine.shop,
            catalogue=catalogue,
            analyzer=index.analyzer,
            lexical=index,
            filtering=self.engine.shop.filtering.edited(catalogue, changed),
            conditions=ConditionReader(index),
            popularity=popularity(catalogue),
            speller=speller or Speller(WordFrequencies(index.words), WordEvidence(index)),
        )

    def _reading(
        self, catalogue: Catalogue, row: int, is_of_brand: bool
    ) -> tuple[Analyzer, list[int]]:
        """What cuts text into words after the edit, and the rows whose words may be others than before."""
        known = self.engine.analyzer
        brands = self.engine.catalogue.brand
        # A brand that comes or goes takes its name along, which is kept whole wherever it is written.
        is_same = not is_of_brand or (
            brands.count(brands[row]) > 1 and catalogue.brand[row] in brands
        )
        analyzer = known if is_same else Analyzer.for_catalogue(catalogue)
        if analyzer is known or analyzer.fingerprint == known.fingerprint:
            return known, [row]
        names = {*analyzer.user_words, *analyzer.names} ^ {*known.user_words, *known.names}
        return analyzer, sorted({row, *_rows_with(catalogue, names)})

    def _around(self, shop: ShopIndex, rows: Sequence[int]) -> Engine:
        """The engine of an edited shop."""
        neural = self.engine.neural
        if neural is not None:
            neural = replace(neural, analyzer=shop.analyzer, vectors=_vectors(neural, shop, rows))
        engine = replace(self.engine, shop=shop, neural=neural)
        taste = self.engine.taste
        return (
            replace(engine, taste=_Taste(taste, engine))
            if isinstance(taste, Recommender)
            else engine
        )


class _Taste:
    """A shopper's taste in an edited shop, made when it is asked for: most searches are nobody's."""

    def __init__(self, recommender: Recommender, engine: Engine) -> None:
        self._recommender, self._engine = recommender, engine
        self._edited: Recommender | None = None

    def scores(self, history: History) -> Float32Array | None:
        """See `core.search.request.TasteModel`."""
        if self._edited is None:
            likeness = Likeness.for_shop(self._engine)
            scoring = replace(self._recommender.scoring, likeness=likeness)
            self._edited = replace(
                self._recommender,
                catalogue=self._engine.catalogue,
                scoring=scoring,
                _tastes=TasteCache(),
            )
        return self._edited.scores(history)


def _vectors(neural: NeuralIndex, shop: ShopIndex, rows: Sequence[int]) -> Float32Array:
    """The vectors of an edited shop: the run reads what changed."""
    vectors = neural.vectors.copy()
    read = neural.run.encode_rows(shop.analyzer, shop.catalogue, rows)
    # The start keeps its vectors in half of the digits.
    vectors[list(rows)] = read.astype(np.float16) if isinstance(neural.run, StartRun) else read
    return vectors


def _rows_with(catalogue: Catalogue, names: set[str]) -> list[int]:
    """The rows in whose fields any of `names` is written."""
    return [
        row
        for row in range(len(catalogue))
        if any(
            name in text for text in map(normalise, field_texts(catalogue, row)) for name in names
        )
    ]


def listed(engine: Engine, request: SearchRequest) -> IndexArray:
    """The rows of the whole list that answers `request`, the first first."""
    ranking = engine.ranked(request)
    masks = engine.shop.filtering.masks(request.filters)
    rows, _ = ranking.ordered(engine.catalogue, masks.values(), request.sort, len(engine.catalogue))
    return rows


def rank_in(rows: IndexArray, row: int) -> int:
    """The rank of a row in a list, from 1; 0 where it is not in it."""
    places = np.flatnonzero(rows == row)
    return int(places[0]) + 1 if len(places) else 0
