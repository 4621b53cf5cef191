"""Meaning that is near: exact similarity of the query's vector to every product's."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array
from core.data.catalogue import Catalogue
from core.search.run import Run
from core.text.analysis import Analyzer
from core.text.sequences import product_sequence, query_sequence


@dataclass(frozen=True)
class NeuralIndex:
    """Product vectors of one run, (products, dimension), one row for each row of the catalogue."""

    run: Run
    analyzer: Analyzer
    vectors: Float32Array

    @classmethod
    def for_catalogue(cls, run: Run, catalogue: Catalogue, analyzer: Analyzer) -> "NeuralIndex":
        """Vectors in the catalogue's order; products that the run never saw are encoded now."""
        if run.product_ids == catalogue.product_id:
            return cls(run, analyzer, run.vectors)
        vectors = np.zeros((len(catalogue), run.manifest.dimension), np.float32)
        trained = {product: row for row, product in enumerate(run.product_ids)}
        rows = np.array([trained.get(product, -1) for product in catalogue.product_id], np.int64)
        vectors[rows >= 0] = run.vectors[rows[rows >= 0]]
        unseen = np.flatnonzero(rows < 0)
        if len(unseen):
            texts = [product_sequence(analyzer, catalogue, int(row)) for row in unseen]
            vectors[unseen] = run.encode_products(texts)
        return cls(run, analyzer, vectors)

    def scores(self, text: str) -> Float32Array | None:
        """Similarity (products,) from 0, unrelated, to 1, or None where the run knows no word of `text`."""
        return self.scores_for_words(query_sequence(self.analyzer, text))

    def scores_for_words(self, words: list[str]) -> Float32Array | None:
        """As `scores`, of a query given as words."""
        vector = self.vector(words)
        if vector is None:
            return None
        # Row by row: a matrix product would start BLAS threads, which fight over a busy core.
        similarity: Float32Array = np.vecdot(self.vectors, vector)
        # A vector that is no number is near nothing.
        np.nan_to_num(similarity, copy=False, posinf=0.0)
        return similarity.clip(0, 1, out=similarity)

    def vector(self, words: list[str]) -> Float32Array | None:
        """Unit vector (dimension,) of a query's words, or None where the run knows none of them."""
        if not self.knows(words):
            return None
        return np.asarray(self.run.encode([words])[0], np.float32)

    def knows(self, words: list[str]) -> bool:
        """Whether the run learned any of `words`: without one its vector would mean nothing."""
        return self.run.vocabulary.knows_any(words)

    def similarities(self, sequences: Sequence[list[str]], row: int) -> list[float]:
        """Similarity of each query to the product at `row`; 0 for one without a known word."""
        encoded = self.run.encode(sequences) @ self.vectors[row]
        known = [self.knows(words) for words in sequences]
        return [
            max(0.0, float(value)) * is_known
            for value, is_known in zip(encoded, known, strict=True)
        ]
