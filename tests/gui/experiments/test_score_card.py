"""A score in words and pictures."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.experiments.experiment_log import ScoredExperiment
from core.experiments.verdict import InterleavingVerdict
from core.feedback.log import EventSource
from gui.experiments import verdict_words
from gui.experiments.balance import Balance
from gui.experiments.score_card import ScoreCard
from gui.experiments.sides import side_colour
from tests.core.experiments.outcomes import EXPERIMENT, LOST, OPEN, RUN, WON

BEGUN = InterleavingVerdict.for_experiment(EXPERIMENT)
FEW = replace(OPEN, a_sessions=1, b_sessions=0)
TIED = InterleavingVerdict(
    experiment=EXPERIMENT,
    a=RUN,
    b="",
    lists=900,
    a_wins=300,
    b_wins=310,
    ties=290,
    sessions=500,
    a_sessions=200,
    b_sessions=205,
    delta=0.0,
    low=-0.05,
    high=0.05,
    p=0.8,
    winner="tie",
)


@pytest.fixture
def card(qtbot: QtBot) -> ScoreCard:
    made = ScoreCard()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.mark.parametrize(
    ("verdict", "headline", "enough"),
    [
        (BEGUN, "Nothing has been clicked yet", "Search and click as ever"),
        (OPEN, "Nobody has won yet", "Not enough yet: about 40 more lists."),
        (FEW, "Nobody has won yet", "Not enough yet: every shopper's visit counts once."),
        (WON, "A wins: conv1d 05-04 12:30", "Enough"),
        (LOST, "B wins: words only", "Enough"),
        (TIED, "A tie", "Enough"),
    ],
)
def test_words_say_who_is_ahead(verdict: InterleavingVerdict, headline: str, enough: str) -> None:
    assert verdict_words.headline(verdict).startswith(headline)
    assert verdict_words.enough(verdict).startswith(enough)


def test_a_tiny_p_is_not_called_nought() -> None:
    assert verdict_words.chance(0.0004) == "< 0.001"
    assert verdict_words.chance(0.0126) == "0.013"


def test_a_winning_run_can_be_made_live(qtbot: QtBot, card: ScoreCard) -> None:
    card.show_score(ScoredExperiment(WON, EventSource.OWN, 0), may_activate=True)
    with qtbot.waitSignal(card.winner_wanted) as blocker:
        card.live_button.click()
    assert blocker.args == [RUN]


@pytest.mark.parametrize(
    ("verdict", "may_activate"), [(WON, False), (OPEN, True), (TIED, True), (LOST, True)]
)
def test_nothing_to_make_live(
    card: ScoreCard, verdict: InterleavingVerdict, may_activate: bool
) -> None:
    """Not in a shop for reading, without a winner, or where words alone won."""
    card.show_score(ScoredExperiment(verdict, EventSource.OWN, 0), may_activate)
    assert not card.live_button.isVisible()


def test_simulated_scores_are_marked(card: ScoreCard) -> None:
    card.show_score(ScoredExperiment(WON, EventSource.SIMULATED, 0), True)
    assert card.synthetic.isVisible()
    card.show_score(ScoredExperiment(WON, EventSource.OWN, 0), True)
    assert not card.synthetic.isVisible()


def test_figures_wait_for_a_session_that_prefers_a_side(card: ScoreCard) -> None:
    card.show_score(ScoredExperiment(BEGUN, EventSource.OWN, 0), True)
    assert card.figures.values["p"].text() == "–"
    card.show_score(ScoredExperiment(OPEN, EventSource.OWN, 0), True)
    assert card.figures.values["interval"].text() == "−0.50 … +0.80"
    assert (card.meter.value(), card.meter.maximum()) == (12, 52)


def test_a_lead_of_a_lies_left_in_its_colour(card: ScoreCard) -> None:
    card.show_score(ScoredExperiment(WON, EventSource.OWN, 0), True)
    balance: Balance = card.balance
    picture = balance.grab().toImage()
    assert balance.axis.x(WON.delta) < balance.width() / 2 < balance.axis.x(LOST.delta)
    ratio = picture.devicePixelRatio()
    point = picture.pixelColor(round(balance.axis.x(WON.delta) * ratio), round(54 * ratio))
    assert point.name() == side_colour("A")
