"""Meaning that is near: exact similarity of the query's vector to every product's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.arrays import Float32Array
from core.data.catalogue import Catalogue
from core.search.run import SearchRun
from core.text.analysis import Analyzer


@dataclass(frozen=True)
class NeuralIndex:
    """Product vectors of one run, (products, dimension), one row for each row of the catalogue."""

    run: SearchRun
    analyzer: Analyzer
    vectors: Float32Array

    @classmethod
    def for_catalogue(
        cls, run: SearchRun, catalogue: Catalogue, analyzer: Analyzer
    ) -> "NeuralIndex":
        """Vectors in the catalogue's order; products that the run never saw are encoded now."""
        if run.product_ids == catalogue.product_id:
            return cls(run, analyzer, run.vectors)
        vectors = np.zeros((len(catalogue), run.manifest.dimension), np.float32)
        trained = {product: row for row, product in enumerate(run.product_ids)}
        rows = np.array([trained.get(product, -1) for product in catalogue.product_id], np.int64)
        vectors[rows >= 0] = run.vectors[rows[rows >= 0]]
        unseen = np.flatnonzero(rows < 0)
        if len(unseen):
            vectors[unseen] = run.encode_rows(analyzer, catalogue, unseen.tolist())
        return cls(run, analyzer, vectors)

    def scores(self, text: str) -> Float32Array | None:
        """Similarity (products,) from 0, unrelated, to 1, or None where `text` says the run nothing."""
        if not self.knows(text):
            return None
        (vector,) = self.run.encode_texts(self.analyzer, [text])
        # Row by row: a matrix product would start BLAS threads, which fight over a busy core.
        similarity: Float32Array = np.vecdot(self.vectors, vector)
        # A vector that is no number is near nothing.
        similarity[~np.isfinite(similarity)] = 0
        return similarity.clip(0, 1, out=similarity)

    def drafting(self, text: str) -> "NeuralIndex":
        """The same products beside a run that reads the normalised query `text` at once, if it has a word."""
        run = self.run.drafting(text)
        return self if run is self.run or not self.knows(text) else replace(self, run=run)

    def knows(self, text: str) -> bool:
        """Whether the run knows anything of `text`: if not its vector would mean nothing."""
        return self.run.knows(self.analyzer, text)

    def similarities(self, texts: Sequence[str], row: int) -> list[float]:
        """Similarity of each query to the product at `row`; 0 for one that says the run nothing."""
        encoded = self.run.encode_texts(self.analyzer, texts) @ self.vectors[row]
        return [
            max(0.0, float(value)) * self.knows(text)
            for value, text in zip(encoded, texts, strict=True)
        ]
