"""What a log says of position: each product shown at a known rank, list by list, and if it was clicked."""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from core.arrays import BoolArray, Int8Array, Int32Array, Int64Array
from core.feedback.actions import ACTIONS, DISMISS, IMPRESSION, TAKEN_BACK
from core.feedback.arrow_tables import factorize, to_numpy

# What stands deeper is hardly examined, and too rarely shown to say how hardly.
MOST_RANKS = 50
# More seconds than any log spans: key and time pack into one number.
_SECONDS = 1 << 33


@dataclass(frozen=True, kw_only=True)
class Impressions:
    """Shown products, one row each, list after list and each list from its top.

    `pair` numbers the different pairs of a query and a product; pair `p` is of the query at
    `pair_query[p]` in `queries` and the product at `pair_product[p]` in `products`. `rank` counts from 1.
    What was taken an interest in is `clicked`, unless it was dismissed afterwards. `start` is the row at
    which each list begins, `ranks` the deepest rank of the log. `unknown` is the share of impressions
    whose rank is not known or that answered no query; they are left aside here.
    """

    queries: list[str]
    products: list[str]
    pair_query: Int64Array
    pair_product: Int64Array
    pair: Int64Array
    rank: Int64Array
    clicked: BoolArray
    start: Int64Array
    ranks: int
    unknown: float

    def __len__(self) -> int:
        return len(self.rank)

    @property
    def lengths(self) -> Int64Array:
        """How many products each list shows, (lists,)."""
        return np.diff(self.start, append=len(self))

    def select_lists(self, mask: BoolArray) -> "Impressions":
        """Only the lists where `mask` (lists,) is true; pairs keep their numbers."""
        rows = np.repeat(mask, self.lengths)
        lengths = self.lengths[mask]
        return replace(
            self,
            pair=self.pair[rows],
            rank=self.rank[rows],
            clicked=self.clicked[rows],
            start=np.cumsum(lengths) - lengths,
        )


def impressions_of(events: pa.Table) -> Impressions:
    """The impressions of a table of behaviour. A list is what one session saw for one query at a time."""
    coded = {name: factorize(events[name]) for name in ("query", "product_id", "action")}
    queries, query = coded["query"]
    products, product = coded["product_id"]
    actions, action = coded["action"]
    kinds = np.array([_kind(name) for name in actions], np.int8)[action]
    rank = to_numpy(events["position"]).astype(np.int64)
    has_query = np.array([bool(text) for text in queries], bool)[query]
    shown = kinds == SHOWN
    is_ranked = has_query & (rank > 0)
    rows = np.flatnonzero(is_ranked & (rank <= MOST_RANKS))
    group = _groups(events, query)[rows]
    time = to_numpy(events["timestamp"])[rows]
    return _joined(
        _Rows(
            group, query[rows], product[rows], rank[rows], time - time.min(initial=0), kinds[rows]
        ),
        queries,
        products,
        float(1 - is_ranked[shown].mean()) if shown.any() else 0.0,
    )


SHOWN, CLICKED, DISMISSED, UNDISMISSED, OTHER = range(5)


def _kind(action: str) -> int:
    kind_of = {IMPRESSION: SHOWN, DISMISS: DISMISSED, **dict.fromkeys(ACTIONS, CLICKED)}
    if TAKEN_BACK.get(action) == DISMISS:
        return UNDISMISSED
    return kind_of.get(action, OTHER)


def _groups(events: pa.Table, query: Int32Array) -> Int64Array:
    """The number of each row's shopper, session and query together."""
    group = query.astype(np.int64)
    for name in ("session_id", "user_id"):
        texts, codes = factorize(events[name])
        group = np.unique(group * (len(texts) + 1) + codes, return_inverse=True)[1]
    return group


@dataclass(frozen=True)
class _Rows:
    """Events that happened at a known rank."""

    group: Int64Array
    query: Int32Array
    product: Int32Array
    rank: Int64Array
    time: Int64Array
    kind: Int8Array

    def of_kind(self, kind: int) -> "_Rows":
        return self.take(np.flatnonzero(self.kind == kind))

    def take(self, rows: Int64Array) -> "_Rows":
        return _Rows(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def _joined(rows: _Rows, queries: list[str], products: list[str], unknown: float) -> Impressions:
    shown = rows.of_kind(SHOWN)
    shown = shown.take(np.lexsort((shown.rank, shown.time, shown.group)))
    clicked, dismissed, undismissed = (
        _acted_on(shown, rows.of_kind(kind), len(products))
        for kind in (CLICKED, DISMISSED, UNDISMISSED)
    )
    key = shown.query.astype(np.int64) * max(1, len(products)) + shown.product
    pairs, pair = np.unique(key, return_inverse=True)
    # A list ends where the ranks begin anew.
    begins = np.ones(len(shown.rank), bool)
    begins[1:] = (np.diff(shown.group) != 0) | (np.diff(shown.rank) <= 0)
    return Impressions(
        queries=queries,
        products=products,
        pair_query=pairs // max(1, len(products)),
        pair_product=pairs % max(1, len(products)),
        pair=pair,
        rank=shown.rank,
        clicked=clicked & (~dismissed | undismissed),
        start=np.flatnonzero(begins),
        ranks=int(shown.rank.max(initial=0)),
        unknown=unknown,
    )


def _acted_on(shown: _Rows, acts: _Rows, products: int) -> BoolArray:
    """Which impressions something was done to: it goes to the last one before it of its product and rank."""
    is_acted_on = np.zeros(len(shown.rank), bool)
    if not len(acts.rank) or not len(shown.rank):
        return is_acted_on
    # The same group, product and rank have the same number.
    keys = np.concatenate([_key(shown, products), _key(acts, products)])
    number = np.unique(keys, return_inverse=True)[1]
    shown_number, act_number = np.split(number, [len(shown.rank)])
    # Number and time in one key: the last impression before an act is found by one search.
    shown_key, act_key = shown_number * _SECONDS + shown.time, act_number * _SECONDS + acts.time
    order = np.argsort(shown_key, kind="stable")
    before = np.searchsorted(shown_key[order], act_key, side="right") - 1
    last = order[before.clip(0)]
    is_same = (before >= 0) & (shown_number[last] == act_number)
    is_acted_on[last[is_same]] = True
    return is_acted_on


def _key(rows: _Rows, products: int) -> Int64Array:
    return (rows.group * max(1, products) + rows.product) * (MOST_RANKS + 1) + rows.rank
