"""What the line about a session says, and what it leaves out where there is little room."""

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from gui.search.session_line import SessionLine


def test_it_says_how_much_was_done_and_whether_it_is_kept(qtbot: QtBot) -> None:
    line = SessionLine()
    qtbot.addWidget(line)
    line.show_session(0, 0, True)
    assert line.isHidden()
    for actions, kept, is_recording, said in (
        (1, 0, True, "1 action · recording"),
        (2, 2, True, "2 actions · recorded"),
        (1200, 3, False, "1,200 actions · not recorded"),
    ):
        line.show_session(actions, kept, is_recording)
        line.adjustSize()
        assert not line.isHidden()
        assert line.text() == said
    spy = QSignalSpy(line.ended)
    line.end.trigger()
    assert spy.count() == 1


def test_where_there_is_little_room_the_tool_tip_says_the_rest(qtbot: QtBot) -> None:
    line = SessionLine()
    qtbot.addWidget(line)
    line.show_session(7, 7, True)
    line.resize(line.minimumSizeHint())
    assert line.text() == "7 actions"
    assert "7 actions · recorded" in line.toolTip()
    wanted = line.sizeHint()
    line.resize(wanted)
    assert line.text() == "7 actions · recorded"
    assert line.sizeHint() == wanted
