"""Texts, ids, categories and actions: where each rule begins and ends, by hand."""

import pytest

from core.data.values.actions import clean_action, is_numbered
from core.data.values.categories import LevelCount, clean_category, listed_names
from core.data.values.markup import strip_html
from core.data.values.texts import clean_id, is_no_value, is_rounded_id, mended_text


class TestTexts:
    @pytest.mark.parametrize(
        ("given", "clean"),
        [
            ("12345.0", "12345"), ("12345.00", "12345"), ("1.1", "1.1"), ('="00123"', "00123"),
            ("'00123", "00123"),
            ("'a'", "'a'"), (" ｐ１ ", "p1"), ("p\u200b1", "p1"), ('=""', ""), ("00123", "00123"),
            ("-5.0", "-5.0"),
        ],
    )  # fmt: skip
    def test_ids(self, given: str, clean: str) -> None:
        assert clean_id(given) == clean

    def test_an_id_keeps_its_point_where_others_have_one(self) -> None:
        assert clean_id("12345.0", keeps_point=True) == "12345.0"

    @pytest.mark.parametrize(
        ("given", "is_rounded"),
        [
            ("1.23E+18", True), ("1,23457e+18", True), ("1E+5", True), ("1.23E18", False),
            ("12E+18", False),
            ("1.E+18", False), ("1.2E+1234", False), ("1.2E+123", True),
        ],
    )  # fmt: skip
    def test_a_power_of_ten_was_an_id(self, given: str, is_rounded: bool) -> None:
        assert is_rounded_id(given) == is_rounded

    @pytest.mark.parametrize(
        "word",
        [
            "NULL",
            r"\N",
            "nan",
            "None",
            "N/A",
            "NA",
            "-",
            "无",
            "暂无",
            " null ",
            "(空)",
            "暂无数据",
        ],
    )
    def test_words_for_no_value(self, word: str) -> None:
        assert is_no_value(word)

    @pytest.mark.parametrize(
        "word", ["na", "Na", "nanna", "0", "", "no", "----", "无糖", "nullable"]
    )
    def test_words_that_say_something(self, word: str) -> None:
        assert not is_no_value(word)

    @pytest.mark.parametrize(
        ("given", "clean"),
        [
            ("&lt;b&gt;红茶&lt;/b&gt; ５００ｇ", "红茶 500g"), ("a  b\t c", "a b c"),
            ("x<y & z", "x<y & z"),
            ("<p>一</p><p>二</p>", "一 二"), ("&amp;nbsp;茶", "茶"),
            ("<iPhone> 壳", "<iPhone> 壳"), ("好，！", "好，！"),
            ("a\x00b", "ab"), ("一\n\n二", "一\n二"), ("'=1+1", "=1+1"),
            ("👨\u200d👩", "👨\u200d👩"), ("Ｔ恤（男）", "T恤(男)"),
        ],
    )  # fmt: skip
    def test_texts_as_people_read_them(self, given: str, clean: str) -> None:
        expected = {"T恤(男)": "T恤（男）"}.get(clean, clean)
        assert mended_text(given) in (clean, expected)

    def test_tags_vanish_in_words_and_part_them_elsewhere(self) -> None:
        assert strip_html("红<b>茶</b>") == "红茶"
        assert strip_html("红<br>茶").split() == ["红", "茶"]
        assert strip_html("a<!-- b -->c").split() == ["a", "c"]
        assert strip_html("&amp;lt;3") == "<3"


