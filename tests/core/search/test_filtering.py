import numpy as np

from core.arrays import BoolArray
from core.search.filtering import Filtering
from core.search.request import Facets, FacetValue, Filters
from tests.core.search.shops import small_shop

SHOP = small_shop()


def kept(filters: Filters) -> list[str]:
    allowed: BoolArray = np.ones(len(SHOP), bool)
    for mask in Filtering(SHOP).masks(filters).values():
        allowed &= mask
    return [SHOP.product_id[row] for row in np.flatnonzero(allowed)]


def facets(filters: Filters, found: BoolArray | None = None) -> Facets:
    filtering = Filtering(SHOP)
    matches = np.ones(len(SHOP), bool) if found is None else found
    return filtering.facets(matches, filtering.masks(filters), filters)


def test_a_category_stands_for_everything_below_it() -> None:
    assert kept(Filters(category=("数码",))) == ["p3", "p4", "p5"]
    assert kept(Filters(category=("数码 / 手机",))) == ["p3", "p4"]
    assert kept(Filters(category=("数",))) == []


def test_values_of_a_kind_are_alternatives_and_kinds_combine() -> None:
    assert kept(Filters(category=("数码", "服饰"), brand=("华为", "茵曼"))) == ["p1", "p3"]
    assert kept(Filters(category=("数码",), brand=("茵曼",))) == []


def test_price_bounds_are_inclusive_and_need_a_price() -> None:
    assert kept(Filters(price=(129, 199))) == ["p1", "p2"]
    assert kept(Filters(price=(None, 19.9))) == ["p5"]
    assert kept(Filters(price=(0, None))) == ["p1", "p2", "p3", "p4", "p5", "p7"]


def test_each_facet_is_counted_without_its_own_filter() -> None:
    counted = facets(Filters(brand=("华为",), category=("数码",)))
    assert {value.value for value in counted.brand} == {"华为", "Apple"}
    assert counted.category[0] == FacetValue("数码", 1)
    assert counted.price == (6999.0, 6999.0)


def test_children_show_below_a_chosen_category() -> None:
    shown = [value.value for value in facets(Filters()).category]
    assert "服饰" in shown
    assert "服饰 / 女装" not in shown
    below = [value.value for value in facets(Filters(category=("服饰",))).category]
    assert "服饰 / 女装" in below
    assert "服饰 / 女装 / 连衣裙" not in below


def test_nothing_found_has_no_facets() -> None:
    assert facets(Filters(), np.zeros(len(SHOP), bool)) == Facets()


def test_what_differs_by_case_alone_is_one_value_in_its_commonest_spelling() -> None:
    spellings = ("belkin", "Belkin", "BELKIN ", "Belkin", "Anker")
    rows = [
        (f"p{number}", "cable", "Cables / hdmi" if number else "cables / HDMI", brand, 9, 4, 1, "")
        for number, brand in enumerate(spellings)
    ]
    filtering = Filtering(small_shop(rows))
    counted = filtering.facets(np.ones(5, bool), {}, Filters(category=("CABLES",)))
    assert counted.brand == (FacetValue("Belkin", 4), FacetValue("Anker", 1))
    assert counted.category == (FacetValue("Cables", 5), FacetValue("Cables / hdmi", 5))
    masks = filtering.masks(Filters(brand=("Belkin",), category=("cables",)))
    assert masks["brand"].tolist() == [True, True, True, True, False]
    assert masks["category"].all()


def test_products_that_are_named_are_kept_alone_and_facets_count_them() -> None:
    assert kept(Filters(only=("p3", "p7", "gone"))) == ["p3", "p7"]
    assert kept(Filters(only=("p3", "p1"), category=("数码",))) == ["p3"]
    counted = facets(Filters(only=("p3", "p1")))
    assert {value.value: value.count for value in counted.category if "/" not in value.value} == {
        "数码": 1,
        "服饰": 1,
    }
    assert bool(Filters(only=("p1",)))
