"""Which runs can go on, and the jobs of those that begin where another ended."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from core.data.importing import Source, import_files
from core.errors import RunError, UserError
from core.feedback.behaviour import inputs_of
from core.feedback.log import Event, FeedbackLog, Shown
from core.runs import listing
from core.runs.continuing import (
    continued_job,
    end_paused,
    epochs_before,
    is_resumable,
    resumable_runs,
)
from core.runs.job import EpochDone, Job, RateChanged, StepDone, to_line
from core.runs.manifest import CHECKPOINT, STEPS, Manifest, epoch_folder
from core.runs.writer import RunWriter
from core.workspace import Workspace

RUN = "20260504-123000-search-conv1d"
OTHER = "20260604-123000-search-conv1d"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def stored(
    workspace: Workspace, run: str, state: str, job: Job | None = None, **more: object
) -> Path:
    """A run with two epochs, of which the second kept its state."""
    folder = workspace.runs_dir / run
    done = [EpochDone(n, 10 * n, 0.5, 0.5, 0.5, 0.5, {"ndcg@10": 0.3}, True, 1.0) for n in (1, 2)]
    used = job or Job(settings={"epochs": 5, "learning_rate": 0.006, "schedule": "cosine"})
    manifest = Manifest(run, "search", "conv1d", asdict(used), state=state, best_epoch=2, **more)  # type: ignore[arg-type]
    manifest.epochs = [asdict(each) for each in done]
    kept = epoch_folder(folder, 2)
    kept.mkdir(parents=True)
    manifest.write(folder)
    (kept / CHECKPOINT).write_bytes(b"kept")
    return folder


def test_paused_and_interrupted_runs_with_their_state_can_go_on(workspace: Workspace) -> None:
    stored(workspace, RUN, "training")
    stored(workspace, OTHER, "paused")
    stored(workspace, "20260704-123000-search-conv1d", "finished")
    bare = stored(workspace, "20260804-123000-search-conv1d", "interrupted")
    (epoch_folder(bare, 2) / CHECKPOINT).unlink()
    found = resumable_runs(workspace)
    assert [(run.id, run.state, run.epochs, run.of) for run in found] == [
        (OTHER, "paused", 2, 5),
        (RUN, "interrupted", 2, 5),
    ]
    assert is_resumable(workspace, RUN)
    assert not is_resumable(workspace, bare.name)


def test_a_run_that_is_being_trained_is_left_alone(workspace: Workspace) -> None:
    writer = RunWriter(workspace.runs_dir, Manifest(RUN, "search", "conv1d"))
    with writer.epoch(1) as folder:
        (folder / CHECKPOINT).write_bytes(b"kept")
    writer.complete_epoch(EpochDone(1, 10, 0.5, 0.5, 0.5, 0.5, {}, True, 1.0))
    for act in (is_resumable, end_paused):
        with pytest.raises(RunError, match="is being trained"):
            act(workspace, RUN)
    assert resumable_runs(workspace) == []
    writer.close()
    assert [run.state for run in resumable_runs(workspace)] == ["interrupted"]


def test_a_paused_run_is_ended_and_one_without_an_epoch_removed(workspace: Workspace) -> None:
    folder = stored(workspace, RUN, "paused")
    (folder / CHECKPOINT).write_bytes(b"kept")
    assert end_paused(workspace, RUN)
    assert listing.read_manifest(workspace, RUN).state == "stopped"
    assert list(folder.rglob(CHECKPOINT)) == []
    empty = workspace.runs_dir / OTHER
    empty.mkdir()
    Manifest(OTHER, "search", "conv1d", state="paused").write(empty)
    assert not end_paused(workspace, OTHER)
    assert not empty.exists()


def test_a_falling_rate_begins_anew_and_a_constant_one_goes_on(
    workspace: Workspace,
) -> None:
    folder = stored(workspace, RUN, "finished")
    job = continued_job(workspace, RUN, {"epochs": 3})
    assert (job.continues, job.settings["epochs"]) == (RUN, 3)
    assert job.settings["learning_rate"] == pytest.approx(0.006)
    assert continued_job(workspace, RUN, {"learning_rate": 0.02}).settings["learning_rate"] == 0.02
    constant = continued_job(workspace, RUN, {"schedule": "constant"})
    assert constant.settings["learning_rate"] == pytest.approx(0.006)
    changes = [
        RateChanged(1, 3, 0.004),
        StepDone(1, 4, 1.0, 0.5, 9.0, 1.0),
        RateChanged(1, 5, 0.001),
    ]
    (folder / STEPS).write_text("\n".join(map(to_line, changes)), "utf-8")
    constant = continued_job(workspace, RUN, {"schedule": "constant"})
    assert constant.settings["learning_rate"] == pytest.approx(0.001)
    with pytest.raises(UserError, match="epochs takes a whole number"):
        continued_job(workspace, RUN, {"epochs": 0})


def test_what_has_no_end_to_begin_from_is_refused(workspace: Workspace) -> None:
    stored(workspace, RUN, "finished", Job(base=OTHER))
    with pytest.raises(RunError, match="is an update"):
        continued_job(workspace, RUN, {})
    folder = workspace.runs_dir / OTHER
    folder.mkdir()
    Manifest(OTHER, "search", "conv1d", asdict(Job()), state="paused").write(folder)
    with pytest.raises(RunError, match="no complete epoch"):
        continued_job(workspace, OTHER, {})
    Manifest(OTHER, "search", "pretrained", asdict(Job()), best_epoch=1).write(folder)
    with pytest.raises(RunError, match="does not learn"):
        continued_job(workspace, OTHER, {})


def test_another_import_is_told_and_what_was_done_since_is_not(
    workspace: Workspace, tmp_path: Path
) -> None:
    table = tmp_path / "products.csv"
    table.write_text("product_id,title\np1,红色 连衣裙\np2,蓝色 连衣裙\n", "utf-8")
    import_files(workspace, [Source("products", table)])
    inputs = inputs_of(workspace, ("products", "events"))
    stored(workspace, RUN, "finished", inputs=inputs)
    with FeedbackLog.open(workspace) as log:
        log.append(Shown("连衣裙", "", "u1", "s1", 1.0), [Event("p1", "click", 1, 2.0)])
    assert inputs_of(workspace, ("events",)) != {"events": inputs["events"]}
    assert continued_job(workspace, RUN, {}).upto == 0
    table.write_text("product_id,title\np1,红色 连衣裙\n", "utf-8")
    import_files(workspace, [Source("products", table)])
    with pytest.raises(RunError, match=r"has changed since .* \(products\)"):
        continued_job(workspace, RUN, {})


def test_epochs_are_counted_back_to_the_first_run(workspace: Workspace) -> None:
    stored(workspace, RUN, "finished")
    stored(workspace, OTHER, "finished", Job(continues=RUN))
    assert epochs_before(workspace, RUN) == 2
    assert epochs_before(workspace, OTHER) == 4
    stored(workspace, "r3", "finished", Job(continues="gone"))
    assert epochs_before(workspace, "r3") == 2
