"""Weights of the fit are chosen by what they do to the order of the first results."""

import numpy as np
import pytest

from core.search.fit import WEIGHTS
from tests.benchmarks.fit_weights import Asked, Candidates, chosen, grid, lines
from tests.benchmarks.question_sets import QuestionSet

NONE = dict.fromkeys(WEIGHTS, 0.0)


def candidates(signal: str, values: list[float], fused: tuple[float, float]) -> Candidates:
    """Two results of which the second is wanted."""
    return Candidates(
        fused=np.array(fused, np.float32),
        signals={signal: np.array(values, np.float32)},
        factors={signal: 1.0},
        counted=np.array([True, True]),
        gains=np.array([0.0, 1.0]),
        judged=np.array([1.0]),
    )


def shop(name: str, query: Candidates) -> Asked:
    return Asked(QuestionSet(name, "judged", {}, {}), [query])


# The colour tells rightly that the second is wanted, or wrongly that the first is.
RIGHT = candidates("colour", [0.0, 1.0], (1.0, 0.95))
WRONG = candidates("colour", [1.0, 0.0], (0.95, 1.0))


def test_a_weight_turns_the_order() -> None:
    second = 1 / np.log2(3)
    assert RIGHT.ndcg(NONE) == pytest.approx(second)
    assert RIGHT.ndcg(NONE | {"colour": 0.04}) == pytest.approx(second)
    assert RIGHT.ndcg(NONE | {"colour": 0.06}) == 1
    assert WRONG.ndcg(NONE | {"colour": 0.06}) == pytest.approx(second)


def test_what_harms_is_not_chosen_and_what_nobody_can_tell_stays() -> None:
    assert chosen([shop("a", RIGHT)]) == WEIGHTS
    assert chosen([shop("a", WRONG)]) == WEIGHTS | {"colour": 0.0}


def test_every_choice_is_on_the_grid_once_what_ships_first() -> None:
    assert len({tuple(weights.values()) for weights in grid()}) == 4 ** len(WEIGHTS)
    assert grid()[0] == WEIGHTS


def test_a_shop_has_no_say_in_its_own_weights() -> None:
    table = lines([shop("a", RIGHT), shop("b", WRONG)])
    # b chooses for a, where nothing turns the order then, and the other way round.
    assert table[2].startswith("| a, judged | 0.40 · 0.50 · 0.00 · 0.20 | +0.0 |")
    assert table[3].startswith("| b, judged | 0.40 · 0.50 · 0.20 · 0.20 | -36.9 |")
