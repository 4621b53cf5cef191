"""What a shopper is after next: the chance of each category after what they did, by a trained run."""

from functools import cached_property
from pathlib import Path

import numpy as np

from core.arrays import Float32Array, Int32Array, Int64Array
from core.data.catalogue import Catalogue
from core.recommend.categories import Categories
from core.recommend.sequences import FIRST, Sequences, encode_history, history_sequence
from core.runs.manifest import ENCODER
from core.runs.reader import RunReader
from core.search.request import History

TASK = "next-category"
# How much the chance of its category weighs a product, as a power, and what every category is thought to have
# at least; the power was chosen on shoppers of the demo world (docs/recommend.md).
POWER, LEAST_CHANCE = 0.75, 1e-3


class NextCategoryModel:
    """A run's chances of what comes next. Knows no TensorFlow; safe between threads."""

    def __init__(self, reader: RunReader, catalogue: Catalogue) -> None:
        self.manifest = reader.manifest
        labels, length = self.manifest.labels, self.manifest.length
        self.categories = Categories.of_labels(labels, [*self.manifest.inputs], catalogue)
        shape = encode_history((), {}, length).shape
        self._encoder = reader.encoder(ENCODER, shape, len(labels) + FIRST, len(labels))

    @classmethod
    def load(cls, folder: Path, catalogue: Catalogue) -> "NextCategoryModel":
        """The run in `folder` with the files of its best epoch, for the products of `catalogue`.

        Raises:
            RunError: it is damaged, of another task, or has no complete epoch yet.
        """
        return cls(RunReader.open(folder, TASK), catalogue)

    @property
    def labels(self) -> list[str]:
        """What is guessed, in the order of the chances."""
        return self.manifest.labels

    def probabilities(
        self, sequences: Sequences, starts: Int64Array, stops: Int64Array
    ) -> Float32Array:
        """The chances (n, labels) after the steps from each start to before its stop.

        Args:
            sequences: of labels, as `Categories.sequences` makes them.
        """
        chances = self._encoder.encode(sequences.windows(starts, stops, self.manifest.length))
        # Where it gives no numbers all labels are alike.
        return np.nan_to_num(chances, copy=False, posinf=0.0)

    @cached_property
    def _product_labels(self) -> Int32Array:
        """The number of the label of each product of the catalogue, (products,)."""
        products = self.categories.catalogue.product_id
        return np.array([self.categories.number(product) for product in products], np.int32)

    def weights(self, history: History) -> Float32Array | None:
        """How much each product of the catalogue counts by the chance of its category, (products,) up to 1.

        None where nothing is known, or where products are guessed and not categories.
        """
        chances = self.after(history)
        if self.categories.by_product or not chances.any():
            return None
        # The last one is for products without a category, which is `UNKNOWN`: as if all were alike.
        likely = (np.append(chances, 1 / len(chances)) + LEAST_CHANCE) ** POWER
        weights: Float32Array = (likely / likely.max()).astype(np.float32)[self._product_labels]
        return weights

    def after(self, history: History) -> Float32Array:
        """The chances (labels,) after a history; zeros where nothing in it has a category."""
        numbers = {did.product_id: self.categories.number(did.product_id) for did in history}
        known = history_sequence(history, numbers, self.labels)
        if not (known.item >= 0).any():
            return np.zeros(len(self.labels), np.float32)
        chances: Float32Array = self.probabilities(known, known.starts[:1], known.starts[1:])[0]
        return chances
