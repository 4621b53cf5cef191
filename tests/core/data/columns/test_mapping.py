"""Columns of strangers are understood by name."""

import pytest

from core.data.columns.kind_guess import guess_kind
from core.data.columns.mapping import guess_mapping, require
from core.errors import DataError


@pytest.mark.parametrize(
    ("kind", "columns", "mapping"),
    [
        (
            "products",
            ["商品ID", "商品标题", "类目", "品牌", "价格（元）", "月销量", "评分", "主图", "产地"],
            {
                "product_id": "商品ID",
                "title": "商品标题",
                "category": "类目",
                "brand": "品牌",
                "price": "价格（元）",
                "sales": "月销量",
                "rating": "评分",
                "image": "主图",
            },
        ),
        (
            "products",
            ["Item ID", "Name", "Sale Price (USD)", "Image URL"],
            {
                "product_id": "Item ID",
                "title": "Name",
                "price": "Sale Price (USD)",
                "image": "Image URL",
            },
        ),
        ("products", ["id", "title", "name"], {"product_id": "id", "title": "title"}),
        (
            "events",
            ["用户ID", "商品ID", "行为类型", "时间戳"],
            {
                "user_id": "用户ID",
                "product_id": "商品ID",
                "action": "行为类型",
                "timestamp": "时间戳",
            },
        ),
        ("texts", ["cat", "review"], {"text": "review", "category": "cat"}),
    ],
)
def test_names_are_understood(kind: str, columns: list[str], mapping: dict[str, str]) -> None:
    assert guess_mapping(kind, columns) == mapping


@pytest.mark.parametrize(
    ("columns", "name", "kind"),
    [
        (("id", "title"), "catalog.csv", "products"),
        (("user", "item", "action", "time"), "data.csv", "events"),
        (("user", "item", "action", "time"), "product_events.csv", "events"),
        (("query_id", "product_id", "grade"), "x.csv", "qrels"),
        (("category", "positive", "text"), "reviews.csv", "texts"),
        ((), "UserBehavior.csv", "events"),
        ((), "query_log.txt", "queries"),
        ((), "access_log.txt", "events"),
        ((), "train_sessions.txt", "sessions"),
        ((), "qrels.txt", "qrels"),
        ((), "whatever.csv", "products"),
    ],
)
def test_kinds_are_guessed(columns: tuple[str, ...], name: str, kind: str) -> None:
    assert guess_kind(columns, name).kind == kind


def test_a_missing_column_is_named_with_those_found() -> None:
    with pytest.raises(DataError) as caught:
        require("events", {"user_id": "u"}, ["u", "colour"], "log.csv")
    sentence = str(caught.value)
    for part in ("log.csv", "product_id, action, timestamp", "u, colour", "map the columns"):
        assert part in sentence
