"""An update in the real window with the real training process: act, update, undo, rank exactly as before."""

import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.feedback.log import Event, Shown
from core.search.request import SearchRequest
from core.workspace import Workspace
from core.workspace.shipped import DEMO
from gui.feedback.recorder import ListShown
from gui.main_window import MainWindow
from gui.state import State
from gui.training.panel import TrainingPanel

pytestmark = pytest.mark.tensorflow
PRODUCTS = 400
QUERIES = ("蓝牙耳机", "护发素", "衬衫", "手机壳")
MINUTES = 60_000


@pytest.fixture
def window(qtbot: QtBot, state: State, tmp_path: Path) -> Iterator[MainWindow]:
    """A part of the synthetic demo world, open."""
    with Workspace.open(tmp_path / "shop") as workspace:
        tables = {
            "products": parquet.read_table(DEMO / "products.parquet").slice(0, PRODUCTS),
            "events": parquet.read_table(DEMO / "events.parquet").slice(0, 20_000),
        }
        workspace.replace(tables, name="A part")
    made = MainWindow(state)
    made.show()
    with qtbot.waitSignal(made.shop.engine_ready, timeout=MINUTES):
        made.open(tmp_path / "shop")
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def trained(qtbot: QtBot, window: MainWindow) -> str:
    """One epoch in the panel; the run that ranks from then on."""
    window.arrange("train")
    panel = window.training
    assert isinstance(panel, TrainingPanel)
    panel.form.form.set_values({"epochs": 1, "batch_size": 64, "passes": 2, "teacher": "none"})
    with qtbot.waitSignal(window.runs.judged, timeout=MINUTES) as judged:
        panel.start()
    run: str = judged.args[0].run
    # Whether so short a training goes live by itself is not the question here.
    window.runs.choose(run)
    ranks(qtbot, window, run)
    return run


def ranks(qtbot: QtBot, window: MainWindow, run: str) -> None:
    """Wait until `run` is in use and the engine ranks by it."""
    workspace, shop = window.shop.workspace, window.shop
    assert workspace is not None
    qtbot.waitUntil(lambda: workspace.active_run("search") == run, timeout=MINUTES)
    qtbot.waitUntil(lambda: shop.engine is not None and shop.engine.run_id == run, timeout=MINUTES)


def rankings(window: MainWindow) -> list[list[tuple[str, float]]]:
    engine = window.shop.engine
    assert engine is not None
    answers = [engine.search(SearchRequest(query, top=50)) for query in QUERIES]
    return [[(hit.product_id, hit.score) for hit in answer.hits] for answer in answers]


def act(window: MainWindow, run: str) -> None:
    """Somebody clicks and buys what stood third."""
    for query, ranking in zip(QUERIES, rankings(window), strict=True):
        shown = ListShown(Shown(query, run, "u1", "s1", time.time()))
        seen = [
            Event(product, "impression", rank) for rank, (product, _) in enumerate(ranking[:8], 1)
        ]
        liked = [Event(ranking[2][0], action, 3) for action in ("click", "purchase")]
        window.acting.recorder.record(shown, [*seen, *liked])


def test_it_learns_in_the_background_and_undo_ranks_exactly_as_before(
    qtbot: QtBot, window: MainWindow
) -> None:
    base = trained(qtbot, window)
    before = rankings(window)
    updater = window.updating.updater
    act(window, base)
    qtbot.waitUntil(lambda: updater.update_status.due == 2 * len(QUERIES), timeout=MINUTES)
    qtbot.waitUntil(window.updating.chip.action.isEnabled, timeout=MINUTES)
    with qtbot.waitSignal(updater.outcome_known, timeout=MINUTES) as known:
        window.updating.chip.action.click()
    outcome = known.args[0]
    assert outcome.kind in ("better", "tie"), outcome.message
    assert outcome.entry.update.learned.actions["click"] == len(QUERIES)
    ranks(qtbot, window, outcome.entry.update.run)
    assert rankings(window) != before
    qtbot.waitUntil(window.updating.chip.undo_button.isEnabled, timeout=MINUTES)
    window.updating.chip.undo_button.click()
    ranks(qtbot, window, base)
    assert rankings(window) == before
