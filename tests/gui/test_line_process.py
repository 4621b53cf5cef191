"""Child processes that speak in lines: real ones, whose lines come in pieces, that die or do not want to."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.line_process import LineProcess, ProcessOutcome

WAIT = 15_000
Run = Callable[[str], tuple[LineProcess, list[str]]]


@pytest.fixture
def run() -> Iterator[Run]:
    """Runs a piece of Python and gives the lines that it says."""
    owner = QObject()
    made: list[LineProcess] = []

    def start(code: str) -> tuple[LineProcess, list[str]]:
        process, lines = LineProcess(owner), []
        process.line_read.connect(lines.append)
        made.append(process)
        process.start([sys.executable, "-c", code])
        return process, lines

    yield start
    for process in made:
        process.kill()


def outcome_of(qtbot: QtBot, process: LineProcess) -> ProcessOutcome:
    with qtbot.waitSignal(process.ended, timeout=WAIT) as ended:
        pass
    return ended.args[0]


def test_lines_come_whole_though_characters_come_in_pieces(qtbot: QtBot, run: Run) -> None:
    code = """
import sys, time
for byte in "训练 1\\n\\n  \\n训练 2\\nhalf".encode():
    sys.stdout.buffer.write(bytes([byte])); sys.stdout.buffer.flush(); time.sleep(0.002)
"""
    process, lines = run(code)
    outcome = outcome_of(qtbot, process)
    assert lines == ["训练 1", "训练 2"]
    assert outcome == ProcessOutcome(0, "", "", "")


def test_the_end_of_stderr_goes_with_the_outcome(qtbot: QtBot, run: Run) -> None:
    process, _ = run(
        "import sys; [print(i, file=sys.stderr) for i in range(100)]\n"
        "print('No, not so.', file=sys.stderr); sys.exit(2)"
    )
    outcome = outcome_of(qtbot, process)
    assert outcome.code == 2
    assert outcome.complaint == "No, not so."
    assert outcome.log.splitlines() == [*map(str, range(41, 100)), "No, not so."]


def test_what_one_process_said_is_not_told_of_the_next(qtbot: QtBot, run: Run) -> None:
    process, lines = run("import sys; print('half', end=''); print('bad', file=sys.stderr)")
    assert outcome_of(qtbot, process).log == "bad"
    process.start([sys.executable, "-c", "print('whole')"])
    assert outcome_of(qtbot, process) == ProcessOutcome(0, "", "", "")
    assert lines == ["whole"]


def test_a_program_that_is_not_there_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    process = LineProcess(owner)
    with qtbot.waitSignal(process.ended, timeout=WAIT) as ended:
        process.start([str(tmp_path / "nothing")])
    assert ended.args[0].code is None
    assert ended.args[0].error


def test_lines_are_written_to_it_and_the_end_of_them_ends_it(qtbot: QtBot, run: Run) -> None:
    process, lines = run(
        "import sys; [print(line.strip()[::-1], flush=True) for line in sys.stdin]"
    )
    process.send("abc")
    qtbot.waitUntil(lambda: lines == ["cba"], timeout=WAIT)
    with qtbot.waitSignal(process.ended, timeout=WAIT) as ended:
        process.release()
    assert ended.args[0].code == 0


@pytest.mark.skipif(os.name != "posix", reason="ignores a signal")
def test_one_that_will_not_end_is_killed(qtbot: QtBot, run: Run) -> None:
    process, lines = run(
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print('deaf', flush=True); time.sleep(60)"
    )
    qtbot.waitUntil(lambda: lines == ["deaf"], timeout=WAIT)
    with qtbot.waitSignal(process.ended, timeout=WAIT):
        process.terminate()
    assert not process.is_running


def test_a_closing_window_leaves_none_behind(qtbot: QtBot, run: Run) -> None:
    process, lines = run("import time; print('here', flush=True); time.sleep(60)")
    qtbot.waitUntil(lambda: lines == ["here"], timeout=WAIT)
    pid = process.pid
    process.close()
    assert not process.is_running
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_it_speaks_the_language_of_the_window(qtbot: QtBot, run: Run) -> None:
    process, lines = run(
        "import os; print(os.environ['PINXUN_LANGUAGE'], os.environ['PYTHONUNBUFFERED'])"
    )
    outcome_of(qtbot, process)
    assert lines == ["en 1"]
