"""Updates wired into the window: counted from what is done, opened from the chip, read-only told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from core.runs.manifest import Manifest
from core.workspace import Workspace
from gui.experiments.page import ExperimentsPage
from gui.main_window import MainWindow
from gui.state import State
from gui.updates.page import UpdatesPage
from tests.gui.updates.conftest import BASE, WAIT, act


@pytest.fixture
def window(
    qtbot: QtBot, state: State, quick_engine: None, visited_folder: Path
) -> Iterator[MainWindow]:
    """A window over six products whose run is known by its name only."""
    with Workspace.open(visited_folder) as workspace:
        (workspace.runs_dir / BASE).mkdir(parents=True)
        job = {"task": "search", "network": "conv1d", "seed": 7, "settings": {}}
        Manifest(BASE, "search", "conv1d", job, best_epoch=1).write(workspace.runs_dir / BASE)
        workspace.activate("search", BASE)
    made = MainWindow(state)
    made.show()
    with qtbot.waitSignals([made.painted, made.shop.recommender_ready], timeout=30_000):
        made.open(visited_folder)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_a_shopper_does_is_counted_beside_the_results(
    qtbot: QtBot, window: MainWindow
) -> None:
    chip = window.updating.chip
    qtbot.waitUntil(lambda: chip.status.text() == "Up to date", timeout=WAIT)
    for row in range(2):
        window.page.results.acted.emit(window.page.results.model.hit(row), "favourite")
    qtbot.waitUntil(lambda: chip.status.text() == "2 new actions", timeout=WAIT)
    assert chip.action.isEnabled()


def test_all_updates_are_one_click_away(qtbot: QtBot, window: MainWindow) -> None:
    window.updating.chip.open()
    details = window.updating.chip.details
    assert details is not None
    details.ledger_button.click()
    page = window.feedback_area.page
    assert page is not None
    assert isinstance(page.made["updates"], UpdatesPage)
    assert page.made["updates"].isVisible()
    page.made["updates"].query_wanted.emit("手机")
    qtbot.waitUntil(lambda: window.search_bar.box.text() == "手机", timeout=WAIT)


def test_what_simulated_shoppers_did_is_counted(qtbot: QtBot, window: MainWindow) -> None:
    chip, workspace = window.updating.chip, window.shop.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: chip.status.text() == "Up to date", timeout=WAIT)
    window.feedback_area.show_tab("experiments")
    assert window.feedback_area.page is not None
    experiments = window.feedback_area.page.made["experiments"]
    assert isinstance(experiments, ExperimentsPage)
    act(workspace, 4)
    experiments.simulation.recorded.emit()
    qtbot.waitUntil(lambda: chip.status.text() == "4 new actions", timeout=WAIT)


def test_another_shop_is_not_opened_over_an_update_unasked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(type(window.trainer), "work", "update")
    held = window.shop.workspace
    window.open(tmp_path / "other")
    question = window.findChild(QMessageBox)
    assert question is not None
    assert "ends the update" in question.text()
    assert question.defaultButton().text() == "Keep it going"
    question.close()
    assert window.shop.workspace is held
