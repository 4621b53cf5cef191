"""The ledger after updates, undos, kills and vandals."""

import json
import math
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from core.errors import RunError
from core.feedback.log import FeedbackLog
from core.runs import listing
from core.updates.ledger import Entry, entries, settle, undo
from core.workspace import FEEDBACK, Workspace
from tests.core.updates.conftest import trained

Make = Callable[..., str]


def states(workspace: Workspace, log: FeedbackLog) -> list[str]:
    return [entry.state for entry in entries(workspace, log)]


@pytest.fixture
def chain(workspace: Workspace, run_of: Make) -> list[str]:
    """Three runs, the first of which ranks; each is an update of the one before."""
    names = ["r1", "r2", "r3"]
    for name, base in zip(names, ("", *names), strict=False):
        run_of(name, base=base)
    workspace.activate("search", "r1")
    return names


def test_updates_in_a_row_are_built_upon_and_undone_one_by_one(
    workspace: Workspace, log: FeedbackLog, chain: list[str]
) -> None:
    assert settle(workspace, trained("r1", "r2")).state == "live"
    settle(workspace, trained("r2", "r3"))
    assert states(workspace, log) == ["live", "built upon"]
    undone = undo(workspace)
    assert (undone.state, undone.update.run, bool(undone.undone_by)) == ("undone", "r3", True)
    assert states(workspace, log) == ["undone", "live"]
    undo(workspace)
    assert states(workspace, log) == ["undone", "undone"]
    assert workspace.active_run("search") == "r1"
    with pytest.raises(RunError, match="nothing to undo"):
        undo(workspace)


def test_a_run_chosen_by_hand_leaves_updates_waiting(
    workspace: Workspace, log: FeedbackLog, chain: list[str]
) -> None:
    settle(workspace, trained("r1", "r2"))
    settle(workspace, trained("r2", "r3"))
    listing.activate(workspace, "r1")
    assert states(workspace, log) == ["waiting", "waiting"]
    listing.activate(workspace, "r3")
    assert states(workspace, log) == ["live", "built upon"]


def test_a_refused_update_never_ranks(
    workspace: Workspace, log: FeedbackLog, chain: list[str]
) -> None:
    refused = settle(workspace, trained("r1", "r2", "worse on earlier behaviour"))
    assert refused.state == "refused"
    assert workspace.active_run("search") == "r1"


def test_an_update_does_not_replace_a_run_chosen_meanwhile(
    workspace: Workspace, log: FeedbackLog, chain: list[str]
) -> None:
    listing.activate(workspace, "r3")
    with pytest.raises(RunError, match="Meanwhile r3 ranks"):
        settle(workspace, trained("r1", "r2"))
    assert workspace.active_run("search") == "r3"
    assert states(workspace, log) == ["waiting"]


@pytest.mark.parametrize("kind", ["update", "undo"])
def test_a_kill_between_note_and_deed_does_not_make_it_lie(
    workspace: Workspace,
    log: FeedbackLog,
    chain: list[str],
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    def update() -> Entry:
        return settle(workspace, trained("r1", "r2"))

    if kind == "undo":
        update()
    deed = (lambda: undo(workspace)) if kind == "undo" else update
    with monkeypatch.context() as patch:
        patch.setattr(listing, "activate", killed)
        with pytest.raises(KeyboardInterrupt):
            deed()
    assert states(workspace, log) == (["live"] if kind == "undo" else ["waiting"])
    if kind == "undo":
        assert undo(workspace).state == "undone"


@pytest.mark.parametrize("harm", ["gone", "damaged"])
def test_undo_says_when_the_run_before_cannot_rank_and_changes_nothing(
    workspace: Workspace, log: FeedbackLog, chain: list[str], harm: str
) -> None:
    settle(workspace, trained("r1", "r2"))
    if harm == "gone":
        shutil.rmtree(workspace.runs_dir / "r1")
    else:
        (workspace.runs_dir / "r1" / "run.json").write_text("{")
    with pytest.raises(RunError):
        undo(workspace)
    assert states(workspace, log) == ["live"]
    assert [note["kind"] for note in log.notes()] == ["update"]


def test_what_undo_leads_back_to_cannot_be_deleted(
    workspace: Workspace, log: FeedbackLog, chain: list[str]
) -> None:
    settle(workspace, trained("r1", "r2"))
    with pytest.raises(RunError, match="leads back to r1"):
        listing.delete(workspace, "r1")
    undo(workspace)
    listing.delete(workspace, "r2")
    assert states(workspace, log) == ["undone"]


def of_other_types() -> Iterator[dict[str, Any]]:
    """A sound update with one value after the other of another type."""
    sound = trained("r1", "r2").to_json()
    for part, name in (("learned", "upto"), ("learned", "actions"), ("verdict", "drift")):
        for other in ("x", [5], 10**400, math.nan, {"click": "many"}):
            yield {**sound, part: {**sound[part], name: other}}
    earlier = {**sound["verdict"]["earlier"], "queries": None}
    yield {**sound, "verdict": {**sound["verdict"], "earlier": earlier}}
    yield {**sound, "run": 5}


def test_notes_that_nobody_can_read_are_left_out(
    workspace: Workspace, log: FeedbackLog, chain: list[str]
) -> None:
    settle(workspace, trained("r1", "r2"))
    hostile = ["{", "[]", "7", '{"kind": "update"}', '{"kind": "undo", "of": []}']
    hostile.append(json.dumps({"kind": "update", "update": {"base": "r1", "learned": 3}}))
    hostile += [json.dumps({"kind": "update", "update": each}) for each in of_other_types()]
    with sqlite3.connect(workspace.path / FEEDBACK) as other:
        other.executemany(
            "INSERT INTO notes (time, entry) VALUES (0, ?)", [(text,) for text in hostile]
        )
    other.close()
    assert len(log.notes()) == 1 + len(hostile)
    assert states(workspace, log) == ["live"]
