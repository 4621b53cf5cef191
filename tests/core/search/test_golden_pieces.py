"""What stands beside the words of a query, by hand: pairs of characters, letters, coverage and kind."""

from pathlib import Path

import pytest

from tests.core.search.golden import engine_of, product, scores


def test_pairs_of_characters_see_what_stands_together(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("apart", "壶锅"), product("together", "锅壶"))
    # Both hold 锅 and 壶: 1.2 · ln(1 + 0.5 / 2.5) · (1 + 1.3) = 0.503209.
    # One holds the pair 锅壶, which counts as much as a word: 1.2 · ln 2 = 0.831777;
    # over 1.3 · 1.334986.
    expected = {"together": 0.769231, "apart": 0.289954}
    assert scores(engine, "锅壶") == pytest.approx(expected, abs=1e-5)


def test_what_lacks_words_loses_up_to_six_tenths(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        *(product(f"red{n}", "red", 3) for n in range(6)),
        product("one", "cup, cup"),
        product("both", "red, cup"),
    )
    # All are 3 long. red is in 7 of 8: ln 1.2 = 0.182322; cup in 2: ln 3.6 = 1.280934.
    # both: 1.2 · 0.182322 + 1.3 · 1.2 · 1.280934 = 2.217043.
    # one: 1.3 · 1.5 · 1.280934 = 2.497821, which is more, but without half of the words 0.7 of it: 1.748475.
    # Those with red alone earn 0.7 · 0.218786, less than a tenth of the best; over 1.3 · 2.716607.
    expected = {"both": 0.627775, "one": 0.495096}
    assert scores(engine, "red, cup") == pytest.approx(expected, abs=1e-5)


def test_what_lacks_two_of_three_words_keeps_six_tenths(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, *(product(word, word) for word in ("red", "big", "cup")))
    # Equally rare: 1, 1 and 1.3, times 0.6, over 1.3 · 3.3.
    expected = {"cup": 0.181818, "red": 0.139860, "big": 0.139860}
    assert scores(engine, "red, big, cup") == pytest.approx(expected, abs=1e-5)


def test_letters_in_the_title_count_a_fifth(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path, product("made", "", 4, brand="teapot"), product("titled", "teapot", 3)
    )
    # Both are 3 long; the word, in both, is the head: 1.3 · 0.182322 = 0.237019, times 1.2 and 1.
    # teap, eapo and apot in one title, 4.5 long where 2.25 is the average: tf 1.5 / 1.6 = 0.9375 earns
    # 0.967742 · ln 2 = 0.670787, three times a fifth of it 0.402472; over 1.3 · (0.284422 + 0.402472).
    expected = {"titled": 0.769231, "made": 0.265430}
    assert scores(engine, "teapot") == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("gap", ["", " ", "-", "'", " & "])
def test_letters_meet_across_gaps(tmp_path: Path, gap: str) -> None:
    engine = engine_of(tmp_path, product("stick", f"fire{gap}stick"), product("none", "red"))
    assert set(scores(engine, "firestick")) == {"stick"}
    assert set(scores(engine, "fire stick")) == {"stick"}


def test_by_letters_alone_three_fifths_must_meet(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("twelve", "abcdefghijklmno"),
        product("eleven", "abcdefghijklmn"),
        product("brand", "abcdefg hijklmn", brand="cup"),
    )
    # 23 letters have 20 fours; of 12 in a title all count, of 11 none unless a word was met too.
    assert set(scores(engine, "abcdefghijklmnopqrstuvw")) == {"twelve"}
    assert set(scores(engine, "abcdefghijklmnopqrstuvw, cup")) == {"twelve", "brand"}


def test_letters_alone_keep_four_tenths(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("pot", "teapot"))
    # teap, eapo and apot meet and no word does, which leaves 0.4; the title's own word adds 0.3 of that as
    # a related word; over 1.3.
    assert scores(engine, "tea pot") == pytest.approx({"pot": 0.4}, abs=1e-5)


def test_another_kind_of_thing_loses_a_quarter(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("other", "手机", brand="手机", category="配件"),
        product("phone", "手机", category="数码 / 手机"),
        product("unfiled", "手机", brand="手机", description="配件 配件"),
    )
    # All hold 手机 with 1.5 + 1 and are 3.5 long; only one is known to be of another kind.
    expected = {"phone": 0.769231, "unfiled": 0.769231, "other": 0.576923}
    assert scores(engine, "手机") == pytest.approx(expected, abs=1e-5)
    # 移动电话 is the same kind of thing.
    assert scores(engine, "移动电话") == pytest.approx(expected, abs=1e-5)


def test_what_only_describes_another_thing_loses_a_quarter(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("lid", "cup lid"), product("cup", "lid cup"))
    # Both hold cup and lid alike. cup earns the same in both, of which the lid keeps 0.75; lid is a related
    # word that adds 0.3 to either; over 1.3.
    expected = {"cup": 1.0, "lid": 0.807692}
    assert scores(engine, "cup") == pytest.approx(expected, abs=1e-5)
    # Whoever asks for a lid gets both, by the word alone.
    assert scores(engine, "lid") == pytest.approx({"cup": 1.0, "lid": 1.0}, abs=1e-5)


def test_a_scrap_of_a_model_number_counts_a_tenth(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("coat", "coat", 1, colour="xl"), product("ink", "tw900xl"))
    # The ink is 1.5 · (1 + 0.1 + 1 + 0.1) = 3.3 long, the coat 1.5 + 1 + 0.5 = 3, 3.15 on average: norms
    # 0.4 + 0.6 · 3.3 / 3.15 = 1.028571 and 0.971429. xl occurs 0.15 and 1 times: saturated
    # 2 · 0.145833 / 1.145833 = 0.254545 and 2 · 1.029412 / 2.029412 = 1.014493.
    # Related words add 0.3 of the coat's to the coat: 1.3 over 1.3.
    found = scores(engine, "xl")
    assert list(found) == ["coat", "ink"]
    assert found["coat"] == pytest.approx(1.0, abs=1e-5)
    assert found["ink"] == pytest.approx(0.254545 / 1.014493 / 1.3, abs=1e-5)


def test_the_longest_end_that_is_a_kind_names_it(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("cup", "茶杯", category="茶杯", description="配件 配件"),
        product("red", "茶杯", category="红色 茶杯"),
        product("set", "茶杯", category="套装", description="配件 配件"),
    )
    # All are 3.5 long. 茶杯 in all: ln(1 + 0.5 / 3.5) = 0.133531; 红色 in one: ln(1 + 2.5 / 1.5) = 0.980829.
    # 茶杯 with tf 2.5 earns 1.428571, as a word and as a pair 1.3 each: 0.495972.
    # red: 0.495972 + 2 · 0.980829 = 2.457630; cup lacks a word of two and is of another kind:
    # 0.7 · 0.75 · 0.495972 = 0.260385; what the set earns is less than a tenth of the best.
    # Over 1.3 · 2.457630.
    expected = {"red": 0.769231, "cup": 0.081500}
    assert scores(engine, "红色茶杯") == pytest.approx(expected, abs=1e-5)


def test_an_english_head_names_no_kind(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("cup", "cup", brand="cup", category="pan"),
        product("pan", "cup", brand="pan", category="cup"),
    )
    # Both hold cup with 1.5 + 1 and are 3.5 long.
    assert scores(engine, "cup") == pytest.approx({"cup": 0.769231, "pan": 0.769231}, abs=1e-5)
