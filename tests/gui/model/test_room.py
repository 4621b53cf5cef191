"""The dialog in the window: from the palette and the menu of a run, with the query on screen."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.model.dialog import ModelDialog
from gui.state import State
from tests.core.runs.small_runs import NEXT_ITEM, SEARCH
from tests.gui.model.conftest import WAIT


@pytest.fixture
def window(qtbot: QtBot, state: State, small_folder: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A window over a copy of the small shop, the table of runs in sight."""
    shutil.copytree(small_folder, tmp_path / "shop")
    state.arrangement = "train"
    made = MainWindow(state)
    qtbot.addWidget(made)
    made.show()
    made.start(tmp_path / "shop")
    qtbot.waitUntil(lambda: made.shop.engine is not None, timeout=WAIT)
    yield made
    made.shop.close()


def shown(qtbot: QtBot, window: MainWindow, run: str) -> ModelDialog:
    def is_open() -> bool:
        dialog = window.model_room.dialog
        model = dialog.layers.model if dialog is not None else None
        return model is not None and model.manifest.id == run

    qtbot.waitUntil(is_open, timeout=WAIT)
    assert window.model_room.dialog is not None
    return window.model_room.dialog


# Said by the offscreen platform, which has no order of windows.
@pytest.mark.qt_log_ignore("does not support raise")
def test_from_the_palette_with_the_query_on_screen_and_from_the_menu(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.page.ask("手机")
    qtbot.waitUntil(lambda: window.page.on_screen.response is not None, timeout=WAIT)
    window.guides.registry.action("training.model").trigger()
    dialog = shown(qtbot, window, SEARCH)
    qtbot.waitUntil(lambda: dialog.layers.reading is not None, timeout=WAIT)
    assert dialog.layers.query.text() == "手机"
    window.page.ask("红色 连衣裙")
    qtbot.waitUntil(lambda: dialog.layers.query.text() == "红色 连衣裙", timeout=WAIT)
    open_from_menu(qtbot, window)
    window.shop.close()
    assert dialog.run.count() == 0


def open_from_menu(qtbot: QtBot, window: MainWindow) -> None:
    """Choose a run in the table, and what it learned in its menu."""
    window.training_dock.show_page("runs")
    panel = window.training
    assert panel is not None
    runs = panel.results.runs
    qtbot.waitUntil(lambda: len(runs.model.rows) == 3, timeout=WAIT)
    runs.select(NEXT_ITEM)
    actions = {action.text(): action for action in runs.doing.menu().actions()}
    actions["What it learned…"].trigger()
    shown(qtbot, window, NEXT_ITEM)
