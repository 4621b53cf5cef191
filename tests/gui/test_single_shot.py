"""A clock that rings once."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.single_shot import single_shot


def test_it_rings_once_for_many_starts_and_again_when_started_anew(qtbot: QtBot) -> None:
    owner, rung = QObject(), []
    clock = single_shot(owner, 20, lambda: rung.append(1))
    for _ in range(3):
        clock.start()
    qtbot.waitUntil(lambda: rung == [1])
    assert not clock.isActive()
    clock.start()
    qtbot.waitUntil(lambda: rung == [1, 1])
