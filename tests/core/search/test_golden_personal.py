"""What a shopper's taste and what they dismissed make of a score, by hand."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from core.explain.explanation import explain
from core.search.engine import Engine
from core.search.request import History, Interaction, Method, Sort
from tests.core.search.golden import engine_of, parts, product, scores

MET = (Interaction("b"),)


class Liking:
    """Likes every product as it was told, whoever asks."""

    def __init__(self, *taste: float) -> None:
        self.taste = np.array(taste, np.float32)

    def scores(self, history: History) -> npt.NDArray[np.float32] | None:
        return self.taste


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    rows = (product("a", "cup", 3, price=1), product("b", "", 4, brand="cup", price=2))
    # Words: 1 / 1.3 and 1 / 1.2 / 1.3; without sales and run they weigh 0.58 / 0.6.
    return replace(engine_of(tmp_path, *rows), taste=Liking(0.25, 1.0))


def test_taste_has_12_parts_of_100(engine: Engine) -> None:
    # 0.88 · 0.966667 · 0.769231 = 0.654359 and 0.03 of taste; 0.545299 and 0.12.
    expected = {"a": 0.684359, "b": 0.665299}
    assert scores(engine, "cup", Method.HYBRID, history=MET) == pytest.approx(expected, abs=1e-5)
    expected = {"a": 0.03, "b": 0.12}
    assert parts(engine, "cup", "taste", history=MET) == pytest.approx(expected, abs=1e-5)
    weights = explain(engine, "cup", "a", history=MET).weights
    expected = {"lexical": 0.850667, "popularity": 0.029333, "taste": 0.12}
    assert weights == pytest.approx(expected, abs=1e-5)


def test_more_weight_turns_the_order(engine: Engine) -> None:
    expected = {"b": 0.809829, "a": 0.496795}
    found = scores(engine, "cup", Method.HYBRID, history=MET, personal=0.5)
    assert found == pytest.approx(expected, abs=1e-5)
    plain = scores(engine, "cup", Method.HYBRID)
    assert scores(engine, "cup", Method.HYBRID, history=MET, personal=0.0) == plain


def test_what_was_dismissed_comes_last_whatever_it_is(engine: Engine) -> None:
    history = (Interaction("a", "dismiss"), Interaction("gone", "dismiss"))
    expected = {"b": 0.665299, "a": -0.315641}
    found = scores(engine, "cup", Method.HYBRID, history=history)
    assert found == pytest.approx(expected, abs=1e-5)
    assert list(scores(engine, "", sort=Sort.PRICE_UP, history=history)) == ["b"]
