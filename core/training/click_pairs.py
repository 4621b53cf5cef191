"""What shoppers taught: pairs of a query and a product that they took an interest in."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from core.arrays import BoolArray, Float32Array, Float64Array, IndexArray, Int32Array
from core.data.catalogue import Catalogue
from core.feedback.actions import ACTION_WEIGHTS, DISMISS, TAKEN_BACK
from core.feedback.arrow_tables import factorize, text_array
from core.feedback.clicks.models import inverse_propensities
from core.text.normalise import normalise

# Grades of held-out pairs, for nDCG: the order is that of intent, the steps are a choice.
ACTION_GRADES = {"click": 1, "favourite": 2, "cart": 2, "purchase": 3}
# Sums of weights that differ by less are equal but for rounding.
SAME = 1e-9
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

    def for_queries(self, wanted: BoolArray) -> "Pairs":
        """Only the pairs of the queries where `wanted` is true; `queries` stays as it is."""
        chosen = wanted[self.query]
        return Pairs(
            self.queries,
            self.query[chosen],
            self.row[chosen],
            self.weight[chosen],
            self.grade[chosen],
        )


def pairs_from_events(events: pa.Table | None, catalogue: Catalogue) -> Pairs:
    """Every query and product that an action joins, once each; none where there are no events.

    What happened far down a list counts more, as the log's click model has it. A pair that was dismissed as
    much as it was liked is left out.
    """
    if events is None or not events.num_rows:
        return _no_pairs()
    return _pairs(events, inverse_propensities(events), catalogue)


def counted_pairs(events: pa.Table | None, catalogue: Catalogue) -> Pairs:
    """`pairs_from_events` as if position did nothing, at a fraction of its cost; for counting alone.

    Only of what was both liked and dismissed other pairs may be left.
    """
    if events is None or not events.num_rows:
        return _no_pairs()
    return _pairs(events, np.ones(events.num_rows), catalogue)


def _pairs(events: pa.Table, correction: Float64Array, catalogue: Catalogue) -> Pairs:
    useful = np.flatnonzero(_useful(events))
    if not len(useful):
        return _no_pairs()
    return _aggregate(events, useful, correction[useful], catalogue)


def most_pairs(events: pa.Table | None) -> int:
    """How many pairs `pairs_from_events` finds at most, at a fraction of its cost."""
    if events is None or not events.num_rows:
        return 0
    _, query = factorize(_asked(events))
    products, product = factorize(events["product_id"].cast(pa.string()))
    joined = _useful(events)
    key = query.astype(np.int64) * len(products) + product
    return len(np.unique(key[joined]))


def _useful(events: pa.Table) -> BoolArray:
    """Which events join a query and a product, (events,)."""
    # By NumPy: Arrow's `filter`, `group_by` and `fill_null` bring in pandas, and the window asks.
    actions, action = factorize(events["action"].cast(pa.string()))
    texts, query = factorize(_asked(events))
    teaches = np.array([name in WEIGHTS for name in actions], bool)[action]
    is_asked = np.array([bool(text) for text in texts], bool)[query]
    useful: BoolArray = teaches & is_asked
    return useful


def _asked(events: pa.Table) -> pa.ChunkedArray:
    """The text of each event's query, empty where there is none."""
    return pc.call_function("coalesce", [events["query"].cast(pa.string()), text_array([""])[0]])


def _aggregate(
    events: pa.Table, useful: IndexArray, correction: Float64Array, catalogue: Catalogue
) -> Pairs:
    """One pair for all `useful` events of the same query and product; `correction` is of these alone."""
    rows = _row_numbers(events["product_id"], catalogue.row_of)[useful]
    # 1. What an action says, times how rarely anybody looks where it happened.
    weight, grade = _weights_and_grades(events["action"], useful, correction)
    # 2. Summed by query and product; the grade is that of the strongest action.
    texts, query = _query_numbers(events["query"], useful)
    known = (rows >= 0) & (query >= 0)
    size = max(1, len(catalogue))
    key = query[known].astype(np.int64) * size + rows[known]
    keys, pair = np.unique(key, return_inverse=True)
    weights = np.bincount(pair, weight[known], len(keys))
    grades = np.zeros(len(keys), np.int32)
    np.maximum.at(grades, pair, grade[known])
    # 3. What was taken back as often as it was done says nothing.
    liked = weights > SAME
    keys, weights, grades = keys[liked], weights[liked], grades[liked]
    # 4. As logarithms, so that what everybody buys does not drown the rest, about 1 on average.
    weights = np.log1p(weights)
    if len(keys):
        weights = weights / max(weights.mean(), SAME)
    return Pairs(
        texts,
        (keys // size).astype(np.int32),
        (keys % size).astype(np.int32),
        weights.astype(np.float32),
        grades,
    )


def _weights_and_grades(
    column: pa.ChunkedArray, useful: IndexArray, correction: Float64Array
) -> tuple[Float64Array, Int32Array]:
    """Of each `useful` event what its action counts, corrected for its place, and the grade it stands for."""
    actions, action = factorize(column.cast(pa.string()))
    action = action[useful]
    weight = np.array([float(WEIGHTS.get(name, 0)) for name in actions])[action]
    # What is far down is rarely looked at, but who dismisses a product has looked at it.
    seen = np.array([TAKEN_BACK.get(name, name) == DISMISS for name in actions], bool)[action]
    weight *= np.where(seen, 1.0, correction)
    return weight, np.array([ACTION_GRADES.get(name, 0) for name in actions], np.int32)[action]


def _row_numbers(column: pa.ChunkedArray, numbers: dict[str, int]) -> Int32Array:
    """The number of each value, -1 for one without."""
    values, code = factorize(column.cast(pa.string()))
    return np.array([numbers.get(value, -1) for value in values], np.int32)[code]


def _query_numbers(column: pa.ChunkedArray, useful: IndexArray) -> tuple[list[str], Int32Array]:
    """Different normalised texts and the number of each useful row's among them, -1 for an empty one."""
    every, code = factorize(column.cast(pa.string()))
    # In the order in which the useful rows have them.
    found, first, places = np.unique(code[useful], return_index=True, return_inverse=True)
    values = [every[number] for number in found[np.argsort(first)]]
    order = np.argsort(np.argsort(first))[places]
    numbers: dict[str, int] = {}
    texts = [normalise(value) for value in values]
    known = [numbers.setdefault(text, len(numbers)) if text else -1 for text in texts]
    return list(numbers), np.array(known, np.int32)[order]


def _no_pairs() -> Pairs:
    whole = np.zeros(0, np.int32)
    return Pairs([], whole, whole, np.zeros(0, np.float32), whole)
