"""Runs on disk: unseen until an epoch is complete, whole ever after."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import RunError, WorkspaceError
from core.runs import listing
from core.runs.job import EpochDone, StepDone
from core.runs.manifest import Manifest, epoch_folder
from core.runs.writer import RunWriter
from core.workspace import Workspace


def manifest(run: str, **fields: object) -> Manifest:
    return Manifest(run, "search", "conv1d", {"seed": 7}, **fields)  # type: ignore[arg-type]


def epoch(number: int, value: float, is_best: bool = True) -> EpochDone:
    return EpochDone(number, 10 * number, 0.5, 0.5, 0.5, 0.5, {"ndcg@10": value}, is_best, 1.0)


def write_epoch(writer: RunWriter, number: int, value: float, is_best: bool = True) -> None:
    with writer.epoch(number) as folder:
        (folder / "encoder.tflite").write_bytes(b"model")
    writer.complete_epoch(epoch(number, value, is_best))


def fill_the_disk(writer: RunWriter) -> None:
    with writer.epoch(1) as folder:
        (folder / "products.npy").write_bytes(b"half")
        raise OSError("the disk is full")


def finished_run(workspace: Workspace, run: str, value: float, **fields: object) -> str:
    writer = RunWriter(workspace.runs_dir, manifest(run, **fields))
    write_epoch(writer, 1, value)
    writer.finish("finished", 2.0)
    return run


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def test_a_run_is_unseen_until_its_first_epoch_is_complete(workspace: Workspace) -> None:
    writer = RunWriter(workspace.runs_dir, manifest("r1"))
    with writer.epoch(1) as folder:
        (folder / "encoder.tflite").write_bytes(b"model")
    assert listing.list_runs(workspace) == []
    writer.complete_epoch(epoch(1, 0.7))
    (listed,) = listing.list_runs(workspace)
    assert (listed.id, listed.state, listed.best_epoch) == ("r1", "training", 1)
    assert (epoch_folder(workspace.runs_dir / "r1", 1) / "encoder.tflite").exists()
    writer.finish("stopped", 3.0)
    assert listing.list_runs(workspace)[0].state == "stopped"


def test_the_best_epoch_stays_when_a_later_one_is_worse(workspace: Workspace) -> None:
    writer = RunWriter(workspace.runs_dir, manifest("r1"))
    write_epoch(writer, 1, 0.7)
    write_epoch(writer, 2, 0.6, is_best=False)
    writer.finish("finished", 3.0)
    stored = listing.read_manifest(workspace, "r1")
    assert (stored.best_epoch, stored.metrics, len(stored.epochs)) == (1, {"ndcg@10": 0.7}, 2)


def test_an_epoch_that_fails_half_way_leaves_nothing(workspace: Workspace) -> None:
    writer = RunWriter(workspace.runs_dir, manifest("r1"))
    with pytest.raises(OSError, match="full"):
        fill_the_disk(writer)
    assert list((writer.folder / "epochs").iterdir()) == []
    writer.close()
    assert list(workspace.runs_dir.iterdir()) == []


def test_the_next_training_sweeps_what_a_killed_one_left(workspace: Workspace) -> None:
    killed = RunWriter(workspace.runs_dir, manifest("r1"))
    write_epoch(killed, 1, 0.7)
    (killed.folder / "epochs" / ".02").mkdir()
    unseen = RunWriter(workspace.runs_dir, manifest("20260101-120000-search-conv1d"))
    # A killed process loses its locks, and does nothing else.
    killed._lock.close()
    unseen._lock.close()
    assert listing.list_runs(workspace)[0].state == "interrupted"
    RunWriter(workspace.runs_dir, manifest("r3")).close()
    assert [entry.name for entry in workspace.runs_dir.iterdir()] == ["r1"]
    assert Manifest.read(workspace.runs_dir / "r1").state == "interrupted"
    assert not (workspace.runs_dir / "r1" / "epochs" / ".02").exists()


def test_what_others_hide_among_the_runs_is_not_swept(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / ".02").mkdir(parents=True)
    for name in (".git", ".20260101"):
        (workspace.runs_dir / name).mkdir()
    (workspace.runs_dir / ".20260101-120000-search-conv1d").symlink_to(tmp_path / "elsewhere")
    finished_run(workspace, "r1", 0.7)
    epochs = workspace.runs_dir / "r1" / "epochs"
    shutil.rmtree(epochs)
    epochs.symlink_to(tmp_path / "elsewhere")
    before = {entry.name for entry in workspace.runs_dir.iterdir()}
    RunWriter(workspace.runs_dir, manifest("r2")).close()
    assert {entry.name for entry in workspace.runs_dir.iterdir()} == before
    assert (tmp_path / "elsewhere" / ".02").exists()


def test_every_epoch_leaves_the_hashes_of_its_files(workspace: Workspace) -> None:
    writer = RunWriter(workspace.runs_dir, manifest("r1"))
    write_epoch(writer, 1, 0.7)
    (writer.folder / "vocabulary.json").write_text("{}")
    write_epoch(writer, 2, 0.8)
    hashes = Manifest.read(workspace.runs_dir / "r1").hashes
    # Of "model" and "{}", by sha256sum.
    model = "9372c470eeadd5ecd9c3c74c2b3cb633f8e2f2fad799250a0f70d652b6b825e4"
    assert hashes["epochs/01/encoder.tflite"] == hashes["epochs/02/encoder.tflite"] == model
    braces = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert hashes["vocabulary.json"] == braces
    assert len(hashes) == 3
    writer.close()


def test_a_training_under_way_is_not_swept(workspace: Workspace) -> None:
    under_way = RunWriter(workspace.runs_dir, manifest("r1"))
    RunWriter(workspace.runs_dir, manifest("r2")).close()
    assert under_way.folder.exists()
    under_way.close()


def test_what_an_earlier_version_wrote_as_no_number_was_not_measured(workspace: Workspace) -> None:
    finished_run(workspace, "r1", float("nan"))
    path = workspace.runs_dir / "r1" / "run.json"
    assert "NaN" not in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace("null", "NaN"), "utf-8")
    (listed,) = listing.list_runs(workspace)
    assert (listed.state, listed.metrics) == ("finished", {"ndcg@10": None})
    told = [
        event for event in listing.training_events(workspace, "r1") if isinstance(event, EpochDone)
    ]
    assert [event.metrics for event in told] == [{"ndcg@10": None}]


def test_the_curves_can_be_drawn_again_even_from_a_torn_file(workspace: Workspace) -> None:
    writer = RunWriter(workspace.runs_dir, manifest("r1"))
    step = StepDone(1, 5, 0.5, 0.5, 100.0, 1.0)
    writer.record(step)
    write_epoch(writer, 1, 0.7)
    with (writer.folder / "steps.jsonl").open("a") as file:
        file.write('{"type": "StepDone", "epo')
    assert listing.training_events(workspace, "r1") == [step, epoch(1, 0.7)]
    writer.close()


def test_deleting_the_active_run_leaves_none_active(workspace: Workspace) -> None:
    finished_run(workspace, "r1", 0.7)
    listing.activate(workspace, "r1")
    listing.delete(workspace, "r1")
    assert workspace.active_run("search") == ""
    assert list(workspace.runs_dir.iterdir()) == []


def test_a_run_being_trained_cannot_be_deleted(workspace: Workspace) -> None:
    writer = RunWriter(workspace.runs_dir, manifest("r1"))
    write_epoch(writer, 1, 0.7)
    with pytest.raises(RunError, match="being trained"):
        listing.delete(workspace, "r1")
    writer.close()


def test_a_reader_may_not_change_runs(workspace: Workspace) -> None:
    finished_run(workspace, "r1", 0.7)
    listing.activate(workspace, "r1")
    with Workspace.open(workspace.path, write=False) as reader:
        with pytest.raises(WorkspaceError, match="reading only"):
            listing.delete(reader, "r1")
        assert listing.list_runs(reader)[0].is_active


def test_a_name_that_is_no_run_is_refused_with_those_there_are(workspace: Workspace) -> None:
    with pytest.raises(RunError, match="nothing has been trained"):
        listing.read_manifest(workspace, "r9")
    finished_run(workspace, "r1", 0.7)
    with pytest.raises(RunError, match="there are r1"):
        listing.activate(workspace, "../r1")


def test_a_damaged_run_is_listed_and_can_be_deleted(workspace: Workspace) -> None:
    finished_run(workspace, "r1", 0.7)
    (workspace.runs_dir / "r1" / "run.json").write_text("{")
    assert listing.list_runs(workspace)[0].state == "damaged"
    listing.delete(workspace, "r1")
    assert listing.list_runs(workspace) == []
