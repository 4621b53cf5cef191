"""Whether a model is right as often as it says: a reliability diagram and its expected calibration error."""

from dataclasses import dataclass

import numpy as np

from core.arrays import BoolArray, Float64Array

BINS = 10


@dataclass(frozen=True)
class Reliability:
    """`confidence`, `accuracy` and `count` of each bin that holds any guess, and the `error` over all.

    ECE = Σ over bins of count / n · |accuracy − confidence| (Naeini et al. 2015, Guo et al. 2017), with ten
    bins of equal width over the probability of the label guessed.
    """

    confidence: list[float]
    accuracy: list[float]
    count: list[int]
    error: float


def reliability(is_right: BoolArray, confidence: Float64Array) -> Reliability:
    """How often guesses are right (n,) beside the probability (n,) that was given to them."""
    # 1 belongs to the last bin.
    at = np.minimum((confidence * BINS).astype(np.int64), BINS - 1)
    count = np.bincount(at, minlength=BINS)
    filled = count > 0
    said, right = (
        np.bincount(at, weights, minlength=BINS)[filled] / count[filled]
        for weights in (confidence, is_right.astype(np.float64))
    )
    kept = count[filled]
    error = float((kept * np.abs(right - said)).sum() / max(1, kept.sum()))
    return Reliability(said.tolist(), right.tolist(), kept.tolist(), error)
