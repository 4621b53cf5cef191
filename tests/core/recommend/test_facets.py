import numpy as np
import pytest

from core.recommend.facets import FacetVectors, price_bands
from tests.core.search.shops import NOTHING, small_shop

# id, title, category, brand, price, rating, sales, colour
ROWS = (
    ("a", "t", "服饰 / 女装", "茵曼", 10.0, NOTHING, NOTHING, "红、蓝"),
    ("b", "t", "服饰 / 女装", "茵曼", 40.0, NOTHING, NOTHING, "红"),
    ("c", "t", "服饰 / 男装", "海澜", 20.0, NOTHING, NOTHING, "黑"),
    ("d", "t", "数码", "", NOTHING, NOTHING, NOTHING, "黑"),
    ("e", "t", "", "", NOTHING, NOTHING, NOTHING, ""),
)
SHOP = small_shop(ROWS)


def test_products_are_near_by_the_facets_they_share() -> None:
    facets = FacetVectors.from_catalogue(SHOP)
    near = facets.products(facets.profile(np.array([0]), np.ones(1, np.float32)))
    assert near[0] == pytest.approx(1, abs=1e-5)
    assert near[0] > near[1] > near[2] > 0
    assert near[3] == near[4] == 0


def test_nearness_of_one_pair_is_that_to_all() -> None:
    facets = FacetVectors.from_catalogue(SHOP)
    near = facets.products(facets.profile(np.array([1]), np.ones(1, np.float32)))
    assert facets.cosines(np.arange(5), np.array([1]))[:, 0] == pytest.approx(near, abs=1e-6)


def test_a_rare_facet_in_common_says_more() -> None:
    things = [
        ("a", "t", "", "茵曼", NOTHING, NOTHING, NOTHING, "红"),
        ("b", "t", "", "茵曼", NOTHING, NOTHING, NOTHING, "黑"),
        ("c", "t", "", "海澜", NOTHING, NOTHING, NOTHING, "红"),
        ("d", "t", "", "华为", NOTHING, NOTHING, NOTHING, "红"),
    ]
    by_brand, by_colour = FacetVectors.from_catalogue(small_shop(things)).cosines(
        np.array([0]), np.array([1, 2])
    )[0]
    assert by_brand > by_colour > 0


def test_a_profile_is_the_weighted_sum() -> None:
    facets = FacetVectors.from_catalogue(SHOP)
    both = facets.profile(np.array([0, 3]), np.array([1, 2], np.float32))
    apart = [facets.profile(np.array([row]), np.ones(1, np.float32)) for row in (0, 3)]
    assert both == pytest.approx(apart[0] + 2 * apart[1])


def test_dear_and_cheap_are_so_beside_things_of_their_kind() -> None:
    rows = [
        (f"p{n}", "t", "a" if n < 4 else "b", "", float(n), NOTHING, NOTHING, "") for n in range(8)
    ]
    assert price_bands(small_shop(rows)) == [0, 1, 2, 3, 0, 1, 2, 3]
    assert price_bands(SHOP)[3:] == [-1, -1]


def test_genres_beside_each_other_are_facets_each() -> None:
    films = [
        ("a", "t", "Comedy Romance", "", NOTHING, NOTHING, NOTHING, ""),
        ("b", "t", "Comedy War", "", NOTHING, NOTHING, NOTHING, ""),
        ("c", "t", "Horror", "", NOTHING, NOTHING, NOTHING, ""),
    ]
    facets = FacetVectors.from_catalogue(small_shop(films))
    assert facets.cosines(np.array([1, 2]), np.array([0]))[0, 0] > 0
    assert facets.cosines(np.array([1, 2]), np.array([0]))[1, 0] == 0


def test_a_shop_that_says_nothing_of_its_products_has_no_facets() -> None:
    bare = small_shop([("a", "t", "", "", NOTHING, NOTHING, NOTHING, "")] * 2)
    for shop in (bare, small_shop([])):
        facets = FacetVectors.from_catalogue(shop)
        profile = facets.profile(np.arange(len(shop)), np.ones(len(shop), np.float32))
        assert facets.products(profile).tolist() == [0] * len(shop)
