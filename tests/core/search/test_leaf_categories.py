from core.search.leaf_categories import LeafCategories
from core.text.analysis import Analyzer
from tests.core.search.shops import ROWS, small_shop

UNKNOWN = ("p8", "手机", "", "", 1, 4.0, 1, "")
SHOP = small_shop([*ROWS, UNKNOWN])


def others(*names: str) -> set[str]:
    is_other = LeafCategories(SHOP, Analyzer()).others(names)
    return {SHOP.product_id[row] for row in is_other.nonzero()[0]}


def test_products_of_another_leaf_are_others() -> None:
    assert others("手机") == {"p1", "p2", "p5", "p6", "p7"}


def test_the_first_name_that_is_a_leaf_counts() -> None:
    assert (
        others("红 连衣裙", "连衣裙", "手机")
        == others("连衣裙")
        == {*others("手机"), "p3", "p4"} - {"p1"}
    )


def test_no_leaf_named_makes_no_others() -> None:
    assert others("数码", "汽车") == others() == set()
