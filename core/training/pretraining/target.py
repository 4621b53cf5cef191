"""What the start learns to say: the teacher's vectors without what texts share, in fewer numbers.

    y = (t - mean) P / |(t - mean) P|

with a mean of its own for queries and for titles of each script, which differ most by that. The columns of P
are the directions in which titles differ most, Chinese and others counting alike, each divided by that
variance to the power of 0.4: half way to whitening, where the first few no longer drown the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import BoolArray, Float32Array
from core.pretrained.teacher import WIDTH
from core.text.normalise import has_chinese

WHITENING = 0.4
# No direction is raised as if it varied less than this share of the first: a few texts vary in few.
LEAST_VARIANCE = 1e-3


def are_chinese(texts: Sequence[str]) -> BoolArray:
    """Which of `texts` hold a Chinese character."""
    return np.array([has_chinese(text) for text in texts], bool)


@dataclass(frozen=True)
class Target:
    """`means` float32 (4, 384): Chinese queries, Chinese titles, other queries, other titles.

    `projection` is float32 (384, dimension).
    """

    means: Float32Array
    projection: Float32Array

    @classmethod
    def fit(
        cls,
        queries: Float32Array,
        titles: Float32Array,
        chinese_queries: BoolArray,
        chinese_titles: BoolArray,
        dimension: int,
    ) -> "Target":
        """That of the teacher's vectors of queries (n, 384) and titles (m, 384), some of them Chinese."""
        parts = [
            vectors[chosen]
            for is_chinese in (True, False)
            for vectors, chosen in (
                (queries, chinese_queries == is_chinese),
                (titles, chinese_titles == is_chinese),
            )
        ]
        means = np.stack([_mean(part) for part in parts])
        covariance = _covariance(parts[1] - means[1]) + _covariance(parts[3] - means[3])
        variances, directions = np.linalg.eigh(covariance)
        # Ascending as they come.
        variances, directions = variances[::-1][:dimension], directions[:, ::-1][:, :dimension]
        relative = np.maximum(variances / variances[0], LEAST_VARIANCE)
        return cls(means, np.asarray(directions * relative**-WHITENING, np.float32))

    def queries(self, vectors: Float32Array, is_chinese: BoolArray) -> Float32Array:
        """What the teacher's `vectors` of queries (n, 384) are to become, (n, dimension)."""
        return self._projected(vectors, np.where(is_chinese[:, None], self.means[0], self.means[2]))

    def titles(self, vectors: Float32Array, is_chinese: BoolArray) -> Float32Array:
        """What the teacher's `vectors` of titles (n, 384) are to become, (n, dimension)."""
        return self._projected(vectors, np.where(is_chinese[:, None], self.means[1], self.means[3]))

    def _projected(self, vectors: Float32Array, means: Float32Array) -> Float32Array:
        projected = (vectors - means) @ self.projection
        lengths = np.linalg.norm(projected, axis=1, keepdims=True)
        return np.asarray(projected / np.maximum(lengths, 1e-9), np.float32)


def _mean(vectors: Float32Array) -> Float32Array:
    return np.asarray(vectors.mean(axis=0) if len(vectors) else np.zeros(WIDTH), np.float32)


def _covariance(centred: Float32Array) -> Float32Array:
    return np.asarray(centred.T @ centred / max(1, len(centred)))
