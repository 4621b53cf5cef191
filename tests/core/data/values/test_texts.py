"""Texts as people should read them, ids without ghosts, categories with levels, actions by any name."""

import pytest

from core.data.report import SheetReport
from core.data.values.actions import clean_action
from core.data.values.categories import clean_category
from core.data.values.texts import clean_id, clean_text, is_no_value


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("&lt;b&gt;红茶&lt;/b&gt;", "红茶"),
        ("iPhone<em class='h'>15</em>Pro", "iPhone15Pro"),
        ("红茶<br/>500g", "红茶 500g"),
        ("AT&amp;amp;T &amp;nbsp; 手机", "AT&T 手机"),
        ("<iPhone> 5<6", "<iPhone> 5<6"),
        ("ｉＰｈｏｎｅ　１５（全网通），现货！", "iPhone 15（全网通），现货！"),
        ("连\u200b衣\ufeff裙", "连衣裙"),
        ("a\0b\x07", "ab"),
        ("  多   空格\u00a0\u3000 ", "多 空格"),
        ("👨\u200d👩\u200d👧 家庭装", "👨\u200d👩\u200d👧 家庭装"),
    ],
)
def test_texts_become_readable(given: str, clean: str) -> None:
    sheet = SheetReport("products")
    assert clean_text(sheet, 2, "title", given)[0] == clean


def test_what_was_done_is_counted_with_an_example() -> None:
    sheet = SheetReport("products")
    assert clean_text(sheet, 7, "title", "&lt;b&gt;Ａ&lt;/b&gt;") == ("A", True)
    assert {rule: count.count for rule, count in sheet.rules.items()} == {
        "html": 1,
        "full_width": 1,
    }
    example = sheet.rules["html"].examples[0]
    assert (example.row, example.column, example.after) == (7, "title", "Ａ")


def test_a_clean_text_is_left_alone() -> None:
    sheet = SheetReport("products")
    assert clean_text(sheet, 2, "title", " 红茶 ") == ("红茶", False)
    assert sheet.rules == {}


def test_ids_lose_what_cannot_be_seen() -> None:
    assert clean_id("\ufeff a1\u200b ") == "a1"


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("食品 / 茶叶", "食品 / 茶叶"),
        ("食品/茶叶", "食品 / 茶叶"),
        ("食品>茶叶 > 红茶", "食品 / 茶叶 / 红茶"),
        ("女装/女士精品 > 连衣裙", "女装/女士精品 / 连衣裙"),
        ("Tools / Wall/Ceiling Lights", "Tools / Wall/Ceiling Lights"),
        ("Action|Comedy", "Action / Comedy"),
        ("茶叶", "茶叶"),
        ("", ""),
    ],
)
def test_category_levels_are_joined_our_way(given: str, clean: str) -> None:
    assert clean_category(given) == clean


@pytest.mark.parametrize(
    ("given", "action"),
    [
        ("pv", "click"),
        (" View ", "click"),
        ("点击", "click"),
        ("曝光", "impression"),
        ("fav", "favourite"),
        ("收藏", "favourite"),
        ("Add to Cart", "cart"),
        ("加购", "cart"),
        ("buy", "purchase"),
        ("购买", "purchase"),
        ("fly", None),
        ("1", None),
        ("", None),
    ],
)
def test_actions_have_many_names(given: str, action: str | None) -> None:
    assert clean_action(given) == action


def test_words_for_no_value() -> None:
    assert all(map(is_no_value, ("NULL", "\\N", "N/A", " none ", "暂无", "-")))
    assert not any(map(is_no_value, ("", "0", "无糖", "Nana")))
