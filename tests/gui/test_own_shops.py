"""The user's own shops in the window: made by an import, listed, switched, remembered; the demo reset."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from core.data.catalogue import catalogue_of
from core.data.shops.current import open_demo
from core.data.shops.own import default_path, demo_path, make_current, own_shops, shops_folder
from core.errors import NotWritable
from core.feedback.log import FeedbackLog
from core.workspace import FEEDBACK, Workspace, shipped
from gui import background, shop_opening
from gui.data.import_dialog import ImportDialog
from gui.main_window import MainWindow
from gui.state import State
from tests.gui.acting.hands import click_card, settle

WAIT = 30_000
Windows = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def small_demo(stocked_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ships as the demo world are six products."""
    (table,) = (stocked_folder / "data").glob("products-*.parquet")
    folder = tmp_path / "shipped"
    folder.mkdir()
    shutil.copy(table, folder / "products.parquet")
    monkeypatch.setattr(shipped, "DEMO", folder)


@pytest.fixture
def windows(qtbot: QtBot, state: State, quick_engine: None) -> Iterator[Windows]:
    """Makes windows as the program starts them, and closes them when the test ends."""
    made: list[MainWindow] = []

    def make(path: Path | None = None) -> MainWindow:
        for earlier in made:
            earlier.close()
        window = MainWindow(state)
        made.append(window)
        window.show()
        with qtbot.waitSignal(window.painted, timeout=WAIT):
            window.start(path)
        rest()
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(windows: Windows) -> MainWindow:
    return windows()


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    file = tmp_path / "茶叶.csv"
    file.write_text("id,title,price\nt1,白茶,88\nt2,红茶,128\n", "utf-8")
    return file


@pytest.fixture
def tea_house() -> Path:
    """An own shop with one product."""
    from core.data.importing import Source, import_files

    goods = shops_folder().parent / "goods.csv"
    goods.parent.mkdir(parents=True, exist_ok=True)
    goods.write_text("id,title\nt1,白茶\n", "utf-8")
    with Workspace.open(shops_folder() / "Tea & more") as workspace:
        import_files(workspace, [Source("products", goods)])
    goods.unlink()
    return shops_folder() / "Tea & more"


def rest() -> None:
    for _ in range(5):
        assert background.wait_for_all(10)
        QApplication.processEvents()


