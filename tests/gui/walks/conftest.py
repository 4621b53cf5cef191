"""The window over the demo world as it ships, in Chinese, and hands to walk through it with."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.data.shops.demo import import_demo
from core.search.request import SearchResponse
from core.workspace import Workspace
from gui import language
from gui.main_window import MainWindow
from gui.state import State
from tests.core.training.conftest import write_events, write_products

# Milliseconds: on a busy machine as well.
PATIENCE = 60_000
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
Watch = Callable[[MainWindow], object]
Windows = Callable[..., MainWindow]
Opener = Callable[[Path], MainWindow]
# Milliseconds: beside trainings.
OPENING = 240_000


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo world as it ships, which the walks of one file share."""
    folder = tmp_path_factory.mktemp("walk") / "demo"
    with Workspace.open(folder) as workspace:
        import_demo(workspace)
    return folder


@pytest.fixture
def windows(qtbot: QtBot, qapp: QApplication, state: State, demo_folder: Path) -> Iterator[Windows]:
    """Opens a window over the demo world, again and again with the same remembered state.

    What is given looks at the window while it waits for its shop.
    """
    made: list[MainWindow] = []

    def make(watch: Watch = lambda window: None) -> MainWindow:
        window = MainWindow(State(state.folder))
        made.append(window)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        ready = [window.painted, window.shop.shoppers_ready, window.shop.recommender_ready]
        with qtbot.waitSignals(ready, timeout=PATIENCE):
            window.start(demo_folder)
            watch(window)
        settle(qtbot, window)
        return window

    language.install(qapp, "zh")
    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def opened(
    qtbot: QtBot, qapp: QApplication, state: State, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opener]:
    """Opens a window over a folder, again and again with the same remembered state.

    What can be undone stays on offer, however busy the machine is.
    """
    made: list[MainWindow] = []

    def make(folder: Path) -> MainWindow:
        window = MainWindow(State(state.folder))
        made.append(window)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        with qtbot.waitSignal(window.shop.opened, timeout=OPENING):
            window.start(folder)
        return window

    for room in ("gui.compression.compressing", "gui.epoch_keeping"):
        monkeypatch.setattr(f"{room}.UNDO_SECONDS", 600.0)
    language.install(qapp, "zh")
    yield make
    for window in made:
        window.trainer.close()
        window._shut()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def tiny_files(tmp_path: Path) -> list[Path]:
    """96 products and 1,200 actions of a shop that was made up."""
    write_products(tmp_path / "products.csv")
    write_events(tmp_path / "events.csv")
    return [tmp_path / "products.csv", tmp_path / "events.csv"]


@pytest.fixture
def window(windows: Windows) -> MainWindow:
    return windows()


def type_text(widget: QWidget, text: str) -> None:
    """Type `text` into `widget`: ASCII by keys, the rest as an input method commits it."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(widget, event)


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    """Press a key wherever the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def search(qtbot: QtBot, window: MainWindow, text: str) -> SearchResponse:
    """Type `text` into the emptied box, press Enter and wait for the answer."""
    box = window.search_bar.box
    box.setFocus()
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    type_text(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)
    return answer(qtbot, window, text)


def answer(qtbot: QtBot, window: MainWindow, text: str) -> SearchResponse:
    """The answer to `text`, no draft of it, as soon as it is on screen."""
    controller = window.page.controller

    def is_there() -> bool:
        response = controller.response
        return (
            response is not None
            and response.request == controller.request
            and response.request.text == text
            and not response.request.typing
        )

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    settle(qtbot, window)
    assert controller.response is not None
    return controller.response


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is searched for any more."""
    qtbot.waitUntil(lambda: not window.page.controller._searches.is_busy, timeout=PATIENCE)


def shown(window: MainWindow) -> list[str]:
    """The ids of the products in the list, by rank."""
    response = window.page.results.model.response
    return [hit.product_id for hit in response.hits] if response else []


def titles(window: MainWindow) -> list[str]:
    """The titles in the list, by rank."""
    response = window.page.results.model.response
    return [hit.title for hit in response.hits] if response else []
