"""The search box: typing, input methods, completions, history."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.text.tokens import Suggestion
from gui import language
from gui.search.search_bar import SearchBar, SearchBox

SUGGESTED = [Suggestion("连衣裙", "query", 2.0), Suggestion("连衣裤", "product", 1.0)]


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[SearchBar]:
    window = QWidget()
    qtbot.addWidget(window)
    made = SearchBar()
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addStretch(1)
    window.resize(800, 400)
    window.show()
    window.activateWindow()
    made.box.setFocus()
    qtbot.waitUntil(made.box.hasFocus)
    # The window lives as long as this frame does.
    yield made
    window.close()


@pytest.fixture
def box(bar: SearchBar) -> SearchBox:
    return bar.box


def compose(box: SearchBox, preedit: str, commit: str = "") -> None:
    """What an input method sends."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(box, event)


def test_every_change_is_told_as_it_is_typed(qtbot: QtBot, box: SearchBox) -> None:
    spy = QSignalSpy(box.typed)
    qtbot.keyClicks(box, "abc")
    assert [spy.at(row)[0] for row in range(spy.count())] == ["a", "ab", "abc"]


def test_an_input_method_is_heard_only_when_it_commits(qtbot: QtBot, box: SearchBox) -> None:
    box.popup.show_suggestions(SUGGESTED)
    spy = QSignalSpy(box.typed)
    compose(box, "lian yi")
    assert spy.count() == 0
    assert not box.popup.isVisible()
    box.offer("", SUGGESTED)
    assert not box.popup.isVisible()
    compose(box, "", "连衣")
    assert [spy.at(row)[0] for row in range(spy.count())] == ["连衣"]


def test_completions_float_without_taking_the_focus(qtbot: QtBot, box: SearchBox) -> None:
    box.setText("连衣")
    box.offer("连衣", SUGGESTED)
    assert box.popup.isVisible()
    assert box.hasFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.popup.picked == "连衣裤"
    with qtbot.waitSignal(box.committed) as blocker:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert blocker.args == ["连衣裤"]
    assert box.text() == "连衣裤"
    assert not box.popup.isVisible()


def test_completions_of_another_text_are_not_shown(box: SearchBox) -> None:
    box.setText("手机")
    box.offer("手", SUGGESTED)
    assert not box.popup.isVisible()


def test_a_click_on_a_completion_searches_for_it(qtbot: QtBot, box: SearchBox) -> None:
    box.setText("连")
    box.offer("连", SUGGESTED)
    listed = box.popup.list
    middle = listed.visualRect(box.popup.model.index(1, 0)).center()
    with qtbot.waitSignal(box.committed) as blocker:
        qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert blocker.args == ["连衣裤"]


def test_up_from_nothing_picks_the_last_and_past_the_end_nothing(
    qtbot: QtBot, box: SearchBox
) -> None:
    box.setText("连")
    box.offer("连", SUGGESTED)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.popup.picked == "连衣裤"
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.popup.picked == ""
    with qtbot.waitSignal(box.committed) as blocker:
        qtbot.keyClick(box, Qt.Key.Key_Enter)
    assert blocker.args == ["连"]


def test_escape_closes_completions_first_and_clears_second(qtbot: QtBot, box: SearchBox) -> None:
    box.setText("连")
    box.offer("连", SUGGESTED)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.popup.isVisible(), box.text()) == (False, "连")
    with qtbot.waitSignal(box.typed) as blocker:
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert blocker.args == [""]


def test_up_and_down_walk_through_the_history(qtbot: QtBot, box: SearchBox) -> None:
    box.set_history(["new", "old"])
    spy = QSignalSpy(box.committed)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(box, key)
    assert [spy.at(row)[0] for row in range(spy.count())] == ["new", "old", "new"]


def test_down_in_an_empty_box_offers_the_history(qtbot: QtBot, box: SearchBox) -> None:
    box.set_history(["new", "old"])
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.recent.isVisible()
    assert box.recent.model.rowCount() == 2


def test_text_put_by_the_program_searches_nothing(qtbot: QtBot, box: SearchBox) -> None:
    with qtbot.assertNotEmitted(box.typed):
        box.put("手机")
    assert box.text() == "手机"


def test_ctrl_k_is_left_to_the_window(box: SearchBox) -> None:
    """On X11 a line claims it to cut its end."""
    control = Qt.KeyboardModifier.ControlModifier
    claim = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, control)
    claim.accept()
    box.event(claim)
    assert not claim.isAccepted()


def test_choosing_a_method_tells_it(qtbot: QtBot, bar: SearchBar) -> None:
    with qtbot.waitSignal(bar.method.chosen) as blocker:
        qtbot.mouseClick(bar.method.button("neural"), Qt.MouseButton.LeftButton)
    assert blocker.args == ["neural"]
    assert bar.method.value == "neural"


def test_speaks_chinese_when_told_to(qtbot: QtBot, qapp: QApplication, bar: SearchBar) -> None:
    language.install(qapp, "zh")
    qtbot.waitUntil(lambda: bar.method.button("hybrid").text() == "混合")
    assert "搜索" in bar.box.placeholderText()


def test_suggestions_stand_flush_with_their_box(bar: SearchBar) -> None:
    bar.box.popup.show_suggestions(SUGGESTED)
    corner = bar.box.mapTo(bar.window(), QPoint(0, 0))
    assert bar.box.popup.x() == corner.x()
    assert bar.box.popup.width() == bar.box.width()


def test_suggestions_stay_below_the_box_when_a_bar_comes_above_it(
    qtbot: QtBot, bar: SearchBar
) -> None:
    bar.box.popup.show_suggestions(SUGGESTED)
    above = QWidget()
    above.setFixedHeight(50)
    layout = bar.window().layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(0, above)
    qtbot.waitUntil(lambda: bar.y() >= 50)
    assert bar.box.popup.y() >= bar.mapTo(bar.window(), bar.box.geometry().bottomLeft()).y()
