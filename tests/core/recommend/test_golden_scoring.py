"""How behaviour and likeness share a score, and what actions count, by hand."""

from pathlib import Path

import pytest

from core.recommend.recommendation import Because, Reason
from core.search.request import Method
from tests.core.recommend.golden import after, clicks, did, recommender_of, taste, wanted
from tests.core.search.golden import engine_of, parts, product

# Products alike by their brand alone.
BRANDED = [product(f"{brand}{n}", brand=brand) for brand in "ABC" for n in (1, 2)]
# Five shoppers went from A1 to C1; A2 is of the brand of A1.
FIVE = clicks(*["A1 C1"] * 5, "B1 B2")


@pytest.mark.parametrize(
    ("action", "expected"), [("click", 1), ("favourite", 2), ("cart", 2), ("purchase", 3)]
)
def test_actions_count_by_what_they_say(tmp_path: Path, action: str, expected: float) -> None:
    found = wanted(recommender_of(tmp_path, BRANDED), "B1", f"{action}:A1")
    # The click before it counts 0.95.
    assert found == pytest.approx({"A2": 1.0, "B2": 0.95 / expected}, abs=1e-5)


def test_an_action_counts_95_parts_of_100_of_the_next(tmp_path: Path) -> None:
    recommender = recommender_of(tmp_path, BRANDED)
    expected = {"C2": 1.0, "B2": 0.95, "A2": 0.9025}
    assert wanted(recommender, "A1", "B1", "C1") == pytest.approx(expected, abs=1e-5)
    # What is done again adds up: 0.95 + 0.9025.
    expected = {"A2": 1.0, "B2": 0.539811}
    assert wanted(recommender, "A1", "A1", "B1") == pytest.approx(expected, abs=1e-5)
    # What was only shown, or is no action that is known, says nothing.
    shown = wanted(recommender, "impression:B1", "hum:C1", "A1")
    assert shown == pytest.approx({"A2": 1.0}, abs=1e-5)
    assert wanted(recommender, "A1", "hum:C1") == pytest.approx({"A2": 1.0}, abs=1e-5)


def test_the_more_was_done_the_more_behaviour_has_to_say(tmp_path: Path) -> None:
    recommender = recommender_of(tmp_path, BRANDED, FIVE)
    # Five actions on what was met: 5 / (5 + 5) · 5 / (5 + 0.5) = 0.454545; the rest is likeness.
    # A1 itself is behaviour's alone to recommend.
    expected = {"A1": 1.0, "A2": 0.545455, "C1": 0.454545}
    assert wanted(recommender, "A1") == pytest.approx(expected, abs=1e-5)
    assert after(recommender, "A1") == pytest.approx({"A2": 0.545455, "C1": 0.454545}, abs=1e-5)
    found = {each.product_id: each for each in recommender.for_history(did("A1"))}
    assert found["A1"].parts == pytest.approx({"neighbours": 1.0, "likeness": 0.0}, abs=1e-5)
    assert found["A2"].parts == pytest.approx({"neighbours": 0.0, "likeness": 0.545455}, abs=1e-5)
    reasons = {name: each.reason for name, each in found.items()}
    assert reasons == {
        "A1": Reason(Because.SEEN, "A1"),
        "A2": Reason(Because.ALIKE, "A1"),
        "C1": Reason(Because.FOLLOWED, "A1"),
    }


def test_few_actions_on_each_product_leave_more_to_likeness(tmp_path: Path) -> None:
    shop = [*BRANDED, product("new", brand="D"), product("newer", brand="D")]
    found = after(recommender_of(tmp_path, shop, FIVE), "A1")
    assert found == pytest.approx({"A2": 0.545455, "C1": 0.454545}, abs=1e-5)
    recommender = recommender_of(tmp_path, shop, FIVE)
    # 5 / (5 + 5) · 2.5 / (2.5 + 0.5) = 0.416667; A2 is like what counts 0.95, newer like what counts 1.
    found = wanted(recommender, "A1", "new")
    expected = {"A1": 1.0, "newer": 0.583333, "A2": 0.554167, "C1": 0.416667}
    assert found == pytest.approx(expected, abs=1e-5)


def test_half_is_likeness_and_still_the_reason(tmp_path: Path) -> None:
    shop = [product("A1", brand="A"), product("C1", brand="A"), product("y"), product("z")]
    (found,) = recommender_of(tmp_path, shop, clicks(*["A1 C1"] * 5, "y z")).similar("A1")
    # 0.454545 of behaviour and 0.545455 of likeness.
    assert (found.product_id, found.score) == ("C1", pytest.approx(1.0, abs=1e-5))
    assert found.reason.because is Because.ALIKE
    # Of ten: 10 / 15 · 10 / 10.5 = 0.634921, so likeness is 0.365079 and no longer half.
    (found,) = recommender_of(tmp_path, shop, clicks(*["A1 C1"] * 10, "y z")).similar("A1")
    assert found.parts["likeness"] == pytest.approx(0.365079, abs=1e-5)
    assert found.reason.because is Because.FOLLOWED


