"""A variant behind the search box, in the window, and the way back."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from core.runs.variants import variants_dir
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.state import State
from gui.training.runs_view import RunsView
from tests.core.runs.small_runs import SEARCH
from tests.core.training.compression.measured import variant

WAIT = 30_000
VARIANT = f"{SEARCH}-int8-dynamic"


@pytest.fixture
def window(
    qtbot: QtBot, state: State, shop_path: Path, without_start: None
) -> Iterator[MainWindow]:
    """A window over a shop whose search run is in use, a variant of which lies in the cache."""
    with Workspace.open(shop_path) as workspace:
        folder = variants_dir(workspace) / VARIANT
        shutil.copytree(workspace.runs_dir / SEARCH, folder)
        manifest = json.loads((folder / "run.json").read_text("utf-8"))
        manifest["variant"] = f"variant of {SEARCH}: int8 dynamic"
        (folder / "run.json").write_text(json.dumps(manifest), "utf-8")
    window = MainWindow(state)
    window.show()
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        window.open(shop_path)
    yield window
    window.close()
    window.deleteLater()


def wait_for_run(qtbot: QtBot, window: MainWindow, run: str) -> None:
    shop = window.shop
    qtbot.waitUntil(lambda: shop.engine is not None and shop.engine.run_id == run, timeout=WAIT)


def test_one_click_lets_a_variant_rank_and_undo_brings_the_other_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    wait_for_run(qtbot, window, SEARCH)
    workspace = window.shop.workspace
    assert workspace is not None
    with qtbot.waitSignal(window.page.shown):
        window.page.ask("手机")
    original = variant("float16", run=SEARCH)
    with qtbot.waitSignal(window.compressing.kept, timeout=WAIT):
        window.compressing._use(original, variant("int8-dynamic", run=VARIANT))
    wait_for_run(qtbot, window, VARIANT)
    assert workspace.active_run("search") == VARIANT
    qtbot.waitUntil(lambda: "int8-dynamic" in window.page.summary.run.text(), timeout=WAIT)
    assert window.toast.words.text() == "conv1d-int8-dynamic 12-01 07:47 ranks now"
    qtbot.waitUntil(window.page.strip.isVisible, timeout=WAIT)
    change = window.page.strip._change
    assert change is not None
    assert (change.before_value, change.after_value) == (0.42, 0.41)
    window.toast.action.click()
    wait_for_run(qtbot, window, SEARCH)
    assert workspace.active_run("search") == SEARCH
    qtbot.waitUntil(lambda: "ranks again" in window.toast.words.text(), timeout=WAIT)


def test_a_variant_that_is_gone_is_told(qtbot: QtBot, window: MainWindow) -> None:
    wait_for_run(qtbot, window, SEARCH)
    with qtbot.waitSignal(window.compressing.failed, timeout=WAIT) as blocker:
        window.compressing._use(
            variant("float16", run=SEARCH), variant("pruned", run=f"{SEARCH}-pruned-50")
        )
    assert "is gone" in str(blocker.args[0])
    assert window.shop.engine is not None
    assert window.shop.engine.run_id == SEARCH


# Said by the offscreen platform, which has no order of windows.
@pytest.mark.qt_log_ignore("does not support raise")
def test_the_list_of_runs_and_the_palette_open_it(qtbot: QtBot, window: MainWindow) -> None:
    wait_for_run(qtbot, window, SEARCH)
    window.guides.registry.action("training.compress").trigger()
    dialog = window.compressing.dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Small and fast"
    form = dialog.view.form
    qtbot.waitUntil(lambda: form.run.currentData() == SEARCH, timeout=WAIT)
    dialog.hide()
    window.arrange("train")
    panel = window.training
    assert panel is not None
    runs = panel.results.runs
    panel.results.show_page("runs")
    qtbot.waitUntil(lambda: runs.model.row_of(SEARCH) >= 0, timeout=WAIT)
    runs.select(SEARCH)
    _smaller(runs).trigger()
    assert dialog.isVisible()
    others = [row.id for row in runs.model.rows if row.summary.task != "search"]
    runs.select(others[0])
    assert not _smaller(runs).isEnabled()


def _smaller(runs: RunsView) -> QAction:
    """What asks for smaller variants in the menu of the table."""
    return next(
        action for action in runs.doing.menu().actions() if action.text() == "Make smaller…"
    )
