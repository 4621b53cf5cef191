"""A run that is deleted while it ranks, in the window: what serves instead, and the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.state import State
from tests.core.runs.small_runs import SEARCH, make_small_shop

WAIT = 30_000


@pytest.fixture
def window(qtbot: QtBot, state: State, tmp_path: Path, without_start: None) -> Iterator[MainWindow]:
    """A window over a shop whose search run is in use."""
    make_small_shop(tmp_path / "shop")
    window = MainWindow(state)
    window.show()
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        window.open(tmp_path / "shop")
    yield window
    window.close()
    window.deleteLater()


def wait_for_run(qtbot: QtBot, window: MainWindow, run: str) -> None:
    shop = window.shop
    qtbot.waitUntil(lambda: shop.engine is not None and shop.engine.run_id == run, timeout=WAIT)


def test_a_run_in_use_that_is_deleted_serves_no_more_and_undo_brings_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    wait_for_run(qtbot, window, SEARCH)
    window.arrange("train")
    panel = window.training
    assert panel is not None
    view = panel.results.runs
    panel.results.show_page("runs")
    qtbot.waitUntil(lambda: view.model.row_of(SEARCH) >= 0, timeout=WAIT)
    view.deletion.delete(SEARCH)
    wait_for_run(qtbot, window, "")
    deleted = "Deleted conv1d 12-01 07:47"
    qtbot.waitUntil(lambda: window.toast.words.text() == deleted, timeout=WAIT)
    qtbot.waitUntil(lambda: view.model.row_of(SEARCH) < 0, timeout=WAIT)
    window.toast.action.click()
    wait_for_run(qtbot, window, SEARCH)
    qtbot.waitUntil(lambda: view.model.row_of(SEARCH) >= 0, timeout=WAIT)
    assert window.shop.workspace is not None
    assert window.shop.workspace.active_run("search") == SEARCH
