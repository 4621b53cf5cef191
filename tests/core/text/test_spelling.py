"""Did you mean."""

from collections.abc import Sequence

import pytest

from core.text.spelling import Correction, Speller

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
    "羽绒服": 90.0,
    "小米": 80.0,
    "奶粉": 2.0,
    "防晒霜": 40.0,
    "被子": 300.0,
    "窝焖": 1.0,
    "彩色": 100.0,
    "iphone": 100.0,
    "wireless": 50.0,
    "headphone": 40.0,
    "case": 80.0,
    "battery": 9.0,
    "kindle": 30.0,
    "zara": 60.0,
}


class Shop:
    """1,000 products; each word is in as many as `WORDS` says, together in as many as the rarer."""

    products = 1000

    def together(self, words: Sequence[str]) -> int:
        return int(min(WORDS.get(word, 0.0) for word in words))

    def is_word(self, word: str) -> bool:
        return word in ("杯子", "鹦鹉", "首饰")


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(WORDS, Shop())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # Sounds.
        ("连衣群", "连衣裙"),
        ("连一裙", "连衣裙"),
        ("夏季连衣群", "夏季连衣裙"),
        ("充电保", "充电宝"),
        ("冲电宝", "充电宝"),
        ("蓝芽耳机", "蓝牙耳机"),
        ("羽绒幅", "羽绒服"),
        ("首鸡", "手机"),
        # Shapes.
        ("蓝牙耳几", "蓝牙耳机"),
        ("手几", "手机"),
        ("放晒霜", "防晒霜"),
        ("防洒霜", "防晒霜"),
        # A character too many or too few.
        ("保温杯杯", "保温杯"),
        ("充宝", "充电宝"),
        # Keys.
        ("iphoen", "iphone"),
        ("iphome", "iphone"),
        ("iphne", "iphone"),
        ("iphoone", "iphone"),
        ("zra", "zara"),
        ("wirless headphons", "wireless headphone"),
        ("kindel 壳", "kindle 壳"),
        ("sphone case", "iphone case"),
        ("Iphoen with case", "iphone with case"),
        # Pinyin, cut into words, whatever stands beside it.
        ("lianyiqun", "连衣裙"),
        ("lian yi qun", "连衣裙"),
        ("lian'yi'qun", "连衣裙"),
        ("xiaomishouji", "小米手机"),
        ("yurongfu90", "羽绒服90"),
        ("iphoneshoujike", "iphone 手机壳"),
        ("shouji 壳", "手机 壳"),
        ("蓝牙erji", "蓝牙耳机"),
        ("naifen", "奶粉"),
        ("lianyiqum", "连衣裙"),
        ("yurongfu", "羽绒服"),
    ],
)
def test_a_slip_is_put_right(speller: Speller, typed: str, meant: str) -> None:
    correction = speller.correct(typed)
    assert correction
    assert correction.text == meant


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "手机",
            "夏季连衣裙",
            "batteries",
            "headphones",
            "the case",
            "鹦鹉",
            "zzzzqq",
            "s925",
            "",
        ),
        # What nobody sells here, though something here sounds or looks like it.
        *("红色 杯子", "夏季 首饰", "xyz杯子"),
        # Short for something, or with another word before it.
        *("充电", "保温", "白连衣裙"),
    ],
)
def test_what_is_right_or_strange_is_left_alone(speller: Speller, typed: str) -> None:
    assert speller.correct(typed) is None


def test_only_what_is_sure_is_more_than_an_offer(speller: Speller) -> None:
    assert speller.correct("lianyiqun") == Correction("连衣裙", is_sure=True, is_pinyin=True)
    assert speller.correct("羽绒幅") == Correction("羽绒服", is_sure=True)
    # 杯子 is a word, that of another thing; `women` spells 窝焖 by chance;
    assert speller.correct("杯子") == Correction("被子", is_sure=False)
    women = speller.correct("women")
    assert women is None or not women.is_sure
    # `case` is nearly the pinyin of 彩色, and short enough for a chance.
    assert Speller({"彩色": 100.0, "擦": 9.0, "色": 90.0}, Shop()).correct("case") is None


def test_a_word_is_right_as_long_as_it_may_go_on(speller: Speller) -> None:
    assert speller.correct("wireles", is_finished=False) is None
    assert speller.correct("wireles") == Correction("wireless", is_sure=True)


def test_the_frequent_word_wins() -> None:
    class Twins(Shop):
        def together(self, words: Sequence[str]) -> int:
            return 2 if "boot" in words else 90

    correction = Speller({"boot": 2.0, "book": 90.0}, Twins()).correct("booxk")
    assert correction
    assert correction.text == "book"


@pytest.mark.parametrize("typed", ["\x00\ud800", "😀", "连衣" * 5000, "ab" * 5000, '" OR 1=1'])
def test_nothing_typed_is_an_error(speller: Speller, typed: str) -> None:
    correction = speller.correct(typed)
    assert correction is None or correction.text


def test_an_empty_shop_corrects_nothing() -> None:
    speller = Speller({}, Shop())
    assert speller.correct("连衣群 iphoen lianyiqun") is None
