"""Colours of the map: the largest categories of the first level that tells products apart."""

import pyarrow as pa

from core.data.catalogue import Catalogue, from_table
from core.explain.product_map.groups import Group, groups_of


def shop(*categories: str) -> Catalogue:
    ids = [f"p{number}" for number in range(len(categories))]
    return from_table(pa.table({"product_id": ids, "title": ids, "category": list(categories)}))


def test_the_largest_come_first_and_the_rest_are_one_group() -> None:
    groups = groups_of(shop("b / x", "a", "b / y", "c", "", "a / z", "b"), most=2)
    assert groups.groups == (Group("b", 3), Group("a", 2), Group("", 2))
    assert groups.of.tolist() == [0, 1, 0, 2, 2, 1, 0]


def test_where_all_are_of_one_category_the_next_level_tells() -> None:
    groups = groups_of(shop("a / x", "a / y", "a / x"))
    assert groups.groups == (Group("a / x", 2), Group("a / y", 1))


def test_a_shop_without_categories_is_one_group() -> None:
    assert groups_of(shop("", "")).groups == (Group("", 2),)
    assert groups_of(shop()).groups == ()
