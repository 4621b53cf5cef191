"""What an update learns from: pairs old and new as one, and what shoppers saw and did not want."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from core.arrays import BoolArray, Int32Array, Int64Array
from core.data.catalogue import Catalogue
from core.errors import DataError
from core.feedback.actions import ACTION_WEIGHTS, DISMISS
from core.feedback.arrow_tables import factorize, to_numpy
from core.feedback.behaviour import imported_and_recorded
from core.feedback.clicks.models import pair_attractiveness
from core.language import QT_TRANSLATE_NOOP
from core.text.normalise import normalise
from core.training.click_pairs import Pairs, pairs_from_events
from core.workspace import Workspace

Numbers = Int32Array | Int64Array

# Of one shopper so many of the latest actions count, or this share of everybody's if that is more.
FREE_ACTIONS = 20
LARGEST_SHARE = 0.1
# Who looks at a product that is wanted as little as this mostly passes it over.
UNWANTED = 0.45
LEAST_LOOKS = 0.8


@dataclass(frozen=True)
class UpdateExamples:
    """`pairs` of everything known and new; `is_new` (pairs,) says which of them new events are about.

    `avoided` (n, 2) int32 holds numbers of `pairs.queries` with rows of products they are not after.
    """

    pairs: Pairs
    is_new: BoolArray
    avoided: Int32Array


def update_examples(
    workspace: Workspace, catalogue: Catalogue, after: int, upto: int
) -> UpdateExamples:
    """What the log says between its events `after` and `upto`, with all that was known before.

    Raises:
        DataError: nothing is left of either, for all was taken back.
    """
    known, news = (part and fair(part) for part in imported_and_recorded(workspace, after, upto))
    parts = [part for part in (known, news) if part]
    if not parts:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "All that was done has been taken back; nothing is to learn.")
        )
    known_and_new = pa.concat_tables(parts).unify_dictionaries()
    pairs = pairs_from_events(known_and_new, catalogue)
    # Which pairs are new does not hang on where they stood.
    fresh = pairs_from_events(news and news.drop_columns("position"), catalogue)
    return UpdateExamples(
        pairs, _among(pairs, fresh, len(catalogue)), _avoided(known_and_new, pairs, catalogue)
    )


def fair(events: pa.Table) -> pa.Table:
    """`events` with no more of one shopper's actions than count: nobody may drown the others."""
    actions, action = factorize(events["action"])
    teaches = np.isin(actions, [*ACTION_WEIGHTS, DISMISS])[action]
    _, shopper = factorize(events["user_id"])
    rows = np.flatnonzero(teaches)
    limit = max(FREE_ACTIONS, int(LARGEST_SHARE * len(rows)))
    latest = rows[np.lexsort((-to_numpy(events["timestamp"])[rows], shopper[rows]))]
    who = shopper[latest]
    place = np.arange(len(latest)) - np.searchsorted(who, who, "left")
    kept = np.ones(events.num_rows, bool)
    kept[latest[place >= limit]] = False
    return events if kept.all() else events.filter(pa.array(kept))


def _among(pairs: Pairs, fresh: Pairs, products: int) -> BoolArray:
    places = {text: at for at, text in enumerate(pairs.queries)}
    query = np.array([places[text] for text in fresh.queries], np.int64)[fresh.query]
    return np.isin(_keys(pairs.query, pairs.row, products), _keys(query, fresh.row, products))


def _keys(query: Numbers, row: Int32Array, products: int) -> Int64Array:
    return np.asarray(query.astype(np.int64) * products + row)


def _avoided(events: pa.Table, pairs: Pairs, catalogue: Catalogue) -> Int32Array:
    worth = pair_attractiveness(events)
    unwanted = np.flatnonzero((worth.value < UNWANTED) & (worth.looks >= LEAST_LOOKS))
    dismissed = events.filter(pc.equal(events["action"].cast(pa.string()), DISMISS))
    said = zip(
        dismissed["query"].cast(pa.string()).to_pylist(),
        dismissed["product_id"].cast(pa.string()).to_pylist(),
        strict=True,
    )
    passed = ((worth.queries[at], worth.products[at]) for at in unwanted)
    places = {text: at for at, text in enumerate(pairs.queries)}
    found = {
        (places.get(normalise(query), -1), catalogue.row_of.get(product, -1))
        for query, product in (*passed, *said)
        if query
    }
    liked = set(zip(pairs.query.tolist(), pairs.row.tolist(), strict=True))
    kept = sorted(pair for pair in found - liked if min(pair) >= 0)
    return np.array(kept, np.int32).reshape(-1, 2)
