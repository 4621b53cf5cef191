"""t-SNE of product vectors as the window sees it: which products are laid out, and where the others stand.

A process of its own (`core.explain.product_map.neighbour_worker`) lays them out. It is spoken to in lines of
JSON: one goes in, with the vectors; lines of progress come out, then the map.
"""

import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Sequence
from typing import Any

import numpy as np

from core.arrays import Float32Array, IndexArray
from core.explain.product_map.projection import reduced

# Of more products so many, drawn by lot, are laid out; the others stand beside those they are most like.
MOST_LAID_OUT = 5_000
# Principal components that are kept of the vectors, as van der Maaten and Hinton (2008) reduce them.
DIMENSIONS = 50
SEED = 7
# The most alike whose middle is the place of a product that was not laid out.
NEAREST = 5
BLOCK = 2048


def sampled(count: int) -> IndexArray:
    """The rows of `count` products that are laid out, in order: all, or `MOST_LAID_OUT` of them by lot."""
    if count <= MOST_LAID_OUT:
        return np.arange(count)
    return np.sort(np.random.default_rng(SEED).choice(count, MOST_LAID_OUT, replace=False))


def question(vectors: Float32Array, rows: IndexArray) -> str:
    """The line that asks for the map of the products at `rows`."""
    return json.dumps(packed(reduced(vectors, DIMENSIONS)[rows]))


def places_in(message: dict[str, Any]) -> Float32Array | None:
    """The places (n, 2) that a line of the process tells, None where it tells none.

    Raises:
        ValueError: they are none.
    """
    found = message.get("places")
    return None if found is None else unpacked(found)


def with_others(vectors: Float32Array, rows: IndexArray, places: Float32Array) -> Float32Array:
    """`places` of the products at `rows`; every other in the middle of the `NEAREST` most like it."""
    found = np.full((len(vectors), 2), np.nan, np.float32)
    found[rows] = places
    others = np.flatnonzero(np.isnan(found[:, 0]))
    for first in range(0, len(others), BLOCK):
        block = others[first : first + BLOCK]
        found[block] = beside(vectors[block], vectors[rows], places)
    return found


def beside(vectors: Float32Array, known: Float32Array, places: Float32Array) -> Float32Array:
    """The median of either axis, (n, 2), of the `places` of the `NEAREST` to each vector in `known`."""
    likeness = vectors @ known.T
    nearest = np.argpartition(-likeness, min(NEAREST, len(known)) - 1, axis=1)[:, :NEAREST]
    middle: Float32Array = np.median(places[nearest], axis=1).astype(np.float32)
    return middle


def packed(array: Float32Array) -> dict[str, Any]:
    """`array` (rows, columns) as JSON holds it."""
    return {"shape": array.shape, "data": b64encode(array.astype("<f4").tobytes()).decode()}


def unpacked(found: dict[str, Sequence[int] | str]) -> Float32Array:
    """What `packed` made of an array; it cannot be written to.

    Raises:
        ValueError: it is something else.
    """
    try:
        data = b64decode(str(found["data"]), validate=True)
        rows, columns = map(int, found["shape"])
        return np.frombuffer(data, "<f4").reshape(rows, columns)
    except (Base64Error, KeyError, TypeError) as error:
        raise ValueError(f"no vectors: {error}") from error
