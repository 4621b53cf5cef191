"""Price bands, and what products are."""

import numpy as np
import pytest

from core.data.category_path import is_within
from core.feedback.analysis.traits import MOST_BANDS, price_edges


@pytest.mark.parametrize(
    ("prices", "edges"),
    [
        ([], ()),
        ([10.0] * 5, ()),
        ([8.0, 15.0, 30.0, 60.0, 90.0], (10.0, 20.0, 50.0)),
        (10.0 ** np.linspace(0, 6, 1000), (10.0, 100.0, 1000.0, 10000.0, 100000.0)),
    ],
    ids=["none", "one", "few", "many"],
)
def test_bands_end_at_round_prices(prices: list[float], edges: tuple[float, ...]) -> None:
    found = price_edges(np.array(prices, np.float32))
    assert found == edges
    assert len(found) < MOST_BANDS


def test_a_category_holds_what_lies_below_it() -> None:
    assert is_within("女装 / 裙子", "女装")
    assert is_within("女装", "女装")
    assert not is_within("女装鞋", "女装")
    assert not is_within("女装", "")
    assert is_within("", "")
