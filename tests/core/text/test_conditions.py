"""What a query says besides words: phrases leave the text, sizes stay in it, quotes are not read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.analysis import Analyzer
from core.text.conditions import Reading, read_query, still_said
from core.text.normalise import normalise

ANALYZER = Analyzer()


def read(text: str) -> Reading:
    return read_query(ANALYZER, text, lambda _, __: True)


def refused(text: str) -> tuple[str, tuple[str, ...]]:
    reading = read(text)
    return reading.text, tuple(value for each in reading.conditions for value in each.values)


@pytest.mark.parametrize(
    ("text", "rest", "things"),
    [
        ("羽绒服 不要黑色", "羽绒服", ("黑色",)),
        ("不要黑色的羽绒服", "羽绒服", ("黑色",)),
        ("羽绒服不要黑色和白色", "羽绒服", ("黑色", "白色")),
        ("手机 -苹果", "手机", ("苹果",)),
        ("phone -apple -samsung", "phone", ("apple", "samsung")),
        ("除了苹果以外的手机", "手机", ("苹果",)),
        ("手机 苹果除外", "手机", ("苹果",)),
        ("非苹果手机", "手机", ("苹果",)),
        ("phones other than apple and samsung", "phones", ("apple", "samsung")),
        ("headphones excluding sony for running", "headphones for running", ("sony",)),
        ("phone not apple", "phone", ("apple",)),
    ],
)
def test_what_is_refused_leaves_the_text(text: str, rest: str, things: tuple[str, ...]) -> None:
    assert refused(text) == (rest, things)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "bottle without straw",
            "不带电池的扳手",
            "无线耳机",
            "无糖 酸奶",
            "非洲鼓",
            "要不要手机",
        ),
        *(
            "t-shirt",
            "-5度 冰箱",
            "usb-c",
            "不要",
            "-",
            '"不要黑色" 手机',
            "4g手机",
            "性价比高的耳机",
        ),
    ],
)
def test_a_property_a_word_or_a_quotation_is_no_condition(text: str) -> None:
    assert read(text) == Reading(text)


@pytest.mark.parametrize(
    ("text", "rest", "size"),
    [
        ("尺码 xl 羽绒服", "xl 羽绒服", "xl"),
        ("羽绒服 xxl", "羽绒服 xxl", "2xl"),
        ("42码 运动鞋", "42码 运动鞋", "42码"),
        ("size 10 shoes", "size 10 shoes", "10码"),
        ("大码女装", "大码女装", "大码"),
        ("iphone 256g", "iphone 256g", "256gb"),
        ("1tb ssd", "1tb ssd", "1024gb"),
        ("七号篮球", "七号篮球", "7号"),
    ],
)
def test_sizes_stay_among_the_words(text: str, rest: str, size: str) -> None:
    (condition,) = read(text).conditions
    assert (read(text).text, condition.values) == (rest, (size,))


def test_several_conditions_of_one_query() -> None:
    reading = read("手机 5000-8000元 256g 不要苹果 不要太贵的")
    assert reading.text == "手机 256g"
    kinds = ["level", "price", "excluded", "size"]
    assert [condition.kind for condition in reading.conditions] == kinds
    assert reading.without([reading.conditions[1].key]) == (
        reading.conditions[0],
        *reading.conditions[2:],
    )


def test_a_condition_is_known_again_while_the_text_says_it() -> None:
    (condition,) = read("手机 500以内").conditions
    assert still_said((condition.key,), "耳机 500以内 蓝牙") == (condition.key,)
    assert still_said((condition.key,), "耳机 600以内") == ()


PIECES = st.sampled_from(
    (
        *(
            "预算",
            "500",
            "以内",
            "元",
            "到",
            "-",
            " ",
            "不要",
            "除了",
            "非",
            "黑色",
            "苹果",
            "的",
            "和",
            "便宜",
        ),
        *(
            "太贵",
            "左右",
            "$",
            "under ",
            "between ",
            " and ",
            "尺码",
            "xl",
            "号",
            "码",
            "gb",
            '"',
            "万",
            "<",
        ),
    )
)


@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join)))
def test_whatever_is_typed_is_read_without_inventing_words(text: str) -> None:
    text = normalise(text)
    reading = read(text)
    assert len(reading.text) <= len(text)
    assert all(condition.phrase and condition.phrase in text for condition in reading.conditions)
    if not reading.conditions:
        assert reading.text == text
