"""Compression seen from the window: real child processes, pieces of lines, every fate."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.commands import compress
from core.training.compression.messages import CompressionProgress, MeasuredVariant
from core.training.compression.plan import Plan
from gui.compression.process import CompressionProcess, arguments
from tests.core.training.compression.measured import RUN, compression
from tests.gui.compression.conftest import Program

PLAN = Plan(RUN, ("int8-dynamic", "student"), 0.7, {"network": "dnn", "filters": 4})
WAIT = 15_000

Start = Callable[[str], CompressionProcess]


@pytest.fixture
def start(program: Program, tmp_path: Path) -> Iterator[Start]:
    made: list[CompressionProcess] = []

    def begin(fate: str) -> CompressionProcess:
        made.append(CompressionProcess(program(fate)))
        made[-1].start(arguments(PLAN, tmp_path))
        return made[-1]

    yield begin
    for process in made:
        process.close()


@pytest.mark.parametrize("plan", [PLAN, Plan(RUN)])
def test_the_verb_understands_the_plan(plan: Plan) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--workspace")
    compress.add_arguments(parser)
    told = parser.parse_args(arguments(plan, Path("shop")))
    understood = compress._plan(told)
    assert (understood.run, understood.variants) == (plan.run, plan.variants)
    assert understood.sparsity == plan.sparsity
    assert {name: str(value) for name, value in plan.student.items()} == dict(understood.student)
    assert told.lines


def test_progress_and_outcome_arrive_whole(qtbot: QtBot, start: Start) -> None:
    process = start("good")
    progress: list[CompressionProgress] = []
    variants: list[MeasuredVariant] = []
    process.progressed.connect(progress.append)
    process.measured.connect(variants.append)
    with qtbot.waitSignal(process.finished, timeout=WAIT) as blocker:
        pass
    assert progress == [CompressionProgress("Measuring", 0.25, 12.4)]
    assert variants == compression().variants
    assert blocker.args == [compression()]


def test_a_refusal_is_its_sentence(qtbot: QtBot, start: Start) -> None:
    with qtbot.waitSignal(start("refuse").failed, timeout=WAIT) as blocker:
        pass
    assert blocker.args == ["The run was kept without weights.", ""]


def test_a_crash_shows_the_end_of_the_log(qtbot: QtBot, start: Start) -> None:
    with qtbot.waitSignal(start("crash").failed, timeout=WAIT) as blocker:
        pass
    sentence, log = blocker.args
    assert "70" in sentence
    assert "压缩" in log
    assert "not a message" in log


def test_it_can_be_cancelled(qtbot: QtBot, start: Start) -> None:
    process = start("endless")
    with qtbot.waitSignal(process.measured, timeout=WAIT):
        pass
    with qtbot.waitSignal(process.cancelled, timeout=WAIT):
        process.cancel()
    assert not process.is_running


def test_what_is_not_there_cannot_start(qtbot: QtBot, tmp_path: Path) -> None:
    process = CompressionProcess([str(tmp_path / "nothing")])
    with qtbot.waitSignal(process.failed, timeout=WAIT) as blocker:
        process.start(arguments(PLAN, tmp_path))
    assert blocker.args[0].startswith("Compressing could not start")
