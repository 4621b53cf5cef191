"""From the least size to a large screen, in both languages: no words are cut, covered or out of reach."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from core.judging.query_set import QuerySet
from gui import language
from gui.main_window import MainWindow
from gui.search.result_list import ResultList
from gui.state import ARRANGEMENTS, State
from tests.gui.clipping import unreadable

SIZES = ((960, 600), (1000, 650), (1280, 800), (1920, 1080))


@pytest.fixture
def window(
    qtbot: QtBot, state: State, quick_engine: None, visited_folder: Path
) -> Iterator[MainWindow]:
    """A window on a shop with a log, that was searched."""
    made = MainWindow(state)
    made.show()
    with qtbot.waitSignals([made.shop.recommender_ready, made.shop.shoppers_ready], timeout=30_000):
        made.open(visited_folder)
    with qtbot.waitSignal(made.page.shown, timeout=30_000):
        made.page.ask("手机")
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle() -> None:
    """Let everything be laid out, also what is laid out once more because of that."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


@pytest.mark.parametrize("code", ["zh", "en"])
def test_all_words_can_be_read_at_every_size(window: MainWindow, code: str) -> None:
    language.install(QApplication.instance(), code)
    settle()
    window.page.summary.run.set_name("conv1d 12-01 07:47")
    window.page.summary.session.show_session(7, 7, True)
    for width, height in SIZES:
        window.resize(width, height)
        for arrangement in ARRANGEMENTS:
            window.arrange(arrangement)
            settle()
            window.judging.set_wanted(arrangement == "inspect")
            window.judging.bar.show_sets([QuerySet(1, "head queries")], None)
            window.judging.bar.show_progress(12, 60)
            settle()
            assert window.size() == QSize(width, height), arrangement
            # Where Qt gives parts less than they ask for, they lie over each other.
            assert window.minimumSizeHint().width() <= width, arrangement
            assert unreadable(window) == [], (width, arrangement)


def test_an_overlap_and_a_cut_word_are_found(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLabel, QPushButton

    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 100)
    button, label = QPushButton("A long button", window), QLabel("Words", window)
    button.setGeometry(0, 0, 60, 30)
    label.setGeometry(40, 0, 100, 30)
    outside = QLabel("Beyond the edge", window)
    outside.setGeometry(260, 50, 140, 30)
    window.show()
    faults = unreadable(window)
    assert [fault for fault in faults if "has 60 of" in fault]
    assert "QPushButton “A long button” and QLabel “Words” overlap" in faults
    assert [fault for fault in faults if "Beyond the edge” is seen from 0 to 39" in fault]


@pytest.mark.parametrize("view", ["grid", "list"])
def test_inspecting_leaves_two_rows_of_cards_or_six_lines(
    qtbot: QtBot, state: State, quick_engine: None, shop_folder: Path, view: str
) -> None:
    state.view = view
    window = MainWindow(state)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.arrange("inspect")
    with qtbot.waitSignal(window.page.shown, timeout=30_000):
        window.open(shop_folder)
    with qtbot.waitSignal(window.page.shown, timeout=30_000):
        window.page.ask("手机 连衣裙 坚果")
    settle()
    results = window.page.results
    cards = results.findChild(ResultList)
    room = cards.viewport().rect()
    whole = [
        row for row in range(6) if room.contains(cards.visualRect(results.model.index(row, 0)))
    ]
    assert whole == list(range(6))
    assert cards.columns == (3 if view == "grid" else 1)
    # Nobody has to select anything first, and the inspector has room for words.
    assert results.current_hit is not None
    assert results.current_hit.rank == 1
    assert window.panels.inspector.width() >= 400
    window.close()


def test_a_panel_that_is_opened_comes_before_the_others(
    qtbot: QtBot, state: State, quick_engine: None, shop_folder: Path
) -> None:
    window = MainWindow(state)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.arrange("inspect")
    with qtbot.waitSignal(window.painted, timeout=30_000):
        window.open(shop_folder)
    inspector, training = window.panels.inspector, window.panels.training
    assert not inspector.visibleRegion().isEmpty()
    training.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: not training.visibleRegion().isEmpty())
    assert inspector.visibleRegion().isEmpty()
    (bar,) = (bar for bar in window.findChildren(QTabBar) if bar.count() > 1)
    qtbot.waitUntil(lambda: bool(bar.focusPolicy() & Qt.FocusPolicy.TabFocus))
    assert bar.accessibleName() == "Panels"
    window.close()
