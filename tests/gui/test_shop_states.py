"""A shop that is damaged, or in part: what the window says, and the ways out that it offers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core.data.importing import Source, import_files
from core.errors import WorkspaceError
from core.search.run import Manifest
from core.set_aside import set_aside
from core.workspace import FEEDBACK, MANIFEST, Workspace
from gui import background
from gui.data.import_dialog import ImportDialog
from gui.main_window import MainWindow
from gui.products.state_page import StatePage
from gui.state import State

WAIT = 30_000
RUN = "20260101-000000-search-conv1d"


@pytest.fixture
def window(qtbot: QtBot, state: State, quick_engine: None) -> Iterator[MainWindow]:
    """A window that has opened nothing yet."""
    made = MainWindow(state)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def damaged(shop_folder: Path) -> Path:
    """A shop whose manifest was cut."""
    (shop_folder / MANIFEST).write_text('{"format": 1, "da', "utf-8")
    return shop_folder


def said(window: MainWindow) -> str:
    """The sentence in place of results."""
    page = window.page.results.findChild(StatePage)
    assert isinstance(page, StatePage)
    assert page.isVisible()
    return f"{page.accessibleName()}: {page.accessibleDescription()}"


def buttons(window: MainWindow) -> dict[str, QPushButton]:
    page = window.page.results.findChild(StatePage)
    assert isinstance(page, StatePage)
    return {each.text(): each for each in page.findChildren(QPushButton) if each.isVisible()}


def press(qtbot: QtBot, window: MainWindow, text: str, awaited: object) -> None:
    with qtbot.waitSignal(awaited, timeout=WAIT):
        qtbot.mouseClick(buttons(window)[text], Qt.MouseButton.LeftButton)
    assert background.wait_for_all(10)
    QApplication.processEvents()


def say_of(*parts: str) -> None:
    """What a thread of the core sets aside is heard in the window."""
    for part in parts:
        background.run(set_aside, WorkspaceError("{part} is set aside", part=part))
        assert background.wait_for_all(10)
    QApplication.processEvents()


def test_a_damaged_shop_can_be_read(qtbot: QtBot, window: MainWindow, damaged: Path) -> None:
    with qtbot.waitSignal(window.shop.damaged, timeout=WAIT):
        window.open(damaged)
    assert said(window).startswith("This shop is damaged: ")
    assert MANIFEST in said(window)
    assert "(no JSON from line 1, column 15 on)" in said(window)
    assert list(buttons(window)) == ["Rebuild", "Open read-only"]
    assert window.updating.chip.status.text() == "No shop yet"
    before = (damaged / MANIFEST).read_bytes()
    press(qtbot, window, "Open read-only", window.painted)
    assert window.page.results.model.rowCount() == 6
    assert MANIFEST in window.page.lock_notice.words.text()
    assert window.header.read_only.isVisible()
    assert (damaged / MANIFEST).read_bytes() == before
    assert window.focusWidget() is window.search_bar.box


def test_a_damaged_shop_is_rebuilt_and_may_be_changed_again(
    qtbot: QtBot, window: MainWindow, damaged: Path
) -> None:
    with qtbot.waitSignal(window.shop.damaged, timeout=WAIT):
        window.open(damaged)
    press(qtbot, window, "Rebuild", window.painted)
    assert window.page.results.model.rowCount() == 6
    assert window.focusWidget() is window.search_bar.box
    assert not window.page.lock_notice.isVisible()
    assert window.shop.workspace is not None
    assert not window.shop.workspace.read_only


def test_a_damaged_shop_that_is_read_can_still_be_rebuilt(
    qtbot: QtBot, window: MainWindow, damaged: Path
) -> None:
    with qtbot.waitSignal(window.shop.damaged, timeout=WAIT):
        window.open(damaged)
    press(qtbot, window, "Open read-only", window.painted)
    notice = window.page.lock_notice
    assert notice.action.text() == "Rebuild"
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        qtbot.mouseClick(notice.action, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()
    assert window.shop.workspace is not None
    assert not window.shop.workspace.read_only


def test_the_page_of_a_damaged_shop_speaks_chinese(
    qtbot: QtBot, window: MainWindow, damaged: Path
) -> None:
    with qtbot.waitSignal(window.shop.damaged, timeout=WAIT):
        window.open(damaged)
    window.header.set_language("zh")
    qtbot.waitUntil(lambda: list(buttons(window)) == ["重建", "以只读方式打开"])


def test_products_that_cannot_be_read_ask_to_be_imported_again(
    qtbot: QtBot, window: MainWindow, shop_folder: Path
) -> None:
    (table,) = (shop_folder / "data").glob("products-*.parquet")
    table.write_bytes(b"PAR1 and nothing else")
    with qtbot.waitSignal(window.shop.failed, timeout=WAIT):
        window.open(shop_folder)
    assert said(window).startswith("This shop cannot be searched: ")
    assert table.name in said(window)
    assert list(buttons(window)) == ["Import files…"]


def test_a_wait_is_explained_until_there_are_products(
    qtbot: QtBot, window: MainWindow, shop_folder: Path
) -> None:
    count = window.page.summary.count
    with qtbot.waitSignal(window.shop.opened, timeout=WAIT):
        window.open(shop_folder)
        assert count.text() == "Opening the shop…"
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        assert count.text() == "Reading the products…"
    assert count.text().startswith("6 products · ")


def test_what_is_set_aside_is_said_once_and_goes_with_the_shop(
    qtbot: QtBot, window: MainWindow, shop_folder: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        window.open(shop_folder)
    say_of("run A", "the log", "run A")
    notice = window.states.aside
    assert notice.words.text() == "run A is set aside\nthe log is set aside"
    notice.close_button.click()
    assert not notice.isVisible()
    say_of("the log")
    assert not notice.isVisible()
    say_of("run B")
    assert notice.words.text() == "run B is set aside"
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        window.open(tmp_path / "empty")
    assert not notice.isVisible()
    say_of("run B")
    assert notice.words.text() == "run B is set aside"


def test_a_log_that_cannot_be_read_leaves_search_and_is_said(
    qtbot: QtBot, window: MainWindow, visited_folder: Path
) -> None:
    (visited_folder / FEEDBACK).write_bytes(b"no database" * 100)
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        window.open(visited_folder)
    qtbot.waitUntil(lambda: not window.shop.awaits_recommender, timeout=WAIT)
    assert background.wait_for_all(10)
    QApplication.processEvents()
    with qtbot.waitSignal(window.page.shown, timeout=WAIT):
        window.page.ask("手机")
    assert window.page.results.model.rowCount() == 3
    window.page.results.acted.emit(window.page.results.model.hit(0), "favourite")
    line = window.page.summary.session
    qtbot.waitUntil(lambda: line.accessibleName() == "1 action · not recorded", timeout=WAIT)
    qtbot.waitUntil(window.states.aside.isVisible, timeout=WAIT)
    qtbot.wait(50)
    notices = [window.states.aside, window.page.notice]
    told = [notice.words.text() for notice in notices if notice.isVisible()]
    assert sum(text.count(FEEDBACK) for text in told) == 1
    status = window.updating.chip.status
    qtbot.waitUntil(lambda: status.text() == "Cannot learn", timeout=WAIT)


def test_files_can_be_imported_where_no_shop_could_be_opened(
    qtbot: QtBot, window: MainWindow, damaged: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.shop.damaged, timeout=WAIT):
        window.open(damaged)
    (tmp_path / "tea.csv").write_text("id,title\nt1,白茶\n", "utf-8")
    window.importing.start([tmp_path / "tea.csv"])
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=WAIT)
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        dialog.import_button.click()
    dialog.accept()
    assert window.windowTitle() == "Pinxun · tea"


def test_what_kept_one_shop_shut_is_not_said_beside_the_next(
    qtbot: QtBot, window: MainWindow, damaged: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        window.open(tmp_path / "empty")
    (tmp_path / "note").write_text("no folder", "utf-8")
    with qtbot.waitSignal(window.shop.failed, timeout=WAIT):
        window.open(tmp_path / "note")
    with qtbot.waitSignal(window.shop.damaged, timeout=WAIT):
        window.open(damaged)
    assert not window.page.notice.isVisible()


def test_a_damaged_shop_is_seen_from_the_feedback_as_well(
    qtbot: QtBot, window: MainWindow, damaged: Path
) -> None:
    window.arrange("feedback")
    with qtbot.waitSignal(window.shop.damaged, timeout=WAIT):
        window.open(damaged)
    press(qtbot, window, "Open read-only", window.painted)
    assert window.feedback_area.page is not None
    assert window.feedback_area.page.isVisible()
    assert window.page.lock_notice.isVisible()


@pytest.mark.usefixtures("without_start")
def test_a_damaged_run_is_left_aside_and_words_search(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "tea.csv").write_text("id,title\nt1,白茶\nt2,红茶\n", "utf-8")
    with Workspace.open(tmp_path / "shop") as workspace:
        import_files(workspace, [Source("products", tmp_path / "tea.csv")])
        (workspace.runs_dir / RUN).mkdir()
        job = {"task": "search", "network": "conv1d", "seed": 7, "settings": {}}
        Manifest(RUN, "search", "conv1d", job, best_epoch=1).write(workspace.runs_dir / RUN)
        workspace.activate("search", RUN)
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        window.open(tmp_path / "shop")
    qtbot.waitUntil(window.states.aside.isVisible, timeout=WAIT)
    assert RUN in window.states.aside.words.text()
    with qtbot.waitSignal(window.page.shown, timeout=WAIT):
        window.page.ask("红茶")
    response = window.page.results.model.response
    assert response is not None
    assert response.hits
    assert response.run == ""
