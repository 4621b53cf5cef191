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

# Of one shopper so many of the latest actions count, or this share of everybody's if that is more.
# A score of clicks is an honest visit or two; a tenth of everything is no majority.
FREE_ACTIONS = 20
LARGEST_SHARE = 0.1
# Who looks at a product that is wanted as little as this mostly passes it over.
UNWANTED = 0.45
# Nearly a whole look, as the click model counts them: fewer tell nothing.
LEAST_LOOKS = 0.8


@dataclass(frozen=True)
class UpdateExamples:
    """`pairs` of everything known and new; `is_new` (pairs,) says which of them new events are about.

    `negatives` (n, 2) int32 holds numbers of `pairs.queries` with rows of products they are not after.
    """

    pairs: Pairs
    is_new: BoolArray
    negatives: Int32Array


def update_examples(
    workspace: Workspace, catalogue: Catalogue, after: int, upto: int
) -> UpdateExamples:
    """What the log says between its events `after` and `upto`, with all that was known before.

    Raises:
        DataError: nothing is left of either, for all was taken back.
    """
    known, news = (
        part and cap_actions_per_shopper(part)
        for part in imported_and_recorded(workspace, after, upto)
    )
    parts = [part for part in (known, news) if part]
    if not parts:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "All that was done has been taken back; nothing is to learn.")
        )
    known_and_new = pa.concat_tables(parts).unify_dictionaries()
    pairs = pairs_from_events(known_and_new, catalogue)
    # Which pairs are new does not hang on where they stood.
    fresh = pairs_from_events(news and news.drop_columns("position"), catalogue)
    is_new = _is_in(pairs, fresh, len(catalogue))
    return UpdateExamples(pairs, is_new, _negatives(known_and_new, pairs, catalogue))


def cap_actions_per_shopper(events: pa.Table) -> pa.Table:
    """`events` without actions of one shopper beyond the latest that count: nobody drowns the others."""
    actions, action = factorize(events["action"])
    teaches = np.isin(actions, [*ACTION_WEIGHTS, DISMISS])[action]
    _, shopper = factorize(events["user_id"])
    rows = np.flatnonzero(teaches)
    limit = max(FREE_ACTIONS, int(LARGEST_SHARE * len(rows)))
    # By shopper, the latest first, so that a row's distance from the first of its shopper is its age.
    latest = rows[np.lexsort((-to_numpy(events["timestamp"])[rows], shopper[rows]))]
    ordered = shopper[latest]
    age = np.arange(len(latest)) - np.searchsorted(ordered, ordered, "left")
    counts = np.ones(events.num_rows, bool)
    counts[latest[age >= limit]] = False
    return events if counts.all() else events.filter(pa.array(counts))


def _is_in(pairs: Pairs, others: Pairs, products: int) -> BoolArray:
    """For each of `pairs` whether it is one of `others`, whose queries have other numbers."""
    numbers = {text: number for number, text in enumerate(pairs.queries)}
    query = np.array([numbers[text] for text in others.queries], np.int64)[others.query]
    return np.isin(_keys(pairs.query, pairs.row, products), _keys(query, others.row, products))


def _keys(query: Int32Array | Int64Array, row: Int32Array, products: int) -> Int64Array:
    """One number for each query and product."""
    return np.asarray(query.astype(np.int64) * products + row)


def _negatives(events: pa.Table, pairs: Pairs, catalogue: Catalogue) -> Int32Array:
    """Numbers of queries with rows of products (n, 2) that were passed over or dismissed, in order."""
    worth = pair_attractiveness(events)
    unwanted = np.flatnonzero((worth.value < UNWANTED) & (worth.looks >= LEAST_LOOKS))
    passed_over = ((worth.queries[index], worth.products[index]) for index in unwanted)
    dismissals = events.filter(pc.equal(events["action"].cast(pa.string()), DISMISS))
    dismissed = zip(
        dismissals["query"].cast(pa.string()).to_pylist(),
        dismissals["product_id"].cast(pa.string()).to_pylist(),
        strict=True,
    )
    numbers = {text: number for number, text in enumerate(pairs.queries)}
    unliked = {
        (numbers.get(normalise(query), -1), catalogue.row_of.get(product, -1))
        for query, product in (*passed_over, *dismissed)
        if query
    }
    # What anybody took an interest in is no counter-example.
    liked = set(zip(pairs.query.tolist(), pairs.row.tolist(), strict=True))
    negatives = sorted(pair for pair in unliked - liked if min(pair) >= 0)
    return np.array(negatives, np.int32).reshape(-1, 2)
