"""Two runs beside each other: the numbers, the words for them, and the way through JSON."""

import json

import pytest

from core.updates.trained import Update
from core.updates.verdict import QueryChange, Verdict, _compared
from tests.core.updates.conftest import BETTER, SAME, trained


@pytest.mark.parametrize("truth", [None, BETTER])
def test_a_verdict_comes_back_from_json(truth: object) -> None:
    update = trained("r1", "r2")
    verdict = Verdict(BETTER, SAME, truth, 0.25, None, "")  # type: ignore[arg-type]
    update = Update(update.base, update.run, update.learned, verdict)
    assert Update.read(json.loads(json.dumps(update.to_json()))) == update


def test_a_clear_difference_is_better_and_chance_is_a_tie() -> None:
    before = [0.5] * 30
    texts = [str(at) for at in range(30)]
    better = _compared(before, [0.6] * 29 + [0.4], texts)
    assert better.decision == "better"
    assert better.difference == pytest.approx((29 * 0.1 - 0.1) / 30)
    assert better.low < better.difference < better.high
    assert better.worse == (QueryChange("29", 0.5, 0.4),)
    assert _compared([0.6] * 30, before, texts).decision == "worse"
    assert _compared(before, [0.6, 0.4] * 15, texts).decision == "tie"
    assert _compared([], [], []).decision == "tie"


def test_the_greatest_change_comes_first() -> None:
    found = _compared([0.0, 0.0, 0.9], [0.1, 0.8, 0.9], ["a", "b", "c"])
    assert [change.query for change in found.better] == ["b", "a"]


def test_a_verdict_is_better_on_either_side_and_refused_before_all() -> None:
    assert Verdict(SAME, BETTER, None, 0.0, None, "").decision == "better"
    assert Verdict(SAME, SAME, BETTER, 0.0, None, "").decision == "tie"
    assert Verdict(BETTER, BETTER, None, 0.0, None, "clicks").decision == "refused"
