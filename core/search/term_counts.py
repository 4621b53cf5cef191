"""How often each product holds each term: what impacts are worked out from, and can be again."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array, IndexArray, Int32Array, Int64Array
from core.search.postings import B, Postings, bm25


@dataclass(frozen=True)
class TermCounts:
    """Terms → rows and weighted frequencies; `lengths` (products,) are of the products, all terms weighted.

    `names` ascend; the products of `names[i]` are `rows[starts[i]:starts[i + 1]]`, ascending.
    """

    names: list[str]
    starts: Int64Array
    rows: Int32Array
    frequency: Float64Array
    lengths: Float64Array

    def postings(self) -> Postings:
        """What each term is worth in each product."""
        products, held_by = max(len(self.lengths), 1), np.diff(self.starts)
        frequency = self.frequency / self._norms()[self.rows]
        impacts = bm25(frequency, np.repeat(held_by, held_by), products)
        return Postings(self.names, self.starts, self.rows, impacts)

    def replaced(self, rows: IndexArray, others: "TermCounts") -> "TermCounts":
        """The same where the products at `rows`, ascending, are those that `others` counts."""
        kept = ~np.isin(self.rows, rows)
        names, places, other_places = _merged(self.names, others.names)
        numbers = np.concatenate([places[self._numbers()[kept]], other_places[others._numbers()]])
        of_entry = np.concatenate([self.rows[kept], rows[others.rows].astype(np.int32)])
        frequency = np.concatenate([self.frequency[kept], others.frequency])
        order = np.argsort(numbers * len(self.lengths) + of_entry, kind="stable")
        held_by = np.bincount(numbers, minlength=len(names))
        # No product holds these any more.
        for number in np.flatnonzero(held_by == 0)[::-1].tolist():
            del names[number]
        lengths = self.lengths.copy()
        lengths[rows] = others.lengths
        starts = np.concatenate(([0], np.cumsum(held_by[held_by > 0])))
        return TermCounts(names, starts, of_entry[order], frequency[order], lengths)

    def _numbers(self) -> Int64Array:
        """The position in `names` of the term of each entry."""
        return np.repeat(np.arange(len(self.names)), np.diff(self.starts))

    def _norms(self) -> Float64Array:
        """1 - b + b · length / average length, (products,)."""
        average = self.lengths.sum() / max(len(self.lengths), 1) or 1.0
        norms: Float64Array = 1 - B + B * self.lengths / average
        return norms


def _merged(names: list[str], others: list[str]) -> tuple[list[str], Int64Array, Int64Array]:
    """Both lists, ascending, as one, and where in it each of `names` and of `others` is."""
    merged = list(names)
    found = [(bisect_left(names, name), name) for name in others]
    is_new = [place == len(names) or names[place] != name for place, name in found]
    new = [entry for entry, lacks in zip(found, is_new, strict=True) if lacks]
    for place, name in reversed(new):
        merged.insert(place, name)
    inserted = np.array([place for place, _ in new], np.int64)
    places = np.arange(len(names)) + np.searchsorted(inserted, np.arange(len(names)), side="right")
    # What is new stands before the name that stood at its place.
    before = np.cumsum(is_new, dtype=np.int64) - np.array(is_new, np.int64)
    own = np.array([place for place, _ in found], np.int64)
    known = places[np.minimum(own, len(names) - 1)] if len(names) else own
    return merged, places, np.where(is_new, own + before, known)


class PostingsBuilder:
    """Gathers the terms of every product, field by field, and turns them into impacts at the end.

    A term counts once for each occurrence, times the weight of the field, before frequencies saturate; a
    product is as long as its weighted terms (BM25 for weighted fields, Robertson, Zaragoza and Taylor 2004).
    One length for all fields beat a length for each (BM25F) in both shops it was tried on.
    """

    def __init__(self, products: int) -> None:
        self._number: dict[str, int] = {}
        self._term, self._row, self._frequency = array("i"), array("i"), array("f")
        self._lengths = np.zeros(products, np.float64)

    def add(self, row: int, terms: Sequence[str], weight: float) -> None:
        """Take the terms of one field of the product at `row`."""
        self.add_counted(row, Counter(terms), weight, len(terms))

    def add_counted(
        self, row: int, counts: Mapping[str, float], weight: float, length: float
    ) -> None:
        """The same of terms with how often each occurs, and how long they are all together."""
        self._lengths[row] += weight * length
        for term, count in counts.items():
            self._term.append(self._number.setdefault(term, len(self._number)))
            self._row.append(row)
            self._frequency.append(weight * count)

    def build(self) -> Postings:
        """Postings of everything added."""
        return self.counts().postings()

    def counts(self) -> TermCounts:
        """Everything added, counted."""
        products = max(len(self._lengths), 1)
        names = sorted(self._number)
        # One entry for each term of each product, its frequency summed over the fields.
        keys = self._sorted_numbers(names) * products + np.array(self._row, np.int64)
        keys, entry = np.unique(keys, return_inverse=True)
        weights = np.array(self._frequency, np.float64)
        frequency = np.bincount(entry, weights, len(keys)).astype(np.float64)
        rows = (keys % products).astype(np.int32)
        # How many entries a term has is its document frequency.
        held_by = np.bincount(keys // products, minlength=len(names))
        starts = np.concatenate(([0], np.cumsum(held_by)))
        return TermCounts(names, starts, rows, frequency, self._lengths)

    def _sorted_numbers(self, names: list[str]) -> Int64Array:
        """Of every term added its position in `names`, which are sorted."""
        position = np.empty(len(names), np.int64)
        position[[self._number[name] for name in names]] = np.arange(len(names))
        return position[np.array(self._term, np.int64)]
