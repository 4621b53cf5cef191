"""Principal components against a case worked out by hand, and maps turned onto former ones."""

import numpy as np
import pytest

from core.explain.product_map.projection import (
    normalised,
    principal_components,
    reduced,
    turn_onto,
)

# Around the mean (5, 1): twice as far along the first axis as along the second.
CROSS = np.array([(7, 1), (3, 1), (5, 2), (5, 0)], np.float32)


def turning(degrees: float) -> np.ndarray:
    angle = np.radians(degrees)
    return np.array([(np.cos(angle), np.sin(angle)), (-np.sin(angle), np.cos(angle))])


def test_principal_components_of_a_case_worked_out_by_hand() -> None:
    projection = principal_components(CROSS)
    # Variances 8/4 = 2 and 2/4 = 0.5, so that the root mean square radius is √2.5.
    assert projection.mean == pytest.approx([5, 1])
    assert projection.shares == pytest.approx((0.8, 0.2))
    expected = np.array([(2, 0), (-2, 0), (0, 1), (0, -1)]) / np.sqrt(2.5)
    np.testing.assert_allclose(projection.place(CROSS), expected, atol=1e-6)


def test_a_vector_that_is_no_product_is_placed_by_the_same_map() -> None:
    query = np.array([(6, 3)], np.float32)
    place = principal_components(CROSS).place(query)
    np.testing.assert_allclose(place, [(1 / np.sqrt(2.5), 2 / np.sqrt(2.5))], atol=1e-6)


def test_pieces_give_what_all_at_once_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = np.random.default_rng(1).normal(size=(50, 6)).astype(np.float32)
    whole = principal_components(vectors)
    monkeypatch.setattr("core.explain.product_map.projection.BLOCK", 7)
    pieces = principal_components(vectors)
    np.testing.assert_allclose(pieces.place(vectors), whole.place(vectors), atol=1e-5)


@pytest.mark.parametrize(
    "vectors",
    [
        np.zeros((0, 3), np.float32),
        np.ones((4, 3), np.float32),
        np.full((3, 2), np.nan, np.float32),
    ],
    ids=["no products", "all alike", "not a number"],
)
def test_what_says_nothing_lies_in_the_middle(vectors: np.ndarray) -> None:
    projection = principal_components(vectors)
    assert projection.place(vectors).tolist() == [[0, 0]] * len(vectors)
    assert projection.shares == (0, 0)


def test_vectors_of_one_number_lie_on_a_line() -> None:
    places = principal_components(np.array([[1], [3]], np.float32)).place(
        np.array([[1], [3]], np.float32)
    )
    np.testing.assert_allclose(places, [(-1, 0), (1, 0)], atol=1e-6)


def test_reduced_vectors_keep_distances_along_the_first_components() -> None:
    flat = np.zeros((4, 5), np.float32)
    flat[:, [1, 3]] = CROSS
    assert reduced(flat, 2).shape == (4, 2)
    apart = np.linalg.norm(reduced(flat, 2)[0] - reduced(flat, 2)[2])
    assert apart == pytest.approx(np.sqrt(5), abs=1e-5)


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_turned_map_is_turned_back(mirrored: bool) -> None:
    former = principal_components(CROSS).place(CROSS)
    turn = turning(40) @ (np.diag((1, -1)) if mirrored else np.eye(2))
    found = turn_onto((former @ turn).astype(np.float32), former)
    np.testing.assert_allclose(found, turn.T, atol=1e-6)
    np.testing.assert_allclose(found @ found.T, np.eye(2), atol=1e-9)


def test_what_has_no_place_in_one_map_has_no_say_in_the_turn() -> None:
    former = np.array([(1, 0), (0, 1), (9, 9)], np.float32)
    places = np.array([(0, 1), (-1, 0), (np.nan, np.nan)], np.float32)
    np.testing.assert_allclose(places[:2] @ turn_onto(places, former), former[:2], atol=1e-6)


def test_a_normalised_map_has_its_middle_at_nought_and_radius_one() -> None:
    places = np.array([(10, 4), (14, 4), (np.nan, np.nan)], np.float32)
    np.testing.assert_allclose(normalised(places), [(-1, 0), (1, 0), (np.nan, np.nan)])
