"""Full screen clears the room, is left by Esc or F11, and leaves no trace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.search.card_geometry import geometry_for
from gui.state import State
from tests.gui.acting.hands import ask, done, results, shown


@pytest.fixture
def window(
    qtbot: QtBot, state: State, quick_engine: None, shop_folder: Path
) -> Iterator[MainWindow]:
    made = MainWindow(state)
    made.resize(1100, 700)
    made.show()
    with qtbot.waitSignal(made.painted, timeout=30_000):
        made.open(shop_folder)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def f11(window: MainWindow) -> None:
    QTest.keySequence(window, QKeySequence("F11"))


def test_header_panels_and_old_notices_go_and_come_back(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "手机")
    window.panels.inspector.show()
    window.page.notice.say("Old news")
    size, box = window.size(), window.search_bar.box.height()
    f11(window)
    assert window.isFullScreen()
    assert window.header.isHidden()
    assert window.panels.inspector.isHidden()
    assert window.page.notice.isHidden()
    qtbot.waitUntil(lambda: window.search_bar.box.height() > box)
    # A card is a quarter larger: 1.25 × 216 pixels at least, and its buttons lie where they are painted.
    listed = results(window)
    assert listed.gridSize().width() >= 270
    place = listed.visualRect(listed.model().index(shown(window).index("p4"), 0))
    # The fourth button stands 16 pixels from the edge, after three of 36, and is 30 wide.
    buttons = geometry_for(listed.itemDelegate().places.cell.width()).buttons
    middle = QPointF(16 + 3 * 36 + 15, buttons["cart"].center().y()) * 1.25
    at = place.topLeft() + middle.toPoint()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert done(window, "p4") == {"dismiss"}
    # What is said now matters in the room too.
    window.page.notice.say("News")
    assert window.page.notice.isVisible()
    f11(window)
    assert not window.isFullScreen()
    assert not window.header.isHidden()
    assert not window.panels.inspector.isHidden()
    qtbot.waitUntil(lambda: (window.size(), window.search_bar.box.height()) == (size, box))


def test_escape_leaves_when_nothing_else_wants_it(qtbot: QtBot, window: MainWindow) -> None:
    box = window.search_bar.box
    f11(window)
    box.setFocus()
    box.setText("手机")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), window.full_screen.is_on) == ("", True)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not window.full_screen.is_on
    f11(window)
    window.page.results.setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.full_screen.is_on


def test_another_arrangement_in_the_room_is_kept_and_no_panel_is_remembered_as_hidden(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.arrange("inspect")
    f11(window)
    assert window.panels.inspector.isHidden()
    window.arrange("demo")
    f11(window)
    assert window.state.arrangement == "demo"
    window.arrange("inspect")
    assert not window.panels.inspector.isHidden()


def test_a_window_closed_in_full_screen_opens_as_it_was_before(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.panels.training.show()
    geometry = window.saveGeometry()
    f11(window)
    window.close()
    assert window.state.geometry == geometry
    again = MainWindow(window.state)
    assert not again.isFullScreen()
    assert not again.panels.training.isHidden()
    again.close()
    again.deleteLater()


def test_a_desktop_that_ends_full_screen_ends_it_here(qtbot: QtBot, window: MainWindow) -> None:
    f11(window)
    window.showNormal()
    qtbot.waitUntil(lambda: not window.full_screen.is_on)
    assert not window.header.isHidden()
