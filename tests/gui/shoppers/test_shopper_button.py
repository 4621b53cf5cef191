"""The buttons beside the search box: who shops, and whether the search is to suit them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from gui.shoppers.shopper_button import PersonalSwitch, ShopperButton


def test_the_button_names_the_shopper_and_opens_only_where_there_are_some(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    button = ShopperButton()
    window.setCentralWidget(button)
    window.show()
    assert button.text() == "Shopper: guest"
    assert not button.isEnabled()
    assert "import a log" in button.toolTip()
    button.set_available(True)
    button.show_shopper("a" * 40)
    assert "…" in button.text()
    assert button.accessibleName() == "Shopper: " + "a" * 40
    with qtbot.waitSignal(button.opened):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.panel.isVisible()
    qtbot.keyClick(button.panel, Qt.Key.Key_Escape)
    assert not button.panel.isVisible()


def test_the_switch_waits_for_a_shopper_and_keeps_the_wish(qtbot: QtBot) -> None:
    switch = PersonalSwitch()
    qtbot.addWidget(switch)
    switch.want(True)
    assert not switch.isEnabled()
    assert not switch.is_on
    assert "not known yet" in switch.toolTip()
    switch.allow(True)
    assert switch.isEnabled()
    assert switch.isChecked()
    switch.allow(False)
    assert not switch.isChecked()


def test_the_switch_tells_a_press_and_nothing_else(qtbot: QtBot) -> None:
    switch = PersonalSwitch()
    qtbot.addWidget(switch)
    spy = QSignalSpy(switch.switched)
    switch.allow(True)
    switch.want(True)
    assert spy.count() == 0
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert [spy.at(0)[0], switch.is_on] == [False, False]
