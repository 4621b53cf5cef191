"""How alike products are by what is known of them, whoever looked at them: also of those just put in."""

from dataclasses import dataclass, replace

import numpy as np

from core.arrays import Float32Array, IndexArray
from core.data.catalogue import Catalogue
from core.recommend.facets import FacetVectors
from core.search.engine import Engine
from core.search.lexical import LexicalIndex
from core.search.score_inputs import lexical_input, lexical_query
from core.text.normalise import normalise

# A title is a long query and takes milliseconds, so only the products that weigh most are looked for by it.
TITLES = 3


@dataclass(frozen=True)
class Likeness:
    """Likeness by fields and by text; text by the vectors of a search run, else by common words."""

    facets: FacetVectors
    vectors: Float32Array | None = None
    lexical: LexicalIndex | None = None

    @classmethod
    def for_shop(cls, source: Engine | Catalogue) -> "Likeness":
        """Likeness of the products of an engine, or of a catalogue, by its fields alone."""
        if isinstance(source, Catalogue):
            return cls(FacetVectors.from_catalogue(source))
        vectors = source.neural.vectors if source.neural else None
        return cls(FacetVectors.from_catalogue(source.catalogue), vectors, source.lexical)

    def scores(self, rows: IndexArray, weights: Float32Array, brief: bool = False) -> Float32Array:
        """How alike every product is to the weighted `rows`: (products,), the most alike 1.

        `brief` leaves out the words of titles, which take the longest, where fields or vectors tell.
        """
        if not len(rows):
            return self._zeros()
        likeness = _scaled(self.facets.products(self.facets.profile(rows, weights)))
        if self.vectors is not None:
            profile = weights @ self.vectors[rows]
            # Row by row: a matrix product would start BLAS threads, which fight over a busy core.
            likeness += _scaled(np.vecdot(self.vectors, profile).clip(0))
        elif self.lexical and not (brief and likeness.any()):
            likeness += _scaled(self._by_words(self.lexical, rows, weights))
        return _scaled(likeness)

    def pairwise(self, rows: IndexArray, others: IndexArray) -> Float32Array:
        """How alike `rows` and `others` are, (rows, others); zeros where nothing is known."""
        by_fields = self.facets.cosines(rows, others)
        if self.vectors is None:
            return by_fields
        by_text: Float32Array = np.vecdot(self.vectors[rows][:, None], self.vectors[others]).clip(0)
        return by_fields + by_text

    def with_engine(self, engine: Engine) -> "Likeness":
        """The same with the product vectors of another run of the same shop."""
        return replace(self, vectors=engine.neural.vectors if engine.neural else None)

    def _by_words(
        self, lexical: LexicalIndex, rows: IndexArray, weights: Float32Array
    ) -> Float32Array:
        titles, scores = lexical.catalogue.title, self._zeros()
        for heaviest in np.argsort(-weights, kind="stable")[:TITLES]:
            query = lexical_query(lexical, normalise(titles[rows[heaviest]]))
            scores += weights[heaviest] * lexical_input(lexical, query)
        return scores

    def _zeros(self) -> Float32Array:
        return np.zeros(len(self.facets.starts) - 1, np.float32)


def _scaled(values: Float32Array) -> Float32Array:
    """`values` as shares of the greatest."""
    best = values.max(initial=0.0)
    shares: Float32Array = (values / best if best > 0 else values).astype(np.float32)
    return shares
