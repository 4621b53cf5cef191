"""What a product is by its fields: brand, category, attribute values and price band, as a sparse vector.

Unlike words, these are what tastes are made of: who looked at three linen dresses of one brand likes linen
and the brand, whatever the titles say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array, IndexArray, Int32Array, Int64Array
from core.data.catalogue import Catalogue
from core.data.category_path import levels

# A longer value is prose or a code, not a property.
LONGEST_VALUE = 40
# Finer bands would hold too few products of a small category.
PRICE_BANDS = 4
SEVERAL = re.compile(r"[|,;/、，；]")


@dataclass(frozen=True)
class FacetVectors:
    """Unit vectors of products over their facets, rare facets weighing more (idf), in compressed rows.

    The facets of the product at `row` are `facet[starts[row]:starts[row + 1]]`, numbers below `count`.
    """

    starts: Int64Array
    facet: Int32Array
    weight: Float32Array
    count: int

    @classmethod
    def from_catalogue(cls, catalogue: Catalogue) -> "FacetVectors":
        """The facets of every product; products without any have a zero vector."""
        numbers: dict[tuple[str, str], int] = {}
        bands = price_bands(catalogue)
        facets = [
            [numbers.setdefault(facet, len(numbers)) for facet in _facets(catalogue, row, bands)]
            for row in range(len(catalogue))
        ]
        starts = np.cumsum([0, *map(len, facets)])
        facet = np.array([number for numbers in facets for number in numbers], np.int32)
        return cls(starts, facet, _unit_weights(starts, facet, len(numbers)), len(numbers))

    def profile(self, rows: IndexArray, weights: Float32Array) -> Float32Array:
        """The weighted sum of the vectors of some products, (facets,)."""
        profile = np.zeros(self.count, np.float32)
        for row, weight in zip(rows, weights, strict=True):
            span = slice(self.starts[row], self.starts[row + 1])
            # No product has a facet twice.
            profile[self.facet[span]] += weight * self.weight[span]
        return profile

    def products(self, profile: Float32Array) -> Float32Array:
        """The dot product of every product's vector with `profile`, (products,)."""
        sums = np.concatenate([[0.0], np.cumsum(profile[self.facet] * self.weight, dtype=float)])
        products: Float32Array = (sums[self.starts[1:]] - sums[self.starts[:-1]]).astype(np.float32)
        return products

    def cosines(self, rows: IndexArray, others: IndexArray) -> Float32Array:
        """The cosine of each of `rows` to each of `others`, (rows, others)."""
        # The facets of `others`, one product after the other.
        lengths = self.starts[others + 1] - self.starts[others]
        ends = np.cumsum(lengths)
        shift = np.repeat(self.starts[others] - ends + lengths, lengths)
        entries = np.arange(len(shift)) + shift
        facet, weight = self.facet[entries], self.weight[entries]
        cosines = np.zeros((len(rows), len(others)), np.float32)
        for cosine, row in zip(cosines, rows, strict=True):
            profile = self.profile(np.array([row]), np.ones(1, np.float32))
            sums = np.concatenate([[0.0], np.cumsum(profile[facet] * weight, dtype=float)])
            cosine[:] = sums[ends] - sums[ends - lengths]
        return cosines


def price_bands(catalogue: Catalogue) -> list[int]:
    """Of each product the quarter of its category's prices that it lies in, -1 where either is unknown.

    Dear and cheap mean something only beside things of the same kind.
    """
    category = np.unique(catalogue.category, return_inverse=True)[1]
    # By category and price; unknown prices (NaN) sort last within their category.
    order = np.lexsort((catalogue.price, category))
    known = ~np.isnan(catalogue.price) & np.array([bool(path) for path in catalogue.category], bool)
    sizes = np.bincount(category, known, minlength=1)
    begins = np.searchsorted(category[order], np.arange(len(sizes)))
    # How many of its category are cheaper than each product.
    cheaper = np.empty(len(order), np.int64)
    cheaper[order] = np.arange(len(order)) - begins[category[order]]
    bands = PRICE_BANDS * cheaper // sizes[category].clip(1)
    return [int(band) if is_known else -1 for band, is_known in zip(bands, known, strict=True)]


def _facets(catalogue: Catalogue, row: int, bands: list[int]) -> Iterator[tuple[str, str]]:
    """The facets of the product at `row`, each once."""
    facets = [("brand", catalogue.brand[row]), ("band", str(bands[row]) if bands[row] >= 0 else "")]
    # Genres are often written beside each other: `Comedy Romance`.
    names = levels(catalogue.category[row])
    facets += [("category", word) for name in names for word in (name, *name.split())]
    for name, value in catalogue.attributes_of(row).items():
        if len(value) <= LONGEST_VALUE:
            facets += [(name, part.strip()) for part in SEVERAL.split(value)]
    return (facet for facet in dict.fromkeys(facets) if facet[1])


def _unit_weights(starts: Int64Array, facet: Int32Array, count: int) -> Float32Array:
    """idf, log((N + 1) / n), of the facets of each product, divided by the length of its vector."""
    products = len(starts) - 1
    document_frequency = np.bincount(facet, minlength=count)
    weight = np.log((products + 1) / document_frequency)[facet]
    owner = np.repeat(np.arange(products), np.diff(starts))
    lengths = np.sqrt(np.bincount(owner, weight**2, products))
    unit: Float32Array = (weight / np.maximum(lengths, 1e-9)[owner]).astype(np.float32)
    return unit
