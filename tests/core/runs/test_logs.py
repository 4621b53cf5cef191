"""Logs for TensorBoard go when their run goes for good, and nothing else does."""

from pathlib import Path

from core.runs import listing
from core.runs.logs import log_folder, remove_lost_logs
from core.workspace import Workspace
from tests.core.runs.small_runs import CATEGORY, SEARCH

EVENTS = "events.out.tfevents.1.host.1.0.v2"


def put_log(workspace: Workspace, run: str, name: str = EVENTS) -> Path:
    folder = log_folder(workspace.runs_dir, run)
    folder.mkdir(parents=True)
    (folder / name).touch()
    return folder


def test_a_log_stays_as_long_as_its_run_can_come_back(shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        kept, gone = put_log(workspace, CATEGORY), put_log(workspace, SEARCH)
        deleted = listing.set_aside(workspace, SEARCH)
        remove_lost_logs(workspace.runs_dir)
        assert gone.exists()
        listing.restore(workspace, deleted)
        listing.delete(workspace, SEARCH)
        assert (kept.exists(), gone.exists()) == (True, False)


def test_the_log_of_a_training_that_came_to_nothing_goes(shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        log = put_log(workspace, "20260101-000000-search-conv1d")
        (workspace.runs_dir / ".20260101-000000-search-conv1d").mkdir()
        remove_lost_logs(workspace.runs_dir)
        assert log.exists()
        listing.discard(workspace.runs_dir, "20260101-000000-search-conv1d")
        assert not log.exists()


def test_what_is_not_ours_stays(shop: Path, tmp_path: Path) -> None:
    with Workspace.open(shop) as workspace:
        theirs = put_log(workspace, "notes", "thesis.txt")
        (workspace.path / "logs" / "link").symlink_to(tmp_path)
        remove_lost_logs(workspace.runs_dir)
        assert (theirs / "thesis.txt").exists()
        assert (workspace.path / "logs" / "link").is_symlink()
