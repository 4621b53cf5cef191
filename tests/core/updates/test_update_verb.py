"""The verb `update` as a script meets it, where nothing needs to be trained."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.cli import run
from core.feedback.log import FeedbackLog
from core.updates.guard import NO_AGREEMENT
from core.updates.ledger import settle
from core.workspace import Workspace
from tests.core.updates.conftest import trained


@pytest.fixture
def settled(tmp_path: Path, run_of: Callable[..., str], workspace: Workspace) -> list[str]:
    """A workspace with one live update and one that was refused; the arguments that name it."""
    run_of("r1")
    run_of("r2", base="r1")
    workspace.activate("search", "r1")
    with FeedbackLog.open(workspace) as log:
        settle(workspace, log, trained("r1", "r2"))
        settle(workspace, log, trained("r2", "r3", NO_AGREEMENT))
    workspace.close()
    return ["--workspace", str(workspace.path)]


def test_every_update_is_listed(settled: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["update", "--list", *settled, "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["updates"]
    assert [(each["update"]["run"], each["state"]) for each in listed] == [
        ("r3", "refused"),
        ("r2", "live"),
    ]
    assert run(["update", "--list", *settled]) == 0
    said = capsys.readouterr().out
    assert "+0.1000 (p 0.010, 40)" in said
    assert "refused" in said


def test_undo_brings_back_the_run_before_and_then_there_is_none(
    settled: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["update", "--undo", *settled]) == 0
    assert "undone" in capsys.readouterr().out
    with Workspace.open(Path(settled[1]), write=False) as workspace:
        assert workspace.active_run("search") == "r1"
    assert run(["update", "--undo", *settled]) == 2
    assert "nothing to undo" in capsys.readouterr().err


def test_before_any_update_that_is_said(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.close()
    assert run(["update", "--list", "--workspace", str(workspace.path)]) == 0
    assert "No updates yet" in capsys.readouterr().out
