"""The map of a shop's products by what the run that ranks knows of them."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np

from core.arrays import Float32Array, IndexArray
from core.data.catalogue import Catalogue
from core.explain.product_map.kept_maps import keep_map, kept_map, map_key
from core.explain.product_map.neighbour_map import beside, with_others
from core.explain.product_map.projection import (
    Projection,
    normalised,
    principal_components,
    turn_onto,
)
from core.search.engine import Engine
from core.search.neural import NeuralIndex
from core.search.query import normalised_query


class Layout(StrEnum):
    """How places come about: `PCA` along two straight axes, `TSNE` by who is alike."""

    PCA = "pca"
    TSNE = "tsne"


@dataclass(frozen=True)
class ProductMap:
    """Where each product lies: `places` (products, 2), nan for one without a place yet.

    `projection` is there for PCA alone. A map that `is_draft` stands in for the one that was asked for.
    """

    neural: NeuralIndex
    catalogue: Catalogue
    layout: Layout
    places: Float32Array
    projection: Projection | None = None
    is_draft: bool = False

    @property
    def run(self) -> str:
        """The run whose vectors these are."""
        return self.neural.run.id

    def place_of_query(self, engine: Engine, text: str) -> Float32Array | None:
        """Where the query `text` lies, (2,); None where the run knows no word of it.

        Exact for PCA. t-SNE has no place for what it was not made of: the middle of the most alike stands in.
        """
        asked = engine.read(normalised_query(text)).text
        if not asked or not self.neural.knows(asked):
            return None
        vectors = self.neural.run.encode_texts(self.neural.analyzer, [asked])
        if self.projection is not None:
            place: Float32Array = self.projection.place(vectors)[0]
            return place
        known = np.flatnonzero(np.isfinite(self.places[:, 0]))
        if not len(known):
            return None
        middle: Float32Array = beside(vectors, self.neural.vectors[known], self.places[known])[0]
        return middle


def drawn_map(
    neural: NeuralIndex,
    catalogue: Catalogue,
    layout: Layout,
    cache: Path,
    former: ProductMap | None,
) -> ProductMap:
    """The map of a shop's products, turned to lie as `former` does where that shows the same products.

    t-SNE comes from the folder `cache`; where it has none the principal components are a draft of it.
    """
    if layout is Layout.TSNE:
        places = kept_map(cache, map_key(neural.vectors), len(neural.vectors))
        if places is not None:
            return turned(neighbour_map(neural, catalogue, places), former)
    projection = principal_components(neural.vectors)
    made = ProductMap(neural, catalogue, Layout.PCA, projection.place(neural.vectors), projection)
    return turned(replace(made, is_draft=layout is not Layout.PCA), former)


def neighbour_map(neural: NeuralIndex, catalogue: Catalogue, places: Float32Array) -> ProductMap:
    """The map of `places` that t-SNE gave."""
    return ProductMap(neural, catalogue, Layout.TSNE, places)


def finished_map(
    neural: NeuralIndex,
    catalogue: Catalogue,
    rows: IndexArray,
    places: Float32Array,
    cache: Path,
    former: ProductMap | None,
) -> ProductMap:
    """The map of which t-SNE has placed the products at `rows`; with all others, and kept in `cache`."""
    whole = normalised(with_others(neural.vectors, rows, places))
    keep_map(cache, map_key(neural.vectors), whole)
    return turned(neighbour_map(neural, catalogue, whole), former)


def unfinished_map(
    neural: NeuralIndex,
    catalogue: Catalogue,
    rows: IndexArray,
    places: Float32Array,
    former: ProductMap | None,
) -> ProductMap:
    """How far t-SNE is: the products at `rows` have places, the others none yet."""
    whole = np.full((len(neural.vectors), 2), np.nan, np.float32)
    whole[rows] = places
    return turned(replace(neighbour_map(neural, catalogue, whole), is_draft=True), former)


def turned(product_map: ProductMap, former: ProductMap | None) -> ProductMap:
    """`product_map` turned or mirrored so that it lies as `former` does; as it is beside other products."""
    if former is None or former.catalogue.product_id != product_map.catalogue.product_id:
        return product_map
    turn = turn_onto(product_map.places, former.places)
    projection = product_map.projection
    return replace(
        product_map,
        places=(product_map.places @ turn).astype(np.float32),
        projection=projection.turned(turn) if projection is not None else None,
    )
