"""The training process as its window meets it: a real child, spoken to line by line."""

import io
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.log import log_path
from core.runs import listing
from core.runs.job import (
    Command,
    Compared,
    EpochDone,
    Event,
    Failed,
    Finished,
    Job,
    Preparing,
    Ready,
    Started,
    StepDone,
    StopCommand,
    TrainCommand,
    UpdateCommand,
    from_line,
    to_line,
)
from core.training.preparation import resolved
from core.training.worker import Worker, _Wanted
from core.workspace import Workspace

pytestmark = pytest.mark.tensorflow

MAIN = Path(__file__).parents[3] / "main.py"
PATIENCE = 60.0
ENDLESS = Job(
    "search",
    "conv1d",
    7,
    {"epochs": 900, "patience": 0, "dimension": 32, "batch_size": 32, "word_vectors": False},
)


class Child:
    """A worker process with the window's side of its pipes."""

    def __init__(self, workspace: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(MAIN), "worker", "--workspace", str(workspace)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env={**os.environ, "PINXUN_LANGUAGE": "en"},
        )
        self.events: queue.Queue[Event] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.events.put(from_line(line))  # type: ignore[arg-type]

    def say(self, command: Command | str) -> None:
        assert self.process.stdin
        line = command if isinstance(command, str) else to_line(command)
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def next(self, kind: type) -> Any:
        """The next event of `kind`; others in between are passed over."""
        while True:
            event = self.events.get(timeout=PATIENCE)
            if isinstance(event, kind):
                return event

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()


@pytest.fixture
def child(shop: Workspace) -> Iterator[Child]:
    started = Child(shop.path)
    yield started
    started.end()


def test_a_window_trains_stops_and_leaves(child: Child, shop: Workspace) -> None:
    assert child.next(Ready).tensorflow
    child.say("nonsense")
    assert "not a message" in child.next(Failed).message

    child.say(TrainCommand(Job(settings={"epochs": 0})))
    assert "epochs takes a whole number from 1 to 1000" in child.next(Failed).message

    child.say(TrainCommand(ENDLESS))
    child.next(Preparing)
    child.next(Started)
    step = child.next(StepDone)
    assert step.examples_per_second > 0
    done = child.next(EpochDone)
    assert done.metrics["ndcg@10"] >= 0
    child.say(TrainCommand(ENDLESS))
    assert "under way" in child.next(Failed).message

    child.say(StopCommand())
    finished = child.next(Finished)
    assert finished.reason == "stopped"
    assert listing.read_manifest(shop, finished.run).state == "stopped"

    child.say(TrainCommand(ENDLESS))
    child.next(StepDone)
    assert child.process.stdin
    child.process.stdin.close()
    assert child.process.wait(PATIENCE) == 0


def test_the_log_names_the_run_that_it_speaks_of(child: Child, shop: Workspace) -> None:
    child.say(TrainCommand(replace(ENDLESS, settings={**ENDLESS.settings, "epochs": 1})))
    run = child.next(Finished).run
    lines = log_path().read_text("utf-8").splitlines()
    assert not any("[" in line.partition(": ")[0] for line in lines if "worker" in line)
    assert sum(f"core.training.trainer [{run}]: " in line for line in lines) == 3


def test_products_are_segmented_before_anybody_asks(child: Child, shop: Workspace) -> None:
    child.next(Ready)
    deadline = time.monotonic() + PATIENCE
    while not list(shop.cache_dir.glob("corpus-*.npz")) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert list(shop.cache_dir.glob("corpus-*.npz"))
    child.say(TrainCommand(ENDLESS))
    preparing = child.next(Preparing)
    assert preparing.stage != "Segmenting products"


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not to be had")
def test_a_kill_leaves_the_earlier_run_active_and_no_half_one(
    child: Child, shop: Workspace
) -> None:
    child.next(Ready)
    child.say(TrainCommand(ENDLESS))
    child.next(EpochDone)
    child.say(StopCommand())
    earlier = child.next(Finished).run
    listing.activate(shop, earlier)

    child.say(TrainCommand(ENDLESS))
    child.next(StepDone)
    child.process.send_signal(signal.SIGKILL)
    child.process.wait(PATIENCE)

    assert [run.id for run in listing.list_runs(shop)] == [earlier]
    assert shop.active_run("search") == earlier
    assert len(list(shop.runs_dir.iterdir())) == 2, "what was left behind is there, but unseen"


def test_the_usual_job_waits_for_what_is_prepared_for_it_and_another_does_not(
    tmp_path: Path,
) -> None:
    told = io.StringIO()
    worker = Worker(None, io.StringIO(), told, no_update, no_judge)
    preparing = Preparing("Building the network", 0, 1)
    with Workspace.open(tmp_path / "shop") as shop:
        usual = resolved(shop, Job())
        worker._give_way(shop, usual, preparing)
        assert told.getvalue() == ""
        worker._jobs.put(TrainCommand(Job(settings=usual.settings)))
        worker._give_way(shop, usual, preparing)
        assert "Building the network" in told.getvalue()
        worker._stop.set()
        with pytest.raises(_Wanted):
            worker._give_way(shop, usual, preparing)
        worker._stop.clear()
        worker._jobs.get()
        resumed = TrainCommand(Job(settings=usual.settings), "20260101-000000-search-conv1d")
        for other in (TrainCommand(Job(seed=8)), resumed, UpdateCommand(), None):
            worker._jobs.put(other)
            with pytest.raises(_Wanted):
                worker._give_way(shop, usual, preparing)
            worker._jobs.get()


def no_update(*_: object) -> Finished:
    raise AssertionError("nobody asked for an update")


def no_judge(*_: object) -> Compared:
    raise AssertionError("nothing was trained")
