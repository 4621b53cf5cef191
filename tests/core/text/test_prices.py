"""Prices in text: what is one, what looks like one, and their limits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.chinese_numbers import chinese_number
from core.text.price_levels import level_mention
from core.text.prices import price_mention

Limits = tuple[float | None, float | None]


@pytest.mark.parametrize(
    ("text", "phrase", "limits"),
    [
        ("羽绒服 预算500以内", "预算500以内", (None, 500)),
        ("500元以内的羽绒服", "500元以内", (None, 500)),
        ("500以下", "500以下", (None, 500)),
        ("手机300到500", "300到500", (300, 500)),
        ("300-500元", "300-500元", (300, 500)),
        ("手机 1000左右", "1000左右", (800, 1200)),
        ("200块以上", "200块以上", (200, None)),
        ("shoes under $50", "under $50", (None, 50)),
        ("below 50 dollars", "below 50 dollars", (None, 50)),
        ("between 20 and 40", "between 20 and 40", (20, 40)),
        ("over 100", "over 100", (100, None)),
        ("shoes under 50 for women", "under 50", (None, 50)),
        ("$20-$40 headphones", "$20-$40", (20, 40)),
        ("不要超过500", "不要超过500", (None, 500)),
        ("价格不低于3000", "价格不低于3000", (3000, None)),
        ("1,299元以下", "1,299元以下", (None, 1299)),
        ("手机两千以内", "两千以内", (None, 2000)),
        ("三百到五百的耳机", "三百到五百", (300, 500)),
        ("3到5百", "3到5百", (300, 500)),
        ("1.5万以内", "1.5万以内", (None, 15_000)),
        ("预算3k", "预算3k", (None, 3000)),
        ("nike 500以内", "500以内", (None, 500)),
    ],
)
def test_prices(text: str, phrase: str, limits: Limits) -> None:
    mention = price_mention(text)
    assert mention is not None
    assert text[mention.start : mention.end] == phrase
    assert (mention.low, mention.high) == limits


@pytest.mark.parametrize(
    "text",
    [
        *("500ml", "500g", "500片", "iphone 15 以内", "iphone 15以内", "rtx 4060以上", "65寸以上"),
        *("孩子3岁以上", "3到6岁玩具", "数字1到11的饼干", "宽40以内", "18-55mm 镜头", "5到8人餐桌"),
        *("100元购物卡", "air max 90", "under armour 50", "kids over 3", "women over 50"),
        *("charger under 65 w", "within 100 miles", "under 50 pounds", "usb 3.0-3.1", "从0到1"),
    ],
)
def test_what_is_no_price(text: str) -> None:
    assert price_mention(text) is None


@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_ranges_are_read_in_either_order(one: int, other: int) -> None:
    for text in (
        f"手机 {one}-{other}元",
        f"{one} to {other} dollars",
        f"between ${one} and ${other}",
    ):
        mention = price_mention(text)
        assert mention is not None
        assert (mention.low, mention.high) == (min(one, other), max(one, other))


@pytest.mark.parametrize(
    ("digits", "number"),
    [("五百", 500), ("一千五", 1500), ("一万二", 12_000), ("三百零五", 305), ("十五", 15)],
)
def test_chinese_numbers(digits: str, number: int) -> None:
    assert chinese_number(digits) == number


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("便宜的手机", "cheap"),
        ("最便宜的手机", "cheap"),
        ("手机 不要太贵", "modest"),
        ("不贵的手机", "modest"),
        ("cheap shoes", "cheap"),
        ("not too expensive watch", "modest"),
        ("高端耳机", "dear"),
        ("贵一点的耳机", "dear"),
        ("不要便宜的手机", "dear"),
        ("贵州茅台", ""),
        ("富贵竹", ""),
        ("luxury bedding", ""),
    ],
)
def test_levels_of_price(text: str, level: str) -> None:
    mention = level_mention(text, lambda _: True)
    assert (mention[2] if mention else "") == level


def test_a_chinese_level_is_a_word_of_its_own() -> None:
    assert level_mention("平价", lambda word: word == "平价")
    assert not level_mention("和平价值", lambda _: False)
