"""One spelling for what a shopper means by the same text."""

import pytest

from core.text.normalise import normalise


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("ｉＰｈｏｎｅ　１５", "iphone 15"),
        ("連衣裙 手機", "连衣裙 手机"),
        ("<b>纯棉</b>&nbsp;T恤 &amp; 短裤", "纯棉 t恤 & 短裤"),
        ("Lancôme Estée", "lancome estee"),
        ("が", "が"),
        ("a\tb\r\n  c", "a b c"),
        ("连\u200b衣裙", "连衣裙"),
        ("手机\x00壳", "手机 壳"),
        ("a < b & c", "a < b & c"),
        ("", ""),
        (" \x00\ud800 ", ""),
    ],
)
def test_what_means_the_same_is_spelt_the_same(given: str, expected: str) -> None:
    assert normalise(given) == expected


def test_normalising_twice_changes_nothing_more() -> None:
    once = normalise("ＮＩＫＥ　運動鞋　４２碼 ½ Ⅷ ㎡ İstanbul")
    assert normalise(once) == once


@pytest.mark.parametrize(
    "noise", ["😀👨‍👩‍👧", "\ud800\udfff", "\x00\x1b[31m", "\u202eabc", "<a" * 5000, "&#xD800;"]
)
def test_noise_never_raises(noise: str) -> None:
    assert isinstance(normalise(noise * 10), str)
