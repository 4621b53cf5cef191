"""A cross-validation that is not over is found, goes on, ends or is forgotten as a whole."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from core.errors import WorkspaceError
from core.runs import listing
from core.runs.continuing import (
    ResumableRun,
    discard_paused,
    end_paused,
    is_resumable,
    past_of,
    resumable_runs,
)
from core.runs.cross_validation import cross_validations, folds_done, group_of, held, job_of
from core.runs.job import EpochDone, Job, StepDone, to_line
from core.runs.manifest import CHECKPOINT, STEPS, Manifest
from core.workspace import Workspace

GROUP = "20260504-122900-folds-3"
JOB = Job("category", settings={"epochs": 2}, folds=3, group=GROUP)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def fold(workspace: Workspace, number: int, state: str) -> Path:
    """The run of a fold, which kept its state where it is not over."""
    run = f"20260504-12300{number}-category-conv1d"
    folder = workspace.runs_dir / run
    folder.mkdir(parents=True)
    job = asdict(Job("category", settings={"epochs": 2}, folds=3, fold=number, group=GROUP))
    about = {"job": job, "state": state, "folds": GROUP, "fold": number, "best_epoch": 1}
    manifest = Manifest(run, "category", "conv1d", **about)  # type: ignore[arg-type]
    manifest.epochs = [asdict(EpochDone(1, 4, 0.5, 0.5, 0.5, 0.5, {"accuracy": 0.5}, True, 1.0))]
    manifest.write(folder)
    (folder / STEPS).write_text(to_line(StepDone(1, number, 0.5, 0.5, 9.0, 1.0)) + "\n", "utf-8")
    if state != "finished":
        (folder / CHECKPOINT).write_bytes(b"kept")
    return folder


def interrupt(workspace: Workspace) -> None:
    """The process that had it is gone, whichever way."""
    with held(workspace.runs_dir, GROUP, JOB):
        assert cross_validations(workspace.runs_dir) == [], "it is trained"


def test_it_is_offered_as_a_whole(workspace: Workspace) -> None:
    interrupt(workspace)
    done, under_way = fold(workspace, 1, "finished"), fold(workspace, 2, "paused")
    (found,) = resumable_runs(workspace)
    assert found == ResumableRun(GROUP, "category", "conv1d", "paused", 1, 3, folds=True)
    assert is_resumable(workspace, GROUP)
    assert list(folds_done(workspace.runs_dir, GROUP)) == [1]
    for name in (GROUP, done.name, under_way.name):
        assert group_of(workspace.runs_dir, name) == GROUP
        job, events = past_of(workspace, name)
        assert job == JOB
        assert [event.step for event in events if isinstance(event, StepDone)] == [2]


def test_between_two_folds_nothing_but_its_job_is_left(workspace: Workspace) -> None:
    interrupt(workspace)
    fold(workspace, 1, "finished")
    (found,) = resumable_runs(workspace)
    assert (found.id, found.state, found.epochs) == (GROUP, "interrupted", 1)
    assert past_of(workspace, GROUP) == (JOB, [])


def test_only_one_process_has_it(workspace: Workspace) -> None:
    with (
        held(workspace.runs_dir, GROUP, JOB),
        pytest.raises(WorkspaceError, match="is in use"),
        held(workspace.runs_dir, GROUP, JOB),
    ):
        pass


def test_it_ends_where_it_stands_and_its_folds_stay(workspace: Workspace) -> None:
    interrupt(workspace)
    fold(workspace, 1, "finished")
    under_way = fold(workspace, 2, "paused")
    assert end_paused(workspace, GROUP)
    assert listing.read_manifest(workspace, under_way.name).state == "stopped"
    assert resumable_runs(workspace) == []
    assert job_of(workspace.runs_dir, GROUP) is None
    assert not (workspace.path / "folds" / GROUP).exists()


def test_discarded_it_leaves_nothing(workspace: Workspace) -> None:
    interrupt(workspace)
    fold(workspace, 1, "finished")
    fold(workspace, 2, "paused")
    discard_paused(workspace, GROUP)
    assert listing.list_runs(workspace) == []
    assert resumable_runs(workspace) == []


def test_a_fold_of_one_that_is_over_is_a_run_like_others(workspace: Workspace) -> None:
    under_way = fold(workspace, 2, "paused")
    assert group_of(workspace.runs_dir, under_way.name) == ""
    assert [run.id for run in resumable_runs(workspace)] == [under_way.name]
    assert group_of(workspace.runs_dir, "../runs") == ""
