"""What escapes anywhere reaches the window: as a sentence where somebody can mend it."""

import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from core.errors import UserError
from gui.failures import Failures


@pytest.fixture
def failures(monkeypatch: pytest.MonkeyPatch) -> Failures:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = Failures()
    made.install()
    return made


@pytest.mark.parametrize("error", [OSError(28, "No space left on device", "/x"), MemoryError()])
def test_what_the_system_refuses_is_a_sentence_and_no_bug(
    failures: Failures, qtbot: QtBot, error: Exception
) -> None:
    bugs: list[str] = []
    failures.bug_found.connect(bugs.append)
    with qtbot.waitSignal(failures.user_error_raised) as told:
        failures.take(type(error), error, None)
    assert isinstance(told.args[0], UserError)
    assert not bugs


def test_a_bug_shows_its_traceback(
    failures: Failures, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    with qtbot.waitSignal(failures.bug_found) as told:
        failures.take(ZeroDivisionError, ZeroDivisionError("odd"), None)
    assert "ZeroDivisionError: odd" in told.args[0]
    assert "ZeroDivisionError: odd" in capsys.readouterr().err
