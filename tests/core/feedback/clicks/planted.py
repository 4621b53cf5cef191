"""Logs with a planted position bias: what pairs are worth is drawn, and lists put the better ones higher."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Floats = npt.NDArray[np.float64]

LONGEST = 20
PRODUCTS = 40
# The demo world's curve, and its clicks' chance of reading on.
HYPERBOLIC = 1 / (1 + 0.11 * np.arange(LONGEST))


@dataclass(frozen=True)
class Lists:
    """`product`, `shown`, `clicked` and `looked` are (lists, `LONGEST`); `query` is (lists,)."""

    query: npt.NDArray[np.int64]
    product: npt.NDArray[np.int64]
    shown: npt.NDArray[np.bool_]
    clicked: npt.NDArray[np.bool_]
    looked: npt.NDArray[np.bool_]

    @property
    def examination(self) -> Floats:
        """The share of lists looked at, rank by rank."""
        return (self.looked & self.shown).sum(axis=0) / self.shown.sum(axis=0).clip(1)


def position_based(examination: Floats, seed: int, lists: int = 6_000) -> Lists:
    """Each place is looked at by chance."""
    random, query, product, shown, worth = _pages(seed, lists)
    looked = random.random(worth.shape) < examination
    clicked = looked & (random.random(worth.shape) < worth) & shown
    return Lists(query, product, shown, clicked, looked)


def cascade(continuation: Floats, seed: int, lists: int = 6_000) -> Lists:
    """From the top, reading on after a click by chance."""
    random, query, product, shown, worth = _pages(seed, lists)
    attracts = (random.random(worth.shape) < worth) & shown
    leaves = attracts & (random.random(worth.shape) >= continuation)
    looked = (np.cumsum(leaves, axis=1) - leaves) == 0
    return Lists(query, product, shown, attracts & looked, looked)


def _pages(
    seed: int, lists: int
) -> tuple[
    np.random.Generator,
    npt.NDArray[np.int64],
    npt.NDArray[np.int64],
    npt.NDArray[np.bool_],
    Floats,
]:
    random = np.random.default_rng(seed)
    queries = max(20, lists // 8)
    worth = random.beta(1.2, 2.2, (queries, PRODUCTS))
    ranker = worth + random.normal(0, 0.25, worth.shape)
    popular = np.arange(1.0, queries + 1) ** -0.7
    query = random.choice(queries, lists, p=popular / popular.sum())
    order = np.argsort(-(ranker[query] + random.normal(0, 0.15, (lists, PRODUCTS))), axis=1)
    length = np.where(random.random(lists) < 0.5, 8, random.integers(6, LONGEST + 1, lists))
    product = order[:, :LONGEST]
    shown = np.arange(LONGEST) < length[:, None]
    return random, query, product, shown, worth[query[:, None], product]


def events_of(lists: Lists, *, every: int = 1) -> pa.Table:
    """The log of such lists; of `every` n-th list alone the positions are known."""
    row, place = np.nonzero(lists.shown)
    clicked = lists.clicked[row, place]
    row, place = np.append(row, row[clicked]), np.append(place, place[clicked])
    action = np.append(np.zeros(len(clicked), int), np.ones(clicked.sum(), int))
    position = np.where(row % every == 0, place + 1, -1)
    query = lists.query[row]
    return pa.table(
        {
            "user_id": _coded("u", row % 500),
            "product_id": _coded("p", query * PRODUCTS + lists.product[row, place]),
            "action": pa.array(np.array(["impression", "click"])[action]).dictionary_encode(),
            "query": _coded("q", query),
            "session_id": _coded("s", row),
            "timestamp": pa.array(1_780_000_000 + 60 * row + 5 * action),
            "position": pa.array(position.astype(np.int32)),
        }
    )


def _coded(letter: str, numbers: npt.NDArray[np.int64]) -> pa.DictionaryArray:
    names, codes = np.unique(numbers, return_inverse=True)
    return pa.DictionaryArray.from_arrays(
        pa.array(codes.astype(np.int32)), pa.array([f"{letter}{number}" for number in names])
    )
