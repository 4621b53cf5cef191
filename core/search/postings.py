"""Posting lists in plain arrays: which products hold a term, and what the term is worth there."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from core.arrays import Array, Float32Array, Float64Array, Int32Array, Int64Array

# BM25's k1 and b, tried on a Chinese and an English shop; both are flat around these values.
SATURATION = 1.0
LENGTH = 0.6


def rarity_of(held: Int64Array, products: int) -> Float64Array:
    """Inverse document frequency of terms that `held` out of `products` hold; always above 0."""
    rarity: Float64Array = np.log1p((products - held + 0.5) / (held + 0.5))
    return rarity


def impact_of(frequency: Float64Array, held: Int64Array, products: int) -> Float32Array:
    """BM25 of a weighted frequency: rarity of the term times its saturated frequency.

    `held` counts the products, out of `products`, that hold the term of each frequency.
    """
    saturated = frequency * (SATURATION + 1) / (frequency + SATURATION)
    return (rarity_of(held, products) * saturated).astype(np.float32)


class Postings:
    """Terms → rows and impacts; the score of a query is a sum over its terms.

    `terms` ascend; the products of `terms[i]` are `rows[starts[i]:starts[i + 1]]`, ascending.
    """

    def __init__(
        self, terms: list[str], starts: Int64Array, rows: Int32Array, impacts: Float32Array
    ) -> None:
        self.terms = terms
        self._starts = starts
        self._rows = rows
        self._impacts = impacts
        self._place = {term: at for at, term in enumerate(terms)}

    def __contains__(self, term: str) -> bool:
        return term in self._place

    def number(self, term: str) -> int:
        """The place of `term` in `terms`, -1 if no product holds it."""
        return self._place.get(term, -1)

    def of(self, term: str) -> tuple[Int32Array, Float32Array]:
        """The rows that hold `term` and its impact in each; both empty if none does."""
        number = self.number(term)
        return (self._rows[:0], self._impacts[:0]) if number < 0 else self.at(number)

    def at(self, number: int) -> tuple[Int32Array, Float32Array]:
        """The same for the term at a place in `terms`."""
        span = slice(self._starts[number], self._starts[number + 1])
        return self._rows[span], self._impacts[span]

    def held(self, numbers: Int32Array) -> Int64Array:
        """How many products hold each of the terms at some places in `terms`."""
        held: Int64Array = self._starts[numbers + 1] - self._starts[numbers]
        return held

    def impact(self, term: str, row: int) -> float:
        """What `term` is worth in the product at `row`; 0 if it is not there."""
        rows, impacts = self.of(term)
        at = int(np.searchsorted(rows, row))
        return float(impacts[at]) if at < len(rows) and rows[at] == row else 0.0

    def beginning_with(self, prefix: str, limit: int) -> list[str]:
        """The `limit` terms held by most products among those that begin with `prefix`."""
        first = bisect_left(self.terms, prefix)
        last = bisect_left(self.terms, prefix + "\U0010ffff", lo=first)
        held = np.diff(self._starts[first : last + 1])
        return [self.terms[first + at] for at in np.argsort(-held, kind="stable")[:limit].tolist()]

    def products(self) -> Iterable[tuple[str, int]]:
        """Every term with the number of products that hold it."""
        return zip(self.terms, np.diff(self._starts).tolist(), strict=True)

    def arrays(self, name: str) -> dict[str, Array]:
        """All of it, for `of_arrays`, as arrays whose names begin with `name`."""
        terms = np.frombuffer("\n".join(self.terms).encode(), np.uint8)
        values: tuple[Array, ...] = (terms, self._starts, self._rows, self._impacts)
        return {f"{name}.{part}": array for part, array in zip(_PARTS, values, strict=True)}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, Array], name: str, products: int) -> "Postings":
        """What `arrays` gave, of a catalogue of so many products.

        Raises:
            KeyError, ValueError: something is missing or does not fit together.
        """
        terms, starts, rows, impacts = (arrays[f"{name}.{part}"] for part in _PARTS)
        text = terms.tobytes().decode()
        names = text.split("\n") if text else []
        require_lists(starts, rows, len(names), products)
        if impacts.shape != rows.shape or impacts.dtype != np.float32:
            raise ValueError(f"{impacts.shape} impacts of {rows.shape} rows")
        return cls(names, starts, rows, impacts)


_PARTS = ("terms", "starts", "rows", "impacts")


def require_lists(starts: Array, numbers: Array, lists: int, limit: int) -> None:
    """Refuse what are not `lists` lists of numbers from 0 to below `limit`, one after the other.

    Raises:
        ValueError: they are not.
    """
    if starts.shape != (lists + 1,) or starts.dtype != np.int64 or numbers.dtype != np.int32:
        raise ValueError(f"{starts.dtype} {starts.shape} starts of {lists} lists")
    if starts[0] != 0 or numbers.shape != (starts[-1],) or (np.diff(starts) < 0).any():
        raise ValueError("starts that are none")
    if len(numbers) and not 0 <= numbers.min() <= numbers.max() < limit:
        raise ValueError(f"numbers that are not below {limit}")


class PostingsBuilder:
    """Gathers the terms of every product, field by field, and turns them into impacts at the end.

    A term counts once for each occurrence, times the weight of the field; a product is as long as its
    weighted terms. One length for all fields beat a length for each in both shops it was tried on.
    """

    def __init__(self, products: int) -> None:
        self._number: dict[str, int] = {}
        self._term, self._row, self._frequency = array("i"), array("i"), array("f")
        self._lengths = np.zeros(products, np.float64)

    def add(self, row: int, terms: Sequence[str], weight: float) -> None:
        """Take the terms of one field of the product at `row`."""
        self._lengths[row] += weight * len(terms)
        for term, count in Counter(terms).items():
            self._term.append(self._number.setdefault(term, len(self._number)))
            self._row.append(row)
            self._frequency.append(weight * count)

    def build(self) -> Postings:
        """Postings of everything added."""
        products = max(len(self._lengths), 1)
        names = sorted(self._number)
        keys = self._places(names) * products + np.array(self._row, np.int64)
        keys, place = np.unique(keys, return_inverse=True)
        frequency = np.bincount(place, np.array(self._frequency, np.float64), len(keys))
        held = np.bincount(keys // products, minlength=len(names))
        rows = keys % products
        impacts = impact_of(frequency / self._norms()[rows], np.repeat(held, held), products)
        return Postings(
            names, np.concatenate(([0], np.cumsum(held))), rows.astype(np.int32), impacts
        )

    def _places(self, names: list[str]) -> Int64Array:
        """The place in `names`, which are sorted, of every term added."""
        place = np.empty(len(names), np.int64)
        place[[self._number[name] for name in names]] = np.arange(len(names))
        return place[np.array(self._term, np.int64)]

    def _norms(self) -> Float64Array:
        average = self._lengths.sum() / max(len(self._lengths), 1) or 1.0
        norms: Float64Array = 1 - LENGTH + LENGTH * self._lengths / average
        return norms
