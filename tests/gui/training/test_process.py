"""The training process seen from the window: real child processes, pieces of lines, every fate."""

import os
import sys
from pathlib import Path

import pytest

from core.runs.job import EpochDone, Failed, Finished, Job, Preparing, Ready, Started, StepDone
from gui.training.process import TrainingProcess
from tests.gui.training.recorded_worker import EPOCHS, RUN, STEPS

WAIT = 15_000


def heard(process: TrainingProcess) -> list[object]:
    events: list[object] = []
    process.event_received.connect(events.append)
    return events


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][:3]


def test_every_message_arrives_whole_and_in_order(qtbot, started, program):
    process = started(program())
    events = heard(process)
    process.train(Job())
    qtbot.waitUntil(lambda: any(isinstance(each, Finished) for each in events), timeout=WAIT)
    assert [type(each) for each in events[:3]] == [Ready, Preparing, Started]
    steps = [each.step for each in events if isinstance(each, StepDone)]
    assert steps == list(range(1, EPOCHS * STEPS + 1))
    assert sum(isinstance(each, EpochDone) for each in events) == EPOCHS
    assert not process.is_training


def test_words_that_are_no_message_go_to_the_log(qtbot, started, program):
    process = started(program("crash"))
    with qtbot.waitSignal(process.failed, timeout=WAIT) as failed:
        process.train(Job())
    assert "训练" in failed.args[1]
    assert "not a message" in failed.args[1]


def test_stop_keeps_what_there_is(qtbot, started, program):
    process = started(program(pace=0.02))
    events = heard(process)
    process.train(Job())
    qtbot.waitUntil(lambda: any(isinstance(each, StepDone) for each in events), timeout=WAIT)
    process.stop()
    ended = Finished(RUN, "stopped", 0, {"mrr@10": 0.58}, 4.2)
    qtbot.waitUntil(lambda: ended in events, timeout=WAIT)
    assert process.is_running


def test_a_process_that_does_not_stop_is_ended(qtbot, started, program):
    process = started(program("deaf", pace=0.02), stop_seconds=0.2)
    events = heard(process)
    process.train(Job())
    qtbot.waitUntil(lambda: any(isinstance(each, StepDone) for each in events), timeout=WAIT)
    failures = []
    process.failed.connect(lambda *given: failures.append(given))
    with qtbot.waitSignals([process.stopped_hard, process.ended], timeout=WAIT):
        process.stop()
    assert not failures
    assert not process.is_running


def test_a_crash_tells_its_last_lines(qtbot, started, program):
    process = started(program("crash"))
    with qtbot.waitSignal(process.failed, timeout=WAIT) as failure:
        process.train(Job())
    message, log = failure.args
    assert "code 70" in message
    assert "Segmentation something" in log
    assert not process.is_training


def test_after_a_crash_it_can_train_again(qtbot, started, program):
    process = started(program("crash"))
    with qtbot.waitSignal(process.ended, timeout=WAIT):
        process.train(Job())
    with qtbot.waitSignal(process.failed, timeout=WAIT):
        process.train(Job())


def test_a_program_that_is_not_there_is_a_sentence(qtbot, started):
    process = started(["/nowhere/python"])
    with qtbot.waitSignal(process.failed, timeout=WAIT) as failure:
        process.warm()
    assert "could not start" in failure.args[0]


def test_a_refusal_ends_the_job_but_not_the_process(qtbot, started, program):
    process = started(program("refuse"))
    events = heard(process)
    process.train(Job())
    qtbot.waitUntil(lambda: any(isinstance(each, Failed) for each in events), timeout=WAIT)
    assert process.is_running
    assert not process.is_training


@pytest.mark.parametrize("leave", ["close", "release"])
def test_the_child_ends_with_its_window(qtbot, started, program, leave):
    process = started(program(pace=0.02))
    process.train(Job())
    qtbot.waitUntil(lambda: process.is_ready, timeout=WAIT)
    pid = process.pid
    getattr(process, leave)()
    qtbot.waitUntil(lambda: not is_alive(pid), timeout=WAIT)


def test_the_real_command_line_is_the_worker(tmp_path):
    process = TrainingProcess(tmp_path)
    program = process.command
    assert program[0] == sys.executable
    assert Path(program[1]).is_file()
    assert program[2:] == ["worker", "--workspace", str(tmp_path)]
