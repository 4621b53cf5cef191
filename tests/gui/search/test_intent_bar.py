"""Intents as chips: as many as fit, pressed while their category is chosen, never moving the rest."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.search.intent import likeliest
from core.search.request import Filters, Intent
from gui.search.intent_bar import IntentBar

INTENTS = (Intent("数码 / 手机", 0.921), Intent("食品 / 水果", 0.062), Intent("书籍", 0.004))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = QHBoxLayout(made)
    layout.addWidget(QPushButton("before"))
    made.resize(900, 80)
    return made


@pytest.fixture
def bar(window: QWidget) -> IntentBar:
    made = IntentBar()
    layout = window.layout()
    assert isinstance(layout, QHBoxLayout)
    layout.addWidget(made, 1)
    layout.addWidget(QPushButton("after"))
    window.show()
    return made


def texts(bar: IntentBar) -> list[str]:
    return [chip.text() for chip in bar.chips if chip.isVisible()]


def places(window: QWidget) -> list[object]:
    layout = window.layout()
    assert layout is not None
    return [layout.itemAt(number).geometry() for number in range(layout.count())]


def test_the_last_level_and_a_probability_that_is_never_certain(bar: IntentBar) -> None:
    bar.show_intents(INTENTS, "")
    assert texts(bar) == ["手机 92%", "水果 6%", "书籍 1%"]
    bar.show_intents([Intent("书籍", 1.0)], "")
    assert texts(bar) == ["书籍 99%"]


def test_leaves_of_one_name_are_told_apart_by_their_paths(bar: IntentBar) -> None:
    bar.show_intents(
        [Intent("动画 / 喜剧", 0.5), Intent("剧情 / 喜剧", 0.3), Intent("纪录", 0.2)], ""
    )
    assert texts(bar) == ["动画 › 喜剧 50%", "剧情 › 喜剧 30%", "纪录 20%"]


def test_there_is_a_chip_for_every_intent_that_a_search_tells(bar: IntentBar) -> None:
    chances = {f"c{number}": 0.1 for number in range(10)}
    assert len(likeliest(chances)) == len(bar.chips)


def test_nothing_moves_when_they_come_and_go(window: QWidget, bar: IntentBar) -> None:
    before = places(window)
    bar.show_intents(INTENTS, "")
    QPushButton().ensurePolished()
    assert places(window) == before
    bar.show_intents((), "")
    assert places(window) == before
    assert texts(bar) == []


def test_pressing_adds_the_category_and_pressing_again_takes_it_away(
    qtbot: QtBot, bar: IntentBar
) -> None:
    bar.show_intents(INTENTS, "")
    with qtbot.waitSignal(bar.chosen) as blocker:
        qtbot.mouseClick(bar.chips[0], Qt.MouseButton.LeftButton)
    assert blocker.args == [("数码 / 手机",)]
    bar.show_filters(Filters(category=("书籍", "数码 / 手机")))
    assert [chip.isChecked() for chip in bar.chips[:3]] == [True, False, True]
    with qtbot.waitSignal(bar.chosen) as blocker:
        qtbot.keyClick(bar.chips[0], Qt.Key.Key_Space)
    assert blocker.args == [("书籍",)]


def test_chips_without_room_vanish_whole(qtbot: QtBot, window: QWidget, bar: IntentBar) -> None:
    bar.show_intents(INTENTS, "")
    window.resize(window.minimumSizeHint().width() + 20, 80)
    qtbot.waitUntil(lambda: len(texts(bar)) < 3)
    for chip in bar.chips:
        assert not chip.isVisible() or chip.geometry().right() <= bar.width()


def test_who_guessed_is_told(bar: IntentBar) -> None:
    bar.show_intents(INTENTS, "20261125-101000-category-conv1d")
    assert "20261125-101000-category-conv1d" in bar._label.toolTip()
    assert bar.chips[0].accessibleName().startswith("Only 数码 › 手机")
