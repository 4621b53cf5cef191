"""What shoppers taught: pairs of a query and a product they took an interest in, and who checks whom."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from core.arrays import BoolArray, Float32Array, Int32Array, Int64Array
from core.data.catalogue import Catalogue
from core.feedback.actions import ACTION_WEIGHTS, DISMISS, TAKEN_BACK
from core.feedback.clicks.models import inverse_propensities
from core.text.normalise import normalise

# Grades of held-out pairs, for nDCG.
ACTION_GRADES = {"click": 1, "favourite": 2, "cart": 2, "purchase": 3}
# "Not this" takes back as much as putting it in the cart would have said.
_DONE = {**ACTION_WEIGHTS, DISMISS: -ACTION_WEIGHTS["cart"]}
WEIGHTS = {**_DONE, **{back: -_DONE[done] for back, done in TAKEN_BACK.items()}}


@dataclass(frozen=True)
class Pairs:
    """Query `queries[query[i]]` led to the product at `row[i]`.

    `weight` is float32, about 1 on average; `grade` int32 is that of the strongest action.
    """

    queries: list[str]
    query: Int32Array
    row: Int32Array
    weight: Float32Array
    grade: Int32Array

    def __len__(self) -> int:
        return len(self.query)

    def of_queries(self, wanted: BoolArray) -> "Pairs":
        """Only the pairs of the queries where `wanted` is true; `queries` stays as it is."""
        kept = wanted[self.query]
        return Pairs(
            self.queries, self.query[kept], self.row[kept], self.weight[kept], self.grade[kept]
        )


def pairs_from_events(events: pa.Table | None, catalogue: Catalogue) -> Pairs:
    """Every query and product that an action joins, once each; none where there are no events.

    What happened far down a list counts more, as the log's click model has it. A pair that was dismissed as
    much as it was liked is left out.
    """
    if events is None or not events.num_rows:
        return _no_pairs()
    correction = inverse_propensities(events)
    useful = pc.and_(
        pc.is_in(events["action"], pa.array(list(WEIGHTS))),
        pc.not_equal(pc.fill_null(events["query"].cast(pa.string()), ""), ""),
    )
    numbered = events.append_column("correction", pa.array(correction)).filter(useful)
    if not numbered.num_rows:
        return _no_pairs()
    return _joined(numbered, catalogue)


def _joined(events: pa.Table, catalogue: Catalogue) -> Pairs:
    rows = _numbers(events["product_id"], catalogue.row_of)
    actions, action = _distinct(events["action"])
    weight = np.array([WEIGHTS[name] for name in actions])[action]
    # What is far down is rarely looked at, but who dismisses a product has looked at it.
    seen = np.array([TAKEN_BACK.get(name, name) == DISMISS for name in actions], bool)[action]
    weight *= np.where(seen, 1.0, events["correction"].to_numpy())
    grade = np.array([ACTION_GRADES.get(name, 0) for name in actions], np.int32)[action]
    texts, query = _texts(events["query"])
    known = (rows >= 0) & (query >= 0)
    key = query[known].astype(np.int64) * max(1, len(catalogue)) + rows[known]
    pairs, place = np.unique(key, return_inverse=True)
    weights = np.bincount(place, weight[known], len(pairs))
    grades = np.zeros(len(pairs), np.int32)
    np.maximum.at(grades, place, grade[known])
    liked = weights > 1e-9
    pairs, weights, grades = pairs[liked], np.log1p(weights[liked]), grades[liked]
    return Pairs(
        texts,
        (pairs // max(1, len(catalogue))).astype(np.int32),
        (pairs % max(1, len(catalogue))).astype(np.int32),
        (weights / max(weights.mean(), 1e-9)).astype(np.float32)
        if len(pairs)
        else weights.astype(np.float32),
        grades,
    )


def _numbers(column: pa.ChunkedArray, numbers: dict[str, int]) -> Int32Array:
    """The number of each value, -1 for one without."""
    values, place = _distinct(column)
    known = np.array([numbers.get(value, -1) for value in values], np.int32)
    return known[place]


def _texts(column: pa.ChunkedArray) -> tuple[list[str], Int32Array]:
    """Distinct normalised texts and the place of each row's among them, -1 for an empty one."""
    values, place = _distinct(column)
    places: dict[str, int] = {}
    normal = [normalise(value) for value in values]
    known = [places.setdefault(text, len(places)) if text else -1 for text in normal]
    return list(places), np.array(known, np.int32)[place]


def _distinct(column: pa.ChunkedArray) -> tuple[list[str], Int64Array]:
    encoded = column.cast(pa.string()).combine_chunks().dictionary_encode()
    return encoded.dictionary.to_pylist(), encoded.indices.to_numpy(zero_copy_only=False)


def _no_pairs() -> Pairs:
    whole = np.zeros(0, np.int32)
    return Pairs([], whole, whole, np.zeros(0, np.float32), whole)
