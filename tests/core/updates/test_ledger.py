"""The ledger: which update is live is what the active pointer says, whatever was noted."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.errors import RunError, WorkspaceError
from core.feedback.log import FeedbackLog
from core.search.run import Manifest
from core.training import runs
from core.updates.guard import NO_AGREEMENT
from core.updates.learned import Learned
from core.updates.ledger import entries, needed_runs, settle, undo
from core.updates.trained import Update
from core.updates.verdict import Comparison, QueryChange, Verdict
from core.workspace import Workspace

MakeRun = Callable[..., str]
NOTHING = Comparison(0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, (), ())
GAINED = Comparison(1, 0.4, 0.5, 0.1, 0.1, 0.1, 1.0, (QueryChange("手机", 0.4, 0.5),), ())


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


@pytest.fixture
def log(workspace: Workspace) -> Iterator[FeedbackLog]:
    with FeedbackLog.open(workspace) as opened:
        yield opened


@pytest.fixture
def make_run(workspace: Workspace) -> MakeRun:
    def make(name: str, base: str = "") -> str:
        folder = workspace.runs_dir / name
        folder.mkdir()
        job = {"task": "search", "seed": 7, "base": base}
        Manifest(name, "search", "conv1d", job, best_epoch=1, state="finished").write(folder)
        return name

    return make


def update(base: str, run: str, refused: str = "") -> Update:
    verdict = Verdict(GAINED, NOTHING, None, 0.1, 0.6, refused)
    return Update(base, run, Learned(0, 5, {"click": 5}, {"own": 5}, 2, 1), verdict)


def states(workspace: Workspace) -> dict[str, str]:
    log = FeedbackLog.reader(workspace)
    assert log is not None
    with log:
        return {each.update.run: each.state for each in entries(workspace, log)}


@pytest.fixture
def chain(workspace: Workspace, log: FeedbackLog, make_run: MakeRun) -> list[str]:
    """Three runs, each an update of the one before it."""
    names = [make_run("r1"), make_run("r2", "r1"), make_run("r3", "r2")]
    runs.activate(workspace, "r1")
    settle(workspace, log, update("r1", "r2"))
    settle(workspace, log, update("r2", "r3"))
    return names


def test_an_update_is_live_until_the_next_builds_on_it(
    workspace: Workspace, log: FeedbackLog, chain: list[str]
) -> None:
    assert workspace.active_run("search") == "r3"
    assert states(workspace) == {"r3": "live", "r2": "built upon"}
    newest = entries(workspace, log)[0]
    assert newest.update == update("r2", "r3"), "an update outlives being stored"
    assert newest.by
    assert newest.time > 1_700_000_000
    assert needed_runs(workspace) == {"r1", "r2"}


def test_undo_goes_back_step_by_step_and_names_who_did(
    workspace: Workspace, log: FeedbackLog, chain: list[str]
) -> None:
    assert undo(workspace, log).undone_by
    assert workspace.active_run("search") == "r2"
    assert states(workspace) == {"r3": "undone", "r2": "live"}
    undo(workspace, log)
    assert workspace.active_run("search") == "r1"
    assert states(workspace) == {"r3": "undone", "r2": "undone"}
    with pytest.raises(RunError, match="nothing to undo"):
        undo(workspace, log)


def test_activating_an_undone_run_redoes_it(
    workspace: Workspace, log: FeedbackLog, chain: list[str]
) -> None:
    undo(workspace, log)
    runs.activate(workspace, "r3")
    assert states(workspace)["r3"] == "live"
    assert entries(workspace, log)[0].undone_by == ""


def test_a_refused_update_leaves_the_active_run(
    workspace: Workspace, log: FeedbackLog, make_run: MakeRun
) -> None:
    make_run("r1"), make_run("r2", "r1")
    runs.activate(workspace, "r1")
    entry = settle(workspace, log, update("r1", "r2", NO_AGREEMENT))
    assert entry.state == "refused"
    assert workspace.active_run("search") == "r1"


def test_an_update_of_a_run_that_ranks_no_more_is_not_let_in(
    workspace: Workspace, log: FeedbackLog, make_run: MakeRun
) -> None:
    make_run("r1"), make_run("r2", "r1"), make_run("other")
    runs.activate(workspace, "other")
    with pytest.raises(RunError, match="r1"):
        settle(workspace, log, update("r1", "r2"))
    assert workspace.active_run("search") == "other"
    assert log.notes() == []


@pytest.mark.parametrize("deed", ["settle", "undo"])
def test_a_kill_between_note_and_pointer_leaves_no_lie(
    workspace: Workspace,
    log: FeedbackLog,
    chain: list[str],
    deed: str,
    monkeypatch: pytest.MonkeyPatch,
    make_run: MakeRun,
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    make_run("r4", "r3")
    deeds: dict[str, Callable[[], object]] = {
        "settle": lambda: settle(workspace, log, update("r3", "r4")),
        "undo": lambda: undo(workspace, log),
    }
    with monkeypatch.context() as patched:
        patched.setattr(runs, "activate", killed)
        with pytest.raises(KeyboardInterrupt):
            deeds[deed]()
    known = states(workspace)
    assert workspace.active_run("search") == "r3"
    assert known["r3"] == "live"
    assert known.get("r4", "waiting") == "waiting"


def test_what_undo_leads_back_to_cannot_be_deleted(workspace: Workspace, chain: list[str]) -> None:
    with pytest.raises(RunError, match="r3"):
        runs.delete(workspace, "r1")
    runs.activate(workspace, "r1")
    runs.delete(workspace, "r3")
    assert not (workspace.runs_dir / "r3").exists()


def test_reading_is_not_writing(workspace: Workspace, chain: list[str]) -> None:
    with Workspace.open(workspace.path, write=False) as reader:
        assert states(reader) == {"r3": "live", "r2": "built upon"}
        with pytest.raises(WorkspaceError):
            FeedbackLog.open(reader)
