"""The teacher's vectors in fewer numbers, turned to what tells the products of one shop apart.

    z = (x - mean) C / |(x - mean) C|

where the columns of C (384, dimension) are the directions in which the products differ most (principal
components, Hotelling 1933), and the mean is what all texts of a kind share, most of the vector. Queries have
a mean of their own: they are short, and the teacher reads them with another word in front.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.arrays import Array, Float32Array
from core.pretrained.teacher import WIDTH

# No mean of unit vectors and no component of a rotation has a larger number.
LARGEST = 1.01


# The mean of so few queries is drawn to that of the products by half.
PRIOR_QUERIES = 20


@dataclass(frozen=True)
class Projection:
    """Means float32 (384,), `components` float32 (384, dimension), the most telling first."""

    product_mean: Float32Array
    query_mean: Float32Array
    components: Float32Array

    @classmethod
    def fit(cls, products: Float32Array, queries: Float32Array, dimension: int) -> "Projection":
        """That of a shop with these vectors of its products (n, 384) and of queries (m, 384), if any."""
        mean = products.mean(axis=0)
        centred = products - mean
        # Ascending by how much the products differ; a large shop has no room for wider numbers before.
        axes = np.linalg.eigh((centred.T @ centred).astype(np.float64))[1]
        directions = axes[:, ::-1][:, :dimension]
        query_mean = (queries.sum(axis=0) + PRIOR_QUERIES * mean) / (len(queries) + PRIOR_QUERIES)
        return cls(mean, query_mean, directions.astype(np.float32))

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array], dimension: int) -> "Projection":
        """What `arrays` gave.

        Raises:
            ValueError: it is something else; says which rule is broken.
        """
        shapes = {
            "product_mean": (WIDTH,),
            "query_mean": (WIDTH,),
            "components": (WIDTH, dimension),
        }
        if arrays.keys() != shapes.keys():
            raise ValueError(f"not {', '.join(shapes)}")
        for name, shape in shapes.items():
            array = arrays[name]
            if array.shape != shape or array.dtype != np.float32:
                raise ValueError(f"{name} is not float32 {shape}")
            # Not a number is neither.
            if not (np.abs(array) <= LARGEST).all():
                raise ValueError(f"{name}: not |x| ≤ 1")
        return cls(**arrays)

    def arrays(self) -> dict[str, Float32Array]:
        """Its parts by their names, to be kept."""
        return {
            "product_mean": self.product_mean,
            "query_mean": self.query_mean,
            "components": self.components,
        }

    def products(self, vectors: Float32Array) -> Float32Array:
        """The teacher's vectors of products (n, 384) as unit vectors (n, dimension)."""
        return self._projected(vectors - self.product_mean)

    def queries(self, vectors: Float32Array) -> Float32Array:
        """The teacher's vectors of queries (n, 384) as unit vectors (n, dimension)."""
        return self._projected(vectors - self.query_mean)

    def _projected(self, centred: Float32Array) -> Float32Array:
        return unit(centred @ self.components)


def unit(vectors: Float32Array) -> Float32Array:
    """Vectors (n, numbers) at length 1; none stays none."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)
