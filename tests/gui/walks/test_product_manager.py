"""Somebody gives the demonstration that ships, twice, and acts as several people; takes things along."""

from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from core.search.request import SearchRequest
from gui.main_window import MainWindow
from gui.products.result_model import ResultRole
from tests.gui.acting.hands import click_card, done, results
from tests.gui.walks.conftest import PATIENCE, press, search, settle, shown, titles, type_text

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KNOWN = "u02094"


def ranking(window: MainWindow) -> list[tuple[str, float]]:
    response = window.page.results.model.response
    return [(hit.product_id, hit.score) for hit in response.hits] if response else []


def movements(window: MainWindow) -> list[object]:
    """What the badges of the cards say."""
    model = window.page.results.model
    rows = range(model.rowCount())
    return [said for row in rows if (said := model.index(row).data(ResultRole.MOVEMENT))]


def of_brand(brand: str, listed: list[str]) -> int:
    return sum(brand in title for title in listed[:30])


def give(qtbot: QtBot, window: MainWindow) -> list[object]:
    """Walk through the demonstration by the keys of a remote; what each of its seven steps shows."""
    presenter = window.demonstrating.presenter
    presenter.letters.setInterval(0)
    presenter.pause.setInterval(0)

    def come_to_rest() -> None:
        qtbot.waitUntil(lambda: presenter.is_at_rest, timeout=PATIENCE)
        settle(qtbot, window)

    press(window, Qt.Key.Key_F11, SHIFT)
    seen: list[object] = []
    while presenter.is_on:
        come_to_rest()
        note = presenter.bar.accessibleName()
        seen.append((note, window.search_bar.box.text(), ranking(window), len(movements(window))))
        press(window, Qt.Key.Key_PageDown)
    come_to_rest()
    return seen


def choose_shopper(qtbot: QtBot, window: MainWindow, beginning: str) -> None:
    """Find somebody by key, as their id or name begins, and shop as them."""
    # Without a window manager nothing else gives the keys back after a full screen.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, Qt.Key.Key_G, CONTROL)
    panel = window.shoppers.button.panel
    assert panel is not None
    panel.search.clear()
    type_text(panel.search, beginning)
    qtbot.waitUntil(lambda: panel.highlighted_id.startswith(beginning), timeout=PATIENCE)
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shoppers.user_id.startswith(beginning), timeout=PATIENCE)
    settle(qtbot, window)
    assert window.focusWidget() is window.shoppers.button
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_the_demonstration_goes_the_second_time_as_the_first(
    qtbot: QtBot, window: MainWindow
) -> None:
    search(qtbot, window, "连衣裙")
    before = ranking(window)
    first = give(qtbot, window)
    assert len(first) == 7
    # Afterwards all is as before, and nothing on the cards tells of what was shown.
    assert (window.search_bar.box.text(), ranking(window)) == ("连衣裙", before)
    assert movements(window) == []
    assert not window.isFullScreen()
    click_card(window, shown(window)[0], "favourite")
    settle(qtbot, window)
    choose_shopper(qtbot, window, KNOWN)
    assert give(qtbot, window) == first
    assert window.shoppers.user_id == KNOWN


