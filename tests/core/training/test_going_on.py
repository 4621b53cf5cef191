"""A paused and a killed training go on in another process as if nothing had been between."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.arrays import Array, read_arrays
from core.runs import listing
from core.runs.job import Job
from core.runs.manifest import CHECKPOINT, epoch_folder
from core.workspace import Workspace
from tests.core.training import going_on
from tests.core.training.conftest import make_shop
from tests.core.training.going_on import SMALL, job_of, people

pytestmark = [pytest.mark.tensorflow, pytest.mark.timeout(900)]

# Three processes and trainings a task: one of the four each time, the others with `pytest -m long`.
TASKS = (
    "search",
    pytest.param("next-category", marks=pytest.mark.long),
    pytest.param("category", marks=pytest.mark.long),
    pytest.param("next-item", marks=pytest.mark.long),
)
ROOT = Path(__file__).parents[3]
# What is left of float32 after sums in another order.
SAME = 1e-6


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with make_shop(tmp_path_factory.mktemp("going-on")) as made:
        yield made


def steps_per_epoch(shop: Workspace, task: str) -> int:
    from core.training.preparation import prepare, resolved

    return prepare(shop, resolved(shop, job_of(task)), lambda *_: None).task.steps_per_epoch


def in_a_child(shop: Workspace, task: str, batches: int) -> tuple[str, str]:
    """The run that a process of its own paused after `batches`, and the one at which it was killed."""
    before = {run.id for run in listing.list_runs(shop)}
    done = subprocess.run(
        [sys.executable, "-m", going_on.__name__, str(shop.path), task, str(batches)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    paused, reason = done.stdout.split()
    assert reason == "paused"
    (killed,) = {run.id for run in listing.list_runs(shop)} - before - {paused}
    return paused, killed


def state_of(shop: Workspace, run: str) -> dict[str, Array]:
    """Everything that was kept of a paused run, seconds aside."""
    arrays = read_arrays(shop.runs_dir / run / CHECKPOINT)
    # The best score is one that was reached; the rest of them are seconds and the rate's factor.
    return {**arrays, "numbers": arrays["numbers"][[0, 3]]}


def paused_at(shop: Workspace, job: Job | str, batches: int) -> dict[str, Array]:
    """The state after `batches` more of a new job, or of a run that goes on."""
    from core.training.resuming import resume
    from core.training.trainer import train

    asks = people(batches)
    if isinstance(job, str):
        finished = resume(shop, job, asks)
    else:
        finished = train(shop, job, asks.emit, asks.is_stopped, requests=asks.requests)
    assert finished.reason == "paused"
    return state_of(shop, finished.run)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not to be had")
@pytest.mark.parametrize("task", TASKS)
def test_what_goes_on_is_what_would_have_been(task: str, shop: Workspace) -> None:
    steps = steps_per_epoch(shop, task)
    first, last = steps // 2, 2 * steps + steps // 3
    whole = paused_at(shop, job_of(task), last)
    begun = paused_at(shop, job_of(task), first)
    moved = max(float(np.abs(whole[name] - begun[name]).max()) for name in begun if name < "1")
    assert moved > 1e-3, "between the two the network has learned"

    paused, killed = in_a_child(shop, task, first)
    assert listing.read_manifest(shop, paused).state == "paused"
    assert [run.state for run in listing.list_runs(shop) if run.id == killed] == ["interrupted"]
    for run, done in ((paused, first), (killed, steps)):
        gone_on = paused_at(shop, run, last - done)
        assert gone_on.keys() == whole.keys()
        for name, array in whole.items():
            assert np.abs(gone_on[name] - array.astype(np.float64)).max(initial=0) <= SAME, name


def test_a_run_that_goes_on_ends_as_the_same_run_does(shop: Workspace) -> None:
    from core.training.resuming import resume
    from core.training.trainer import train

    never = people(1_000_000)
    job = job_of("category")
    whole = train(shop, job, never.emit, never.is_stopped)
    asks = people(3)
    begun = train(shop, job, asks.emit, asks.is_stopped, requests=asks.requests)
    folder = shop.runs_dir / begun.run
    assert (begun.reason, begun.best_epoch) == ("paused", 0)
    assert listing.read_manifest(shop, begun.run).epochs == []
    ended = resume(shop, begun.run, people(1_000_000))
    assert (ended.run, ended.reason) == (begun.run, "completed")
    assert ended.metrics == pytest.approx(whole.metrics, abs=1e-6)
    stored = listing.read_manifest(shop, ended.run)
    assert (stored.state, len(stored.epochs)) == ("finished", SMALL["epochs"])
    assert list(folder.rglob(CHECKPOINT)) == [], "nothing is left to go on from"
    assert CHECKPOINT not in "".join(stored.hashes)
    assert (epoch_folder(folder, stored.best_epoch) / "encoder.tflite").is_file()
    kinds = [type(event).__name__ for event in listing.training_events(shop, ended.run)]
    assert [kind for kind in kinds if kind != "StepDone"] == [
        *("Started", "Paused", "Resumed"),
        *["EpochDone"] * SMALL["epochs"],
        "Finished",
    ]