def test_taste_trusts_behaviour_less(tmp_path: Path) -> None:
    recommender = recommender_of(tmp_path, BRANDED, FIVE)
    # 5 / (5 + 20) = 0.2 is behaviour's, which likes A1 and C1; likeness likes A1 and A2.
    found = taste(recommender, "A1")
    expected = {"A1": 1.0, "A2": 0.8, "C1": 0.2, "B1": 0.0, "B2": 0.0, "C2": 0.0}
    assert found == pytest.approx(expected, abs=1e-5)


def test_what_was_bought_is_left_out_and_speaks_for_others(tmp_path: Path) -> None:
    recommender = recommender_of(tmp_path, BRANDED, FIVE)
    found = wanted(recommender, "purchase:A1")
    assert found == pytest.approx({"A2": 0.545455, "C1": 0.454545}, abs=1e-5)


def test_what_is_like_a_dismissed_product_loses_up_to_three_tenths(tmp_path: Path) -> None:
    shop = [
        product("a", colour="red"),
        product("b", colour="red"),
        product("e", colour="red", brand="X"),
        product("x", brand="X"),
    ]
    recommender = recommender_of(tmp_path, shop)
    # red in 3 of 4: ln(5 / 3) = 0.510826; X in 2: ln(5 / 2) = 0.916291; e is 1.049062 long, so 0.486936
    # like a and 0.873438 like x, which takes 0.3 · 0.873438 of it: 0.486936 · 0.737969.
    found = wanted(recommender, "a", "dismiss:x")
    assert found == pytest.approx({"b": 1.0, "e": 0.359344}, abs=1e-5)
    # Of taste it takes 0.262031 itself, and of the dismissed product 0.3.
    expected = {"a": 1.0, "b": 1.0, "e": 0.224905, "x": -0.3}
    assert taste(recommender, "a", "dismiss:x") == pytest.approx(expected, abs=1e-5)
    expected = {"a": 0.0, "b": 0.0, "e": -0.262031, "x": -0.3}
    assert taste(recommender, "dismiss:x") == pytest.approx(expected, abs=1e-5)
    # Nothing that was done to it before speaks for it.
    assert wanted(recommender, "purchase:x", "a", "dismiss:x") == pytest.approx(found, abs=1e-5)


def test_what_goes_with_a_product_has_12_parts_of_taste(tmp_path: Path) -> None:
    recommender = recommender_of(tmp_path, BRANDED, FIVE)
    # Who clicked C1 likes C1 (behaviour and likeness), A1 (behaviour, 0.2) and C2 (likeness, 0.8).
    # 0.88 · 0.545455, and 0.88 · 0.454545 + 0.12 · 1; C2 does not go with A1, whoever asks.
    found = after(recommender, "A1", "C1")
    assert found == pytest.approx({"C1": 0.52, "A2": 0.48}, abs=1e-5)
    # What was dismissed is left out. Where nothing else is alike, behaviour tells alone: 0.88 + 0.12.
    found = after(recommender, "A1", "C1", "dismiss:A2")
    assert found == pytest.approx({"C1": 1.0}, abs=1e-5)


def test_dislike_takes_nothing_away_twice(tmp_path: Path) -> None:
    recommender = recommender_of(tmp_path, [*BRANDED, product("A3", brand="A")], FIVE)
    # A3 is as A2, which was dismissed, so it keeps 0.7 of 0.545455; 0.88 of that, for nothing is liked.
    found = after(recommender, "A1", "dismiss:A2")
    assert found == pytest.approx({"C1": 0.4, "A3": 0.336}, abs=1e-5)


def test_of_a_search_taste_is_12_parts(tmp_path: Path) -> None:
    shop = [
        product("A1", "cup", brand="A"),
        product("B1", "cup", brand="B"),
        product("A2", brand="A"),
    ]
    recommender = recommender_of(tmp_path / "shop", shop)
    engine = engine_of(tmp_path, *shop)
    engine = type(engine)(engine.shop, taste=recommender)
    found = parts(engine, "cup", "taste", Method.LEXICAL, history=did("A2"))
    assert found == pytest.approx({"A1": 0.12, "B1": 0.0}, abs=1e-5)
