"""The cosine of a query and a product as a matrix: which word of the one met which word of the other.

With both vectors as sums of rows, one a word and one for what no word brings, their product is a sum of
cells:

    cosine = Σ_i Σ_j q_i · p_j + remainder

The remainder is what a path of few steps leaves, what is rounded where vectors are stored, and whatever the
product's text has changed since the run read it. (BiLRP, Eberle et al. 2020; Moeller et al. 2023.)
"""

from dataclasses import dataclass, replace

import numpy as np

from core.arrays import Float64Array
from core.explain.attribution.contributions import EXACT, PATH, SHAPLEY
from core.explain.attribution.readers import parts_of
from core.search.engine import Engine

_LEAST_EXACT = (EXACT, PATH, SHAPLEY)


@dataclass(frozen=True)
class WordMatrix:
    """`matrix` (query words + 1, product words + 1), the bias last; with `remainder` it adds up to `sum`.

    `sum` is the cosine of the two vectors, before any weight. `kind` says how the parts were found: `exact`,
    `path` or `shapley` (`core.explain.attribution`).
    """

    query: tuple[str, ...]
    product: tuple[str, ...]
    matrix: tuple[tuple[float, ...], ...]
    remainder: float
    sum: float
    kind: str = EXACT

    @property
    def cells(self) -> Float64Array:
        """The matrix as an array."""
        return np.array(self.matrix, np.float64).reshape(len(self.query) + 1, -1)

    def query_words(self) -> list[tuple[str, float]]:
        """What each word of the query adds, with all words of the product and its bias."""
        return list(zip(self.query, self.cells.sum(axis=1).tolist(), strict=False))

    def product_words(self) -> list[tuple[str, float]]:
        """What each word of the product adds, with all words of the query and its bias."""
        return list(zip(self.product, self.cells.sum(axis=0).tolist(), strict=False))

    def pairs(self) -> list[tuple[str, str, float]]:
        """Each word of the query with each of the product, and what the pair adds; the strongest first."""
        pairs = [
            (word, other, value)
            for word, line in zip(self.query, self.matrix, strict=False)
            for other, value in zip(self.product, line, strict=False)
        ]
        return sorted(pairs, key=lambda pair: -abs(pair[2]))

    def scaled(self, factor: float) -> "WordMatrix":
        """The same with every number by `factor`."""
        cells = factor * self.cells
        return replace(
            self,
            matrix=_lines(cells),
            remainder=factor * self.remainder,
            sum=factor * self.sum,
        )

    def minus(self, other: "WordMatrix") -> "WordMatrix":
        """By how much this one is ahead, cell by cell; words that only one of them has count against none."""
        query = tuple(dict.fromkeys((*self.query, *other.query)))
        product = tuple(dict.fromkeys((*self.product, *other.product)))
        cells = self._placed(query, product) - other._placed(query, product)
        kind = max(self.kind, other.kind, key=_LEAST_EXACT.index)
        remainder, difference = self.remainder - other.remainder, self.sum - other.sum
        return WordMatrix(query, product, _lines(cells), remainder, difference, kind)

    def _placed(self, query: tuple[str, ...], product: tuple[str, ...]) -> Float64Array:
        cells = np.zeros((len(query) + 1, len(product) + 1))
        rows = [*map(query.index, self.query), len(query)]
        columns = [*map(product.index, self.product), len(product)]
        np.add.at(cells, np.ix_(rows, columns), self.cells)
        return cells


def word_matrix(engine: Engine, text: str, row: int) -> WordMatrix | None:
    """That of the normalised query `text` and the product at `row`; None where no run reads the query."""
    if engine.neural is None or not engine.neural.knows(text):
        return None
    parts = parts_of(engine, text, row)
    if parts is None:
        return None
    query, product = parts
    cells = query.rows @ product.rows.T
    (vector,) = engine.neural.run.encode_texts(engine.analyzer, [text])
    cosine = float(vector.astype(np.float64) @ engine.neural.vectors[row])
    kind = max(query.kind, product.kind, key=_LEAST_EXACT.index)
    remainder = cosine - float(cells.sum())
    return WordMatrix(query.words, product.words, _lines(cells), remainder, cosine, kind)


def _lines(cells: Float64Array) -> tuple[tuple[float, ...], ...]:
    return tuple(map(tuple, cells.tolist()))
