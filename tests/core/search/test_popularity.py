import numpy as np
import pytest

from core.search.popularity import popularity
from tests.core.search.shops import NOTHING, small_shop


def test_best_seller_with_full_marks_is_one_and_unknown_is_average() -> None:
    shop = small_shop(
        (
            ("a", "", "", "", 1, 5, 999, ""),
            ("b", "", "", "", 1, 0, 0, ""),
            ("c", "", "", "", 1, NOTHING, NOTHING, ""),
        )
    )
    assert popularity(shop).tolist() == pytest.approx([1, 0, 0.5])


def test_a_shop_that_knows_nothing_has_zeros() -> None:
    assert popularity(small_shop((("a", "", "", "", 1, NOTHING, NOTHING, ""),))).tolist() == [0]
    assert popularity(small_shop(())).shape == (0,)
    assert popularity(small_shop()).dtype == np.float32
