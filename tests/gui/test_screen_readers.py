"""What a screen reader says: of all that takes the keyboard, of all that is painted, and of results."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from gui import language
from gui.behaviour.chart import Chart
from gui.main_window import MainWindow
from gui.state import ARRANGEMENTS, FEEDBACK_TABS, State
from gui.widgets.painting import Painted
from tests.gui.test_sizes import settle

HAN = re.compile(r"[\u4e00-\u9fff]")
# Names that are the same in every language: of a language, of a network, of a figure.
PROPER = re.compile(r"English|Conv1D|ndcg@\d+|BM25|[a-z\d\W]+")
# Painted for the eye alone.
ORNAMENTS = ("_Drawing",)


@pytest.fixture
def window(
    qtbot: QtBot, state: State, quick_engine: None, visited_folder: Path
) -> Iterator[MainWindow]:
    made = MainWindow(state)
    made.resize(1280, 800)
    made.show()
    with qtbot.waitSignals([made.shop.recommender_ready, made.shop.shoppers_ready], timeout=30_000):
        made.open(visited_folder)
    with qtbot.waitSignal(made.page.shown, timeout=30_000):
        made.page.ask("手机")
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def scenes(window: MainWindow) -> Iterator[str]:
    """Everything the window shows, one arrangement and one tab after the other."""
    for arrangement in ARRANGEMENTS:
        window.arrange(arrangement)
        settle()
        yield arrangement
    for tab in FEEDBACK_TABS:
        assert window.feedback_area.page is not None
        window.feedback_area.page.tabs.button(tab).click()
        settle()
        yield tab


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def takes_keys(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return widget.isEnabled() and by_tab


def speaks(widget: QWidget) -> bool:
    """Whether a person meets `widget` by the keyboard, as a button, or as a picture that says something."""
    is_met = takes_keys(widget) or isinstance(widget, QAbstractButton)
    return (
        widget.isVisible()
        and not widget.visibleRegion().isEmpty()
        and (is_met or (isinstance(widget, Painted) and type(widget).__name__ not in ORNAMENTS))
    )


def about(widget: QWidget) -> str:
    parents, parent = [], widget
    while parent is not None and len(parents) < 4:
        parents.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " in ".join(parents)


def nameless(window: MainWindow, code: str) -> Iterator[str]:
    """What is met in sight without a name in the language `code`, or without its values."""
    for widget in filter(speaks, window.findChildren(QWidget)):
        name = name_of(widget)
        is_foreign = code == "zh" and not HAN.search(name) and not PROPER.fullmatch(name)
        if not name or is_foreign:
            yield f"{about(widget)}: {name}"
        if isinstance(widget, Chart) and not re.search(r"\d", widget.accessibleDescription()):
            yield f"{about(widget)}: no values"
    for view in window.findChildren(QAbstractItemView):
        for row in range(view.model().rowCount() if view.isVisible() else 0):
            index = view.model().index(row, 0)
            if not (index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()):
                yield f"{about(view)}: nothing of row {row}"


@pytest.mark.parametrize(
    ("code", "strength"),
    [("zh", "偏好的强度：35%"), ("en", "Strength of the taste: 35%")],
)
def test_all_is_read_with_its_name_and_its_values(
    window: MainWindow, code: str, strength: str
) -> None:
    language.install(QApplication.instance(), code)
    settle()
    slider = window.shoppers.strength.slider
    slider.setValue(35)
    assert name_of(slider) == strength
    first = window.page.results.model.index(0, 0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == f"1. {first.data()}"
    assert "¥" in first.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    for scene in scenes(window):
        assert not list(nameless(window, code)), scene


def picture(widget: QWidget) -> np.ndarray:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1).copy()


def test_where_the_keyboard_is_can_be_seen(qtbot: QtBot, window: MainWindow) -> None:
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.shoppers.strength.setEnabled(True)
    hidden, seen = set(), set()
    for scene in scenes(window):
        # Qt keeps bars without tabs beyond the window's edge.
        bars = [bar for bar in window.findChildren(QTabBar) if takes_keys(bar)]
        assert all(bar.count() > 1 for bar in bars), scene
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        for widget in filter(takes_keys, window.findChildren(QWidget)):
            if widget.visibleRegion().isEmpty() or widget in seen:
                continue
            seen.add(widget)
            window.setFocus()
            before = picture(widget)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            after = picture(widget)
            # A thin frame around the smallest button has more.
            if before.shape == after.shape and (before != after).sum() < 60:
                hidden.add((scene, about(widget)))
    assert not hidden, "\n".join(map(str, sorted(hidden)))
