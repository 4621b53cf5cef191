"""The arrangement 反馈: its tabs are made when they are first seen, and a search leads away from it."""

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
    with qtbot.waitSignal(made.painted, timeout=30_000):
        made.open(visited_folder)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_pages_are_made_when_they_are_first_seen(window: MainWindow) -> None:
    assert window.feedback_area.page is None
    window.arrange("feedback")
    assert window.feedback_area.page is not None
    assert list(window.feedback_area.page.made) == ["behaviour"]
    window.feedback_area.page.tabs.button("experiments").click()
    assert window.feedback_area.page.made["experiments"].isVisible()
    assert not window.page.isVisible()


def test_the_tab_is_remembered(window: MainWindow, state: State) -> None:
    window.feedback_area.show_tab("experiments")
    assert state.feedback_tab == "experiments"
    assert window.header.arrangement.value == "feedback"


def test_a_search_made_beside_the_feedback_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.arrange("feedback")
    with qtbot.waitSignal(window.page.shown, timeout=10_000):
        window.page.ask("手机")
    assert window.page.isVisible()
    assert window.header.arrangement.value == "demo"


def test_behaviour_is_read_from_the_workspace(qtbot: QtBot, window: MainWindow) -> None:
    window.arrange("feedback")
    assert window.feedback_area.page is not None
    page = window.feedback_area.page.made["behaviour"]
    with qtbot.waitSignal(page.shown, timeout=10_000):  # type: ignore[attr-defined]
        pass
    assert page.analysis is not None  # type: ignore[attr-defined]


def test_nothing_done_in_the_feedback_is_a_shoppers_doing(window: MainWindow) -> None:
    window.arrange("feedback")
    assert not window.acting.is_on
    window.arrange("demo")
    assert window.acting.is_on
