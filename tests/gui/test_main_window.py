"""The window over a real workspace: it opens, answers, arranges, speaks and remembers."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.runs.job import Finished
from core.search.request import Filters
from core.workspace import Workspace
from gui import background
from gui.main_window import MainWindow
from gui.products.state_page import StatePage
from gui.state import State
from gui.theme import DARK, theme
from gui.training.trainer import Trainer
from gui.widgets.notices import Toast
from tests.gui.search.answers import ScriptedEngine

ROOT = Path(__file__).parents[2]
ButtonRole = QMessageBox.ButtonRole
Windows = Callable[..., MainWindow]


@pytest.fixture
def windows(qtbot: QtBot, state: State, quick_engine: None) -> Iterator[Windows]:
    """Makes windows and closes them when the test ends."""
    made: list[MainWindow] = []

    def make(folder: Path | None = None) -> MainWindow:
        window = MainWindow(state)
        made.append(window)
        window.show()
        if folder is not None:
            with qtbot.waitSignal(window.painted, timeout=30_000):
                window.open(folder)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(windows: Windows, shop_folder: Path) -> MainWindow:
    return windows(shop_folder)


def shown(window: MainWindow) -> list[str]:
    """Ids of the products in the list on screen."""
    response = window.page.results.model.response
    return [hit.product_id for hit in response.hits] if response else []


def said(window: MainWindow) -> str:
    """The sentence of the state in place of results."""
    page = window.page.results.findChild(StatePage)
    assert isinstance(page, StatePage)
    assert page.isVisible()
    return page.accessibleDescription()


def test_opens_with_everything_there_is_and_names_the_shop(window: MainWindow) -> None:
    assert len(shown(window)) == 6
    assert window.header.workspace.text() == "Pinxun · Six things"
    assert window.windowTitle() == "Pinxun · Six things"
    assert window.state.workspaces


def test_typing_narrows_the_list(qtbot: QtBot, window: MainWindow) -> None:
    box = window.search_bar.box
    window.activateWindow()
    box.setFocus()
    box.setText("连衣裙")
    qtbot.waitUntil(lambda: sorted(shown(window)) == ["p1", "p2"])
    assert window.page.summary.count.text().startswith("2 products")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.query_history.queries == ["连衣裙"])


def test_enter_and_then_down_lead_from_the_box_to_the_first_result(
    qtbot: QtBot, window: MainWindow
) -> None:
    box = window.search_bar.box
    window.activateWindow()
    box.setFocus()
    box.setText("手机")
    with qtbot.waitSignal(window.page.shown):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert not box.hasFocus()
    hit = window.page.results.current_hit
    assert hit is not None
    assert hit.rank == 1


def test_filters_narrow_and_the_chip_widens_again(qtbot: QtBot, window: MainWindow) -> None:
    window.page.filters.set_filters(Filters(brand=("华为",)))
    qtbot.waitUntil(lambda: shown(window) == ["p3"])
    assert window.page.active.isVisible()
    window.page.clear_filters()
    qtbot.waitUntil(lambda: len(shown(window)) == 6)
    assert not window.page.active.isVisible()


def test_nothing_found_offers_to_clear_the_filters(qtbot: QtBot, window: MainWindow) -> None:
    window.page.filters.set_filters(Filters(price=(1e6, None)))
    with qtbot.waitSignal(window.page.shown):
        window.page.ask("连衣裙")
    window.page.results.state_page.buttons[0].click()
    qtbot.waitUntil(lambda: len(shown(window)) == 2)


def test_neural_search_without_a_model_says_so_and_offers_words(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.page.shown):
        qtbot.mouseClick(window.search_bar.method.button("neural"), Qt.MouseButton.LeftButton)
        window.page.ask("连衣裙")
    qtbot.waitUntil(lambda: "needs one" in said(window))
    window.page.results.state_page.buttons[0].click()
    qtbot.waitUntil(lambda: len(shown(window)) == 2)
    assert window.state.method == window.search_bar.method.value == "lexical"


def test_method_order_and_view_are_remembered(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page.shown):
        qtbot.mouseClick(window.search_bar.method.button("lexical"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.page.shown):
        window.page.filters.sort_chosen.emit("price_down")
    qtbot.mouseClick(window.page.view.button("list"), Qt.MouseButton.LeftButton)
    assert shown(window)[0] == "p3"
    state = window.state
    assert (state.method, state.sort, state.view) == ("lexical", "price_down", "list")


@pytest.mark.parametrize(
    ("key", "name", "training", "inspector"),
    [
        (Qt.Key.Key_1, "demo", False, False),
        (Qt.Key.Key_2, "train", True, False),
        (Qt.Key.Key_3, "inspect", False, True),
    ],
)
def test_arrangements_show_what_each_needs(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, name: str, training: bool, inspector: bool
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.header.arrangement.value == window.state.arrangement == name
    assert window.panels.training.isVisible() is training
    assert window.panels.inspector.isVisible() is inspector


def test_an_arrangement_keeps_its_own_panels(window: MainWindow) -> None:
    window.arrange("train")
    window.panels.inspector.show()
    window.arrange("demo")
    assert not window.panels.inspector.isVisible()
    window.arrange("train")
    assert window.panels.inspector.isVisible()


def test_slash_and_ctrl_k_focus_the_box(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for key, modifier in (
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
    ):
        window.page.results.setFocus()
        qtbot.keyClick(window, key, modifier)
        assert window.search_bar.box.hasFocus()


def test_the_language_changes_while_the_window_is_open(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.header.language.button("zh"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.windowTitle() == "品寻 · Six things")
    assert window.header.arrangement.button("train").text() == "训练"
    assert window.page.filters.category.text() == "类目"
    assert window.page.summary.count.text().startswith("6 件")
    assert window.state.language == "zh"


def test_the_look_changes_while_the_window_is_open(qapp: QApplication, window: MainWindow) -> None:
    window.header.look.chosen.emit("dark")
    assert theme().colours is DARK
    assert window.state.theme == "dark"
    assert window.grab().toImage().pixelColor(3, 200).name() == DARK.window


def test_a_shop_held_by_another_window_is_named_and_offered_read_only(
    qtbot: QtBot, windows: Windows, shop_folder: Path
) -> None:
    with Workspace.open(shop_folder):
        window = windows()
        with qtbot.waitSignal(window.shop.locked):
            window.open(shop_folder)
        with qtbot.waitSignal(window.painted, timeout=30_000):
            window.page.results.state_page.buttons[0].click()
        assert window.shop.workspace is not None
        assert window.shop.workspace.read_only
        assert window.header.read_only.isVisible()
        assert "process" in window.page.lock_notice.words.text()
        window.importing.start()
        assert "read-only" in window.page.notice.words.text()


def test_an_empty_shop_asks_for_products(qtbot: QtBot, windows: Windows, tmp_path: Path) -> None:
    window = windows(tmp_path / "new shop")
    assert shown(window) == []
    assert not window.page.filters.category.isEnabled()
    assert "Drop a table" in said(window)
    window.header.set_language("zh")
    qtbot.waitUntil(lambda: "拖到这里" in said(window))


def test_an_update_is_not_ended_by_another_shop_unasked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.arrange("train")
    held = window.shop.workspace
    monkeypatch.setattr(Trainer, "work", property(lambda trainer: "update"))
    for role, is_other in ((ButtonRole.RejectRole, False), (ButtonRole.AcceptRole, True)):
        window.open(tmp_path / "new shop")
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        chosen = next(each for each in question.buttons() if question.buttonRole(each) == role)
        qtbot.mouseClick(chosen, Qt.MouseButton.LeftButton)
        if is_other:
            qtbot.waitUntil(lambda: window.shop.holds(tmp_path / "new shop"))
        else:
            assert window.shop.workspace is held


def test_a_folder_that_is_no_shop_is_said_in_the_window(
    qtbot: QtBot, windows: Windows, tmp_path: Path
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"")
    window = windows()
    with qtbot.waitSignal(window.shop.failed):
        window.open(tmp_path / "photos")
    assert "cat.jpg" in said(window)
    assert not window.page.notice.isVisible()


def test_a_shop_that_cannot_be_opened_leaves_the_open_one_in_sight(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with qtbot.waitSignal(window.page.shown):
        window.open(tmp_path / "file")
    assert window.page.results.isVisible()
    assert len(shown(window)) == 6
    assert window.page.notice.property("tone") == "bad"
    assert window.shop.workspace is not None
    with qtbot.waitSignal(window.painted):
        window.open(window.shop.workspace.path)
    assert not window.page.notice.isVisible()


def test_user_errors_are_a_bar_and_bugs_a_dialog(window: MainWindow) -> None:
    window.failures.user_error_raised.emit(UserError("Nothing to worry about"))
    assert window.page.notice.words.text() == "Nothing to worry about"
    window.failures.bug_found.emit("Traceback: here")
    assert window.display.dialog is not None
    assert window.display.dialog.isVisible()
    window.display.dialog.close()


def test_what_stood_open_stands_open_again(windows: Windows, shop_folder: Path) -> None:
    first = windows(shop_folder)
    first.arrange("inspect")
    first.resize(first.width(), 650)
    first.close()
    again = windows(shop_folder)
    assert again.height() == 650
    assert again.panels.inspector.isVisible()
    assert again.header.arrangement.value == "inspect"


def test_two_windows_of_one_process_do_not_share_a_shop(
    qtbot: QtBot, windows: Windows, shop_folder: Path
) -> None:
    first = windows(shop_folder)
    first.close()
    assert windows(shop_folder).shop.workspace is not None


def test_opening_the_open_shop_again_keeps_it(qtbot: QtBot, window: MainWindow) -> None:
    workspace = window.shop.workspace
    assert workspace is not None
    with qtbot.waitSignal(window.painted):
        window.open(workspace.path)
    assert window.shop.workspace is workspace
    assert not window.header.read_only.isVisible()


def test_another_run_ranks_at_once_and_the_strip_shows_what_changed(
    qtbot: QtBot, window: MainWindow
) -> None:
    earlier, later = "20260101-000000-search-article", "20260102-000000-search-conv1d"
    with qtbot.waitSignal(window.page.shown):
        window.page.ask("手机")
    window.runs.comparison.begin(ScriptedEngine(earlier))
    window.shop.engine = ScriptedEngine(later)
    window.page.set_engine(window.shop.engine)
    qtbot.waitUntil(window.page.strip.isVisible)
    assert window.page.summary.run.text() == "conv1d 01-02 00:00"
    window.page.strip.dismissed.emit()
    assert window.runs.comparison.earlier is None


def test_a_training_that_kept_nothing_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    engine = window.shop.engine
    window.runs._begin()
    window.runs._finish(Finished("", "stopped", 0, {}, 3.0))
    assert background.wait_for_all(10.0)
    QApplication.processEvents()
    assert window.runs.comparison.earlier is None
    assert window.shop.engine is engine
    assert not window.page.notice.isVisible()


def test_files_dropped_on_the_window_open_the_import(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "more.csv"
    file.write_text("product_id,title\nx,y\n", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy = Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), copy, data, buttons, keys))
    assert window.toast.words.text() == "Let go to import"
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, buttons, keys))
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert type(dialog).__name__ == "ImportDialog"
    dialog.close()


def test_a_notice_that_comes_moves_nothing_and_is_seen_whole(
    qtbot: QtBot, window: MainWindow
) -> None:
    def tops() -> list[int]:
        parts = (window.search_bar, window.page.filters, window.page.results)
        return [part.mapTo(window, QPoint()).y() for part in parts]

    still = tops()
    notice, bar = window.page.notice, window.outcome_bar
    notice.say("long words " * 30, "bad", "Undo", lambda: None)
    bar.show()
    middle = window.centralWidget()
    qtbot.waitUntil(lambda: notice.height() > 60)
    assert tops() == still
    for shown in (notice, bar):
        assert middle.rect().contains(shown.geometry())
        # Nothing lies over it.
        point = shown.geometry().center()
        top = middle.childAt(point)
        assert top is shown or shown.isAncestorOf(top)
    assert not notice.geometry().intersects(bar.geometry())
    window.arrange("feedback")
    assert notice.isVisible()
    notice.hide()
    bar.hide()


def test_a_toast_goes_by_itself(qtbot: QtBot, window: MainWindow) -> None:
    toast = window.findChild(Toast)
    assert isinstance(toast, Toast)
    toast.say("done", 0.05)
    assert toast.isVisible()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_no_words_are_cut_off_in_either_language(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1280, 800)
    for code in ("en", "zh"):
        window.header.set_language(code)
        qtbot.wait(20)
        header, filters = window.header, window.page.filters
        buttons = [header.arrangement.button(each) for each in ("demo", "train", "inspect")]
        buttons += [header.workspace, filters.category, filters.brand, filters.price]
        buttons += [window.search_bar.method.button(each) for each in ("hybrid", "lexical")]
        assert all(each.width() >= each.sizeHint().width() for each in buttons)
        assert filters.sort.width() >= filters.sort.sizeHint().width()


def test_a_screenshot_of_a_query_from_the_command_line(shop_folder: Path, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    command = [sys.executable, "main.py", "--workspace", str(shop_folder)]
    ended = subprocess.run(
        [*command, "--query", "手机", "--screenshot", str(picture)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) >= (800, 600)
