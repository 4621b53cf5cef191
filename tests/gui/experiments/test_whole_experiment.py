"""An experiment in the real window: two rankings answer, somebody shops, the page keeps the score."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.experiments.interleaving import TeamHit
from core.experiments.verdict import InterleavingVerdict
from core.feedback.log import FeedbackLog
from gui.experiments.page import ExperimentsPage
from gui.main_window import MainWindow
from gui.state import State

BOTH = "words × words"


@pytest.fixture
def window(
    qtbot: QtBot, state: State, quick_engine: None, shop_folder: Path
) -> Iterator[MainWindow]:
    made = MainWindow(state)
    made.show()
    with qtbot.waitSignals([made.painted, made.shop.recommender_ready], timeout=30_000):
        made.open(shop_folder)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def page(window: MainWindow) -> ExperimentsPage:
    window.feedback_area.show_tab("experiments")
    assert window.feedback_area.page is not None
    made = window.feedback_area.page.made["experiments"]
    assert isinstance(made, ExperimentsPage)
    # What is looked at there is nobody's doing.
    window.arrange("demo")
    return made


def ask(qtbot: QtBot, window: MainWindow, text: str) -> None:
    window.page.ask(text)
    qtbot.waitUntil(lambda: run_of(window, text) is not None)


def run_of(window: MainWindow, text: str) -> str | None:
    response = window.page.results.model.response
    return response.run if response is not None and response.request.text == text else None


def test_people_just_shop_and_the_score_follows(
    qtbot: QtBot, window: MainWindow, page: ExperimentsPage
) -> None:
    ask(qtbot, window, "手机")
    page.interleave_wanted.emit("", "")
    qtbot.waitUntil(lambda: run_of(window, "手机") == BOTH)
    assert window.feedback_area.banner.isVisible()
    hit = window.page.results.model.response.hits[0]
    assert isinstance(hit, TeamHit)
    scores: list[InterleavingVerdict] = []
    page.score_changed.connect(scores.append)
    window.page.results.acted.emit(hit, "favourite")
    qtbot.waitUntil(lambda: bool(scores) and scores[-1].ties == 0, timeout=10_000)
    assert (scores[-1].a_wins, scores[-1].b_wins) == ((1, 0) if hit.team == "A" else (0, 1))
    assert "1 list so far" in window.feedback_area.banner.words.text()
    events = recorded(window)
    assert events[hit.product_id, "favourite"] == (BOTH, hit.team)


def recorded(window: MainWindow) -> dict[tuple[str, str], tuple[str, str]]:
    """Product and action → experiment and side, of all that is in the log."""
    assert window.shop.workspace is not None
    log = FeedbackLog.reader(window.shop.workspace)
    assert log is not None
    with log:
        rows = log.table().to_pylist()
    return {(row["product_id"], row["action"]): (row["experiment"], row["team"]) for row in rows}


@pytest.mark.usefixtures("without_start")
def test_a_run_chosen_by_hand_ends_it(
    qtbot: QtBot, window: MainWindow, page: ExperimentsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The small shop has no runs; by words alone it can be ranked nevertheless.
    monkeypatch.setattr("gui.run_switch._activate", lambda *_: None)
    with qtbot.waitSignal(window.shop.interleaving_changed):
        page.interleave_wanted.emit("", "")
    window.page.summary.run_chosen.emit("")
    assert window.shop.interleaved is None
    ask(qtbot, window, "手机")
    assert run_of(window, "手机") == ""
    assert not window.feedback_area.banner.isVisible()


def test_every_shopper_tosses_other_coins(
    qtbot: QtBot, window: MainWindow, page: ExperimentsPage
) -> None:
    with qtbot.waitSignal(window.shop.interleaving_changed):
        page.interleave_wanted.emit("", "")
    pair = window.shop.interleaved
    assert pair is not None
    seed = pair.seed
    window.shoppers.arrive_anew()
    assert pair.seed != seed


def test_each_part_is_a_tab(page: ExperimentsPage) -> None:
    for part in ("simulation", "judgments", "interleaving"):
        page.parts.button(part).click()
        assert page.stack.currentWidget() is getattr(page, part)