class TestCategories:
    @pytest.mark.parametrize(
        ("given", "path"),
        [
            ("女装>连衣裙", "女装 / 连衣裙"), ("女装 » 连衣裙", "女装 / 连衣裙"), ("A|B", "A / B"),
            ("A\\B", "A / B"),
            ("A::B", "A / B"), ("女装/裙", "女装 / 裙"), ("A/B", "A/B"), ("A / B", "A / B"),
            ("Clothing > Hats, Sale", "Clothing / Hats"),
            ("A > B | C > D", "A / B"), ("A > B; C > D", "A / B"), ("A > B, C > D", "A / B"),
            ("A > B, C & D", "A / B, C & D"),
            ("AC/DC 电源", "AC/DC 电源"), ('["A","B"]', "A / B"), ("['A', 'B']", "A / B"),
            ('[["A","B"],["C"]]', "A / B"),
            ("Default Category/女装/裙", "女装 / 裙"), ("女装/裙,女装/鞋", "女装 / 裙"),
            ("A", "A"), ("", ""), ("女装//裙", "女装 / 裙"),
            ('{"1": "A", "2": "B"}', "A / B"), ('[{"name": "A"}, {"name": "B"}]', "A / B"),
            ('["A > B", "C"]', "A / B"),
        ],
    )  # fmt: skip
    def test_paths(self, given: str, path: str) -> None:
        assert clean_category(given) == path

    @pytest.mark.parametrize(
        ("column", "mark"),
        [
            (["A-B", "A-C", "D-E"], "-"), (["A-B", "C-D", "E-F"], ""),
            (["A-B", "A-C", "D", "E"], ""),
            (["A-B", "A-C", "D"], "-"), (["a.b", "a.c"], "."), (["a.b", "c.d"], "."),
            (["A.B", "A.C"], ""),
            (["女/裙", "C"], "/"), (["A>B", "女/裙", "男/鞋"], "/"),
            (["A>B", "A>C", "女/裙"], ">"), (["A>B", "女/裙"], "/"),
            (["AC/DC"], ""), (["A, B", "A, C"], ","), (["A, B and C", "A, D and E"], ""),
            (["", " "], ""),
        ],
    )  # fmt: skip
    def test_the_column_tells_its_mark(self, column: list[str], mark: str) -> None:
        count = LevelCount()
        count.observe(column)
        assert count.mark() == mark

    def test_a_weak_mark_parts_levels_only_where_the_column_has_it(self) -> None:
        assert clean_category("A-B", "-") == "A / B"
        assert clean_category("A-B") == "A-B"
        assert clean_category("A，B", ",") == "A / B"
        assert clean_category("A/B", ">") == "A/B"

    def test_only_lists_are_lists(self) -> None:
        assert listed_names("[1, 2]") == listed_names("[A") == listed_names('"A"') == []
        assert listed_names("[' A ', '']") == ["A"]
        for length, is_read in ((20_000, True), (20_001, False)):
            assert bool(listed_names(f'["{"A" * (length - 4)}"]')) == is_read


class TestActions:
    @pytest.mark.parametrize(
        ("word", "action"),
        [
            ("pv", "click"), ("view_item", "click"), ("Product View", "click"),
            ("clicks", "click"), ("fav", "favourite"),
            ("add_to_wishlist", "favourite"), ("收藏商品", "favourite"), ("add-to-cart", "cart"),
            ("carts", "cart"),
            ("加入购物袋", "cart"), ("buy", "purchase"), ("orders", "purchase"),
            ("付款成功", "purchase"), ("提交订单", "purchase"),
            ("remove_from_cart", "uncart"), ("取消收藏", "unfavourite"), ("不感兴趣", "dismiss"),
            ("曝光", "impression"),
            ("收藏了", "favourite"), ("加入購物車", "cart"), ("purchase event", "purchase"),
            ("1", None), ("fly", None), ("", None),
        ],
    )  # fmt: skip
    def test_words(self, word: str, action: str | None) -> None:
        assert clean_action(word) == action

    def test_a_logs_own_words_come_first(self) -> None:
        assert clean_action(" 1 ", {"1": "purchase"}) == "purchase"
        assert clean_action("click", {"click": "cart"}) == "cart"
        assert clean_action("2", {"1": "purchase"}) is None

    def test_numbers_are_no_words(self) -> None:
        assert [is_numbered(text) for text in ("1", "-1", "1.0", " 3 ", "1.0.0", "x1", "")] == [
            True, True, True, True, False, False, False,
        ]  # fmt: skip
