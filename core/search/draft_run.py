"""What a run by the teacher makes of a query while it is typed: read by the start that ships, in its space.

The start's vectors of texts are near the teacher's, turned by its own projection P (`core.pretrained.start`):

    s ≈ (x - m) P        so        s P⁺ C ≈ (x - m) C = z

up to lengths and what P leaves out. x is the teacher's vector, m the mean of its kind, P⁺ the pseudo-inverse
of P, and C the components of the run's projection. So z stands beside the teacher's vectors of the products.
"""

from collections.abc import Sequence

import numpy as np

from core.arrays import Float32Array
from core.data.catalogue import Catalogue
from core.pretrained.projection import Projection, unit
from core.pretrained.start import LENGTH, Start
from core.search.run import SearchRun
from core.text.analysis import Analyzer
from core.text.sequences import query_sequence


class DraftRun(SearchRun):
    """`run`, whose products the teacher has read, with queries that the start reads, turned by `matrix`.

    Safe between threads.
    """

    def __init__(self, run: SearchRun, start: Start, matrix: Float32Array) -> None:
        self.manifest, self.epoch = run.manifest, run.epoch
        self.product_ids, self.vectors, self.fusion = run.product_ids, run.vectors, run.fusion
        self._run, self._start, self._matrix = run, start, matrix

    def knows(self, analyzer: Analyzer, text: str) -> bool:
        """Whether the start knows any word of `text`, or a part of one."""
        return self._start.vocabulary.knows_any(query_sequence(analyzer, text))

    def encode_texts(self, analyzer: Analyzer, texts: Sequence[str]) -> Float32Array:
        sequences = [query_sequence(analyzer, text) for text in texts]
        ids = self._start.vocabulary.encode(sequences, LENGTH)
        return unit(self._start.encode(ids) @ self._matrix)

    def encode_rows(
        self, analyzer: Analyzer, catalogue: Catalogue, rows: Sequence[int]
    ) -> Float32Array:
        return self._run.encode_rows(analyzer, catalogue, rows)


def turn(start: Start, projection: Projection) -> Float32Array:
    """P⁺ C, float32 (the start's dimension, the projection's dimension)."""
    return np.asarray(np.linalg.pinv(start.projection) @ projection.components, np.float32)
