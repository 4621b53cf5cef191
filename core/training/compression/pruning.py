"""Which weights of a network may go: the smallest by magnitude in each matrix (Han et al. 2015)."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from core.arrays import BoolArray, Float32Array


def masks_of(weights: Iterable[Any], sparsity: float) -> dict[str, BoolArray]:
    """By the path of each matrix among Keras variables, which of its numbers stay.

    Biases stay whole, and so does what is one number a word: without it the word would not be read at all.
    """
    matrices = [weight for weight in weights if len(weight.shape) > 1 and weight.shape[-1] > 1]
    return {weight.path: kept_largest(weight.numpy(), sparsity) for weight in matrices}


def kept_largest(values: Float32Array, sparsity: float) -> BoolArray:
    """Where `values` are among the largest by magnitude: all but the share `sparsity`, rounded down."""
    kept = np.ones(values.size, bool)
    gone = int(sparsity * values.size)
    kept[np.argsort(np.abs(values), axis=None, kind="stable")[:gone]] = False
    return kept.reshape(values.shape)
