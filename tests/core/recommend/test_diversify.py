"""The order of a page of recommendations."""

from core.recommend.diversify import diversified
from core.recommend.recommendation import Because, Reason, Recommendation
from tests.core.search.shops import small_shop


def found(row: int, because: Because = Because.FOLLOWED) -> Recommendation:
    return Recommendation(row + 1, row, f"p{row}", "", 1.0 - row / 10, {}, Reason(because))


def order(*products: tuple[str, Because]) -> list[int]:
    rows = [(f"p{row}", "", kind, "", 1, 1, 1, "") for row, (kind, _) in enumerate(products)]
    catalogue = small_shop(rows)
    page = diversified([found(row, why) for row, (_, why) in enumerate(products)], catalogue)
    return [each.row for each in page]


def test_what_was_met_before_is_a_third_of_the_page() -> None:
    seen, new = Because.SEEN, Because.ALIKE
    kinds = [("a", seen), ("b", seen), ("c", seen), ("d", new), ("e", new), ("f", new), ("g", new)]
    assert order(*kinds) == [0, 3, 4, 1, 5, 6, 2]


def test_no_category_takes_the_page_while_there_are_others() -> None:
    new = Because.ALIKE
    assert order(("a", new), ("a", new), ("a", new), ("b", new), ("c", new)) == [0, 3, 4, 1, 2]


def test_nothing_is_lost_where_all_is_of_one_kind() -> None:
    assert order(*[("a", Because.SEEN)] * 5) == [0, 1, 2, 3, 4]


def test_without_categories_the_order_stays() -> None:
    assert order(*[("", Because.FOLLOWED)] * 4) == [0, 1, 2, 3]
