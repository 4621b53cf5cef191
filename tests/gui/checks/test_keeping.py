"""Keep it so, in the real window: into the file, told, undone; and the window of checks over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.checks.pins import read_lock
from core.search.request import Filters
from gui.checks.recent_checks import current_checks, recent_checks, remember_checks
from gui.main_window import MainWindow
from gui.state import State

WAIT = 15_000
# The offscreen platform has no windows above others.
pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def path(tmp_path: Path, state: State, shop_folder: Path) -> Path:
    made = tmp_path / "mine.txt"
    made.write_text("# mine\n", "utf-8")
    remember_checks(state, shop_folder, made)
    return made


@pytest.fixture
def window(
    qtbot: QtBot, state: State, quick_engine: None, shop_folder: Path
) -> Iterator[MainWindow]:
    made = MainWindow(state)
    made.show()
    with qtbot.waitSignal(made.painted, timeout=30_000):
        made.open(shop_folder)
    with qtbot.waitSignal(made.page.shown, timeout=WAIT):
        made.page.ask("手机")
    made.page.results.select_rank(1)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()[1:]


def test_a_result_is_kept_told_and_taken_back(qtbot: QtBot, path: Path, window: MainWindow) -> None:
    menu, hit = window.checks.menu, window.page.results.current_hit
    assert hit is not None
    first = hit.product_id
    menu.top.trigger()
    qtbot.waitUntil(lambda: lines(path) == [f"手机: {first} in the top 1"], timeout=WAIT)
    qtbot.waitUntil(window.toast.isVisible, timeout=WAIT)
    assert window.toast.words.text() == f"Kept in mine.txt: 手机: {first} in the top 1"
    assert {"catalogue", "run"} <= set(read_lock(path).inputs)
    window.toast.action.click()
    qtbot.waitUntil(lambda: lines(path) == [], timeout=WAIT)
    qtbot.waitUntil(lambda: window.toast.words.text() == "Taken back", timeout=WAIT)


def test_every_entry_of_the_menu_writes_its_rule(
    qtbot: QtBot, path: Path, window: MainWindow
) -> None:
    response = window.page.results.model.response
    assert response is not None
    first, second = (hit.product_id for hit in response.hits[:2])
    menu = window.checks.menu
    for action in (menu.above, menu.never, menu.category, menu.snapshot):
        action.trigger()
    expected = {
        f"手机: {first} above {second}",
        f"手机: {first} not in the top 10",
        "手机: no category 手机 in the top 10",
        "手机: top 10 same as snapshot (RBO >= 0.9)",
    }
    qtbot.waitUntil(lambda: set(lines(path)) == expected, timeout=WAIT)
    qtbot.waitUntil(lambda: bool(read_lock(path).snapshots), timeout=WAIT)
    assert read_lock(path).snapshots["10 手机"] == tuple(hit.product_id for hit in response.hits)


def test_the_menu_knows_what_can_be_said(qtbot: QtBot, window: MainWindow) -> None:
    menu, response = window.checks.menu, window.page.results.model.response
    assert response is not None
    assert menu.entry.isEnabled()
    assert menu.top.text() == "In the top 1"
    assert menu.category.text() == "No 手机 in the top 10"
    window.page.results.select_rank(len(response.hits))
    assert not menu.above.isEnabled()
    assert menu.top.text() == f"In the top {3 if len(response.hits) <= 3 else 5}"
    with qtbot.waitSignal(window.page.shown, timeout=WAIT):
        window.page.filters.set_filters(Filters(brand=("华为",)))
    window.page.results.select_rank(1)
    assert not menu.snapshot.isEnabled()
    assert menu.top.isEnabled()


def test_without_a_file_one_is_asked_for_and_remembered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "new.txt"
    monkeypatch.setattr("gui.checks.file_buttons.choose_save", lambda *_: chosen)
    window.checks.menu.never.trigger()
    qtbot.waitUntil(chosen.is_file, timeout=WAIT)
    workspace = window.shop.workspace
    assert workspace is not None
    assert current_checks(window.state, workspace.path) == chosen
    assert recent_checks(window.state) == [chosen]


def test_the_window_lists_the_file_and_a_removed_line_comes_back(
    qtbot: QtBot, path: Path, window: MainWindow
) -> None:
    path.write_text("# mine\n手机: p3 in the top 3\n连衣裙: p1 in the top 3\n", "utf-8")
    window.guides.registry.action("checks.open").trigger()
    checks = window.checks.window
    assert checks is not None
    qtbot.waitUntil(lambda: checks.table.assertions.rowCount() == 2, timeout=WAIT)
    checks.table.select(0)
    checks.remove_button.click()
    qtbot.waitUntil(lambda: lines(path) == ["连衣裙: p1 in the top 3"], timeout=WAIT)
    qtbot.waitUntil(checks.notice.isVisible, timeout=WAIT)
    checks.notice.action.click()
    qtbot.waitUntil(lambda: len(lines(path)) == 2, timeout=WAIT)
    assert lines(path)[0] == "手机: p3 in the top 3"
    with qtbot.waitSignal(window.page.shown, timeout=WAIT):
        checks.query_wanted.emit("连衣裙")
    checks.close()
    assert window.checks.window is None
