"""The simulator's form, its outcome, and what goes into the log."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.feedback.log import FeedbackLog
from gui.experiments.run_list import Ranking
from gui.experiments.simulation_view import SimulationView
from tests.core.experiments.outcomes import RUN

WAIT = 15_000
RANKINGS = (Ranking(RUN, 0.4, True), Ranking("", 0.3))


@dataclass
class Demo:
    """A workspace that says that it is the demo world, or another."""

    path: Path
    is_demo: bool = True


Made = Callable[..., SimulationView]


@pytest.fixture
def made(
    qtbot: QtBot, program: Callable[[str], list[str]], tmp_path: Path, log: FeedbackLog
) -> Iterator[Made]:
    views: list[SimulationView] = []

    def make(
        fate: str = "good", is_demo: bool = True, log: FeedbackLog | None = log
    ) -> SimulationView:
        view = SimulationView(lambda: log, program(fate))
        qtbot.addWidget(view)
        view.set_workspace(Demo(tmp_path, is_demo), read_only=False)  # type: ignore[arg-type]
        view.set_rankings(RANKINGS)
        view.form.sessions.setValue(400)
        view.show()
        views.append(view)
        return view

    yield make
    for view in views:
        view.shut_down()


def finish(qtbot: QtBot, view: SimulationView) -> None:
    view.run_button.click()
    qtbot.waitUntil(lambda: view.run_button.text() == "Simulate", timeout=WAIT)


def test_the_outcome_is_shown_as_synthetic(qtbot: QtBot, made: Made, log: FeedbackLog) -> None:
    view = made()
    finish(qtbot, view)
    assert view.stack.currentWidget() is view.card
    assert view.card.headline.text() == "The test says A is better, and so it is."
    assert view.card.synthetic.text() == "synthetic data"
    assert log.last == 0


def test_sessions_go_into_the_log_where_wanted(qtbot: QtBot, made: Made, log: FeedbackLog) -> None:
    view = made()
    view.form.keep.setChecked(True)
    with qtbot.waitSignal(view.recorded, timeout=WAIT):
        view.run_button.click()
    assert log.last == 9
    assert set(log.table()["source"].to_pylist()) == {"simulated"}
    assert "9 simulated events" in view.notice.words.text()


def test_without_a_log_it_says_that_nothing_was_added(qtbot: QtBot, made: Made) -> None:
    view = made(log=None)
    view.form.keep.setChecked(True)
    finish(qtbot, view)
    assert view.stack.currentWidget() is view.card
    assert "nothing was added" in view.notice.words.text()


def test_progress_is_seen_and_can_be_cancelled(qtbot: QtBot, made: Made) -> None:
    view = made("endless")
    view.run_button.click()
    qtbot.waitUntil(lambda: view.bar.value() == 300, timeout=WAIT)
    assert view.remaining.text() == "300 of 400 sessions · 2 s left"
    assert not view.form.isEnabled()
    assert view.run_button.text() == "Cancel"
    finish(qtbot, view)
    assert view.form.isEnabled()
    assert view.stack.currentWidget() is view.state


def test_a_failure_is_told_beside_the_form(qtbot: QtBot, made: Made) -> None:
    view = made("refuse")
    finish(qtbot, view)
    assert view.notice.words.text() == "This shop has no truth."


def test_elsewhere_it_says_why_there_is_nothing_to_simulate(made: Made) -> None:
    view = made(is_demo=False)
    assert not view.may_simulate
    assert not view.run_button.isVisible()
    assert "Only the demo world" in view.state.accessibleName()


def test_one_ranking_cannot_be_tested_against_itself(made: Made) -> None:
    view = made()
    view.form.pair.choose(RUN, RUN)
    assert not view.run_button.isEnabled()
    view.form.pair.choose(RUN, "")
    assert view.run_button.isEnabled()
