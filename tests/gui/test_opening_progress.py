"""What is seen while a shop's indexes are built: what it is, how far, and nothing of it afterwards."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot

from core.progress import StageCallback
from core.workspace import Workspace
from gui import language
from gui.main_window import MainWindow
from gui.opening_progress import OpeningProgress
from gui.search.skeleton import Skeleton
from gui.state import State
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.search.engine import Engine

STAGE = "Indexing the words of the products"


@pytest.fixture
def finish(shared_engine: "Engine", monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """An index that is 45 % built until this event."""
    from core.search.engine import Engine

    finished = threading.Event()

    def open_engine(workspace: Workspace, progress: StageCallback) -> Engine:
        progress(STAGE, 4500, 10_000)
        finished.wait(30)
        progress(STAGE, 9500, 10_000)
        return shared_engine

    monkeypatch.setattr(Engine, "open", open_engine)
    yield finished
    finished.set()


@pytest.fixture
def window(qtbot: QtBot, state: State, finish: threading.Event) -> Iterator[MainWindow]:
    made = MainWindow(state)
    made.show()
    yield made
    finish.set()
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_is_built_is_said_with_its_share(
    qtbot: QtBot, window: MainWindow, shop_folder: Path, finish: threading.Event
) -> None:
    with qtbot.waitSignal(window.shop.progress.told):
        window.open(shop_folder)
    skeleton = window.page.results.findChild(Skeleton)
    assert skeleton.progress.isVisible()
    labels = [label.text() for label in skeleton.findChildren(Label)]
    assert labels[0] == f"{STAGE} · 45%"
    assert labels[1].startswith("4,500 of 10,000")
    assert skeleton.findChild(QProgressBar).value() == 450
    language.install(QApplication.instance(), "zh")
    QApplication.processEvents()
    assert skeleton.findChildren(Label)[0].text() == "正在为商品建立词索引 · 45%"
    with qtbot.waitSignal(window.painted, timeout=30_000):
        finish.set()
    assert not skeleton.progress.isVisible()
    assert window.page.results.visible_hits()
    # The next wait is no longer than usual, and says nothing of what was built.
    window.page.show_state("loading", "Opening", "")
    assert not skeleton.progress.isVisible()


def test_only_the_newest_opening_is_heard(qtbot: QtBot) -> None:
    parent, heard = QObject(), []
    progress = OpeningProgress(parent)
    progress.told.connect(lambda *told: heard.append(told))
    older, newer = progress.listener(), progress.listener()
    older("words", 1, 2)
    newer("words", 2, 2)
    QApplication.processEvents()
    assert heard == [("words", 2, 2)]
    newer("words", 2, 2)
    progress.stop()
    QApplication.processEvents()
    assert heard == [("words", 2, 2)]
