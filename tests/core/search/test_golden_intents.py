"""What a query is after, by hand: shares of the best scores, spread categories, two opinions."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.search.engine import Engine
from core.search.request import Intent
from tests.core.search.golden import answer, engine_of, product


def selling(folder: Path, **counts: int) -> Engine:
    """A shop with so many equal cups in each category, in this order; `__` stands between levels."""
    rows = [name.replace("__", " / ") for name, count in counts.items() for _ in range(count)]
    return engine_of(folder, *(product(f"p{n}", "cup", category=c) for n, c in enumerate(rows)))


def intents(engine: Engine, text: str = "cup") -> dict[str, float]:
    return {intent.category: intent.probability for intent in answer(engine, text).intents}


def test_the_fifty_best_tell_by_the_shares_of_their_scores(tmp_path: Path) -> None:
    # 45, 3 and 2 of 50; the 51st to 60th tell nothing, and what is below 0.05 is noise.
    found = intents(selling(tmp_path, A=45, B=3, C=2, D=10))
    assert found == pytest.approx({"A": 0.90, "B": 0.06}, abs=1e-5)


def test_better_products_tell_more(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("title", "cup", 3, category="A"),
        product("brand", "", 4, brand="cup", category="B"),
        product("unfiled", "cup", 4),
    )
    # All are 4 long, or 3.5 without a category; lengths 4, 3.833 on average. tf 1.5 / 1.026087 and
    # 1 / 1.026087 earn 1.187608 and 0.987124; what has no category tells nothing.
    found = intents(engine)
    assert found == pytest.approx({"A": 0.546097, "B": 0.453903}, abs=1e-5)


def test_at_most_four_are_told(tmp_path: Path) -> None:
    assert list(intents(selling(tmp_path, E=1, D=1, C=1, B=1, A=1))) == ["A", "B", "C", "D"]


def test_spread_categories_are_one_unless_one_of_them_is_half(tmp_path: Path) -> None:
    spread = selling(tmp_path, K__m=2, K__n=2, K__p=2, Q__m=2)
    assert intents(spread) == pytest.approx({"K": 0.75, "Q / m": 0.25}, abs=1e-5)
    half = selling(tmp_path, K__m=3, K__n=2, K__p=1, Q__m=2)
    expected = {"K / m": 0.375, "K / n": 0.25, "Q / m": 0.25, "K / p": 0.125}
    assert intents(half) == pytest.approx(expected, abs=1e-5)
    # What lies two levels down is told by its own spread. Lengths 4.5 and 3.5, 4.25 on average: tf
    # 1.5 / 1.035294 and 1.5 / 0.894118 earn 1.183294, three times, and 1.253071.
    deep = selling(tmp_path, K__m__n=1, K__m__p=1, K__m__q=1, K__n=1)
    assert intents(deep) == pytest.approx({"K / m": 0.739104, "K / n": 0.260896}, abs=1e-5)


class Guess:
    """Says the same of every query."""

    run_id = "guess"

    def __init__(self, **chances: float) -> None:
        self.chances = chances

    def intents(self, text: str) -> tuple[Intent, ...]:
        return tuple(Intent(*each) for each in self.chances.items())


def test_a_run_and_the_products_have_half_a_say_each(tmp_path: Path) -> None:
    engine = replace(selling(tmp_path, A=1, C=1), intents=Guess(A=0.8, B=0.2))
    assert intents(engine) == pytest.approx({"A": 0.65, "C": 0.25, "B": 0.1}, abs=1e-5)
    assert answer(engine, "cup").intent_run == "guess"
    # Where only one of them can tell, it tells alone.
    assert intents(engine, "pan") == pytest.approx({"A": 0.8, "B": 0.2}, abs=1e-5)
    silent = replace(engine, intents=Guess())
    assert intents(silent) == pytest.approx({"A": 0.5, "C": 0.5}, abs=1e-5)
    assert answer(silent, "cup").intent_run == ""


def test_no_query_is_after_nothing(tmp_path: Path) -> None:
    assert intents(selling(tmp_path, A=2), "") == {}
