"""The demonstration, in the real window over the synthetic demo world: clicks teach, and can be taken back.

A shopper who likes one brand clicks five times, and other searches show it higher. Others shop as well; the
model learns from all of it, passes its guard and ranks better, as the known truth confirms. Undo brings the
old ranking back to the last digit.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.data.shops.demo import import_demo
from core.experiments.simulated_sessions import cast_of
from core.experiments.simulator import simulate
from core.feedback.log import FeedbackLog
from core.search.request import SearchResponse
from core.updates.ledger import Entry
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.search.result_list import ResultList
from gui.state import State

BRAND = "优衣库"
CLICKED = ("男士T恤", "牛仔裤", "毛衣", "帽子", "卫衣")
SEEN_LATER = ("连衣裙", "半身裙", "羽绒服")
SESSIONS = 3_000
SEED = 2
SECONDS = 1000
PATIENCE = 240 * SECONDS


@pytest.fixture
def window(qtbot: QtBot, state: State, tmp_path: Path) -> Iterator[MainWindow]:
    with Workspace.open(tmp_path / "shop") as workspace:
        import_demo(workspace)
    made = MainWindow(state)
    made.resize(1280, 800)
    made.show()
    with qtbot.waitSignals([made.painted, made.shop.recommender_ready], timeout=PATIENCE):
        made.open(tmp_path / "shop")
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.tensorflow
@pytest.mark.long
@pytest.mark.timeout(600)
def test_clicks_teach_the_ranking_and_undo_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    before = {text: ranks(window, ask(qtbot, window, text)) for text in SEEN_LATER}
    for text in CLICKED:
        click_best_of_brand(qtbot, window, text)
    after = {text: ranks(window, ask(qtbot, window, text)) for text in SEEN_LATER}
    assert all(sum(after[text]) < sum(before[text]) for text in SEEN_LATER)
    qtbot.waitUntil(lambda: recorded(window).count("click") == len(CLICKED))

    # Somebody else sits down, and the shop goes on as it did.
    window.shoppers.arrive_anew()
    old = {text: scores(ask(qtbot, window, text)) for text in SEEN_LATER}
    others_shop(window)
    entry = update(qtbot, window)
    verdict = entry.update.verdict
    assert not verdict.refused
    assert verdict.truth is not None
    assert verdict.truth.low > 0
    assert {text: scores(ask(qtbot, window, text)) for text in old} != old

    window.updating.updater.undo()
    qtbot.waitUntil(lambda: ranking_run(window) == entry.update.base, timeout=PATIENCE)
    assert {text: scores(ask(qtbot, window, text)) for text in old} == old


def ask(qtbot: QtBot, window: MainWindow, text: str) -> SearchResponse:
    """The answer on screen to `text`, by the run in use and for who shops now."""

    def is_shown() -> bool:
        shown, controller = window.page.results.model.response, window.page.controller
        return (
            shown is not None
            and shown.request == controller.request
            and shown.request.text == text
            and shown.run == ranking_run(window)
        )

    window.page.ask(text)
    qtbot.waitUntil(is_shown, timeout=PATIENCE)
    response = window.page.results.model.response
    assert response is not None
    return response


def click_best_of_brand(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Search, click the brand's best card with the mouse, and leave its details."""
    first = ranks(window, ask(qtbot, window, text))[0]
    results = window.page.results.findChild(ResultList)
    assert isinstance(results, ResultList)
    index = results.model().index(first - 1, 0)
    results.scrollTo(index)
    place = results.visualRect(index).center() + QPoint(0, 30)
    qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(window.acting.sheet.isVisible)
    qtbot.keyClick(window.acting.sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.acting.sheet.isVisible())


def ranks(window: MainWindow, response: SearchResponse) -> list[int]:
    """Where the brand's three best products stand."""
    assert window.shop.engine is not None
    brands = window.shop.engine.catalogue.brand
    return [hit.rank for hit in response.hits if brands[hit.row] == BRAND][:3]


def scores(response: SearchResponse) -> list[tuple[str, float]]:
    """A ranking to the last digit."""
    return [(hit.product_id, hit.score) for hit in response.hits]


def ranking_run(window: MainWindow) -> str:
    """The run that ranks in the window."""
    return window.shop.engine.run_id if window.shop.engine is not None else ""


def recorded(window: MainWindow) -> list[str]:
    """Every action in the log so far."""
    workspace = window.shop.workspace
    assert workspace is not None
    log = FeedbackLog.reader(workspace)
    if log is None:
        return []
    with log:
        return [str(action) for action in log.table()["action"].to_pylist()]


def others_shop(window: MainWindow) -> None:
    """Simulated shoppers use the run that ranks, and what they do is recorded."""
    workspace, engine = window.shop.workspace, window.shop.engine
    assert workspace is not None
    assert engine is not None
    _, lists = simulate(cast_of(workspace), engine, engine, SESSIONS, "position-based", SEED)
    with FeedbackLog.open(workspace) as log:
        log.extend(lists)
    window.updating.updater.refresh()


def update(qtbot: QtBot, window: MainWindow) -> Entry:
    """Press the button and wait for the verdict, with the real training process."""
    updater = window.updating.updater
    qtbot.waitUntil(lambda: not updater.hindrance and updater.pending > SESSIONS, timeout=PATIENCE)
    with qtbot.waitSignal(updater.outcome_known, timeout=PATIENCE) as known:
        window.updating.chip.action.click()
    outcome = known.args[0]
    assert outcome.entry is not None, outcome
    qtbot.waitUntil(lambda: ranking_run(window) == outcome.entry.update.run, timeout=PATIENCE)
    entry: Entry = outcome.entry
    return entry
