"""A tuning with real processes for its workers: budgets, orders, kills, and what is kept."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from core.errors import UserError
from core.tuning.orders import CANCEL, CONTINUE, DELETE, LEAVE, PAUSE, STOP, Order
from core.tuning.plan import study_file
from core.tuning.study import Study
from core.workspace import Workspace
from tests.core.tuning.conftest import Told, study_of, tuned

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
PATIENCE = 240


def test_a_grid_runs_to_its_end_and_keeps_two_runs(shop: Workspace) -> None:
    study = study_of(shop, sampler="grid", space=["dropout=0.1..0.1", "epochs=1,2"])
    told = tuned(shop, study)
    assert [line["value"] for line in told.of("trial")] == pytest.approx([0.6, 0.65])
    assert {line["state"] for line in told.of("trial")} == {"complete"}
    assert [line["finished"] for line in told.of("trial")] == [1, 2]
    best = told.lines[-1]
    assert (best["event"], best["number"], best["trials"]) == ("best", 1, 2)
    assert best["settings"] == {"dropout": 0.1, "epochs": 2}
    (default,) = told.of("default")
    assert default["value"] == pytest.approx(0.65)
    kept = {study.best.run, default["run"]} if study.best else set()
    assert {run.name for run in (shop.path / "tuning" / "s" / "runs").iterdir()} == kept


def test_a_study_is_continued_up_to_its_new_budget(shop: Workspace) -> None:
    study = study_of(shop, sampler="random", space=["dropout=0..0.6"])
    assert len(tuned(shop, study, trials=2).of("trial")) == 2
    told = tuned(shop, study_of(shop), trials=5, workers=2)
    assert len(told.of("trial")) == 3
    # The default is trained once a study.
    assert not told.of("default")
    assert told.lines[0]["trials"][0]["state"] == "complete"
    assert tuned(shop, study_of(shop), trials=5).of("trial") == []


def test_a_budget_of_minutes_begins_nothing_after_them(shop: Workspace) -> None:
    from core.tuning.tuning import Budget, Tuning
    from tests.core.tuning.tune_with_stand_in import PROGRAM

    told = Told()
    study = study_of(shop, sampler="random", space=["dropout=0..0.6"])
    tuning = Tuning(shop, study, Budget(minutes=0.05), 1, told, PROGRAM)
    began = time.monotonic()
    tuning.run()
    assert time.monotonic() - began < PATIENCE
    assert told.lines[-1]["event"] == "best"


def test_bad_trials_end_early(shop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STAND_IN_PACE", "0.1")
    study = study_of(
        shop, sampler="grid", pruner="median", space=["epochs=8", "dropout=0.3,0.31,0.32,0.33,0.8"]
    )
    told = tuned(shop, study)
    assert [line["state"] for line in told.of("trial")] == ["complete"] * 4 + ["pruned"]
    assert 2 <= len(study.trials()[-1].epochs) < 8


def test_a_trial_that_fails_is_told_and_the_study_goes_on(shop: Workspace) -> None:
    study = study_of(shop, sampler="grid", space=["patience=9,3"])
    failed, complete = tuned(shop, study).of("trial")
    assert (failed["state"], failed["note"]) == ("failed", "it is too impatient")
    assert complete["state"] == "complete"


def test_where_the_default_fails_nothing_is_tuned(shop: Workspace) -> None:
    study = study_of(shop, sampler="grid", space=["patience=9", "dropout=0,0.2"])
    with pytest.raises(UserError, match="no trial can be trained: it is too impatient"):
        tuned(shop, study)


def test_a_trial_that_ends_its_process_three_times_has_failed(shop: Workspace) -> None:
    study = study_of(shop, sampler="grid", space=["dropout=0.9,0.3"])
    told = tuned(shop, study)
    assert len(told.of("again")) == 2
    states = {line["settings"]["dropout"]: line["state"] for line in told.of("trial")}
    assert states == {0.9: "failed", 0.3: "complete"}


def test_pause_lets_the_trial_end_and_begins_none_until_continue(shop: Workspace) -> None:
    # Long enough that the pause is given before a trial can end by itself.
    study = study_of(shop, sampler="grid", space=["dropout=0.1,0.2", "epochs=40"])
    told = Told()
    told.orders = {"begin": Order(PAUSE), "trial": Order(CONTINUE)}
    tuned(shop, study, told=told)
    events = [line["event"] for line in told.lines if line["event"] in ("trial", "going", "begin")]
    assert events == ["begin", "trial", "going", "begin", "trial"]


def test_stop_ends_after_the_trial_under_way(shop: Workspace) -> None:
    told = Told()
    told.orders = {"begin": Order(STOP)}
    tuned(shop, study_of(shop, sampler="grid", space=["dropout=0.1,0.2"]), told=told)
    assert len(told.of("trial")) == 1
    assert told.lines[-1]["event"] == "best"


def test_cancel_ends_at_once_and_the_trial_waits_again(shop: Workspace) -> None:
    study = study_of(shop, sampler="grid", space=["patience=8", "dropout=0.1,0.2"])
    study.set_note("default", {"value": 0.5, "interval": None, "unseen": None, "run": "gone"})
    told = Told()
    told.orders = {"begin": Order(CANCEL)}
    began = time.monotonic()
    tuned(shop, study, told=told)
    assert time.monotonic() - began < 25
    assert told.lines[-1]["number"] is None
    assert [trial.state for trial in study_of(shop).trials()] == ["waiting", "waiting"]


def test_who_leaves_hears_no_last_word(shop: Workspace) -> None:
    told = Told()
    told.orders = {"begin": Order(LEAVE)}
    tuned(shop, study_of(shop, sampler="grid", space=["dropout=0.1,0.2"]), told=told)
    assert not told.of("best")


def test_a_deleted_best_gives_way_to_the_next_with_a_run_of_its_own(shop: Workspace) -> None:
    study = study_of(shop, sampler="grid", space=["dropout=0.1,0.3,0.5"])
    tuned(shop, study)
    assert study.best is not None
    assert study.best.settings == {"dropout": 0.3}
    study.delete(study.best.number)
    told = tuned(shop, study_of(shop))
    assert told.of("trial") == []
    best = told.lines[-1]
    assert best["settings"]["dropout"] in (0.1, 0.5)
    # The default's, and the best's, which was trained once more.
    assert len([*(shop.path / "tuning" / "s" / "runs").iterdir()]) == 2


def test_deleting_what_runs_ends_it(shop: Workspace) -> None:
    study = study_of(shop, sampler="grid", space=["patience=8,3"])
    told = Told()
    told.orders = {"begin": Order(DELETE, 0)}
    tuned(shop, study, told=told)
    assert [line["number"] for line in told.of("deleted")] == [0]
    assert [line["number"] for line in told.of("trial")] == [1]


def _started(shop: Workspace, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.core.tuning.tune_with_stand_in"]
    return subprocess.Popen(
        [*command, "--workspace", str(shop.path), "--json", "--study", "s", *arguments],
        cwd=Path(__file__).parents[3],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "STAND_IN_PACE": "0.05", "PINXUN_LANGUAGE": "en"},
        start_new_session=True,
    )


def _killed_after(process: "subprocess.Popen[str]", trials: int) -> list[dict[str, Any]]:
    """What it said until so many trials were through and one more had begun; killed with its workers."""
    lines: list[dict[str, Any]] = []
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(json.loads(line))
        through = sum(said["event"] == "trial" for said in lines)
        if through >= trials and lines[-1]["event"] == "begin":
            os.killpg(process.pid, signal.SIGKILL)
            break
    process.communicate()
    return lines


def test_thirty_trials_survive_two_kills_of_everything(shop: Workspace) -> None:
    dropouts = ",".join(f"{0.05 * number:.2f}" for number in range(1, 11))
    space = ["--space", f"dropout={dropouts}", "--space", "epochs=1,2,3"]
    grid = ["--sampler", "grid", *space]
    shop.close()
    _killed_after(_started(shop, *grid, "--workers", "2"), 8)
    _killed_after(_started(shop, *grid, "--workers", "2"), 9)
    last = _started(shop, *grid)
    out, complaints = last.communicate(timeout=PATIENCE)
    assert (last.returncode, complaints) == (0, "")
    best = json.loads(out.splitlines()[-1])
    assert (best["event"], best["trials"]) == ("best", 30)
    assert best["settings"] == {"dropout": 0.3, "epochs": 3}
    trials = Study.load(study_file(shop, "s"), "s").trials()
    points = Counter(tuple(sorted(trial.settings.items())) for trial in trials)
    # Every point of the grid once, and complete.
    assert len(points) == 30
    assert set(points.values()) == {1}
    assert {trial.state for trial in trials} == {"complete"}
    assert len([*(shop.path / "tuning" / "s" / "runs").iterdir()]) == 2


def test_a_killed_worker_is_replaced_and_its_trial_comes_again(shop: Workspace) -> None:
    shop.close()
    process = _started(
        shop, "--sampler", "grid", "--space", "dropout=0.1,0.2", "--space", "epochs=40"
    )
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(json.loads(line))
        if lines[-1]["event"] == "begin" and lines[-1]["number"] == 0:
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            for child in children:
                os.kill(int(child), signal.SIGKILL)
    assert process.wait(PATIENCE) == 0
    process.communicate()
    assert [line["number"] for line in lines if line["event"] == "again"] == [0]
    through = [line["settings"]["dropout"] for line in lines if line["event"] == "trial"]
    assert sorted(through) == [0.1, 0.2]


def test_an_interrupt_ends_cleanly_and_workers_go_with_whoever_tunes(shop: Workspace) -> None:
    shop.close()
    process = _started(
        shop,
        "--sampler",
        "random",
        "--trials",
        "9",
        "--space",
        "dropout=0..0.5",
        "--space",
        "patience=8",
    )
    assert process.stdout is not None
    # The default, which takes long here.
    json.loads(process.stdout.readline())
    children = _children(process.pid)
    process.send_signal(signal.SIGINT)
    out, complaints = process.communicate(timeout=PATIENCE)
    assert (process.returncode, complaints) == (0, "")
    assert json.loads(out.splitlines()[-1])["event"] == "best"
    assert not [child for child in children if Path(f"/proc/{child}").exists()]


def _children(pid: int) -> list[str]:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if children := Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            return children
        time.sleep(0.05)
    raise AssertionError("no worker came")
