from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from gui.shoppers.level_slider import LevelSlider


def slider(qtbot: QtBot) -> LevelSlider:
    made = LevelSlider()
    qtbot.addWidget(made)
    made.resize(216, 26)
    made.show()
    return made


def test_keys_move_either_end_and_never_past_the_other(qtbot: QtBot) -> None:
    made = slider(qtbot)
    told = QSignalSpy(made.changed)
    for _ in range(5):
        qtbot.keyClick(made, Qt.Key.Key_Left)
    assert made.levels == (0, 0)
    qtbot.keyClick(made, Qt.Key.Key_Right)
    qtbot.keyClick(made, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert made.levels == (1, 1)
    assert "cheaper" in made.accessibleName()
    qtbot.keyClick(made, Qt.Key.Key_Home)
    assert made.levels == (0, 3)
    assert told.count() == 6
    assert told.at(told.count() - 1)[0] == (0, 3)


def test_the_mouse_takes_the_nearer_handle(qtbot: QtBot) -> None:
    made = slider(qtbot)
    # Marks lie 50 pixels apart, the first at 8.
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(62, 13))
    assert made.levels == (1, 3)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(160, 13))
    assert made.levels == (1, 2)
    assert made.words() == "the middle half of each kind"
