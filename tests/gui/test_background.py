"""Work in threads and its answers."""

import sys
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui import background
from gui.background import Latest


def test_the_answer_comes_in_the_thread_that_asked(qtbot: QtBot) -> None:
    worked: list[int] = []
    answered: list[tuple[int, int]] = []
    background.run(
        lambda number: (worked.append(threading.get_ident()), number * 2)[1],
        21,
        done=lambda result: answered.append((threading.get_ident(), result)),
    )
    qtbot.waitUntil(lambda: bool(answered))
    assert answered == [(threading.get_ident(), 42)]
    assert worked != [threading.get_ident()]


def test_threads_are_used_again(qtbot: QtBot) -> None:
    worked: list[int] = []
    for number in range(1, 4):
        background.run(lambda: worked.append(threading.get_ident()))
        qtbot.waitUntil(lambda number=number: len(worked) == number)
        assert background.wait_for_all(5)
    assert len(set(worked)) == 1


def test_a_long_call_holds_no_other_up(qtbot: QtBot) -> None:
    gate = threading.Event()
    answered: list[str] = []
    background.run(gate.wait, 5, done=lambda result: answered.append("long"))
    background.run(lambda: "short", done=answered.append)
    qtbot.waitUntil(lambda: answered == ["short"])
    gate.set()
    qtbot.waitUntil(lambda: answered == ["short", "long"])


def test_an_exception_goes_to_the_one_who_asked(qtbot: QtBot) -> None:
    caught: list[BaseException] = []
    background.run(lambda: 1 / 0, failed=caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], ZeroDivisionError)


def test_an_exception_that_nobody_takes_is_not_lost(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooked: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: hooked.append(kind))
    background.run(lambda: 1 / 0)
    latest = Latest()
    latest.run(lambda: int("x"))
    qtbot.waitUntil(lambda: len(hooked) == 2)
    assert set(hooked) == {ZeroDivisionError, ValueError}


def test_an_answer_to_somebody_gone_is_dropped(qtbot: QtBot) -> None:
    gate = threading.Event()
    answered: list[object] = []
    owner = QObject()
    background.run(gate.wait, 5, done=answered.append, owner=owner)
    owner.deleteLater()
    del owner
    qtbot.wait(10)
    gate.set()
    assert background.wait_for_all(5)
    qtbot.wait(20)
    assert answered == []


def test_only_the_newest_is_answered_and_those_between_are_never_begun(qtbot: QtBot) -> None:
    gate = threading.Event()
    begun: list[int] = []
    answered: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        gate.wait(5)
        return number

    latest = Latest()
    for number in range(5):
        latest.run(work, number, done=answered.append)
    qtbot.waitUntil(lambda: begun == [0])
    gate.set()
    qtbot.waitUntil(lambda: bool(answered))
    qtbot.wait(20)
    assert begun == [0, 4]
    assert answered == [4]
    assert not latest.is_busy


def test_cancelling_drops_the_answer_and_the_next_call_still_runs(qtbot: QtBot) -> None:
    gate = threading.Event()
    answered: list[str] = []
    latest = Latest()
    latest.run(lambda: (gate.wait(5), "late")[1], done=answered.append)
    latest.cancel()
    gate.set()
    latest.run(lambda: "new", done=answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert answered == ["new"]
