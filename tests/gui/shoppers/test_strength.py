"""How much taste counts, as a slider and as the window remembers it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from gui.shoppers.strength import StrengthSlider
from gui.state import State
from gui.theme import theme


def test_a_double_click_goes_back_to_the_usual(qtbot: QtBot) -> None:
    made = StrengthSlider()
    qtbot.addWidget(made)
    made.show_strength(0.4, 0.12)
    assert made.label.text() == "40%"
    spy = QSignalSpy(made.changed)
    QTest.mouseDClick(made.slider, Qt.MouseButton.LeftButton)
    assert made.strength == pytest.approx(0.12)
    assert spy.at(spy.count() - 1)[0] == pytest.approx(0.12)
    assert "12%" in made.slider.toolTip()


def test_the_handle_is_round(qtbot: QtBot) -> None:
    made = StrengthSlider()
    qtbot.addWidget(made)
    made.show_strength(0.5, 0.12)
    made.show()
    image = made.slider.grab().toImage()
    accent = QColor(theme().colours.accent)
    rows = {
        y
        for y in range(image.height())
        for x in range(image.width() // 2 - 12, image.width() // 2 + 12)
        if image.pixelColor(x, y) == accent
    }
    # Cut flat, its edge would be missing above and below.
    assert len(rows) >= 18
    middle = image.width() // 2
    top = [image.pixelColor(middle + x, min(rows)) == accent for x in (-8, 0, 8)]
    assert top == [False, True, False]


def test_the_strength_is_remembered_for_each_domain(state: State) -> None:
    assert state.strength("shop") == pytest.approx(0.12)
    assert state.strength("film") == pytest.approx(0.5)
    state.remember_strength("film", 0.3)
    state.save()
    again = State(state.folder)
    assert again.strength("film") == pytest.approx(0.3)
    assert again.strength("shop") == pytest.approx(0.12)
