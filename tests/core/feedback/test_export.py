"""Behaviour goes out as CSV and Parquet and comes back in as it was."""

import csv
import json
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from core import cli
from core.feedback.behaviour import behaviour
from core.feedback.log import Event, EventSource, FeedbackLog, Shown
from core.workspace import Workspace

LISTS = [
    (Shown("连衣裙, 夏", "r", "u1", "s1", 1_790_000_000.0), [Event("p1", "click", 2)]),
    (Shown("", "", "u2", "s2", 1_790_000_050.0), [Event("p2", "dismiss"), Event("p2", "cart")]),
    (
        Shown("q", "r", "u3", "s3", 1_790_000_060.0, EventSource.SIMULATED),
        [Event("p1", "purchase", 1)],
    ),
]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    with Workspace.open(tmp_path / "shop") as workspace, FeedbackLog.open(workspace) as log:
        log.extend(LISTS)
    return tmp_path / "shop"


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".xlsx", ".parquet"])
def test_what_goes_out_comes_back_in(
    shop: Path, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file, again = tmp_path / f"events{ending}", tmp_path / "again"
    assert cli.run(["log", "--export", str(file), "--workspace", str(shop), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["exported"] == 4
    assert told["events"]["own"] == {"click": 1, "dismiss": 1, "cart": 1}
    assert cli.run(["import", "--events", str(file), "--workspace", str(again)]) == 0
    columns = ["user_id", "product_id", "action", "query", "session_id", "timestamp", "position"]
    before, after = (_rows(folder, columns) for folder in (shop, again))
    assert before == after


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet"])
def test_texts_that_a_spreadsheet_would_run_come_back_as_they_were(
    tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "-5", "'tis", "|x", 'say "=1", then', "a=b"]
    texts += [] if ending == ".parquet" else ["'=1"]
    lists = [
        (Shown(text, "r", f"@u{at}", "=s", 1_790_000_000.0), [Event(f"=p{at}", "click", 1)])
        for at, text in enumerate(texts)
    ]
    shop, again, file = tmp_path / "shop", tmp_path / "again", tmp_path / f"events{ending}"
    with Workspace.open(shop) as workspace, FeedbackLog.open(workspace) as log:
        log.extend(lists)
    assert cli.run(["log", "--export", str(file), "--workspace", str(shop)]) == 0
    if ending == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "-1+", "|"))]
        assert {"'=1+1", "'@u0", "'=p0", "-5"} <= set(cells)
    assert cli.run(["import", "--events", str(file), "--workspace", str(again)]) == 0
    columns = ["user_id", "product_id", "query", "session_id"]
    assert _rows(again, columns) == _rows(shop, columns)


def test_only_the_wanted_sources_go_out(shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.parquet"
    assert cli.run(["log", "--export", str(file), "--source", "own", "--workspace", str(shop)]) == 0
    assert parquet.read_table(file)["source"].to_pylist() == ["own"] * 3


def test_a_strange_ending_is_refused(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "events.xml"
    assert cli.run(["log", "--export", str(file), "--workspace", str(shop)]) == 2
    assert ".csv / .tsv / .xlsx / .parquet" in capsys.readouterr().err
    assert not list(tmp_path.glob("*events*"))


def _rows(folder: Path, columns: list[str]) -> list[dict[str, object]]:
    with Workspace.open(folder, write=False) as workspace:
        table = behaviour(workspace)
    assert table is not None
    return sorted(table.select(columns).to_pylist(), key=str)