def test_a_product_manager_acts_as_several_people_and_takes_things_along(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    act_as_guest(qtbot, window)
    act_as_known(qtbot, window)
    act_as_made_up(qtbot, window)
    fill_the_screen(window)
    take_along(qtbot, window, monkeypatch, tmp_path)


def act_as_guest(qtbot: QtBot, window: MainWindow) -> None:
    """A guest likes, opens and goes back, and a new session forgets it all."""
    sheet, line = window.acting.sheet, window.page.summary.session
    search(qtbot, window, "羽绒服")
    untouched, liked = ranking(window), shown(window)[3]
    click_card(window, liked, "favourite")
    settle(qtbot, window)
    assert done(window, liked) == {"favourite"}
    assert movements(window)
    qtbot.waitUntil(lambda: "1 次行为" in line.text(), timeout=PATIENCE)
    opened = window.page.results.model.hit(0)
    assert opened is not None
    click_card(window, opened.product_id)
    settle(qtbot, window)
    assert sheet.isVisible()
    assert sheet.page.title.text() == opened.title
    selected = window.page.results.current_hit
    assert selected is not None
    assert selected.product_id == opened.product_id
    # It makes room for the results instead of covering them.
    viewport = results(window).viewport()
    right = viewport.mapTo(window, viewport.rect().topRight()).x()
    assert right < sheet.mapTo(window, sheet.rect().topLeft()).x()
    search(qtbot, window, "asdfqwerzx")
    assert not sheet.isVisible()
    search(qtbot, window, "羽绒服")
    click_card(window, shown(window)[0])
    assert sheet.isVisible()
    line.end.trigger()
    settle(qtbot, window)
    assert not sheet.isVisible()
    assert ranking(window) == untouched
    assert done(window, liked) == frozenset()


def act_as_known(qtbot: QtBot, window: MainWindow) -> None:
    """Another shopper begins at the top of the page, whose taste ranks."""
    bar = results(window).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert bar.value() > 0
    before = ranking(window)
    choose_shopper(qtbot, window, KNOWN)
    assert bar.value() == 0
    assert KNOWN in window.shoppers.button.text()
    assert ranking(window) != before
    press(window, Qt.Key.Key_K, CONTROL)
    press(window, Qt.Key.Key_Escape)
    about = window.page.start.line.about
    qtbot.waitUntil(lambda: KNOWN in about.text(), timeout=PATIENCE)


def act_as_made_up(qtbot: QtBot, window: MainWindow) -> None:
    """Somebody is made up by a description, and shops."""
    press(window, Qt.Key.Key_G, CONTROL)
    panel = window.shoppers.button.panel
    assert panel is not None
    QTest.mouseClick(panel.make_up, LEFT)
    qtbot.waitUntil(lambda: window.making_up.is_under_way, timeout=PATIENCE)
    editor = window.making_up.editor
    assert editor is not None
    assert editor.isVisible()
    editor.name.selectAll()
    type_text(editor.name, "小王")
    type_text(editor.form.text, "喜欢华为手机")
    qtbot.waitUntil(editor.save.isEnabled, timeout=PATIENCE)
    QTest.mouseClick(editor.save, LEFT)
    qtbot.waitUntil(lambda: "小王" in window.shoppers.button.text(), timeout=PATIENCE)
    search(qtbot, window, "手机")
    assert window.shop.engine is not None
    anybody = window.shop.engine.search(SearchRequest("手机"))
    untouched = of_brand("华为", [hit.title for hit in anybody.hits])
    assert of_brand("华为", titles(window)) > untouched


def fill_the_screen(window: MainWindow) -> None:
    """F11 leaves out what only the person at the desk needs, and brings it back."""
    press(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert not window.header.isVisible()
    press(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    assert window.header.isVisible()


def take_along(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """A picture of the window, and the results as a table and as a page, read back."""
    chosen = {"picture.png": "PNG (*.png)", "list.csv": "CSV (*.csv)", "list.html": "(*.html)"}
    names = iter(chosen)
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda *_: (str(folder / (name := next(names))), chosen[name]),
    )
    press(window, Qt.Key.Key_S, CONTROL | SHIFT)
    qtbot.waitUntil((folder / "picture.png").exists, timeout=PATIENCE)
    picture = QImage(str(folder / "picture.png"))
    assert picture.size() == window.size() * 2
    assert QApplication.clipboard().image().size() == picture.size()
    for name in ("list.csv", "list.html"):
        window.page.menu.export.trigger()
        qtbot.waitUntil(lambda name=name: name in window.toast.words.text(), timeout=PATIENCE)
    table, page = pd.read_csv(folder / "list.csv"), (folder / "list.html").read_text("utf-8")
    count = len(shown(window))
    assert table["#"].tolist() == list(range(1, len(table) + 1))
    assert table["商品"].tolist()[:count] == titles(window)
    assert set(table["查询"]) == {"手机"}
    assert all(title in page for title in titles(window)[:5] if "&" not in title)
