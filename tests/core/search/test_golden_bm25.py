"""BM25 by hand: how often, how rare, how long and in which field a word stands.

A single word at its best anywhere scores 1 / 1.3 = 0.769231, for related words might have added 0.3.
"""

from pathlib import Path

import pytest

from core.explain.explanation import explain
from tests.core.search.golden import engine_of, product, scores


def test_a_word_said_again_adds_less_each_time(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("once", "cup", 6),
        product("twice", "cup, cup", 3),
        product("thrice", "cup, cup, cup"),
    )
    # All are 4.5 long. tf 1.5, 3, 4.5 earn tf · 2 / (tf + 1) = 1.2, 1.5, 1.636364; over 1.3 · 1.636364.
    expected = {"thrice": 0.769231, "twice": 0.705128, "once": 0.564103}
    assert scores(engine, "cup") == pytest.approx(expected, abs=1e-5)


def test_a_word_among_many_says_less(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path, product("long", "cup", 12), product("fair", "cup", 6), product("short", "cup")
    )
    # 7.5, 4.5 and 1.5 long, 4.5 on average: 0.4 + 0.6 · length / 4.5 = 1.4, 1, 0.6.
    # tf 1.5 over it = 1.071429, 1.5, 2.5, which earn 1.034483, 1.2, 1.428571; over 1.3 · 1.428571.
    expected = {"short": 0.769231, "fair": 0.646154, "long": 0.557029}
    assert scores(engine, "cup") == pytest.approx(expected, abs=1e-5)


def test_a_rare_word_says_more(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        *(product(f"common{n}", "cup") for n in range(3)),
        product("rare", "red"),
    )
    # ln(1 + 3.5 / 1.5) = 1.203973 for one of four, ln(1 + 1.5 / 3.5) = 0.356675 for three of four.
    # Each tf 1.5 earns 1.2; the last word counts 1.3; each lacks a word of two and keeps 0.7:
    # 0.7 · 1.2 · 1.203973 = 1.011337 and 0.7 · 1.3 · 1.2 · 0.356675 = 0.389489,
    # over 1.3 · 1.2 · (1.203973 + 1.3 · 0.356675) = 2.601534.
    expected = {"rare": 0.388746} | {f"common{n}": 0.149715 for n in range(3)}
    assert scores(engine, "red, cup") == pytest.approx(expected, abs=1e-5)


def test_a_title_says_more_than_a_field_and_a_description_less(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("told", "", 5, description="cup"),
        product("coloured", "", 4, colour="cup"),
        product("filed", "", 4, category="cup"),
        product("made", "", 4, brand="cup"),
        product("titled", "cup", 3),
    )
    # All are 3 long. tf 1.5, 1, 1, 1, 0.5 earn 1.2, 1, 1, 1, 0.666667; over 1.3 · 1.2.
    fields = dict.fromkeys(("coloured", "filed", "made"), 0.641026)
    expected = {"titled": 0.769231, "told": 0.427350, **fields}
    assert scores(engine, "cup") == pytest.approx(expected, abs=1e-5)
    shared = engine_of(tmp_path, product("both", "cup", 1, brand="cup", description="cup"))
    (standing,) = [explain(shared, "cup", "both").product]
    # Of a weight of 1.5 + 1 + 0.5 a half, a third and a sixth of 0.769231 · 0.966667.
    found = {each.field: each.score for each in standing.lexical}
    expected = {"title": 0.371795, "brand": 0.247863, "description": 0.123932}
    assert found == pytest.approx(expected, abs=1e-5)


def test_what_is_pasted_behind_200_letters_is_not_asked(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("cup", "cup"), product("pan", "pan"))
    assert set(scores(engine, "cup" + "," * 194 + "pan")) == {"cup", "pan"}
    assert set(scores(engine, "cup" + "," * 195 + "pan")) == {"cup"}


def test_equals_stand_in_the_order_of_the_catalogue(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, *(product(name, "cup") for name in "cab"))
    assert list(scores(engine, "cup")) == ["c", "a", "b"]
    assert list(scores(engine, "cup", top=2)) == ["c", "a"]
