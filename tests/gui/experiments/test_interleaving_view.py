"""Starting an experiment, following it, and looking at earlier ones."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.feedback.log import EventSource, FeedbackLog
from gui.experiments.interleaving_view import InterleavingView
from gui.experiments.run_list import Ranking
from gui.open_workspace import OpenWorkspace
from tests.core.experiments.outcomes import EXPERIMENT, OTHER, RUN, lists

BOTH = "words × words"


@pytest.fixture
def view(qtbot: QtBot, shop: OpenWorkspace) -> InterleavingView:
    made = InterleavingView(shop)
    qtbot.addWidget(made)
    made.set_workspace(shop.workspace, may_activate=True)
    made.show()
    return made


@pytest.fixture
def log(shop: OpenWorkspace) -> Iterator[FeedbackLog]:
    assert shop.workspace is not None
    with FeedbackLog.open(shop.workspace) as opened:
        yield opened


def read(qtbot: QtBot, view: InterleavingView, experiments: int) -> None:
    view.refresh()
    qtbot.waitUntil(lambda: view.model.rowCount() == experiments)


def test_start_asks_for_both_runs(qtbot: QtBot, view: InterleavingView) -> None:
    view.set_rankings((Ranking(RUN, 0.4), Ranking("", 0.3)))
    with qtbot.waitSignal(view.wanted) as blocker:
        view.start_button.click()
    assert blocker.args == [RUN, ""]


@pytest.mark.parametrize("rankings", [(), (Ranking(""),)])
def test_with_one_ranking_there_is_nothing_to_start(
    view: InterleavingView, rankings: tuple[Ranking, ...]
) -> None:
    view.set_rankings(rankings)
    assert not view.start_button.isEnabled()
    assert "train a model first" in view.hint.text()
    assert view.stack.currentWidget() is view.state


def test_a_ranking_is_not_compared_with_itself(view: InterleavingView) -> None:
    view.set_rankings((Ranking(RUN, 0.4), Ranking("", 0.3)))
    view.pair.choose(RUN, RUN)
    assert not view.start_button.isEnabled()
    assert view.hint.text() == "Choose two different rankings."


def test_the_experiment_under_way_is_shown_and_told(
    qtbot: QtBot, view: InterleavingView, shop: OpenWorkspace, log: FeedbackLog
) -> None:
    log.extend(lists(EXPERIMENT, "A"))
    read(qtbot, view, 1)
    with qtbot.waitSignal(shop.interleaving_changed):
        shop.interleave("", "")
    assert view.card.scored is not None
    assert view.card.scored.verdict.experiment == BOTH
    assert not view.list.currentIndex().isValid()
    assert view.start_button.text() == "End the comparison"
    log.extend(lists(BOTH, "AAB"))
    with qtbot.waitSignal(view.scored) as blocker:
        view.refresh()
    assert (blocker.args[0].experiment, blocker.args[0].lists) == (BOTH, 3)
    assert view.card.scored.verdict.a_wins == 2
    with qtbot.waitSignal(view.end_wanted):
        view.start_button.click()


def test_an_earlier_experiment_opens_and_stays_open(
    qtbot: QtBot, view: InterleavingView, log: FeedbackLog
) -> None:
    log.extend(lists(EXPERIMENT, "A"))
    log.extend(lists(f"{OTHER} × {RUN}", "BB", EventSource.SIMULATED, 1_790_000_000.0))
    read(qtbot, view, 2)
    assert view.card.scored is not None
    assert view.card.scored.verdict.a == OTHER
    view.list.setCurrentIndex(view.model.index(1))
    assert view.card.scored.verdict.experiment == EXPERIMENT
    log.extend(lists("x × y", "A", time=1_800_000_000.0))
    read(qtbot, view, 3)
    assert view.card.scored.verdict.experiment == EXPERIMENT
    assert "synthetic data" in view.model.index(1).data()


def test_another_shop_has_other_experiments(
    qtbot: QtBot, view: InterleavingView, log: FeedbackLog
) -> None:
    log.extend(lists(EXPERIMENT, "A"))
    read(qtbot, view, 1)
    view.refresh()
    view.set_workspace(None, may_activate=False)
    qtbot.waitUntil(lambda: not view._reading.is_busy)
    assert view.model.rowCount() == 0
    assert view.stack.currentWidget() is view.state


def test_nothing_starts_where_nothing_is_recorded(
    qtbot: QtBot, view: InterleavingView, shop: OpenWorkspace
) -> None:
    assert shop.workspace is not None
    view.set_rankings((Ranking(RUN, 0.4), Ranking("", 0.3)))
    assert view.start_button.isEnabled()
    with qtbot.waitSignals([shop.engine_ready, shop.recommender_ready, shop.shoppers_ready]):
        shop.open(shop.workspace.path, write=False)
    view.set_workspace(shop.workspace, may_activate=False)
    assert not view.start_button.isEnabled()
    assert "read-only" in view.hint.text()
