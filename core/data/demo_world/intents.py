"""What a query means: the truth that grades every product from 0 to 3."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from core.data.demo_world.products import Product

Grades = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Sense:
    """One reading of a query.

    `leaves` names the leaf categories meant, none means any. `brand`, `traits` (attribute, accepted
    values) and `points` are what the product should have. A product that fits fully earns `grade`;
    one on the right leaf that fits in part, or on a related leaf, earns less, unless the sense is
    `strict`. `share` is the share of shoppers who mean this reading.
    """

    leaves: frozenset[str] = frozenset()
    brand: str = ""
    traits: tuple[tuple[str, frozenset[str]], ...] = ()
    points: tuple[str, ...] = ()
    grade: int = 3
    share: float = 1.0
    strict: bool = False


@dataclass(frozen=True)
class Query:
    """A text with what it means.

    `parts` are its pieces: two texts of the same pieces mean the same. `weight` says how often it is
    typed, relative to the others of its leaf.
    """

    text: str
    kind: str
    senses: tuple[Sense, ...]
    parts: frozenset[str]
    weight: float = 1.0


def squashed(text: str) -> str:
    """The key by which two query texts count as the same: NFKC, lower case, no spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).lower())


def first_by_text(queries: Iterable[Query]) -> list[Query]:
    """The first query of each text."""
    by_text: dict[str, Query] = {}
    for query in queries:
        by_text.setdefault(squashed(query.text), query)
    return list(by_text.values())


class Shelf:
    """The catalogue as arrays, so that a sense is graded over all products at once."""

    def __init__(self, products: list[Product]) -> None:
        self.products = products
        self._leaf = np.array([product.leaf.name for product in products])
        self._brand = np.array([product.brand.name for product in products])
        self._related = {product.leaf.name: product.leaf.related for product in products}
        self._leaf_mask = cache(self._find_leaf)
        self._trait_mask = cache(self._find_trait)
        self._point_mask = cache(self._find_point)

    def grades(self, senses: Iterable[Sense]) -> Grades:
        """The best grade of each product under any of `senses`, int8[products]."""
        return np.asarray(np.maximum.reduce([self._sense(sense) for sense in senses]), np.int8)

    def _sense(self, sense: Sense) -> Grades:
        wanted = [self._trait_mask(name, values) for name, values in sense.traits]
        wanted += [self._point_mask(point) for point in sense.points]
        if sense.brand:
            wanted.append(self._brand == sense.brand)
        fulfilled = np.sum(wanted, axis=0) if wanted else np.zeros(len(self.products), int)
        inside = self._inside(sense.leaves)
        full = fulfilled == len(wanted)
        if sense.strict or not sense.leaves:
            return np.where(inside & full, sense.grade, 0).astype(np.int8)
        # Right shelf: all wishes met, at least half of them, or fewer. Next shelf: all met.
        partly = np.where(2 * fulfilled >= max(1, len(wanted)), 2, 1)
        on_shelf = np.where(full, sense.grade, partly)
        beside = self._beside(sense.leaves) & full
        return np.where(inside, on_shelf, np.where(beside, 1, 0)).astype(np.int8)

    def _inside(self, leaves: frozenset[str]) -> npt.NDArray[np.bool_]:
        if not leaves:
            return np.ones(len(self.products), bool)
        return self._any([self._leaf_mask(leaf) for leaf in sorted(leaves)])

    def _beside(self, leaves: frozenset[str]) -> npt.NDArray[np.bool_]:
        near = {other for leaf in leaves for other in self._related.get(leaf, ())}
        return self._any([self._leaf_mask(leaf) for leaf in sorted(near)])

    def _any(self, masks: list[npt.NDArray[np.bool_]]) -> npt.NDArray[np.bool_]:
        return np.logical_or.reduce(masks) if masks else np.zeros(len(self.products), bool)

    def _find_leaf(self, leaf: str) -> npt.NDArray[np.bool_]:
        return np.asarray(self._leaf == leaf)

    def _find_trait(self, name: str, values: frozenset[str]) -> npt.NDArray[np.bool_]:
        return np.array([product.attributes.get(name) in values for product in self.products])

    def _find_point(self, point: str) -> npt.NDArray[np.bool_]:
        return np.array([point in product.points for product in self.products])
