"""Queries of one character, letter or number, and the numbers of products."""

from pathlib import Path

import pytest

from core.search.engine import Engine
from core.search.request import Method
from tests.core.search.golden import answer, engine_of, product, scores


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(
        tmp_path_factory.mktemp("short"),
        product("P03", "儿童雨鞋 防滑"),
        product("P04", "帆布单肩包 大容量"),
        product("P05", "真皮双肩包 商务"),
        product("P06", "龙井茶叶 明前 250g"),
        product("P07", "普洱茶饼 357g"),
        product("P08", "鲜花速递 红玫瑰花束"),
        product("P10", "马家沟芹菜 2斤装"),
        product("P12", "苹果 iPhone 15 Pro Max 256GB 手机"),
        product("P26", "维生素C 泡腾片"),
        product("P31", "7-UP 七喜 330ml*12罐"),
        product("P34", "C++ Primer 中文版"),
        product("P46", "酱香型白酒 53度 500ml"),
        product("24-A1", "安全帽 工地"),
        product("MixedCase-7", "积木 汽车", colour="SKU-42x"),
        product("soda", "汽水 柠檬味"),
    )


@pytest.mark.parametrize(
    ("character", "products"),
    [
        ("包", {"P04", "P05"}),
        ("茶", {"P06", "P07"}),
        ("花", {"P08"}),
        ("酒", {"P46"}),
        ("菜", {"P10"}),
        ("鞋", {"P03"}),
    ],
)
def test_a_single_character_finds_the_words_that_hold_it(
    engine: Engine, character: str, products: set[str]
) -> None:
    assert set(scores(engine, character)) == products


def test_inside_a_longer_query_a_character_is_no_word(engine: Engine) -> None:
    assert "soda" not in scores(engine, "汽车")
    assert set(scores(engine, "商务 包")) == {"P05", "P04"}


@pytest.mark.parametrize(
    ("text", "product_id"),
    [
        ("P12", "P12"),
        ("p12", "P12"),
        ("24-A1", "24-A1"),
        ("24-a1", "24-A1"),
        ("mixedcase-7", "MixedCase-7"),
        ("sku-42X", "MixedCase-7"),
    ],
)
def test_a_product_is_found_by_its_number(engine: Engine, text: str, product_id: str) -> None:
    for method in Method:
        assert answer(engine, text, method).hits[0].product_id == product_id


def test_a_sign_is_part_of_a_word(engine: Engine) -> None:
    assert set(scores(engine, "c++")) == {"P34"}


def test_of_rare_and_common_words_with_a_character_none_is_better(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        *(product(f"tea{number}", "茶壶") for number in range(3)),
        product("water", "水壶"),
        product("pot", "壶"),
    )
    # All five hold 壶: ln(1 + 0.5 / 5.5) = 0.087011. 茶壶 in three: ln(1 + 2.5 / 3.5) = 0.538997, the others
    # in one: ln(1 + 4.5 / 1.5) = 1.386294. So shares of 0.161432 and 0.062765.
    terms = dict(engine.lexical.words.containing("壶", 9, 5))
    expected = {"茶壶": 0.161432, "水壶": 0.062765, "壶": 0.062765}
    assert terms == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(("text", "first"), [("xl", "coat"), ("900", "nine"), ("5", "five")])
def test_a_word_outranks_a_piece_of_a_model_number(tmp_path: Path, text: str, first: str) -> None:
    engine = engine_of(
        tmp_path,
        product("ink", "ink TW900XL, TW900XL, TW900XL"),
        product("headphones", "sony XM5, XM5, XM5"),
        product("coat", "coat with a long hood and a warm lining in size XL"),
        product("nine", "lamp of 900 lumen for the garden and the house"),
        product("five", "set of 5 spoons for the garden and the house"),
    )
    for method in (Method.LEXICAL, Method.HYBRID):
        assert answer(engine, text, method).hits[0].product_id == first


def test_an_address_a_flag_or_a_date_is_not_searched(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("file", "cup", colour="dress_red.jpg"),
        product("flag", "pan", colour="true"),
        product("date", "pot", colour="2024-01-05"),
        product("text", "lid", colour="red"),
    )
    assert set(scores(engine, "red")) == {"text"}
    assert not scores(engine, "dress")
    assert not scores(engine, "true")
    assert not scores(engine, "2024")
