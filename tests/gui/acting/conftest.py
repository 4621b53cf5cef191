"""A window with a small log, in which somebody acts."""

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
    ready = [made.painted, made.shop.shoppers_ready, made.shop.recommender_ready]
    with qtbot.waitSignals(ready, timeout=30_000):
        made.open(visited_folder)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
