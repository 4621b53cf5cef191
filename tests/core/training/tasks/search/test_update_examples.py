"""What an update learns from: new beside known, what is passed over, and nobody who drowns the others."""

from collections import Counter

import pytest

from core.data.catalogue import catalogue_of
from core.errors import DataError
from core.feedback.log import Event, FeedbackLog, Shown
from core.training.tasks.search.update_examples import cap_actions_per_shopper, update_examples
from core.workspace import Workspace

QUERY = "出差拎的"


def act(log: FeedbackLog, *events: tuple[str, str], shopper: str = "u1", query: str = QUERY) -> int:
    """`(product, action)` one after the other; returns the last event."""
    shown = Shown(query, "", shopper, "s1", 1_800_000_000.0)
    listed = enumerate(events)
    log.append(
        shown, [Event(product, action, 0, 1_800_000_000.0 + at) for at, (product, action) in listed]
    )
    return log.last


def test_only_pairs_that_new_events_are_about_are_new(shop: Workspace) -> None:
    with FeedbackLog.open(shop) as log:
        after = act(log, ("p1", "click"))
        upto = act(log, ("p2", "click"))
        act(log, ("p3", "click"))
    catalogue = catalogue_of(shop)
    found = update_examples(shop, catalogue, after, upto)
    pairs = found.pairs
    named = [
        (pairs.queries[q], catalogue.product_id[row])
        for q, row in zip(pairs.query, pairs.row, strict=True)
    ]
    assert [pair for pair, new in zip(named, found.is_new, strict=True) if new] == [(QUERY, "p2")]
    assert (QUERY, "p1") in named
    assert (QUERY, "p3") not in named
    assert len(named) > 100


def test_a_dismissed_product_is_not_what_its_query_is_after(shop: Workspace) -> None:
    with FeedbackLog.open(shop) as log:
        upto = act(log, ("p1", "click"), ("p2", "dismiss"), ("p3", "dismiss"), ("p3", "undismiss"))
    catalogue = catalogue_of(shop)
    found = update_examples(shop, catalogue, 0, upto)
    negatives = [(found.pairs.queries[q], catalogue.product_id[row]) for q, row in found.negatives]
    assert negatives == [(QUERY, "p2")]


def test_what_was_all_taken_back_is_nothing_new(shop: Workspace) -> None:
    with FeedbackLog.open(shop) as log:
        upto = act(log, ("p1", "favourite"), ("p1", "unfavourite"))
    assert not update_examples(shop, catalogue_of(shop), 0, upto).is_new.any()


def test_where_nothing_else_is_known_that_is_said(titles_only: Workspace) -> None:
    with FeedbackLog.open(titles_only) as log:
        upto = act(log, ("p1", "favourite"), ("p1", "unfavourite"))
    with pytest.raises(DataError, match="taken back"):
        update_examples(titles_only, catalogue_of(titles_only), 0, upto)


def test_nobody_counts_for_more_than_a_share(titles_only: Workspace) -> None:
    with FeedbackLog.open(titles_only) as log:
        act(log, *[(f"p{at}", "click") for at in range(90)], shopper="loud")
        for number in range(10):
            act(log, ("p1", "impression"), ("p1", "click"), shopper=f"quiet{number}")
        events = log.table()
    kept = cap_actions_per_shopper(events)
    of = Counter(zip(kept["user_id"].to_pylist(), kept["action"].to_pylist(), strict=True))
    assert of["loud", "click"] == 20
    assert sum(of.values()) == 20 + 20
    latest = {
        p
        for p, u in zip(kept["product_id"].to_pylist(), kept["user_id"].to_pylist(), strict=True)
        if u == "loud"
    }
    assert latest == {f"p{at}" for at in range(70, 90)}
