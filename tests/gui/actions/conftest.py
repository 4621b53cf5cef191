"""A window over the six things, with nothing left open when a test ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.state import State


@pytest.fixture
def window(
    qtbot: QtBot, state: State, quick_engine: None, visited_folder: Path
) -> Iterator[MainWindow]:
    made = MainWindow(state)
    made.show()
    made.activateWindow()
    with qtbot.waitSignal(made.painted, timeout=30_000):
        made.open(visited_folder)
    qtbot.waitUntil(lambda: made.shop.shoppers is not None)
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
