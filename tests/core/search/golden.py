"""Shops so small that every score can be worked out on paper.

Words of up to three letters between commas hold no four letters in a row, and `x` in a description makes
products equally long without being asked for: what is left to decide is the one thing that a test is about.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from core.data.catalogue import Catalogue
from core.runs.manifest import Manifest
from core.search.engine import Engine
from core.search.fusion import DEFAULT, Fusion
from core.search.request import Method, SearchRequest, SearchResponse
from core.search.run import Run
from core.search.shop_index import build_shop_index
from core.text.vocabulary import Vocabulary

UNKNOWN = float("nan")
Product = dict[str, Any]


def product(product_id: str, title: str = "", x: int = 0, **fields: Any) -> Product:
    """A product with `x` words more in its description, each half as long as a word of a brand."""
    return {"product_id": product_id, "title": title, "x": x, **fields}


def catalogue_of(products: Sequence[Product]) -> Catalogue:
    """The catalogue of `products`, with one attribute, `colour`."""

    def texts(name: str) -> list[str]:
        return [each.get(name, "") for each in products]

    def numbers(name: str) -> npt.NDArray[np.float32]:
        return np.array([each.get(name, UNKNOWN) for each in products], np.float32)

    return Catalogue(
        product_id=texts("product_id"),
        title=texts("title"),
        category=texts("category"),
        brand=texts("brand"),
        price=numbers("price"),
        image=[""] * len(products),
        description=[each.get("description", "") + " x" * each["x"] for each in products],
        rating=numbers("rating"),
        sales=numbers("sales"),
        attributes={"colour": texts("colour")},
        content_hash=f"{crc32(repr(products).encode()):08x}",
    )


def engine_of(folder: Path, *products: Product, asked: Mapping[str, float] | None = None) -> Engine:
    """The engine of `products`, where each of `asked` was asked so often."""
    return Engine(build_shop_index(catalogue_of(products), asked or {}, folder, folder / "runs"))


def answer(
    engine: Engine, text: str, method: Method = Method.LEXICAL, **how: Any
) -> SearchResponse:
    """What `engine` answers, by words alone unless told otherwise."""
    return engine.search(SearchRequest(text, method, **how))


def scores(
    engine: Engine, text: str, method: Method = Method.LEXICAL, **how: Any
) -> dict[str, float]:
    """Product → score of what is found, best first."""
    return {hit.product_id: hit.score for hit in answer(engine, text, method, **how).hits}


def parts(
    engine: Engine, text: str, name: str, method: Method = Method.HYBRID, **how: Any
) -> dict[str, float]:
    """Product → one part of its score, best product first."""
    hits = answer(engine, text, method, **how).hits
    return {hit.product_id: hit.parts[name] for hit in hits}


class VectorRun(Run):
    """A run whose vectors are written down: of every product, and of the queries it knows by a word."""

    def __init__(
        self,
        products: Mapping[str, Sequence[float]],
        words: Mapping[str, Sequence[float]],
        fusion: Fusion = DEFAULT,
    ) -> None:
        self.vectors = np.array(list(products.values()), np.float32)
        self.product_ids = list(products)
        dimension = self.vectors.shape[1]
        self.manifest = Manifest("vectors", "search", "written", length=8, dimension=dimension)
        self.epoch = 1
        self.vocabulary = Vocabulary(list(words), 1)
        self.fusion = fusion
        self._vector_of = {word: np.array(vector, np.float32) for word, vector in words.items()}

    def encode(self, sequences: Sequence[list[str]]) -> npt.NDArray[np.float32]:
        nothing = np.zeros(self.manifest.dimension, np.float32)
        known = [[self._vector_of[w] for w in words if w in self._vector_of] for words in sequences]
        return np.array([vectors[0] if vectors else nothing for vectors in known])

    encode_products = encode
