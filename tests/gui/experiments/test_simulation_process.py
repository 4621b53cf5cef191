"""The simulation seen from the window: real child processes, pieces of lines, every fate."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.commands import simulate
from core.experiments.ab_result import SimulationProgress
from core.experiments.click_worlds import WORLDS
from core.experiments.lists import read_lists
from gui.experiments.simulation_form import CLICKS, POISONED
from gui.experiments.simulation_process import Plan, SimulationProcess
from tests.core.experiments.outcomes import RUN, trial

PLAN = Plan(RUN, "", "cascade", 400, 7)
WAIT = 15_000

Start = Callable[[str], SimulationProcess]


@pytest.fixture
def start(program: Callable[[str], list[str]], tmp_path: Path) -> Iterator[Start]:
    made: list[SimulationProcess] = []

    def begin(fate: str) -> SimulationProcess:
        made.append(SimulationProcess(program(fate)))
        made[-1].start(PLAN.arguments(tmp_path, tmp_path / "out.parquet"))
        return made[-1]

    yield begin
    for process in made:
        process.close()


@pytest.mark.parametrize("clicks", [*CLICKS, *POISONED])
def test_the_verb_understands_the_plan(clicks: str) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--workspace")
    parser.add_argument("--json", action="store_true")
    simulate.add_arguments(parser)
    plan = replace(PLAN, clicks=clicks)
    told = parser.parse_args(plan.arguments(Path("shop"), Path("out")))
    assert (told.a, told.b, told.clicks) == (RUN, "words", clicks)
    assert (told.sessions, told.seed, told.out, told.json) == (400, 7, Path("out"), True)


def test_every_way_of_clicking_is_offered() -> None:
    assert set(WORLDS) == {*CLICKS, *POISONED}


def test_progress_and_outcome_arrive_whole(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    process = start("good")
    heard: list[SimulationProgress] = []
    process.progressed.connect(heard.append)
    with qtbot.waitSignal(process.finished, timeout=WAIT) as blocker:
        pass
    assert [each.done for each in heard] == [0, 100, 200, 300]
    assert blocker.args == [trial()]
    assert len(list(read_lists(tmp_path / "out.parquet"))) == 3


def test_a_refusal_is_its_sentence(qtbot: QtBot, start: Start) -> None:
    with qtbot.waitSignal(start("refuse").failed, timeout=WAIT) as blocker:
        pass
    assert blocker.args == ["This shop has no truth.", ""]


def test_a_crash_shows_the_end_of_the_log(qtbot: QtBot, start: Start) -> None:
    with qtbot.waitSignal(start("crash").failed, timeout=WAIT) as blocker:
        pass
    sentence, log = blocker.args
    assert "70" in sentence
    assert "模拟" in log
    assert "not a message" in log


def test_a_program_that_is_missing_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    process = SimulationProcess([str(tmp_path / "nothing")])
    with qtbot.waitSignal(process.failed, timeout=WAIT) as blocker:
        process.start(PLAN.arguments(tmp_path, tmp_path / "out"))
    assert "could not start" in blocker.args[0]


def test_cancelling_ends_it(qtbot: QtBot, start: Start) -> None:
    process = start("endless")
    qtbot.waitSignal(process.progressed, timeout=WAIT).wait()
    with qtbot.waitSignal(process.cancelled, timeout=WAIT):
        process.cancel()
    assert not process.is_running


def test_it_ends_with_the_window(qtbot: QtBot, start: Start) -> None:
    process = start("endless")
    qtbot.waitSignal(process.progressed, timeout=WAIT).wait()
    process.close()
    assert not process.is_running
