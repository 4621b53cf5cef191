"""How alike products are by what is known of them, by hand: the most alike scores 1.

A facet that h of n products have weighs ln((n + 1) / h); a product's facets make a vector of length 1.
"""

from pathlib import Path

import pytest

from tests.core.recommend.golden import after, recommender_of, taste, wanted
from tests.core.search.golden import VectorRun, engine_of, product


def test_rare_facets_weigh_more(tmp_path: Path) -> None:
    shop = [
        product("a", brand="B", colour="red"),
        product("made", brand="B"),
        product("red", colour="red"),
        product("red too", colour="red"),
    ]
    # ln(5 / 2) = 0.916291 for the brand, ln(5 / 3) = 0.510826 for the colour, so 0.557493 of it.
    expected = {"made": 1.0, "red": 0.557493, "red too": 0.557493}
    # a itself is the most alike: 1.049062 long, of which the brand is 0.873438.
    expected = {name: 0.873438 * score for name, score in expected.items()}
    assert after(recommender_of(tmp_path, shop), "a") == pytest.approx(expected, abs=1e-5)


def test_categories_are_alike_by_levels_and_words(tmp_path: Path) -> None:
    shop = [
        product("a", category="film / comedy romance"),
        product("level", category="film / drama"),
        product("word", category="romance"),
        product("none", category="book"),
    ]
    # a has film (2 of 4), comedy, comedy romance (1 each) and romance (2): weights 0.916291,
    # 1.609438, 1.609438, 0.916291, of length 2.619114.
    # level: film and drama, of length 1.851993: 0.916291² / both lengths.
    expected = {"word": 0.349848, "level": 0.173090}
    assert after(recommender_of(tmp_path, shop), "a") == pytest.approx(expected, abs=1e-5)


def test_prices_are_alike_within_a_quarter_of_their_category(tmp_path: Path) -> None:
    shop = [product(f"p{price}", category="K", price=price) for price in range(1, 9)]
    # The category, which all have, weighs ln(9 / 8) = 0.117783; a quarter, which two have,
    # ln(9 / 2) = 1.504077: 0.013873 of 2.276120 is shared with those of other quarters.
    expected = {f"p{price}": 0.006095 for price in range(3, 9)} | {"p2": 1.0}
    recommender = recommender_of(tmp_path, shop)
    assert after(recommender, "p1") == pytest.approx(expected, abs=1e-5)
    assert after(recommender, "p8")["p7"] == pytest.approx(1.0, abs=1e-5)


def test_prices_say_nothing_where_the_kind_is_unknown(tmp_path: Path) -> None:
    shop = [product("a", price=1), product("b", price=1), product("c", category="K")]
    assert after(recommender_of(tmp_path, shop), "a") == {}


@pytest.mark.parametrize("between", ["|", ", ", ";", "/", "、", "，", "；"])
def test_several_values_stand_beside_each_other(tmp_path: Path, between: str) -> None:
    shop = [product("a", colour=f"red{between}blue"), product("b", colour="blue"), product("c")]
    # red 1 of 3: ln 4 = 1.386294; blue 2 of 3: ln 2 = 0.693147, which is 1 / √5 of a.
    found = after(recommender_of(tmp_path, shop), "a")
    assert found == pytest.approx({"b": 0.447214}, abs=1e-5)


def test_values_of_more_than_forty_letters_are_prose(tmp_path: Path) -> None:
    shop = [product("a", colour="r" * 41), product("b", colour="r" * 41)]
    assert after(recommender_of(tmp_path / "long", shop), "a") == {}
    shop = [product("a", colour="r" * 40), product("b", colour="r" * 40)]
    found = after(recommender_of(tmp_path / "short", shop), "a")
    assert found == pytest.approx({"b": 1.0}, abs=1e-5)


def test_vectors_of_a_run_say_as_much_as_fields(tmp_path: Path) -> None:
    shop = [product("a", brand="B"), product("made", brand="B"), product("near"), product("far")]
    vectors = {"a": (1, 0), "made": (0, 1), "near": (0.6, 0.8), "far": (-1, 0)}
    engine = engine_of(tmp_path, *shop).ranked_by(VectorRun(vectors, {}))
    # a itself has 1 + 1; the brand alone is worth 1 and the cosine 0.6 of 2; what points away is not alike.
    found = after(recommender_of(tmp_path / "shop", shop, engine=engine), "a")
    assert found == pytest.approx({"made": 0.5, "near": 0.3}, abs=1e-5)


def test_without_a_run_titles_are_alike_by_their_words(tmp_path: Path) -> None:
    shop = [product("a", "red, cup"), product("b", "cup", 3)]
    # Both are 3 long. red in 1 of 2, cup in 2: 1.2 · (0.693147 + 1.3 · 0.182322) = 1.116199;
    # b lacks a word of two: 0.7 · 1.3 · 1.2 · 0.182322 = 0.199096.
    recommender = recommender_of(tmp_path / "shop", shop, engine=engine_of(tmp_path, *shop))
    assert after(recommender, "a") == pytest.approx({"b": 0.178370}, abs=1e-5)


def test_the_three_titles_that_weigh_most_are_asked(tmp_path: Path) -> None:
    words = ("pan", "pot", "jug", "lid")
    shop = [product(f"{word}{n}", word) for word in words for n in (1, 2)]
    recommender = recommender_of(tmp_path / "shop", shop, engine=engine_of(tmp_path, *shop))
    found = wanted(recommender, "pan1", "pot1", "jug1", "lid1")
    assert found == pytest.approx({"lid2": 1.0, "jug2": 0.95, "pot2": 0.9025}, abs=1e-5)


def test_taste_reads_titles_only_where_fields_say_nothing(tmp_path: Path) -> None:
    shop = [product("a", "cup", brand="B"), product("b", "pan", brand="B"), product("c", "cup")]
    recommender = recommender_of(tmp_path / "shop", shop, engine=engine_of(tmp_path, *shop))
    assert taste(recommender, "a") == pytest.approx({"a": 1.0, "b": 1.0, "c": 0.0}, abs=1e-5)
    assert taste(recommender, "c")["a"] > 0.5
