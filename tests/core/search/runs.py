"""A run whose vectors are bags of words, so that every similarity is known."""

from collections.abc import Sequence

import numpy as np

from core.arrays import Float32Array
from core.data.catalogue import Catalogue
from core.runs.manifest import Manifest
from core.search.fusion import DEFAULT, Fusion
from core.search.run import Run
from core.text.analysis import Analyzer
from core.text.sequences import product_sequence
from core.text.vocabulary import Vocabulary


class BagRun(Run):
    """Words that the products of `catalogue` share are its vocabulary; unit vectors of word counts."""

    def __init__(
        self, catalogue: Catalogue, analyzer: Analyzer, fusion: Fusion | None = None
    ) -> None:
        self._sequences = [
            product_sequence(analyzer, catalogue, row) for row in range(len(catalogue))
        ]
        words = sorted({word for sequence in self._sequences for word in sequence})
        self._place = {word: at for at, word in enumerate(words)}
        self.manifest = Manifest(
            "bag", "search", "bag", length=32, dimension=len(words), best_epoch=1
        )
        self.epoch = 1
        self.vocabulary = Vocabulary.build([[word] * 2 for word in words], min_count=1)
        self.product_ids = list(catalogue.product_id)
        self.vectors = self.encode(self._sequences)
        self.fusion = fusion or DEFAULT

    def encode(self, sequences: Sequence[list[str]]) -> Float32Array:
        vectors = np.zeros((len(sequences), len(self._place)), np.float32)
        for row, words in enumerate(sequences):
            for word in words:
                if word in self._place:
                    vectors[row, self._place[word]] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)

    encode_products = encode
