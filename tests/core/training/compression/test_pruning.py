"""Which weights go, by hand."""

from types import SimpleNamespace
from typing import Any

import numpy as np

from core.training.compression.pruning import kept_largest, masks_of


def variable(path: str, values: Any) -> Any:
    array = np.array(values, np.float32)
    return SimpleNamespace(path=path, shape=array.shape, numpy=lambda: array)


def test_the_smallest_go_by_magnitude() -> None:
    kept = kept_largest(np.array([[0.1, -3.0], [2.0, -0.2]], np.float32), 0.5)
    assert kept.tolist() == [[False, True], [True, False]]
    assert kept_largest(np.arange(1, 11, dtype=np.float32), 0.85).sum() == 2


def test_biases_and_the_weight_of_each_word_stay() -> None:
    weights = [
        variable("words/embeddings", [[1.0, 2.0], [3.0, 4.0]]),
        variable("weights/embeddings", [[1.0], [2.0]]),
        variable("conv_1/bias", [0.0, 1.0]),
    ]
    assert list(masks_of(weights, 0.5)) == ["words/embeddings"]
