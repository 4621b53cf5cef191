"""Which products a line holds."""

import numpy as np
import pytest

from core.explain.product_map.lasso import inside

# A "U": its two arms hold, the gap between them does not.
U = np.array([(0, 0), (6, 0), (6, 4), (4, 4), (4, 2), (2, 2), (2, 4), (0, 4)], float)


def test_exactly_the_products_within_a_bent_line() -> None:
    places = np.array(
        [(1, 3), (3, 3), (5, 3), (3, 1), (7, 1), (-1, 3), (np.nan, np.nan)], np.float32
    )
    assert inside(U, places).tolist() == [True, False, True, True, False, False, False]


def test_a_hand_that_shakes_draws_the_same_line() -> None:
    corners = np.repeat(U, 40, axis=0)
    corners += np.random.default_rng(2).normal(scale=0.004, size=corners.shape)
    places = np.random.default_rng(3).uniform(-1, 7, (500, 2)).astype(np.float32)
    held = inside(corners, places)
    assert (held == inside(U, places)).mean() > 0.99
    assert 0.2 < held.mean() < 0.4


@pytest.mark.parametrize("corners", [0, 1, 2])
def test_a_line_without_an_inside_holds_nothing(corners: int) -> None:
    places = np.array([(0, 0), (3, 0)], np.float32)
    assert not inside(U[:corners], places).any()
