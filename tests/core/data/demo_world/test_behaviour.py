"""The log follows the truth: funnel, budget, taste, quality and position bias."""

import numpy as np
import pandas as pd
import pytest

from core.data.demo_world.behaviour import DAYS, START
from tests.core.data.demo_world.conftest import Tables

SHOWN = ["session_id", "query", "product_id", "position"]


@pytest.fixture(scope="module")
def shown(shipped: Tables) -> pd.DataFrame:
    """Every impression with whether it was clicked, its product's truth and its shopper's."""
    events = shipped.events.astype(
        dict.fromkeys(("session_id", "query", "product_id", "user_id"), str)
    )
    clicks = events[events.action == "click"][SHOWN].drop_duplicates().assign(clicked=1.0)
    rows = events[events.action == "impression"].merge(clicks, on=SHOWN, how="left")
    rows = rows.merge(shipped.truth_products, on="product_id").fillna({"clicked": 0.0})
    rows = rows.merge(shipped.products[["product_id", "brand"]], on="product_id")
    return rows.merge(shipped.truth_shoppers[["user_id", "budget", "brands"]], on="user_id")


def test_each_step_of_the_funnel_follows_a_click(shipped: Tables) -> None:
    events = shipped.events
    keys = {
        action: set(rows[SHOWN].itertuples(index=False, name=None))
        for action, rows in events.groupby(events.action.astype(str))
    }
    assert keys["click"] <= keys["impression"]
    for action in ("favourite", "cart", "purchase"):
        assert keys[action] <= keys["click"], action
    counts = events.action.value_counts()
    assert counts["impression"] > counts["click"] > counts["cart"] > counts["purchase"] > 1_000
    assert 55_000 < counts["impression"] < 70_000


def test_shoppers_buy_within_their_budget(shipped: Tables) -> None:
    bought = shipped.events[shipped.events.action == "purchase"]
    bought = bought.merge(shipped.truth_products, on="product_id").merge(
        shipped.truth_shoppers, on="user_id"
    )
    assert (bought.price_level <= bought.budget).all()


def test_the_log_spans_thirty_days_in_order(shipped: Tables) -> None:
    times = shipped.events.timestamp
    assert times.is_monotonic_increasing
    assert times.iloc[0] >= START
    assert times.iloc[-1] < START + DAYS * 86400
    assert times.iloc[-1] - times.iloc[0] > 29 * 86400


def test_position_bias_can_be_recovered(shown: pd.DataFrame, shipped: Tables) -> None:
    """The same product for the same query, shown high and shown low: what is left is position."""
    curve = np.array(shipped.rules["examination_by_position"])
    for low, high in ((5, 8), (9, 14)):
        top, under = _matched(shown, (1, 3), (low, high))
        planted = curve[low - 1 : high].mean() / curve[:3].mean()
        assert under / top == pytest.approx(planted, rel=0.15), (low, high)


def _matched(
    shown: pd.DataFrame, top: tuple[int, int], under: tuple[int, int]
) -> tuple[float, float]:
    """Mean click rates at two bands of positions over the pairs seen in both, equally weighted."""
    pair = ["query", "product_id"]
    high = shown[shown.position.between(*top)].groupby(pair).clicked
    low = shown[shown.position.between(*under)].groupby(pair).clicked
    bands = {
        "high": high.mean(),
        "low": low.mean(),
        "shows_high": high.size(),
        "shows_low": low.size(),
    }
    both = pd.concat(bands, axis=1, join="inner")
    weight = both[["shows_high", "shows_low"]].min(axis=1)
    return float(np.average(both.high, weights=weight)), float(np.average(both.low, weights=weight))


def test_better_products_are_clicked_more(shown: pd.DataFrame) -> None:
    # Among first places only, so that position plays no part.
    first = shown[shown.position == 1]
    worst, best = first.quality.quantile([0.25, 0.75])
    good, bad = first[first.quality > best], first[first.quality < worst]
    assert good.clicked.mean() > 1.1 * bad.clicked.mean()


def test_favourite_brands_are_clicked_more(shown: pd.DataFrame) -> None:
    liked = [brand in brands for brand, brands in zip(shown.brand, shown.brands, strict=True)]
    assert shown.clicked[liked].mean() > 1.1 * shown.clicked.mean()


def test_plenty_of_queries_have_clicks(shipped: Tables) -> None:
    clicks = shipped.events[shipped.events.action == "click"]
    assert clicks["query"].nunique() > 2_500
    assert len(clicks) > 20_000
