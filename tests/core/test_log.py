"""Libraries are kept quiet, and stderr is always given back."""

import os
import threading

import pytest

from core.log import complain, quiet


def test_what_threads_keep_quiet_together_speaks_again(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The first that begins is not the last that ends."""
    began, ended = threading.Event(), threading.Event()

    def outer() -> None:
        with quiet():
            began.set()
            ended.wait(10)

    thread = threading.Thread(target=outer)
    thread.start()
    began.wait(10)
    with quiet():
        ended.set()
        thread.join(10)
        os.write(2, b"unheard\n")
    os.write(2, b"heard\n")
    assert capfd.readouterr().err == "heard\n"


def test_without_a_stderr_nothing_is_said_elsewhere(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", None)
    complain("into the answer")
    assert capsys.readouterr().out == ""
