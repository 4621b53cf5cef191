"""A simulation's outcome in words and pictures."""

import math

import pytest
from pytestqt.qtbot import QtBot

from gui.experiments import ab_words
from gui.experiments.ab_card import ABCard
from gui.experiments.whiskers import Share, reach
from tests.core.experiments.outcomes import compared, trial


@pytest.mark.parametrize(
    ("said", "p", "true", "true_p", "sentence"),
    [
        (-0.2, 0.01, -0.2, 0.01, "The test says A is better, and so it is."),
        (0.2, 0.01, 0.2, 0.01, "The test says B is better, and so it is."),
        (0.0, 0.9, 0.0, 0.9, "The test calls it a tie, and so does the truth."),
        (
            0.1,
            0.2,
            0.2,
            0.01,
            "In truth B is better; 300 sessions are too few for the test to see it.",
        ),
        (0.2, 0.01, 0.0, 0.9, "The test says B is better, but in truth they are equal."),
        (0.2, 0.01, -0.2, 0.01, "The test says B is better, but in truth A is: clicks mislead."),
    ],
)
def test_test_and_truth_in_one_sentence(
    said: float, p: float, true: float, true_p: float, sentence: str
) -> None:
    assert ab_words.agreement(trial(said, true, p, true_p)) == sentence


def test_differences_are_shares_of_a() -> None:
    share = Share.of(compared("clicks", 0.1))
    assert (share.middle, share.low, share.high) == (0.2, 0.0, 0.4)
    assert share.winner == "B"
    assert Share.of(compared("clicks", -0.1)).winner == "A"
    assert Share.of(compared("clicks", 0.1, p=0.2)).winner == ""


def test_the_line_holds_every_interval() -> None:
    assert reach([Share.of(compared("clicks", 0.1))]) == 0.5
    assert reach([Share(compared("clicks", 0.1), 3.0, 1.0, 5.0)]) == 1.0
    assert reach([Share(compared("clicks", 0.1), 0.1, -math.inf, math.inf)]) == 1.0
    assert reach([]) == 1.0


def test_ties_are_called_ties() -> None:
    assert ab_words.outcome("") == "tie"
    assert ab_words.outcome("A") == "A is better"
    assert ab_words.percent(-0.12) == "−12 %"


def test_the_picture_has_a_row_for_every_measure(qtbot: QtBot) -> None:
    card = ABCard()
    qtbot.addWidget(card)
    card.show_trial(trial())
    told = card.whiskers.accessibleName()
    for name in ("Clicks an impression", "Purchases a list", "nDCG@10"):
        assert name in told
    assert card.mixed.text().startswith("What interleaving says: A wins")


def test_the_mouse_finds_the_figures_of_a_row(qtbot: QtBot) -> None:
    card = ABCard()
    qtbot.addWidget(card)
    card.show_trial(trial())
    found = [card.whiskers.share_at(y) for y in (10, 45, 80, 110, 140)]
    measures = [share and share.comparison.measure for share in found]
    assert measures == [None, "click_through", "purchases", None, "ndcg@10"]


def test_figures_are_told_with_their_signs() -> None:
    told = ab_words.detail(compared("click_through", -0.2, 0.0004))
    assert told == "B − A −0.200 (95 % interval −0.300 to −0.100) · p < 0.001"
