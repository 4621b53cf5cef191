"""What of a history counts, and how much."""

from core.recommend.scoring import WeightedHistory
from core.search.request import Interaction
from tests.core.search.shops import small_shop

SHOP = small_shop()


def weights(*did: tuple[str, str]) -> dict[str, float]:
    met = WeightedHistory.from_history(tuple(Interaction(*each) for each in did), SHOP)
    return {SHOP.product_id[row]: float(w) for row, w in zip(met.rows, met.weights, strict=True)}


def test_what_was_met_later_weighs_more() -> None:
    found = weights(("p1", "click"), ("p2", "click"))
    assert list(found) == ["p1", "p2"]
    assert found["p2"] > found["p1"]


def test_what_was_bought_weighs_more_than_what_was_kept_and_that_more_than_a_look() -> None:
    found = weights(("p1", "purchase"), ("p2", "cart"), ("p3", "favourite"), ("p4", "click"))
    assert found["p1"] > found["p2"] > found["p4"]
    assert found["p3"] > found["p4"]


def test_twice_is_more_and_what_was_only_shown_or_is_unknown_is_nothing() -> None:
    found = weights(("p1", "click"), ("p2", "click"), ("p1", "click"), ("p3", "impression"))
    assert set(found) == {"p1", "p2"}
    assert found["p1"] > found["p2"]
    assert weights(("p99", "click")) == {}
