"""The palette in the real window: opened by key, found by name, run, and the focus given back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.actions.palette import PaletteContent
from gui.main_window import MainWindow
from gui.theme import DARK, theme

OPEN = (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow) -> PaletteContent:
    window.search_bar.box.setFocus()
    qtbot.keyClick(window.search_bar.box, *OPEN)
    assert window.guides.palette.isVisible()
    return window.guides.palette.panel


def listed(panel: PaletteContent) -> list[str]:
    model = panel.model
    return [row.command.id for at in range(model.rowCount()) if (row := model.row(at))]


def test_finds_by_either_language_and_by_pinyin(window: MainWindow, panel: PaletteContent) -> None:
    sought = {
        "深色": "view.theme_dark",
        "shense": "view.theme_dark",
        "ztss": "view.theme_dark",
        "theme: d": "view.theme_dark",
        "quit": "window.quit",
        "tuichu": "window.quit",
        "u2": "shoppers.be:u2",
        "qiehuanwei u2": "shoppers.be:u2",
    }
    for code in ("en", "zh"):
        window.header.set_language(code)
        for typed, first in sought.items():
            panel.line.setText(typed)
            assert listed(panel)[0] == first, (code, typed)


def test_enter_runs_what_is_selected_and_the_box_has_the_focus_again(
    qtbot: QtBot, window: MainWindow, panel: PaletteContent
) -> None:
    QTest.keyClicks(panel.line, "dark")
    qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    assert theme().colours is DARK
    assert not window.guides.palette.isVisible()
    assert window.search_bar.box.hasFocus()
    assert window.search_bar.box.text() == ""
    assert window.state.actions == ["view.theme_dark"]


def test_escape_leaves_and_gives_the_focus_back(
    qtbot: QtBot, window: MainWindow, panel: PaletteContent
) -> None:
    assert panel.line.hasFocus()
    qtbot.keyClick(panel.line, Qt.Key.Key_Escape)
    assert not window.guides.palette.isVisible()
    assert window.search_bar.box.hasFocus()


def test_arrows_walk_round_and_a_click_runs(
    qtbot: QtBot, window: MainWindow, panel: PaletteContent
) -> None:
    panel.line.setText("arrangement")
    assert panel.model.rowCount() == 4
    qtbot.keyClick(panel.line, Qt.Key.Key_Up)
    assert panel.list.currentIndex().row() == 3
    qtbot.keyClick(panel.line, Qt.Key.Key_Down)
    assert panel.list.currentIndex().row() == 0
    place = panel.list.visualRect(panel.model.index(2, 0)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.state.arrangement == "inspect"


def test_what_was_run_lately_comes_first_among_equals(
    qtbot: QtBot, window: MainWindow, panel: PaletteContent
) -> None:
    window.state.remember_action("view.theme_system")
    window.guides.palette.leave()
    window.guides.palette.toggle()
    assert listed(panel)[0] == "view.theme_system"
    panel.line.setText("theme")
    assert listed(panel)[:2] == ["view.theme_system", "view.theme_light"]


def test_what_cannot_be_run_says_why_and_stays(
    qtbot: QtBot, window: MainWindow, panel: PaletteContent
) -> None:
    panel.line.setText("clear all filters")
    row = panel.model.row(0)
    assert row is not None
    assert row.command.hindrance == "No filter is set"
    qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    assert window.guides.palette.isVisible()
    panel.line.setText("no such thing")
    assert panel.nothing.isVisible()


def test_a_key_reads_no_name_twice(
    window: MainWindow, panel: PaletteContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.line.setText("x")
    read: list[str] = []
    monkeypatch.setattr("gui.actions.matching.every_reading", read.append)
    panel.line.setText("xl")
    panel.line.setText("zt")
    assert read == []


def test_pasted_and_composed_chinese_is_heard(qapp: QApplication, panel: PaletteContent) -> None:
    QApplication.clipboard().setText("退出")
    panel.line.paste()
    assert listed(panel) == ["window.quit"]
