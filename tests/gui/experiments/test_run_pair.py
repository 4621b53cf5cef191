"""Choosing two rankings."""

import pytest
from pytestqt.qtbot import QtBot

from gui.experiments.run_list import Ranking
from gui.experiments.run_pair import RunPair
from tests.core.experiments.outcomes import OTHER, RUN

RANKINGS = (Ranking(RUN, 0.41, True), Ranking(OTHER, 0.39), Ranking("", 0.3))


@pytest.fixture
def pair(qtbot: QtBot) -> RunPair:
    made = RunPair()
    qtbot.addWidget(made)
    return made


def test_the_best_two_are_offered_first(pair: RunPair) -> None:
    pair.set_rankings(RANKINGS)
    assert (pair.a, pair.b) == (RUN, OTHER)
    assert pair.boxes["A"].currentText() == "conv1d 05-04 12:30 · 0.410"
    assert pair.is_a_pair


def test_what_was_chosen_stays_while_it_is_there(pair: RunPair) -> None:
    pair.set_rankings(RANKINGS)
    pair.choose("", OTHER)
    pair.set_rankings((Ranking("new", 0.5), *RANKINGS))
    assert (pair.a, pair.b) == ("", OTHER)
    pair.set_rankings((Ranking("new", 0.5), Ranking("")))
    assert (pair.a, pair.b) == ("", "")
    assert not pair.is_a_pair


def test_sides_swap(qtbot: QtBot, pair: RunPair) -> None:
    pair.set_rankings(RANKINGS)
    with qtbot.waitSignal(pair.changed):
        pair.swap_button.click()
    assert (pair.a, pair.b) == (OTHER, RUN)


def test_one_ranking_is_no_pair(pair: RunPair) -> None:
    pair.set_rankings((Ranking(""),))
    assert not pair.is_a_pair
