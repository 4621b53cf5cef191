"""Epochs of a run: which are kept, which go first where the disk is full, and one that a person chooses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import RunError, WorkspaceError
from core.runs import listing
from core.runs.epochs import keep_epoch, run_epochs
from core.runs.job import EpochDone
from core.runs.kept import kept_epochs
from core.runs.manifest import Manifest, epoch_folder
from core.runs.names import at_epoch, epoch_of, short_name
from core.runs.reader import RunReader
from core.runs.thinning import BUDGET, disk_use, set_budget
from core.runs.writer import RunWriter
from core.workspace import Workspace

FIRST, SECOND = "20260101-120000-search-conv1d", "20260102-120000-search-conv1d"
KILOBYTES = 400


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def train(
    workspace: Workspace, run: str, epochs: int, best: int, task: str = "search", ends: bool = True
) -> RunWriter:
    """Write a run whose epochs take 400 kB each; `best` is the last one that is better than those before."""
    writer = RunWriter(workspace.runs_dir, Manifest(run, task, "conv1d", {"seed": 7}))
    for number in range(1, epochs + 1):
        with writer.epoch(number) as folder:
            (folder / "products.npy").write_bytes(b"v" * 250_000)
            (folder / "weights.npz").write_bytes(b"w" * 150_000)
        value = number / 10 if number <= best else 0.05
        done = EpochDone(
            number, 10 * number, 0.5, 0.5, 0.5, 0.5, {"ndcg@10": value}, number <= best, 1.0
        )
        writer.complete_epoch(done)
    if ends:
        writer.finish("finished", 1.0)
    return writer


def kept(workspace: Workspace, run: str) -> list[int]:
    folder = workspace.runs_dir / run
    return kept_epochs(folder, Manifest.read(folder))


def test_every_epoch_of_a_search_run_stays_with_its_weights(workspace: Workspace) -> None:
    train(workspace, FIRST, 4, best=3)
    assert kept(workspace, FIRST) == [1, 2, 3, 4]
    for number in range(1, 5):
        files = epoch_folder(workspace.runs_dir / FIRST, number)
        assert {path.name for path in files.iterdir()} == {"products.npy", "weights.npz"}
    use = disk_use(workspace)
    assert (use.used, use.budget) == (4 * KILOBYTES * 1000, 500_000_000)


def test_of_another_task_only_the_best_epoch_has_weights(workspace: Workspace) -> None:
    train(workspace, "20260103-120000-category-conv1d", 3, best=3, task="category")
    folder = workspace.runs_dir / "20260103-120000-category-conv1d"
    has_weights = [(epoch_folder(folder, n) / "weights.npz").exists() for n in (1, 2, 3)]
    assert has_weights == [False, False, True]
    assert disk_use(workspace).used == 0


def test_the_oldest_run_is_thinned_first_and_what_ranks_never(workspace: Workspace) -> None:
    train(workspace, FIRST, 6, best=4)
    train(workspace, SECOND, 2, best=2)
    # 3.2 MB in eight epochs; three must go. Of 1 to 6, where 4 is best, 1, 2, 3 and 5 each leave a hole of
    # two: the earliest goes. Without it 2 would leave one of three, 3 and 5 one of two: both go.
    assert set_budget(workspace, 2).used == 2_000_000
    assert kept(workspace, FIRST) == [2, 4, 6]
    assert kept(workspace, SECOND) == [1, 2]
    assert set_budget(workspace, 0).used == 2 * KILOBYTES * 1000
    assert (kept(workspace, FIRST), kept(workspace, SECOND)) == ([4], [2])


def test_what_stays_of_one_run_is_spread_over_it(workspace: Workspace) -> None:
    train(workspace, FIRST, 6, best=6)
    (workspace.runs_dir / BUDGET).write_text('{"megabytes": 1}')
    set_budget(workspace, 1)
    assert kept(workspace, FIRST) == [4, 6]


def test_the_hashes_hold_after_thinning(workspace: Workspace) -> None:
    train(workspace, FIRST, 4, best=4)
    set_budget(workspace, 1)
    folder = workspace.runs_dir / FIRST
    manifest = Manifest.read(folder)
    named = {name.split("/")[1] for name in manifest.hashes if name.startswith("epochs/")}
    assert named == {path.name for path in (folder / "epochs").iterdir()} == {"02", "04"}
    RunReader(folder, manifest).check()
    with pytest.raises(RunError, match=r"Epoch 1 of the run .* is not kept; kept are 2, 4\."):
        RunReader.open(folder, "search", 1)


def test_a_training_thins_as_it_goes_and_keeps_its_newest_epoch(workspace: Workspace) -> None:
    set_budget(workspace, 1)
    writer = train(workspace, FIRST, 5, best=1, ends=False)
    # 1 is best and 5 the newest: 800 kB; one more would be too much.
    assert kept(workspace, FIRST) == [1, 5]
    set_budget(workspace, 0)
    assert kept(workspace, FIRST) == [1, 5], "nobody thins a run that another process trains"
    writer.finish("finished", 1.0)


def test_what_a_kill_left_of_a_thinned_epoch_goes_with_the_next_training(
    workspace: Workspace,
) -> None:
    train(workspace, FIRST, 3, best=3)
    folder = workspace.runs_dir / FIRST
    manifest = Manifest.read(folder)
    manifest.hashes = {
        name: value for name, value in manifest.hashes.items() if "epochs/02/" not in name
    }
    manifest.write(folder)
    assert kept(workspace, FIRST) == [1, 3]
    RunWriter(workspace.runs_dir, Manifest(SECOND, "search", "conv1d")).close()
    assert not epoch_folder(folder, 2).exists()
    assert epoch_folder(folder, 1).exists()


def test_a_run_of_an_earlier_version_keeps_what_lies_there(workspace: Workspace) -> None:
    train(workspace, FIRST, 3, best=3)
    folder = workspace.runs_dir / FIRST
    manifest = Manifest.read(folder)
    manifest.hashes = {}
    manifest.write(folder)
    for path in epoch_folder(folder, 2).iterdir():
        path.unlink()
    assert kept(workspace, FIRST) == [1, 3]


def test_a_chosen_epoch_ranks_is_remembered_and_is_undone(workspace: Workspace) -> None:
    train(workspace, FIRST, 4, best=3)
    assert keep_epoch(workspace, FIRST, 2) == 3
    listing.activate(workspace, FIRST)
    (summary,) = listing.list_runs(workspace)
    assert (summary.best_epoch, summary.chosen_epoch) == (2, 2)
    assert summary.metrics == {"ndcg@10": 0.2}
    assert RunReader.open(workspace.runs_dir / FIRST, "search").epoch == 2
    set_budget(workspace, 0)
    assert kept(workspace, FIRST) == [2, 3], "the chosen one and the best that was measured"
    assert keep_epoch(workspace, FIRST, 3) == 2
    told = run_epochs(workspace, FIRST)
    assert (told.best, told.chosen, told.kept, told.last) == (3, 0, [2, 3], 4)
    assert told.metrics(4) == {"ndcg@10": 0.05}


def test_what_cannot_be_kept_is_refused_in_a_sentence(workspace: Workspace) -> None:
    writer = train(workspace, FIRST, 2, best=2, ends=False)
    with pytest.raises(RunError, match="is being trained"):
        keep_epoch(workspace, FIRST, 1)
    writer.finish("finished", 1.0)
    with pytest.raises(RunError, match="Epoch 7 of the run"):
        keep_epoch(workspace, FIRST, 7)
    damaged = epoch_folder(workspace.runs_dir / FIRST, 1) / "products.npy"
    damaged.write_bytes(b"other")
    with pytest.raises(RunError, match="damaged"):
        keep_epoch(workspace, FIRST, 1)
    assert listing.list_runs(workspace)[0].best_epoch == 2
    with (
        Workspace.open(workspace.path, write=False) as reading,
        pytest.raises(WorkspaceError, match="reading only"),
    ):
        keep_epoch(reading, FIRST, 1)


@pytest.mark.parametrize("stored", ["", "[]", '{"megabytes": -1}', '{"megabytes": "9"}'])
def test_a_budget_that_is_none_is_the_usual_one(workspace: Workspace, stored: str) -> None:
    workspace.runs_dir.mkdir(exist_ok=True)
    (workspace.runs_dir / BUDGET).write_text(stored)
    assert disk_use(workspace).budget == 500_000_000


def test_an_epoch_has_a_name_of_its_own() -> None:
    name = at_epoch("20260724-101530-search-conv1d", 3)
    assert name == "20260724-101530-search-conv1d@3"
    assert epoch_of(name) == ("20260724-101530-search-conv1d", 3)
    assert short_name(name) == "conv1d 07-24 10:15 · epoch 3"
    assert epoch_of("mine@home") == ("mine@home", 0)
    assert epoch_of("@3") == ("@3", 0)
