"""What the texts of items tell: where their vectors begin, and where those nobody met are to be expected."""

from dataclasses import dataclass

import numpy as np

from core.arrays import BoolArray, Float32Array
from core.data.catalogue import Catalogue, catalogue_of
from core.language import QT_TRANSLATE_NOOP
from core.pretrained.start import LENGTH, Start
from core.progress import StageCallback
from core.text.analysis import Analyzer
from core.training.corpus import corpus
from core.workspace import Workspace

# What holds the expectation back; a tenth of it is little different with thousands of items.
RIDGE = 10.0


@dataclass(frozen=True)
class ItemTexts:
    """`vectors` (items, n): unit vectors of the texts of items by the pretrained start, 0 without a text."""

    vectors: Float32Array

    @classmethod
    def from_workspace(
        cls,
        workspace: Workspace,
        items: list[str],
        start: Start | None,
        progress: StageCallback,
    ) -> "ItemTexts":
        """The texts of those `items` that are products of the catalogue; none without a `start`."""
        if start is None:
            return cls(np.zeros((len(items), 1), np.float32))
        catalogue = catalogue_of(workspace)
        products = _product_vectors(workspace, catalogue, start, progress)
        vectors = np.zeros((len(items), products.shape[1]), np.float32)
        for item, name in enumerate(items):
            row = catalogue.row_of.get(name)
            if row is not None:
                vectors[item] = products[row]
        return cls(vectors)

    @property
    def is_known(self) -> BoolArray:
        """(items,): which have a text."""
        return np.asarray(self.vectors.any(axis=1), bool)

    def start(self, dimension: int, seed: int) -> Float32Array:
        """Vectors (items, dimension) about as long as random ones start, of length 1; 0 without a text.

        A random turn keeps who is near whom in any number of dimensions (Johnson and Lindenstrauss 1984).
        """
        shape = self.vectors.shape[1], dimension
        turn = np.random.default_rng(seed).normal(0.0, dimension**-0.5, shape)
        return np.asarray(self.vectors @ turn, np.float32)

    def expected(self, learned: Float32Array, is_met: BoolArray) -> Float32Array:
        """Where items (items, dimension) are to be expected by their texts: ridge regression on those met.

        An expectation is the shorter, the less texts tell: beside items that are known it is modest.
        """
        inputs = np.c_[self.vectors, np.ones(len(self.vectors), np.float32)]
        met = inputs[is_met & self.is_known]
        # All but the last, which is the mean, is held back.
        penalty = np.full(inputs.shape[1], RIDGE)
        penalty[-1] = 1e-6
        wanted = learned[is_met & self.is_known]
        weights = np.linalg.solve(met.T @ met + np.diag(penalty), met.T @ wanted).astype(np.float32)
        return np.asarray(inputs @ weights, np.float32)


def _product_vectors(
    workspace: Workspace, catalogue: Catalogue, start: Start, progress: StageCallback
) -> Float32Array:
    stage = QT_TRANSLATE_NOOP("core", "Segmenting products")
    analyzer = Analyzer.for_catalogue(catalogue)
    read = corpus(
        catalogue,
        analyzer,
        workspace.cache_dir,
        lambda done, total: progress(stage, done, total),
    )
    words = [product.sequence for product in read.products]
    return start.encode(start.vocabulary.encode(words, LENGTH))
