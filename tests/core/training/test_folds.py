"""Cross-validation on tiny shops: each text is measured once, by a run that never learned it."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.arrays import Array, read_arrays
from core.cli import run
from core.errors import UserError
from core.metrics.significance import student_interval
from core.runs.continuing import end_paused, resumable_runs
from core.runs.folds import runs_of
from core.runs.job import (
    CrossValidated,
    Event,
    Failed,
    Finished,
    FoldDone,
    FoldStarted,
    Job,
    Ready,
    Started,
    StepDone,
    TrainCommand,
    from_line,
)
from core.runs.manifest import WEIGHTS, epoch_folder
from core.training.folds import cross_validate, go_on, require_folds
from core.training.preparation import prepare, resolved
from core.training.requests import People, Requests
from core.training.tasks.category.labelled_texts import labelled_texts
from core.workspace import Workspace
from tests.core.training import killed_between_folds
from tests.core.training.killed_between_folds import JOB, SMALL
from tests.core.training.test_worker import Child


@pytest.mark.tensorflow
def test_folds_share_a_group_and_hold_out_every_text_once(
    shop: Workspace, never: Callable[[], bool]
) -> None:
    events: list[Event] = []
    finished = cross_validate(shop, JOB, People(events.append, never))
    told = [event for event in events if isinstance(event, (FoldStarted, FoldDone, CrossValidated))]
    assert [type(event) for event in told] == [FoldStarted, FoldDone] * 2 + [CrossValidated]
    validated = told[-1]
    assert isinstance(validated, CrossValidated)
    runs = runs_of(shop.runs_dir, validated.group)
    assert [manifest.id for manifest in runs] == validated.runs
    assert [manifest.fold for manifest in runs] == [1, 2]
    held_out = [event.validation_examples for event in events if isinstance(event, Started)]
    assert sum(held_out) == len(labelled_texts(shop))
    values = [float(manifest.metrics["accuracy"] or 0) for manifest in runs]
    mean, low, high = student_interval(values)
    assert validated.metrics["accuracy"] == {
        "mean": mean,
        "low": low,
        "high": high,
        "values": values,
    }
    assert finished.run == ""
    assert finished.metrics["accuracy"] == mean
    assert "2 of 2 folds: accuracy" in finished.note
    assert shop.active_run("category") == ""


@pytest.mark.tensorflow
@pytest.mark.parametrize("task", ["category", "search"])
def test_no_fold_learns_from_what_measures_it(shop: Workspace, task: str) -> None:
    taught, measured = [], []
    for fold in (1, 2):
        job = resolved(shop, replace(JOB, task=task, fold=fold, group="g"))
        prepared = prepare(shop, job, lambda stage, done, total: None).task
        if task == "category":
            taught.append({tuple(words) for words in prepared.data.fit.words})  # type: ignore[attr-defined]
            measured.append({tuple(words) for words in prepared.data.held_out.words})  # type: ignore[attr-defined]
        else:
            pairs = prepared.training_batches.clicks  # type: ignore[attr-defined]
            taught.append({pairs.queries[number] for number in np.unique(pairs.query)})
            measured.append(set(prepared.held_out.texts))  # type: ignore[attr-defined]
    assert all(not learned & asked for learned, asked in zip(taught, measured, strict=True))
    assert not measured[0] & measured[1]
    assert measured[0]


@pytest.mark.tensorflow
def test_stopped_it_keeps_the_folds_that_are_done(shop: Workspace) -> None:
    events: list[Event] = []

    def is_stopped() -> bool:
        return sum(isinstance(event, Started) for event in events) == 2

    finished = cross_validate(shop, JOB, People(events.append, is_stopped))
    assert finished.reason == "stopped"
    assert sum(isinstance(event, FoldDone) for event in events) == 1
    assert not any(isinstance(event, CrossValidated) for event in events)
    assert "1 were measured" in finished.note


def weights_of(shop: Workspace, group: str) -> list[dict[str, Array]]:
    """The weights of the best epoch of every fold."""
    return [
        read_arrays(epoch_folder(shop.runs_dir / run.id, run.best_epoch) / WEIGHTS)
        for run in runs_of(shop.runs_dir, group)
    ]


def assert_same(shop: Workspace, group: str, other: str) -> None:
    """Two cross-validations have come to the same weights and figures."""
    one, two = (runs_of(shop.runs_dir, name) for name in (group, other))
    assert [run.fold for run in one] == [run.fold for run in two] == [1, 2]
    for first, second in zip(one, two, strict=True):
        assert first.metrics == pytest.approx(second.metrics, abs=1e-6)
    pairs = zip(weights_of(shop, group), weights_of(shop, other), strict=True)
    for weights, others in pairs:
        assert weights.keys() == others.keys()
        for name, array in weights.items():
            moved = np.abs(array.astype(np.float64) - others[name]).max(initial=0)
            assert moved <= 1e-6, name


@pytest.mark.tensorflow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not to be had")
def test_killed_between_folds_or_paused_in_one_it_goes_on_as_if_nothing_had_been(
    shop: Workspace, never: Callable[[], bool]
) -> None:
    events: list[Event] = []
    whole = cross_validate(shop, replace(JOB, group="whole"), People(events.append, never))
    killed = subprocess.run(
        [sys.executable, "-m", killed_between_folds.__name__, str(shop.path)],
        cwd=Path(__file__).parents[3],
        timeout=600,
    )
    assert killed.returncode == -signal.SIGKILL
    (left,) = resumable_runs(shop)
    assert (left.state, left.epochs, left.of, left.folds) == ("interrupted", 1, 2, True)
    # What goes on is paused in the middle of the fold that is left.
    requests = Requests()

    def pause(event: Event) -> None:
        if isinstance(event, StepDone):
            requests.pause()

    paused = go_on(shop, left.id, People(pause, never, requests))
    assert (paused.run, paused.reason) == (left.id, "paused")
    (stands,) = resumable_runs(shop)
    assert (stands.id, stands.state, stands.epochs) == (left.id, "paused", 1)
    heard: list[Event] = []
    ended = go_on(shop, left.id, People(heard.append, never))
    assert [event.fold for event in heard if isinstance(event, FoldStarted)] == [2]
    (validated,) = [event for event in heard if isinstance(event, CrossValidated)]
    assert len(validated.runs) == 2
    assert (ended.run, ended.reason) == ("", "completed")
    assert ended.metrics == pytest.approx(whole.metrics, abs=1e-6)
    assert_same(shop, "whole", left.id)
    assert resumable_runs(shop) == []


@pytest.mark.tensorflow
def test_paused_between_folds_nothing_is_begun(shop: Workspace, never: Callable[[], bool]) -> None:
    requests = Requests()
    requests.pause()
    paused = cross_validate(shop, JOB, People(lambda event: None, never, requests))
    assert paused.reason == "paused"
    (stands,) = resumable_runs(shop)
    assert (stands.id, stands.epochs) == (paused.run, 0)
    assert end_paused(shop, paused.run) is False


@pytest.mark.tensorflow
def test_what_is_refused_leaves_nothing_to_go_on_with(
    titles_only: Workspace, never: Callable[[], bool]
) -> None:
    with pytest.raises(UserError):
        cross_validate(titles_only, replace(JOB, task="next-item"), People(print, never))
    assert resumable_runs(titles_only) == []


@pytest.mark.tensorflow
def test_the_training_process_makes_all_folds_of_a_job(shop: Workspace) -> None:
    child = Child(shop.path)
    try:
        child.next(Ready)
        child.say(TrainCommand(JOB))
        assert [child.next(FoldDone).fold for _ in range(2)] == [1, 2]
        assert set(child.next(CrossValidated).metrics) >= {"accuracy", "macro_f1"}
        assert child.next(Finished).run == ""
        child.say(TrainCommand(Job("category", settings=SMALL, folds=40)))
        assert "from 2 to 20" in child.next(Failed).message
    finally:
        child.end()


@pytest.mark.tensorflow
def test_the_verb_prints_the_mean_with_its_interval(
    shop: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.close()
    settings = [part for name, value in SMALL.items() for part in ("--set", f"{name}={value}")]
    settings = [text.replace("False", "no") for text in settings]
    asked = [
        "train",
        "--workspace",
        str(shop.path),
        "--task",
        "category",
        "--folds",
        "2",
        *settings,
    ]
    assert run([*asked, "--json"]) == 0
    *_, validated, _ = map(from_line, capsys.readouterr().out.splitlines())
    assert isinstance(validated, CrossValidated)
    assert validated.folds == 2
    assert json.loads(json.dumps(validated.metrics))["macro_f1"]["values"]
    assert run(asked) == 0
    said = capsys.readouterr().out
    assert "Fold 2 of 2" in said
    assert "95 % interval" in said
    assert "stay inactive" in said
    assert "nothing to keep" not in said


@pytest.mark.parametrize(
    ("job", "said"),
    [
        (Job(folds=1), "from 2 to 20"),
        (Job(folds=21), "from 2 to 20"),
        (Job(folds=3, continues="20260101-000000-search-conv1d"), "begins anew"),
        (Job(folds=3, settings={"teacher": "20260101-000000-search-conv1d"}), "begins anew"),
    ],
)
def test_what_would_be_measured_on_what_it_learned_is_refused(job: Job, said: str) -> None:
    with pytest.raises(UserError, match=said):
        require_folds(job)
    require_folds(Job(folds=3, settings={"teacher": "pretrained"}))


@pytest.mark.parametrize("folds", ["0", "many", "1"])
def test_the_verb_refuses_what_is_no_number_of_folds(
    folds: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["train", "--folds", folds]) == 2
    assert "2" in capsys.readouterr().err
