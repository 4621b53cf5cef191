"""The ledger as a table, and the verb that writes it."""

import csv
from pathlib import Path

import pytest

from core import cli
from core.feedback.log import FeedbackLog
from core.updates.ledger import settle
from core.workspace import Workspace
from tests.core.updates.conftest import FIRST, trained


def test_the_verb_writes_a_row_an_update_with_figures_unrounded(
    workspace: Workspace, log: FeedbackLog, run_of, tmp_path: Path, capsys
) -> None:
    run_of(FIRST)
    run_of("r2", base=FIRST)
    workspace.activate("search", FIRST)
    settle(workspace, trained(FIRST, "r2"))
    workspace.close()
    file = tmp_path / "updates.csv"
    place = ["--workspace", str(workspace.path)]
    assert cli.run(["update", "--list", "--out", str(file), *place]) == 0
    assert "live" in capsys.readouterr().out
    with file.open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["base"], row["run"], row["state"], row["actions"]) == (FIRST, "r2", "live", "3")
    assert (row["earlier_difference"], row["earlier_p"], row["truth_p"]) == ("0.1", "0.01", "")


def test_a_place_that_cannot_be_written_is_one_sentence(
    workspace: Workspace, log: FeedbackLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.close()
    place = ["--workspace", str(workspace.path)]
    assert cli.run(["update", "--list", "--out", str(tmp_path / "no" / "u.csv"), *place]) == 2
    assert "cannot be written" in capsys.readouterr().err
