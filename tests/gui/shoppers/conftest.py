"""Windows that are opened on a folder and closed after the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import words
from gui.main_window import MainWindow
from gui.state import State
from tests.gui.shoppers.windows import Open


@pytest.fixture
def opened(qtbot: QtBot, state: State, quick_engine: None) -> Iterator[Open]:
    made: list[MainWindow] = []
    state.personal = False

    def make(folder: Path) -> MainWindow:
        window = MainWindow(state)
        made.append(window)
        window.show()
        with qtbot.waitSignals([window.painted, window.shop.shoppers_ready], timeout=30_000):
            window.open(folder)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    words.use_domain("shop")
