"""Click-through by rank beside what position alone explains."""

from pathlib import Path

import numpy as np
import pytest

from core.feedback.analysis.charts.ranks import examination_of
from tests.core.feedback.analysis.logs import MONDAY, Did, analysis_of


def test_position_alone_explains_as_many_clicks_as_there_are(tmp_path: Path) -> None:
    shown = [
        Did("a", "p1", "impression", MONDAY, "q", "s", rank) for rank in (1, 1, 1, 1, 2, 2, 2, 2)
    ]
    clicked = [Did("a", "p1", "click", MONDAY + 1, "q", "s", rank) for rank in (1, 1, 1)]
    analysis = analysis_of(tmp_path / "shop", [*shown, *clicked])
    analysis.examination = np.array([1.0, 0.5])
    ranks = analysis.figures().ranks
    assert [rank.click_through for rank in ranks] == [0.75, 0.0]
    assert [rank.expected for rank in ranks] == [pytest.approx(0.5), pytest.approx(0.25)]


def test_a_click_model_finds_the_planted_position_bias(tmp_path: Path) -> None:
    planted = np.array([1.0, 0.7, 0.5, 0.4])
    random = np.random.default_rng(0)
    log = []
    for number in range(4000):
        order = random.permutation(4)
        for rank, product in enumerate(order, 1):
            event = (f"u{number}", f"p{product + 1}")
            log.append(Did(*event, "impression", MONDAY + number, "q", f"s{number}", rank))
            if random.random() < planted[rank - 1] * (0.3 + 0.15 * product):
                log.append(Did(*event, "click", MONDAY + number, "q", f"s{number}", rank))
    found = examination_of(analysis_of(tmp_path / "shop", log).log)
    assert found is not None
    assert found / found[0] == pytest.approx(planted, rel=0.15)


def test_without_ranks_nothing_is_known_of_position(tmp_path: Path) -> None:
    log = [Did("a", "p1", "click", MONDAY)]
    assert examination_of(analysis_of(tmp_path / "shop", log).log) is None
