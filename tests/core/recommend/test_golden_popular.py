"""What is recommended to who did nothing, by hand: popular things of many kinds."""

from pathlib import Path

import pytest

from core.recommend.recommendation import Because
from core.recommend.recommender import Recommender
from core.workspace import Workspace
from tests.core.recommend.golden import clicks, did, recommender_of, wanted
from tests.core.recommend.logs import events_table, products_table
from tests.core.search.golden import catalogue_of, product

SHOP = [
    product("seven", category="K / a"),
    product("three", category="K / b"),
    product("one", category="K"),
    product("other", category="Q"),
    product("none", category="Q"),
]
LOG = clicks(*["seven"] * 7, *["three"] * 3, "one", "other")


def test_actions_make_popular_and_a_further_product_of_a_kind_less_so(tmp_path: Path) -> None:
    recommender = recommender_of(tmp_path, SHOP, LOG)
    # ln 8, ln 4, ln 2 and ln 2 of the actions, so 1, 2 / 3, 1 / 3 and 1 / 3; the second and third of K count
    # 0.8 and 0.64 of that, and what nobody met, as a millionth of an action, comes last.
    expected = {"seven": 1.0, "three": 0.533333, "other": 0.333333, "one": 0.213333, "none": 0.0}
    found = wanted(recommender)
    assert list(found) == list(expected)
    assert found == pytest.approx(expected, abs=1e-5)
    # ln(1.000001) / ln 8 · 0.8
    assert found["none"] == pytest.approx(3.847e-7, abs=1e-9)
    assert {each.reason.because for each in recommender.for_history(())} == {Because.POPULAR}


def test_what_was_met_is_not_popular(tmp_path: Path) -> None:
    recommender = recommender_of(tmp_path, [*SHOP, product("unmet")], LOG)
    found = wanted(recommender, "dismiss:seven")
    # three is now the first of its kind.
    assert list(found)[:3] == ["three", "other", "one"]
    assert found["three"] == pytest.approx(0.666667, abs=1e-5)
    assert "unmet" in wanted(recommender)
    assert "unmet" not in wanted(recommender, "unmet")


def test_without_a_log_sales_and_rating_make_popular(tmp_path: Path) -> None:
    shop = [
        product("sold", sales=9999, rating=2),
        product("liked", sales=9, rating=5),
        product("new", category="Q"),
    ]
    # Popularity 0.7, 0.625 and the mean of both sums, 0.6625, over the best; the second without a category
    # counts 0.8.
    expected = {"sold": 1.0, "new": 0.946429, "liked": 0.714286}
    assert wanted(recommender_of(tmp_path, shop)) == pytest.approx(expected, abs=1e-5)


def test_where_nothing_is_known_all_are_alike(tmp_path: Path) -> None:
    found = wanted(recommender_of(tmp_path, [product(name) for name in "abc"]))
    assert found == pytest.approx({"a": 1.0, "b": 0.8, "c": 0.64}, abs=1e-5)


def test_films_are_wanted_once_and_taste_makes_half_of_what_goes_with_them(tmp_path: Path) -> None:
    shop = [product(f"{brand}{n}", brand=brand) for brand in "AC" for n in (1, 2)]
    catalogue = catalogue_of([*shop, product("y"), product("z")])
    events = events_table(clicks(*["A1 C1"] * 5, "y z"))
    with Workspace.open(tmp_path) as workspace:
        workspace.replace({"products": products_table(catalogue), "events": events}, domain="film")
        films = Recommender.open(workspace, catalogue)
    assert wanted(films, "A1") == pytest.approx({"A2": 0.545455, "C1": 0.454545}, abs=1e-5)
    found = {each.product_id: each.score for each in films.similar("A1", 9, did("C1"))}
    # Half of 0.454545 and of 1; half of 0.545455 and nothing.
    assert found == pytest.approx({"C1": 0.727273, "A2": 0.272727}, abs=1e-5)
