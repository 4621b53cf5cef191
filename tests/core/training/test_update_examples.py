"""What an update learns from, by hand."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from core.feedback.log import Event, FeedbackLog, Shown
from core.training.update_batches import _rounds
from core.training.update_examples import FREE_ACTIONS, fair, update_examples
from core.workspace import Workspace


def clicks(shoppers: Sequence[str]) -> pa.Table:
    count = len(shoppers)
    return pa.table(
        {
            "user_id": list(shoppers),
            "action": ["click"] * count,
            "product_id": [f"p{at}" for at in range(count)],
            "timestamp": list(range(count)),
        }
    )


def test_one_shopper_cannot_drown_the_others() -> None:
    greedy = clicks(["bot"] * 500 + [f"s{at}" for at in range(100)])
    kept = fair(greedy)
    shoppers = kept["user_id"].to_pylist()
    assert shoppers.count("bot") == 60, "a tenth of all actions"
    assert len(shoppers) == 160, "nobody else lost any"
    assert kept["timestamp"].to_pylist()[:60] == list(range(440, 500)), "the latest count"


def test_who_is_alone_is_heard() -> None:
    assert fair(clicks(["me"] * FREE_ACTIONS)).num_rows == FREE_ACTIONS
    assert fair(clicks(["me"] * 30)).num_rows == FREE_ACTIONS


def test_new_pairs_are_told_from_known_ones_and_dismissed_products_are_avoided(
    shop: Workspace,
) -> None:
    with FeedbackLog.open(shop) as log:
        known = log.append(Shown("手电", "", "a", "s", 1.0), [Event("p1", "click", 1)])
        assert known
        after = log.last
        events = [Event("p2", "click", 1), Event("p3", "dismiss", 2), Event("p4", "impression", 3)]
        log.append(Shown("手電", "", "b", "s", 2.0), events)
        upto = log.last
        log.append(Shown("手电", "", "c", "s", 3.0), [Event("p5", "click", 1)])
    found = update_examples(shop, shop.catalogue(), after, upto)
    text = found.pairs.queries.index("手电")
    rows = {
        int(row): bool(new)
        for query, row, new in zip(found.pairs.query, found.pairs.row, found.is_new, strict=True)
        if query == text
    }
    assert rows == {1: False, 2: True}, "two spellings are one query; later events wait"
    assert [row for query, row in found.avoided.tolist() if query == text] == [3]


def test_every_example_is_seen_about_equally_often() -> None:
    random = np.random.default_rng(0)
    rounds = _rounds(np.arange(10), 4, 5, random)
    assert [len(part) for part in rounds] == [4] * 5
    assert (np.bincount(np.concatenate(rounds), minlength=10) == 2).all()
    assert all(len(part) == 0 for part in _rounds(np.arange(0), 4, 3, random))
