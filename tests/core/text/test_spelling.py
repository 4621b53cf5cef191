"""Did you mean."""

import pytest

from core.text.similar_words import distance
from core.text.spelling import Speller

WORDS = {
    "手机": 500.0,
    "手机壳": 90.0,
    "壳": 80.0,
    "充电宝": 60.0,
    "连衣裙": 300.0,
    "夏季": 400.0,
    "保温杯": 70.0,
    "蓝牙": 200.0,
    "耳机": 220.0,
    "iphone": 100.0,
    "wireless": 50.0,
    "headphone": 40.0,
    "case": 80.0,
    "battery": 9.0,
    "kindle": 30.0,
}


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller.build(WORDS.items())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("连衣群", "连衣裙"),
        ("夏季连衣群", "夏季连衣裙"),
        ("手鸡", "手机"),
        ("充电保", "充电宝"),
        ("冲电宝", "充电宝"),
        ("蓝芽耳机", "蓝牙耳机"),
        ("保温杯子", "保温杯"),
        ("iphoen", "iphone"),
        ("wirless headphons", "wireless headphone"),
        ("kindel 壳", "kindle 壳"),
        ("shouji 壳", "手机 壳"),
        ("Iphoen with case", "iphone with case"),
    ],
)
def test_a_slip_is_put_right(speller: Speller, typed: str, meant: str) -> None:
    assert speller.correct(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["手机", "夏季连衣裙", "batteries", "headphones", "the case", "鹦鹉", "zzzzqq", "s925", ""],
)
def test_what_is_right_or_strange_is_left_alone(speller: Speller, typed: str) -> None:
    assert speller.correct(typed) == ""


def test_the_frequent_word_wins() -> None:
    speller = Speller.build([("boot", 2.0), ("book", 90.0)])
    assert speller.correct("booxs") == "book"


@pytest.mark.parametrize("typed", ["\x00\ud800", "😀", "连衣" * 5000, "ab" * 5000, '" OR 1=1'])
def test_nothing_typed_is_an_error(speller: Speller, typed: str) -> None:
    assert isinstance(speller.correct(typed), str)


def test_an_empty_shop_corrects_nothing() -> None:
    speller = Speller.build([])
    assert speller.correct("连衣群 iphoen") == ""


def test_edits_are_counted_with_swaps() -> None:
    assert distance("iphoen", "iphone") == 1
    assert distance("kitten", "sitting") == 3
    assert distance("abc", "abc") == 0
