"""The pool: what the best of several systems found for each query, in an order that favours none of them.

Judged are the products at the first ranks of any system (pooling, Spärck Jones and van Rijsbergen 1975).
Queries, and the products of each, come in random order, for who sees ranks, scores or systems judges by them;
the order is the same whenever a judge comes back, and another for each judge.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.judging.verdict import Pair, Rankings

DEPTH = 10


@dataclass(frozen=True)
class Pool:
    """What is to be judged, in order: all products of a query, then those of the next."""

    pairs: tuple[Pair, ...]

    def left(self, judged: Mapping[Pair, int]) -> Iterator[Pair]:
        """What this judge has not looked at yet."""
        return (pair for pair in self.pairs if pair not in judged)


def pool_of(systems: Mapping[str, Rankings], judge: str, depth: int = DEPTH) -> Pool:
    """The first `depth` products of every system (name → query → products), shuffled for `judge`."""
    products: dict[str, set[str]] = {}
    for rankings in systems.values():
        for query, ranking in rankings.items():
            products.setdefault(query, set()).update(ranking[:depth])
    return Pool(
        tuple(
            (query, product)
            for query in sorted(products, key=lambda query: _lot(judge, query))
            for product in sorted(products[query], key=lambda product: _lot(judge, query, product))
        )
    )


def _lot(*names: str) -> bytes:
    """A number drawn for these names, the same each time."""
    return hashlib.sha256("\0".join(names).encode("utf-8", "replace")).digest()
