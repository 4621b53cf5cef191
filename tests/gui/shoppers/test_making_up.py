"""Somebody is made up in the window: described, previewed, kept, chosen, deleted, brought back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from core.recommend.made_up import MadeUp, MadeUpShoppers
from core.search.request import Interaction
from core.workspace import MADE_UP, Workspace
from gui.main_window import MainWindow
from gui.products.product_drag import mime_of
from gui.shoppers.editor import ShopperEditor
from gui.shoppers.shopper_model import USER_ID
from tests.gui.shoppers.windows import Open, ask, shown

LIN = MadeUp("lin1", "小林", (Interaction("p4", "purchase"), Interaction("p3")))


@pytest.fixture
def peopled_folder(visited_folder: Path) -> Path:
    with Workspace.open(visited_folder) as workspace:
        MadeUpShoppers(workspace).put(LIN)
    return visited_folder


@pytest.fixture
def window(opened: Open, peopled_folder: Path) -> MainWindow:
    return opened(peopled_folder)


def stored(folder: Path) -> tuple[MadeUp, ...]:
    return MadeUpShoppers(Workspace.open(folder, write=False)).all


def begun(qtbot: QtBot, window: MainWindow) -> ShopperEditor:
    qtbot.waitUntil(lambda: window.shop.recommender is not None)
    window.making_up.begin()
    editor = window.making_up.editor
    assert editor is not None
    return editor


def described(qtbot: QtBot, editor: ShopperEditor, text: str) -> None:
    editor.form.text.setPlainText(text)
    qtbot.waitUntil(lambda: editor.history.rowCount() > 0)
    qtbot.waitUntil(lambda: editor.liked.model.rowCount() > 0)


def test_a_description_is_understood_and_previewed_while_it_is_written(
    qtbot: QtBot, window: MainWindow
) -> None:
    editor = begun(qtbot, window)
    assert window.panels.editor.isVisible()
    assert not editor.save.isEnabled()
    described(qtbot, editor, "喜欢华为的手机，quxzyl")
    chips = editor.form.chips.children()
    texts = [chip.accessibleName() for chip in chips if hasattr(chip, "accessibleName")]
    assert any(text.startswith("华为") for text in texts)
    assert any(text == "quxzyl not known here" for text in texts)
    assert editor.taste.isVisible()
    assert editor.save.isEnabled()
    assert editor.list.model().index(0, 0).data() == "华为 智能手机 256GB"


def test_what_was_not_meant_is_struck_out(qtbot: QtBot, window: MainWindow) -> None:
    editor = begun(qtbot, window)
    described(qtbot, editor, "小米, 连衣裙")
    before = editor.history.rowCount()
    editor.form.chips.struck.emit("brand:小米")
    qtbot.waitUntil(lambda: editor.history.rowCount() < before)
    assert editor.draft is not None
    assert editor.draft.description.struck == ("brand:小米",)
    editor.form.chips.struck.emit("brand:小米")
    qtbot.waitUntil(lambda: editor.history.rowCount() == before)


def test_a_saved_shopper_is_chosen_remembered_and_called_made_up(
    qtbot: QtBot, opened: Open, window: MainWindow, peopled_folder: Path
) -> None:
    editor = begun(qtbot, window)
    editor.name.setText("")
    qtbot.keyClicks(editor.name, "Kai")
    described(qtbot, editor, "华为手机")
    qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.shoppers.button.text() == "Shopper: Kai (made up)")
    assert not window.panels.editor.isVisible()
    kai = stored(peopled_folder)[0]
    assert window.shoppers.user_id == kai.user_id
    assert window.shoppers.history == kai.history != ()
    line = window.page.start.line
    qtbot.waitUntil(lambda: "Kai (made up)" in line.about.text())
    window.close()
    again = opened(peopled_folder)
    qtbot.waitUntil(lambda: again.shoppers.user_id == kai.user_id)


def test_results_are_added_by_key_and_menu(qtbot: QtBot, window: MainWindow) -> None:
    editor = begun(qtbot, window)
    ask(qtbot, window, "手机")
    results = window.page.results
    results.select_product("p4")
    results.setFocus()
    qtbot.keyClick(results._list, Qt.Key.Key_Insert)
    assert editor.pages.value == "history"
    results.select_product("p5")
    window.making_up.add.trigger()
    assert editor.history.put == (Interaction("p4"), Interaction("p5"))
    assert window.making_up.add in results._list.actions()


def test_a_key_on_a_result_makes_somebody_up_who_looked_at_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    ask(qtbot, window, "手机")
    window.page.results.select_product("p3")
    window.page.results.setFocus()
    qtbot.keyClick(window.page.results._list, Qt.Key.Key_Insert)
    editor = window.making_up.editor
    assert editor is not None
    assert editor.history.put == (Interaction("p3"),)


def test_products_may_be_let_go_anywhere_in_the_editor(qtbot: QtBot, window: MainWindow) -> None:
    editor = begun(qtbot, window)
    carried = mime_of(["p5"])
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    editor.dropEvent(event)
    assert event.isAccepted()
    assert editor.pages.value == "history"
    assert editor.history.put == (Interaction("p5"),)


def test_the_panel_lists_edits_copies_and_deletes_with_undo(
    qtbot: QtBot, window: MainWindow, peopled_folder: Path
) -> None:
    button = window.shoppers.button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    panel = button.panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.shoppers.rowCount() == 6)
    rows = [panel.shoppers.index(row).data(USER_ID) for row in range(6)]
    assert rows == ["", None, "made-up:lin1", None, "u1", "u2"]
    # Arrows pass over the headings.
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.highlighted_id == "made-up:lin1"
    qtbot.waitUntil(lambda: panel.history.rowCount() == 2)
    assert panel.taste.isVisible()
    qtbot.mouseClick(panel.delete, Qt.MouseButton.LeftButton)
    assert stored(peopled_folder) == ()
    notice = window.page.notice
    assert "小林" in notice.words.text()
    notice.action.click()
    assert stored(peopled_folder) == (LIN,)
    qtbot.waitUntil(lambda: panel.shoppers.row_of("made-up:lin1") == 2)


def test_copies_of_known_and_of_made_up_shoppers(qtbot: QtBot, window: MainWindow) -> None:
    window.shoppers.button._open()
    panel = window.shoppers.button.panel
    assert panel is not None
    panel.copy_wanted.emit("u1")
    editor = window.making_up.editor
    assert editor is not None
    assert editor.draft is not None
    assert [did.product_id for did in editor.draft.history] == ["p3", "p4", "p5"]
    assert editor.draft.name == "u1"
    panel.copy_wanted.emit("made-up:lin1")
    assert editor.draft.put == LIN.put
    assert editor.draft.id != LIN.id
    panel.edit_wanted.emit("made-up:lin1")
    assert editor.draft == LIN


def test_who_is_deleted_while_shopping_leaves_a_guest(qtbot: QtBot, window: MainWindow) -> None:
    window.shoppers.choose("made-up:lin1")
    qtbot.waitUntil(lambda: window.shoppers.history == LIN.history)
    window.making_up.delete("made-up:lin1")
    qtbot.waitUntil(lambda: window.shoppers.button.text() == "Shopper: guest")


def test_going_elsewhere_keeps_what_was_made_up_and_discarding_does_not(
    qtbot: QtBot, window: MainWindow, peopled_folder: Path
) -> None:
    editor = begun(qtbot, window)
    editor.put(["p1"])
    window.making_up.edit("made-up:lin1")
    assert [each.name for each in stored(peopled_folder)] == ["Made-up 2", "小林"]
    editor.put(["p6"])
    qtbot.mouseClick(editor.discard, Qt.MouseButton.LeftButton)
    assert not window.panels.editor.isVisible()
    assert stored(peopled_folder)[1] == LIN
    window.making_up.edit("made-up:lin1")
    editor.put(["p6"])
    window.panels.editor.close()
    assert len(stored(peopled_folder)[1].put) == 3
    assert not window.making_up.is_under_way


def test_a_damaged_file_is_told_and_nobody_can_be_made_up(
    opened: Open, visited_folder: Path
) -> None:
    (visited_folder / MADE_UP).write_text("{torn", "utf-8")
    window = opened(visited_folder)
    assert window.page.notice.isVisible()
    assert "cannot be read" in window.page.notice.words.text()
    assert not window.making_up.people.may_change
    window.making_up.begin()
    assert window.making_up.editor is None
    assert (visited_folder / MADE_UP).read_text("utf-8") == "{torn"


def test_a_shop_open_for_reading_shows_them_and_changes_none(
    qtbot: QtBot, window: MainWindow, peopled_folder: Path
) -> None:
    with qtbot.waitSignals([window.shop.shoppers_ready, window.painted], timeout=30_000):
        window.close()
        window.show()
        window.open(peopled_folder, write=False)
    told = QSignalSpy(window.making_up.people.changed)
    window.making_up.delete("made-up:lin1")
    assert told.count() == 0
    assert window.making_up.people.all == (LIN,)
    assert not window.making_up.add.isEnabled()


def test_words_follow_the_language(qtbot: QtBot, window: MainWindow) -> None:
    editor = begun(qtbot, window)
    described(qtbot, editor, "华为")
    window.header.set_language("zh")
    qtbot.waitUntil(lambda: editor.liked.model.rowCount() > 0)
    assert shown(window)
    assert editor.name.text() == "Made-up 2"


def test_what_is_done_in_a_made_up_name_is_told_apart_and_remembered(
    qtbot: QtBot, opened: Open, window: MainWindow, peopled_folder: Path
) -> None:
    window.shoppers.choose("made-up:lin1")
    qtbot.waitUntil(lambda: window.shoppers.history == LIN.history)
    ask(qtbot, window, "连衣裙")
    window.page.results.acted.emit(window.page.results.model.hit(0), "favourite")
    qtbot.waitUntil(lambda: len(window.shoppers.history) == 3)
    liked = window.shoppers.history[-1].product_id
    window.close()
    again = opened(peopled_folder)
    qtbot.waitUntil(lambda: len(again.shoppers.history) == 3)
    assert again.shoppers.user_id == "made-up:lin1"
    assert again.shoppers.history[-1].product_id == liked
    # Nobody was made up by acting, and the log tells who it was.
    assert stored(peopled_folder) == (LIN,)
    assert again.shop.shoppers is not None
    assert "made-up:lin1" in again.shop.shoppers.user_ids
    assert again.shop.shoppers.ids() == ["u1", "u2"]
