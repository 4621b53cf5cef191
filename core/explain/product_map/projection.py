"""Product vectors in two dimensions by principal components, and maps turned to lie as former ones do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from core.arrays import Float32Array, Float64Array

# Rows at a time: copies of them stay small.
BLOCK = 1 << 16
# Decimals of a turn that count, so that what lies right already is not turned at all.
DIGITS = 12


@dataclass(frozen=True)
class Projection:
    """A linear map: `place(vectors)` is (vectors − `mean`) · `axes`.

    `mean` is (dimension,), `axes` (dimension, 2). The products that it was made of lie around 0, on the
    average 1 away from it (root mean square).
    `shares` say which part of their variance lies along either axis.
    """

    mean: Float64Array
    axes: Float64Array
    shares: tuple[float, float]

    def place(self, vectors: Float32Array) -> Float32Array:
        """Where vectors (n, dimension) lie on the map, (n, 2)."""
        places = np.zeros((len(vectors), 2), np.float32)
        for first, block in _blocks(vectors, self.mean):
            places[first : first + len(block)] = block @ self.axes.astype(np.float32)
        return places

    def turned(self, turn: Float64Array) -> "Projection":
        """The same map turned or mirrored by the orthogonal matrix `turn` (2, 2)."""
        return replace(self, axes=self.axes @ turn)


def principal_components(vectors: Float32Array) -> Projection:
    """The two directions in which the products' vectors (products, dimension) differ most.

    Of each the largest number is positive, so that the same vectors always give the same map. What is not
    finite counts as 0; without products, or where all are alike, every place is 0.
    """
    mean, covariance = _moments(vectors)
    values, directions = np.linalg.eigh(covariance)
    total = float(values.clip(min=0).sum())
    axes, variances = np.zeros((len(mean), 2)), np.zeros(2)
    for number in range(min(2, len(mean))):
        axis = directions[:, -1 - number]
        axes[:, number] = axis * np.sign(axis[np.argmax(np.abs(axis))])
        variances[number] = max(0.0, float(values[-1 - number]))
    shares = variances / total if total else variances
    return Projection(mean, axes / _radius(variances), (float(shares[0]), float(shares[1])))


def reduced(vectors: Float32Array, dimensions: int) -> Float32Array:
    """Vectors along their first principal components, which keep distances best: (n, dimensions)."""
    mean, covariance = _moments(vectors)
    axes = np.linalg.eigh(covariance)[1][:, ::-1][:, :dimensions].astype(np.float32)
    found = np.zeros((len(vectors), axes.shape[1]), np.float32)
    for first, block in _blocks(vectors, mean):
        found[first : first + len(block)] = block @ axes
    return found


def turn_onto(places: Float32Array, former: Float32Array) -> Float64Array:
    """The turn (2, 2) that brings `places` nearest to `former`, both (n, 2), the same products in a row.

    Orthogonal Procrustes: R of least ‖places · R − former‖ (Schönemann 1966), so it turns and mirrors and
    never stretches. Products without a place in either are left out.
    """
    known = np.isfinite(places).all(axis=1) & np.isfinite(former).all(axis=1)
    left, _, right = np.linalg.svd(places[known].astype(float).T @ former[known].astype(float))
    turn: Float64Array = np.round(left @ right, DIGITS)
    return turn


def normalised(places: Float32Array) -> Float32Array:
    """`places` (n, 2) around 0 and on the average 1 away from it; those that are nan stay so."""
    known = np.isfinite(places).all(axis=1)
    if not known.any():
        return places
    centred = places - places[known].mean(axis=0, dtype=np.float64)
    found: Float32Array = (centred / _radius(centred[known].var(axis=0))).astype(np.float32)
    return found


def _radius(variances: Float64Array) -> float:
    return float(np.sqrt(variances.sum())) or 1.0


def _moments(vectors: Float32Array) -> tuple[Float64Array, Float64Array]:
    """Mean (dimension,) and covariance (dimension, dimension)."""
    nowhere = np.zeros(vectors.shape[1])
    count = max(1, len(vectors))
    mean = sum(
        (block.sum(axis=0, dtype=np.float64) for _, block in _blocks(vectors, nowhere)), nowhere
    )
    mean = mean / count
    covariance = np.zeros((len(mean), len(mean)))
    for _, block in _blocks(vectors, mean):
        covariance += block.T @ block
    return mean, covariance / count


def _blocks(vectors: Float32Array, mean: Float64Array) -> Iterator[tuple[int, Float32Array]]:
    """The vectors less `mean` in pieces, each with the row that it begins at."""
    for first in range(0, len(vectors), BLOCK):
        block = vectors[first : first + BLOCK]
        if not np.isfinite(block).all():
            block = np.nan_to_num(block, nan=0.0, posinf=0.0, neginf=0.0)
        yield first, block - mean.astype(np.float32)
