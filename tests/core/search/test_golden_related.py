"""Pseudo-relevance feedback by hand: which titles are listened to, which of their words, and how loudly."""

from pathlib import Path

import pytest

from core.explain.explanation import explain
from tests.core.search.golden import Product, engine_of, product, scores


def test_a_word_of_the_best_titles_adds_three_tenths_of_the_best(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path, product("both", "cup, jug"), product("asked", "cup", 3), product("told", "jug", 3)
    )
    # All are 3 long and both words as rare, so jug earns the same where it is: 0.3 of the best, over 1.3.
    expected = {"both": 1.0, "asked": 0.769231, "told": 0.230769}
    assert scores(engine, "cup") == pytest.approx(expected, abs=1e-5)


def test_rare_words_tell_more(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("jug", "cup, jug"),
        product("lid", "cup, lid"),
        product("jug too", "jug", 3),
        *(product(f"lid{n}", "lid", 3) for n in range(2)),
    )
    # jug in 2 of 5: ln 2.4 = 0.875469; lid in 3: ln(1 + 2.5 / 3.5) = 0.538997. Each counts by its rarity once
    # as telling and once as met, so lid adds (0.538997 / 0.875469)² = 0.379046 of the 0.3 that jug adds.
    # Those with lid alone stay below a tenth of the best: 0.113714 of 1.3.
    expected = {"jug": 1.0, "lid": 0.856703, "jug too": 0.230769}
    assert scores(engine, "cup") == pytest.approx(expected, abs=1e-5)


def test_words_of_better_titles_tell_more(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("best", "cup, jug"),
        product("good", "lid", 1, brand="cup"),
        product("jug", "jug", 3),
        product("lid", "lid", 3),
    )
    # All are 3 long, all words in 2 of 4. cup earns 1.2 in the title and 1 as the brand: lid tells 1 / 1.2 of
    # what jug tells, so it adds 0.833333 · 0.3 · 1.2 = 0.3 where jug adds 0.36. Over 1.3 · 1.2.
    expected = {"best": 1.0, "good": 0.833333, "jug": 0.230769, "lid": 0.192308}
    assert scores(engine, "cup") == pytest.approx(expected, abs=1e-5)


def test_only_titles_that_reach_three_tenths_of_the_best_are_listened_to(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("both", "red, cup"),
        product("red", "jug", 1, brand="red"),
        product("cup", "lid", 1, brand="cup"),
        product("jug", "jug", 3),
        product("lid", "lid", 3),
    )
    # All are 3 long, all words in 2 of 5. both: 1.2 + 1.3 · 1.2 = 2.76. As brands red and cup earn 1 and 1.3,
    # less 0.3 as a word is missing: 0.7 is 0.25 of the best, 0.91 is 0.33. So lid is related and adds
    # 0.3 · 2.76 = 0.828, and jug is not. Over 1.3 · 2.76 = 3.588.
    expected = {"both": 0.769231, "cup": 0.484392, "lid": 0.230769, "red": 0.195095}
    assert scores(engine, "red, cup") == pytest.approx(expected, abs=1e-5)


def test_the_twenty_best_titles_are_listened_to(tmp_path: Path) -> None:
    best: list[Product] = [product(f"p{n}", "cup", 3) for n in range(1, 20)]
    engine = engine_of(
        tmp_path,
        *best,
        product("p20", "cup, lid"),
        product("p21", "cup, jug"),
        product("lid", "lid", 3),
        product("jug", "jug", 3),
    )
    found = scores(engine, "cup")
    # Equal as they are, the first twenty of the catalogue speak; the 21st does not.
    assert len(found) == 22
    assert found["lid"] > 0
    assert "jug" not in found


def test_the_twenty_most_telling_words_are_asked(tmp_path: Path) -> None:
    words = [str(number) for number in range(101, 122)]
    engine = engine_of(
        tmp_path, product("best", ", ".join(["cup", *words])), product("none", "red")
    )
    (standing,) = [explain(engine, "cup", "best").product]
    related = [each.term for each in standing.lexical if each.kind == "related"]
    # Equally telling, so the first of them as they are sorted.
    assert sorted(related) == words[:20]
    # They add up to 0.3 of what cup earned, together all that there is to earn: 0.966667 of the score.
    told = sum(each.score for each in standing.lexical if each.kind == "related")
    assert told == pytest.approx(0.3 / 1.3 * 0.966667, abs=1e-5)


def test_what_was_asked_is_not_related(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("mouse", "鼠标 滑鼠"), product("other", "滑鼠", 3))
    (standing,) = [explain(engine, "鼠标", "mouse").product]
    assert {each.kind for each in standing.lexical} == {"word", "bigram"}
