"""Sorting by one packed number gives what a stable argsort gives."""

import numpy as np
import pytest

from core.feedback.analysis.counting import ordered_groups, stable_order, starts_of


@pytest.mark.parametrize("spread", [1, 5, 10**9, 2**62], ids=str)
def test_the_order_is_stable(spread: int) -> None:
    keys = np.random.default_rng(0).integers(-spread, spread, 3000)
    kept = keys.copy()
    assert (stable_order(keys) == np.argsort(kept, kind="stable")).all()
    assert (keys == kept).all()


def test_groups_start_where_the_key_changes() -> None:
    order, is_start = ordered_groups(np.array([7, 3, 7, 3, 5]))
    assert order.tolist() == [1, 3, 4, 0, 2]
    assert is_start.tolist() == [True, False, True, True, False]


def test_nothing_has_no_order() -> None:
    assert len(stable_order(np.zeros(0, np.int64))) == 0
    assert starts_of(np.zeros(0, np.int32)).tolist() == []
