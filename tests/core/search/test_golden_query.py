"""What each piece of a query counts, by hand: the head, synonyms, completions, parts of long words."""

from pathlib import Path

import pytest

from tests.core.search.golden import answer, engine_of, product, scores


def test_the_last_word_names_the_thing(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("red", "red"), product("cup", "cup"))
    # Equally rare, so 1.3 and 1, each without the other 0.7 of it, over 1.3 · 2.3.
    assert scores(engine, "red, cup") == pytest.approx({"cup": 0.304348, "red": 0.234114}, abs=1e-5)
    assert scores(engine, "cup, red") == pytest.approx({"red": 0.304348, "cup": 0.234114}, abs=1e-5)


def test_in_english_the_thing_stands_before_the_preposition(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("red", "red"), product("cup", "cup"))
    expected = {"cup": 0.304348, "red": 0.234114}
    assert scores(engine, "cup for red") == pytest.approx(expected, abs=1e-5)
    # `without` is a word that says something: each lacks two of three and keeps 0.6.
    expected = {"cup": 0.260870, "red": 0.200669}
    assert scores(engine, "cup without red") == pytest.approx(expected, abs=1e-5)


def test_the_last_pair_of_the_head_counts_as_the_head(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("cup", "茶杯"), product("red", "红色"))
    # Word and pair: 1.3 + 1.3 against 1 + 1, each without the other 0.7 of it, over 1.3 · 4.6.
    expected = {"cup": 0.304348, "red": 0.234114}
    assert scores(engine, "红色茶杯") == pytest.approx(expected, abs=1e-5)


def test_a_synonym_counts_half(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("same", "滑鼠"), product("asked", "鼠标"))
    # Word 1.3 and pair 1.3 against half of a word, 0.65; over 1.3 · 2.6.
    expected = {"asked": 0.769231, "same": 0.192308}
    assert scores(engine, "鼠标") == pytest.approx(expected, abs=1e-5)


def test_of_several_variants_the_best_counts(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path, product("one", "鼠标", brand="键盘"), product("both", "鼠标", brand="滑鼠")
    )
    # 鼠标 in both titles: 1.2 · ln(1 + 0.5 / 2.5) = 0.218786, as a word and as a pair;
    # 滑鼠 in one brand: 1 · ln 2 = 0.693147, half of it 0.346574 and so more than the word itself.
    # 0.346574 + 0.218786 and 2 · 0.218786, both over 1.3 · (0.346574 + 0.218786); 1.3 of the head cancels.
    expected = {"both": 0.769231, "one": 0.595361}
    assert scores(engine, "鼠标") == pytest.approx(expected, abs=1e-5)


def test_a_word_that_only_its_synonym_stands_for_is_read_as_that(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("computer", "笔记本电脑"), product("bag", "手提包"))
    found = answer(engine, "手提电脑")
    assert [(hit.product_id, hit.score) for hit in found.hits] == [
        ("computer", pytest.approx(0.769231, abs=1e-5))
    ]
    assert ("笔记本电脑", "synonym", "手提电脑") in [
        (t.text, t.kind, t.source) for t in found.tokens
    ]


def test_while_typing_the_last_word_stands_for_its_completions(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("whole", "ke"), product("longer", "keg"))
    # The same rarity, 1 and 0.7 of it, over 1.3.
    expected = {"whole": 0.769231, "longer": 0.538462}
    assert scores(engine, "ke", typing=True) == pytest.approx(expected, abs=1e-5)
    assert set(scores(engine, "ke ", typing=True)) == {"whole"}
    assert set(scores(engine, "ke")) == {"whole"}


def test_the_24_commonest_completions_are_asked(tmp_path: Path) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    engine = engine_of(
        tmp_path,
        *(product(f"k{letter}", f"k{letter}") for letter in letters),
        product("again", "kz"),
    )
    # kz is commoner than all others, which are equally rare and so come in the order of the alphabet.
    found = set(scores(engine, "k", typing=True))
    assert found == {"kz", "again", *(f"k{letter}" for letter in letters[:23])}


def test_a_long_word_that_the_shop_lacks_stands_in_its_parts(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("camera", "相机"), product("digital", "数码"))
    # Word and pair of each part: 1.3 + 1.3 of the head and 1 + 1, each without the other 0.7 of it, over
    # 1.3 · 4.6. As one unknown word 数码相机 would leave both with their pairs alone and 0.4 of these.
    expected = {"camera": 0.304348, "digital": 0.234114}
    assert scores(engine, "数码相机") == pytest.approx(expected, abs=1e-5)


def test_stop_words_say_nothing_unless_there_is_nothing_else(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("film", "it"), product("cup", "cup"))
    assert scores(engine, "the cup") == pytest.approx({"cup": 0.769231}, abs=1e-5)
    assert scores(engine, "it") == pytest.approx({"film": 0.769231}, abs=1e-5)


def test_quantities_and_plurals_meet_however_they_are_written(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("rice", "500克"), product("toy", "toys"))
    for text in ("500g", "0.5kg", "1斤"):
        assert scores(engine, text) == pytest.approx({"rice": 0.769231}, abs=1e-5)
    assert scores(engine, "toy") == pytest.approx({"toy": 0.769231}, abs=1e-5)
