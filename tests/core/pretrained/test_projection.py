from collections.abc import Callable

import numpy as np
import pytest

from core.pretrained.projection import Projection

RANDOM = np.random.default_rng(3)


def vectors(*rows: dict[int, float]) -> np.ndarray:
    """Vectors (rows, 384) that are zero but at the places named."""
    made = np.zeros((len(rows), 384), np.float32)
    for row, places in enumerate(rows):
        for place, value in places.items():
            made[row, place] = value
    return made


def test_what_all_products_share_is_gone_and_the_rest_has_length_one() -> None:
    # All share 0.8 at place 0; they differ by 0.3 at place 5 and by 0.1 at place 9.
    products = vectors({0: 0.8, 5: 0.3}, {0: 0.8, 5: -0.3}, {0: 0.8, 9: 0.1}, {0: 0.8, 9: -0.1})
    projection = Projection.fit(products, products, 2)
    assert projection.product_mean[0] == pytest.approx(0.8)
    made = projection.products(products)
    assert made.dtype == np.float32
    assert np.abs(made) == pytest.approx(np.array([[1, 0], [1, 0], [0, 1], [0, 1]]), abs=1e-6)
    assert made[0] @ made[1] == pytest.approx(-1.0, abs=1e-6)


def test_the_axis_along_which_products_differ_most_is_kept() -> None:
    products = vectors({5: 0.3}, {5: -0.3}, {9: 0.1}, {9: -0.1})
    (axis,) = Projection.fit(products, products, 1).components.T
    assert np.flatnonzero(np.abs(axis) > 1e-6).tolist() == [5]


def test_all_axes_keep_every_cosine() -> None:
    products = RANDOM.normal(size=(500, 384)).astype(np.float32)
    projected = Projection.fit(products, products, 384).products(products)
    centred = products - products.mean(axis=0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    assert projected @ projected.T == pytest.approx(centred @ centred.T, abs=1e-4)


def test_two_products_and_a_vector_at_the_mean_give_numbers() -> None:
    projection = Projection.fit(vectors({1: 1.0}, {2: 1.0}), vectors(), 128)
    assert projection.components.shape == (384, 128)
    assert np.isfinite(projection.products(vectors({1: 0.5, 2: 0.5}, {7: 1.0}))).all()


def test_queries_have_a_mean_of_their_own_by_as_much_as_there_are_of_them() -> None:
    products = vectors({0: 0.8, 5: 0.3}, {0: 0.8, 5: -0.3})
    # 20 queries, and the mean of the products counts as 20 more.
    projection = Projection.fit(products, vectors(*[{0: 0.8, 5: 0.4}] * 20), 1)
    assert projection.query_mean[[0, 5]] == pytest.approx([0.8, 0.2])
    side = np.sign(projection.components[5, 0])
    above, below = projection.queries(vectors({5: 0.3}, {5: 0.1}))
    assert (side * above, side * below) == (pytest.approx([1.0]), pytest.approx([-1.0]))
    assert Projection.fit(products, vectors(), 1).query_mean[5] == 0.0


def damage(name: str, change: Callable[[np.ndarray], np.ndarray]) -> dict[str, np.ndarray]:
    products = RANDOM.normal(size=(20, 384)).astype(np.float32) / 20
    arrays = Projection.fit(products, products, 16).arrays()
    return {**arrays, name: change(arrays[name])}


@pytest.mark.parametrize(
    ("arrays", "rule"),
    [
        ({}, "not product_mean, query_mean, components"),
        (
            {"components": np.zeros((384, 16), np.float32)},
            "not product_mean, query_mean, components",
        ),
        (damage("product_mean", lambda mean: mean[:-1]), r"product_mean is not float32 \(384,\)"),
        (damage("components", lambda axes: axes.T), r"components is not float32 \(384, 16\)"),
        (damage("components", lambda axes: axes.astype(np.float64)), "components is not float32"),
        (damage("components", lambda axes: axes * np.float32(np.nan)), "components: not"),
        (damage("query_mean", lambda mean: mean + np.float32(9)), "query_mean: not"),
    ],
)
def test_what_is_no_projection_is_refused(arrays: dict[str, np.ndarray], rule: str) -> None:
    with pytest.raises(ValueError, match=rule):
        Projection.from_arrays(arrays, 16)
