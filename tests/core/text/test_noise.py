"""Noise of known kind and amount."""

import pytest

from core.text.analysis import Analyzer
from core.text.noise import NOISES, noisy
from core.text.pinyin import spelt


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


TEXT = "夏季连衣裙 雪纺 iphone15pro"


@pytest.mark.parametrize("kind", NOISES)
def test_equal_seeds_give_equal_noise_and_level_0_none(kind: str, analyzer: Analyzer) -> None:
    assert noisy(TEXT, kind, 0.0, analyzer, 1) == TEXT
    assert noisy(TEXT, kind, 1.0, analyzer, 1) == noisy(TEXT, kind, 1.0, analyzer, 1)
    assert noisy(TEXT, kind, 1.0, analyzer, 1) != TEXT


def test_the_share_of_words_that_is_struck_is_the_level(analyzer: Analyzer) -> None:
    texts = [f"wireless noise cancelling headphones {number}" for number in range(300)]
    struck = 0
    for text in texts:
        words = zip(text.split(), noisy(text, "typo", 0.3, analyzer, 2).split(), strict=True)
        struck += sum(a != b for a, b in list(words)[:4])
    # 1,200 words at 30 %: 360 with a standard error of 16.
    assert 312 < struck < 408


def test_what_is_struck_stays_struck_at_higher_levels(analyzer: Analyzer) -> None:
    clean = TEXT.split()
    for seed in range(30):
        low, high = (
            noisy(TEXT, "homophone", level, analyzer, seed).split() for level in (0.3, 0.6)
        )
        for before, few, many in zip(clean, low, high, strict=True):
            assert few == before or many != before


def test_a_homophone_sounds_the_same(analyzer: Analyzer) -> None:
    changed = noisy("夏季连衣裙", "homophone", 1.0, analyzer, 3)
    assert changed != "夏季连衣裙"
    assert spelt(changed) == spelt("夏季连衣裙")


def test_words_are_left_out_but_never_all(analyzer: Analyzer) -> None:
    words = {"red", "leather", "wallet"}
    for seed in range(10):
        left = noisy("red leather wallet", "dropped", 1.0, analyzer, seed)
        assert left in words


def test_words_swap_spaces_move_and_characters_turn_traditional(analyzer: Analyzer) -> None:
    assert noisy("red wallet", "swapped", 1.0, analyzer, 1) == "wallet red"
    assert noisy("连衣裙", "traditional", 1.0, analyzer, 1) == "連衣裙"
    assert noisy("red wallet", "spaces", 1.0, analyzer, 1).startswith("redwa")
    assert " " in noisy("连衣裙", "spaces", 1.0, analyzer, 1)


def test_model_numbers_are_spelt_otherwise_and_other_words_left(analyzer: Analyzer) -> None:
    spellings = {noisy("sony wh-1000xm5", "model", 1.0, analyzer, seed) for seed in range(20)}
    assert spellings == {"sony wh 1000 xm 5", "sony wh-1000-xm-5", "sony wh1000xm5"}
    assert noisy("leather wallet", "model", 1.0, analyzer, 1) == "leather wallet"


def test_the_first_letter_is_never_mistyped(analyzer: Analyzer) -> None:
    for seed in range(40):
        typed = noisy("headphones", "typo", 1.0, analyzer, seed)
        assert typed[0] in "he"
        assert abs(len(typed) - len("headphones")) <= 1
