"""Posting lists in plain arrays: which products hold a term, and what the term is worth there."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

import numpy as np

from core.arrays import Array, Float32Array, Float64Array, Int32Array, Int64Array

# BM25's k1 and b, tried on a Chinese and an English shop; both are flat around these values.
K1 = 1.0
B = 0.6

# The terms that may stand for one piece of a query, each with a weight up to 1.
WeightedTerms = Sequence[tuple[str, float]]


def idf(document_frequency: Int64Array, products: int) -> Float64Array:
    """Inverse document frequency, log(1 + (N - n + 0.5) / (n + 0.5)) of n out of N; always above 0.

    The 1 keeps it positive for a term that most products hold, as in Lucene.
    """
    rarity: Float64Array = np.log1p(
        (products - document_frequency + 0.5) / (document_frequency + 0.5)
    )
    return rarity


def bm25(frequency: Float64Array, document_frequency: Int64Array, products: int) -> Float32Array:
    """BM25 of term frequencies already divided by the norm of their product: idf · tf (k1 + 1) / (tf + k1).

    Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009. `document_frequency` counts the
    products, out of `products`, that hold the term of each frequency.
    """
    saturated = frequency * (K1 + 1) / (frequency + K1)
    return (idf(document_frequency, products) * saturated).astype(np.float32)


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
        self._numbers = {term: number for number, term in enumerate(terms)}

    def __contains__(self, term: str) -> bool:
        return term in self._numbers

    def number(self, term: str) -> int:
        """The position of `term` in `terms`, -1 if no product holds it."""
        return self._numbers.get(term, -1)

    def numbers(self, terms: Sequence[str]) -> Int64Array:
        """The same of each of `terms`."""
        return np.fromiter(map(self._numbers.get, terms, repeat(-1)), np.int64, len(terms))

    def lookup(self, term: str) -> tuple[Int32Array, Float32Array]:
        """The rows that hold `term` and its impact in each; both empty if none does."""
        number = self.number(term)
        return (self._rows[:0], self._impacts[:0]) if number < 0 else self.lookup_number(number)

    def lookup_number(self, number: int) -> tuple[Int32Array, Float32Array]:
        """The same for the term of this number."""
        span = slice(self._starts[number], self._starts[number + 1])
        return self._rows[span], self._impacts[span]

    def document_frequency(self, numbers: Int32Array) -> Int64Array:
        """How many products hold each of the terms of these numbers."""
        frequency: Int64Array = self._starts[numbers + 1] - self._starts[numbers]
        return frequency

    def document_frequencies(self) -> Iterable[tuple[str, int]]:
        """Every term with the number of products that hold it."""
        return zip(self.terms, np.diff(self._starts).tolist(), strict=True)

    def impact(self, term: str, row: int) -> float:
        """What `term` is worth in the product at `row`; 0 if it is not there."""
        rows, impacts = self.lookup(term)
        index = int(np.searchsorted(rows, row))
        return float(impacts[index]) if index < len(rows) and rows[index] == row else 0.0

    def containing(
        self, character: str, limit: int, products: int, above: int = 0
    ) -> list[tuple[str, float]]:
        """`character` and the `limit` commonest longer terms that hold it, those it ends first.

        More than `above` of the `products` hold each. With each comes what makes it as rare as all of them
        together, up to 1: a rare one is no better answer.
        """
        frequency = np.diff(self._starts)
        holding = [
            (not term.endswith(character), -int(frequency[number]), term)
            for number, term in enumerate(self.terms)
            if character in term and term != character and frequency[number] > above
        ]
        terms = [term for _, _, term in sorted(holding)[:limit]]
        if not terms:
            return []
        terms += [character] if character in self else []
        held = np.unique(np.concatenate([self.lookup(term)[0] for term in terms]))
        numbers = np.array([self._numbers[term] for term in terms])
        together = idf(np.array([len(held)]), products)[0]
        shares = (together / idf(frequency[numbers], products)).tolist()
        return list(zip(terms, shares, strict=True))

    def with_prefix(self, prefix: str, limit: int) -> list[str]:
        """The `limit` terms held by most products among those that begin with `prefix`."""
        first = bisect_left(self.terms, prefix)
        last = bisect_left(self.terms, prefix + "\U0010ffff", lo=first)
        frequency = np.diff(self._starts[first : last + 1])
        best = np.argsort(-frequency, kind="stable")[:limit]
        return [self.terms[first + offset] for offset in best.tolist()]

    def add_best(self, scores: Float32Array, terms: WeightedTerms, weight: float) -> None:
        """Add to the score of each product the most that any of `terms` is worth there, times `weight`."""
        if len(terms) == 1:
            rows, impacts = self.lookup(terms[0][0])
            scores[rows] += np.float32(weight * terms[0][1]) * impacts
            return
        most = np.zeros_like(scores)
        for term, share in terms:
            rows, impacts = self.lookup(term)
            most[rows] = np.maximum(most[rows], np.float32(weight * share) * impacts)
        scores += most

    def add_weighted(
        self, scores: Float32Array, numbers: Int32Array, weights: Float32Array
    ) -> None:
        """Add to `scores` (products,) what each of the terms of these numbers is worth, times its weight."""
        lists = [self.lookup_number(number) for number in numbers.tolist()]
        if lists:
            rows, impacts = map(np.concatenate, zip(*lists, strict=True))
            weights = np.repeat(weights, [len(held) for held, _ in lists])
            # Term after term, as single sums would, in a third of their time.
            np.add.at(scores, rows, weights * impacts)

    def best_term(self, terms: WeightedTerms, row: int) -> tuple[str, float]:
        """The one of `terms` that is worth most in the product at `row`, and how much; 0 if none is there."""
        worth = [(share * self.impact(term, row), term) for term, share in terms]
        most = max(worth, default=(0.0, ""), key=lambda entry: entry[0])
        return most[1], most[0]

    def ceiling(self, terms: WeightedTerms) -> float:
        """The most that any of `terms` is worth in any product."""
        worth = (share * float(self.lookup(term)[1].max(initial=0.0)) for term, share in terms)
        return max(worth, default=0.0)

    def rows_with_any(self, terms: WeightedTerms) -> Int32Array:
        """The products that hold any of `terms`, each once."""
        rows = [self.lookup(term)[0] for term, _ in terms]
        return rows[0] if len(rows) == 1 else np.unique(np.concatenate(rows))

    def arrays(self, name: str) -> dict[str, Array]:
        """All of it, for `from_arrays`, as arrays whose names begin with `name`."""
        terms = np.frombuffer("\n".join(self.terms).encode(), np.uint8)
        values: tuple[Array, ...] = (terms, self._starts, self._rows, self._impacts)
        return {f"{name}.{part}": array for part, array in zip(_PARTS, values, strict=True)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array], name: str, products: int) -> "Postings":
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