def hashes(folder: Path) -> dict[str, str]:
    """Every file but the lock and what the log of this window's own looking around leaves."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.name != "writer.lock"]
    kept = [file for file in files if file.parent.name != "cache" and FEEDBACK not in file.name]
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in kept}


def menu(window: MainWindow) -> list[tuple[str, bool]]:
    """The shops of the workspace menu, and which of them is open."""
    button = window.header.workspace
    button.menu().aboutToShow.emit()
    actions = [button.demo_action, *button.shop_actions]
    return [(action.text(), action.isChecked()) for action in actions]


def choose(qtbot: QtBot, window: MainWindow, number: int) -> None:
    menu(window)
    button = window.header.workspace
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        [button.demo_action, *button.shop_actions][number].trigger()
    rest()


def dialog_for(qtbot: QtBot, window: MainWindow, *files: Path) -> ImportDialog:
    window.importing.start(files)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    drafts = dialog.choose_page.drafts.drafts
    qtbot.waitUntil(lambda: all(each.preview or each.error for each in drafts), timeout=WAIT)
    return dialog


def confirm(qtbot: QtBot, role: QMessageBox.ButtonRole) -> str:
    """Answer the question on screen by the button of `role`; what it told."""
    question = QApplication.activeModalWidget()
    assert isinstance(question, QMessageBox)
    button = next(each for each in question.buttons() if question.buttonRole(each) == role)
    told = question.informativeText()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return told


def test_the_first_start_opens_the_demo_world(window: MainWindow) -> None:
    assert window.windowTitle() == "Pinxun · Demo world"
    assert menu(window) == [("Demo world", True)]
    assert window.state.workspaces == []


def test_own_products_become_a_shop_and_the_demo_world_stays(
    qtbot: QtBot, window: MainWindow, tea: Path
) -> None:
    before = hashes(demo_path())
    dialog = dialog_for(qtbot, window, tea)
    assert dialog.target is not None
    assert dialog.target.name.text() == "茶叶"
    assert "demo world stays as it is" in dialog.target.consequence.text()
    assert not dialog.choose_page.append.isVisible()
    dialog.target.name.setText("Tea house")
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        dialog.import_button.click()
    rest()
    dialog.accept()
    assert window.windowTitle() == "Pinxun · Tea house"
    assert window.shop.holds(shops_folder() / "Tea house")
    assert menu(window) == [("Demo world", False), ("Tea house", True)]
    assert hashes(demo_path()) == before
    assert default_path() == shops_folder() / "Tea house"
    choose(qtbot, window, 0)
    assert window.windowTitle() == "Pinxun · Demo world"
    response = window.page.results.model.response
    assert response is not None
    assert response.total == 6


def test_a_new_shop_is_trained_not_the_demo_world(
    qtbot: QtBot, window: MainWindow, tea: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained: list[Path] = []
    monkeypatch.setattr(
        "gui.training.panel.TrainingPanel.start",
        lambda panel: trained.append(panel._workspace.path),
    )
    dialog = dialog_for(qtbot, window, tea)
    with qtbot.waitSignal(dialog.imported, timeout=WAIT):
        dialog.import_button.click()
    dialog.report_view.train_wanted.emit()
    qtbot.waitUntil(lambda: trained == [shops_folder() / "茶叶"], timeout=WAIT)
    rest()


@pytest.mark.parametrize(
    ("name", "reason"),
    [("", "no name"), ("a/b", "cannot be called"), ("x" * 61, "61"), ("tea & MORE", "There is")],
)
def test_a_name_that_is_no_good_says_so_in_the_dialog(
    qtbot: QtBot, window: MainWindow, tea: Path, tea_house: Path, name: str, reason: str
) -> None:
    dialog = dialog_for(qtbot, window, tea)
    assert dialog.target is not None
    assert dialog.import_button.isEnabled()
    dialog.target.name.setText(name)
    assert not dialog.import_button.isEnabled()
    assert reason in dialog.target.consequence.text()
    dialog.start()
    assert not dialog.is_importing
    dialog.reject()
    assert own_shops() == [tea_house]


def test_a_shop_that_cannot_be_read_in_leaves_none(
    qtbot: QtBot, window: MainWindow, tea: Path
) -> None:
    dialog = dialog_for(qtbot, window, tea)
    tea.unlink()
    dialog.import_button.click()
    qtbot.waitUntil(dialog.notice.isVisible, timeout=WAIT)
    dialog.reject()
    assert own_shops() == []
    assert window.windowTitle() == "Pinxun · Demo world"


def test_judgments_join_the_demo_world(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "queries.tsv").write_text("9\t手机\n", "utf-8")
    (tmp_path / "qrels.txt").write_text("9 0 p3 1\n9 0 p4 2\n", "utf-8")
    dialog = dialog_for(qtbot, window, tmp_path / "queries.tsv", tmp_path / "qrels.txt")
    assert dialog.target is not None
    assert dialog.target.add.isChecked()
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        dialog.import_button.click()
    dialog.accept()
    workspace = window.shop.workspace
    assert workspace is not None
    assert workspace.is_demo
    assert set(workspace.datasets()) == {"products", "queries", "qrels"}


def test_an_own_shop_that_is_open_takes_what_is_imported(
    qtbot: QtBot, windows: Windows, tea: Path, tea_house: Path
) -> None:
    make_current(tea_house)
    window = windows()
    dialog = dialog_for(qtbot, window, tea)
    assert dialog.target is None
    assert dialog.choose_page.append.isVisible()
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        dialog.import_button.click()
    dialog.accept()
    assert own_shops() == [tea_house]
    assert window.shop.workspace is not None
    assert catalogue_of(window.shop.workspace).title == ["白茶", "红茶"]


def test_what_was_open_last_is_open_again(
    qtbot: QtBot, windows: Windows, tea_house: Path, shop_folder: Path
) -> None:
    first = windows()
    choose(qtbot, first, 1)
    assert first.header.workspace.title == "Pinxun · Tea & more"
    assert menu(first) == [("Demo world", False), ("Tea && more", True)]
    second = windows()
    assert second.windowTitle() == "Pinxun · Tea & more"
    with qtbot.waitSignal(second.painted, timeout=WAIT):
        second.open(shop_folder)
    assert windows().windowTitle() == "Pinxun · Six things"
    assert default_path() == tea_house


def test_a_folder_named_on_the_command_line_is_opened_once(
    windows: Windows, shop_folder: Path
) -> None:
    assert windows(shop_folder).windowTitle() == "Pinxun · Six things"
    assert windows().windowTitle() == "Pinxun · Demo world"


@pytest.mark.parametrize("is_own", [True, False])
def test_a_shop_that_has_vanished_leaves_the_demo_world_and_a_notice(
    qtbot: QtBot, windows: Windows, tea_house: Path, shop_folder: Path, is_own: bool
) -> None:
    folder = tea_house if is_own else shop_folder
    first = windows()
    with qtbot.waitSignal(first.painted, timeout=WAIT):
        first.open(folder)
    rest()
    first.close()
    shutil.rmtree(folder)
    window = windows()
    assert window.windowTitle() == "Pinxun · Demo world"
    assert window.page.notice.isVisible()
    assert folder.name in window.page.notice.words.text()
    assert not folder.exists()
    assert not windows().page.notice.isVisible()


def test_a_folder_of_the_menu_that_has_vanished_is_not_made_anew(
    qtbot: QtBot, window: MainWindow, shop_folder: Path
) -> None:
    for folder in (shop_folder, demo_path()):
        with qtbot.waitSignal(window.painted, timeout=WAIT):
            window.open(folder)
    shutil.rmtree(shop_folder)
    menu(window)
    (recent,) = window.header.workspace.recent.actions()
    recent.trigger()
    rest()
    assert window.windowTitle() == "Pinxun · Demo world"
    assert "is gone" in window.page.notice.words.text()
    assert not shop_folder.exists()
    assert window.state.workspaces == []


def test_recent_folders_that_are_gone_are_grey_and_leave_the_list_until_undone(
    window: MainWindow, shop_folder: Path, tmp_path: Path
) -> None:
    button, gone = window.header.workspace, tmp_path / "gone"
    for path in (gone, shop_folder):
        window.state.remember_workspace(path)

    def entries() -> dict[str, bool]:
        menu(window)
        rest()
        actions = [each for each in button.recent.actions() if not each.isSeparator()]
        return {each.text(): each.isEnabled() for each in actions}

    def press(text: str) -> None:
        next(each for each in button.recent.actions() if each.text() == text).trigger()

    there, missing = str(shop_folder), f"{gone} – not there any more"
    offers = {"Remove those that are gone": True, "Clear this list": True}
    assert entries() == {there: True, missing: False, **offers}
    press("Remove those that are gone")
    undo = "Put back what was removed"
    assert entries() == {there: True, "Clear this list": True, undo: True}
    press("Clear this list")
    assert entries() == {undo: True}
    press(undo)
    assert entries() == {there: True, "Clear this list": True}


def test_reset_puts_back_the_demo_world_that_is_open(qtbot: QtBot, window: MainWindow) -> None:
    window.arrange("demo")
    click_card(window, "p3", "favourite")
    settle(qtbot, window)
    assert window.shop.workspace is not None
    (window.shop.workspace.runs_dir / "20260101-000000-search-dnn").mkdir()
    window.header.workspace.reset_action.trigger()
    assert "goes for good" in confirm(qtbot, QMessageBox.ButtonRole.RejectRole)
    rest()
    assert (demo_path() / "runs" / "20260101-000000-search-dnn").exists()
    window.header.workspace.reset_action.trigger()
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        confirm(qtbot, QMessageBox.ButtonRole.DestructiveRole)
    rest()
    assert window.acting.session.did == ()
    window.acting.recorder.close()
    assert list((demo_path() / "runs").iterdir()) == []
    assert window.shop.workspace is not None
    log = FeedbackLog.reader(window.shop.workspace)
    if log is not None:
        with log:
            assert log.rows("SELECT id FROM events WHERE action <> 0") == []
    assert sorted(entry.name for entry in demo_path().parent.iterdir()) == ["demo"]


def test_reset_mends_a_demo_world_while_another_shop_is_open(
    qtbot: QtBot, windows: Windows, tea_house: Path
) -> None:
    open_demo().close()
    (demo_path() / "workspace.json").write_text("{", "utf-8")
    make_current(tea_house)
    window = windows()
    window.header.workspace.reset_action.trigger()
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        confirm(qtbot, QMessageBox.ButtonRole.DestructiveRole)
    assert window.windowTitle() == "Pinxun · Demo world"
    assert own_shops() == [tea_house]


def test_a_shop_that_cannot_be_written_to_opens_for_reading_by_itself(
    qtbot: QtBot, windows: Windows, tea_house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_workspace = shop_opening.workspace_in

    def on_a_read_only_disk(path: Path | None, write: bool) -> Workspace:
        if write:
            raise NotWritable("{path} is on a read-only file system", path=path)
        return open_workspace(path, write)

    make_current(tea_house)
    with monkeypatch.context() as patch:
        patch.setattr(shop_opening, "workspace_in", on_a_read_only_disk)
        window = windows()
    assert window.windowTitle() == "Pinxun · Tea & more"
    assert window.header.read_only.isVisible()
    assert "read-only file system" in window.page.lock_notice.words.text()
    choose(qtbot, window, 0)
    assert not window.page.lock_notice.isVisible()
    assert not window.header.read_only.isVisible()


def test_a_reset_that_is_refused_leaves_what_was_open(
    qtbot: QtBot, windows: Windows, tea_house: Path
) -> None:
    make_current(tea_house)
    window = windows()
    with open_demo():
        window.header.workspace.reset_action.trigger()
        with qtbot.waitSignal(window.page.shown, timeout=WAIT):
            confirm(qtbot, QMessageBox.ButtonRole.DestructiveRole)
    assert window.windowTitle() == "Pinxun · Tea & more"
    assert "in use" in window.page.notice.words.text()
    assert window.trainer.may_begin


def test_a_reset_that_cannot_be_made_opens_the_demo_world_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "shipped")
    window.header.workspace.reset_action.trigger()
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        confirm(qtbot, QMessageBox.ButtonRole.DestructiveRole)
    assert window.windowTitle() == "Pinxun · Demo world"
    assert "install the program again" in window.page.notice.words.text()
