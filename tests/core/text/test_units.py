"""Quantities meet however they are written; model numbers stay whole and meet their pieces."""

import pytest

from core.text.analysis import Analyzer


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("500g", "500克"),
        ("0.5kg", "500 克"),
        ("1斤", "500g"),
        ("1T", "1TB"),
        ("1.5l", "1500ml"),
        ("1.5升", "1500毫升"),
        ("20000毫安", "2万毫安时"),
        ("3米", "300cm"),
        ('15.6"', "15.6英寸"),
        ("55-inch", "55寸"),
        ("2 pounds", "2lb"),
    ],
)
def test_the_same_quantity_is_the_same_word(analyzer: Analyzer, one: str, other: str) -> None:
    assert analyzer.words(one) == analyzer.words(other)
    assert len(analyzer.words(one)) == 1


def test_a_quantity_is_seen_beside_chinese(analyzer: Analyzer) -> None:
    assert analyzer.words("大米5公斤装")[1:3] == ["5000g", "装"]
    assert analyzer.query("充电宝20000毫安")[-1].kind != "word"
    assert {"8gb", "256gb"} <= set(analyzer.words("手机8GB+256GB"))


def test_a_size_of_memory_needs_no_b(analyzer: Analyzer) -> None:
    assert set(analyzer.words("16GB")) < set(analyzer.words("16G"))
    assert analyzer.words("100g") == ["100g"]


@pytest.mark.parametrize("text", ["10升级版", "iphone 15 w", "3支持", "a500g3"])
def test_what_only_looks_like_a_quantity_is_none(analyzer: Analyzer, text: str) -> None:
    assert not [token for token in analyzer.query(text) if token.kind == "unit"]


@pytest.mark.parametrize(
    ("model", "words"),
    [
        ("iPhone15ProMax", ["iphone15promax", "iphone", "15", "pro", "max"]),
        ("S925", ["s925", "925"]),
        ("DT100G3", ["dt100g3", "dt", "100", "3"]),
        ("WH-1000XM5", ["wh1000xm5", "wh", "1000", "xm", "5"]),
        ("USB3.0", ["usb3.0", "usb", "3.0"]),
    ],
)
def test_a_model_number_is_whole_and_in_pieces(
    analyzer: Analyzer, model: str, words: list[str]
) -> None:
    assert analyzer.words(model) == words
    assert analyzer.query(model)[0].kind == "model"


def test_pieces_of_a_model_count_less_than_words(analyzer: Analyzer) -> None:
    counts = analyzer.frequencies(analyzer.pieces("TW900XL, XL, iPhone15Pro"))
    assert counts == pytest.approx(
        {
            "tw900xl": 1,
            "tw": 0.1,
            "900": 0.3,
            "xl": 1.1,
            "iphone15pro": 1,
            "iphone": 1,
            "15": 0.7,
            "pro": 1,
        }
    )


def test_a_spaced_model_meets_a_joined_one(analyzer: Analyzer) -> None:
    assert set(analyzer.words("iphone 15 pro")) <= set(analyzer.words("iPhone15Pro"))


def test_a_brand_may_look_like_a_quantity() -> None:
    assert Analyzer().words("3M") == ["3000mm"]
    assert "3m" in Analyzer(brands=["3M"]).words("3M口罩")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3 meters", ["3000mm"]),
        ("2 liters", ["2000ml"]),
        ("七号篮球", ["7号", "7", "篮球"]),
        ("7号篮球", ["7号", "7", "篮球"]),
        ("42码", ["42码", "42"]),
        ("size 10", ["10码", "10"]),
        ("号码", ["号码"]),
        ("XXL 2XL", ["2xl", "2xl"]),
        ("C++ c#", ["c++", "c#"]),
    ],
)
def test_units_and_signs_in_one_spelling(analyzer: Analyzer, text: str, words: list[str]) -> None:
    assert analyzer.words(text) == words
