"""`simulate` and `judge` on the demo world that ships."""

import json
from pathlib import Path

import pytest

from core import cli
from core.data.shops.demo import import_demo
from core.experiments.ab_result import ABResult, from_json
from core.experiments.lists import read_lists
from core.feedback.log import EventSource, FeedbackLog
from core.workspace import Workspace


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "shop"
    with Workspace.open(path) as workspace:
        import_demo(workspace)
    return path


def test_a_simulation_tells_how_it_goes_and_what_came_of_it(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "events.parquet"
    options = ["--workspace", str(demo), "--sessions", "40", "--seed", "3", "--json"]
    with Workspace.open(demo):
        # A window has the workspace open, and a simulation only reads.
        assert cli.run(["simulate", *options, "--out", str(out)]) == 0
    *progress, result = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["event"] for line in progress} == {"progress"}
    assert progress[-1]["done"] == progress[-1]["total"] == 40
    trial = from_json(result)
    assert isinstance(trial, ABResult)
    assert trial.a.endswith("search-conv1d")
    assert trial.b == ""
    assert trial.synthetic
    # What ships is the better run by the truth, whoever clicked what.
    assert trial.truth[0].measure == "ndcg@10"
    assert trial.truth[0].difference < 0
    assert sum(len(events) for _, events in read_lists(out)) == trial.events
    assert cli.run(["simulate", *options, "--append"]) == 0
    with Workspace.open(demo, write=False) as workspace, FeedbackLog.reader(workspace) as log:  # type: ignore[union-attr]
        assert log.last == trial.events
        assert set(log.table()["source"].to_pylist()) == {EventSource.SIMULATED}


def test_people_read_a_table_that_calls_itself_synthetic(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["simulate", "--workspace", str(demo), "--sessions", "20"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Synthetic: 20 sessions")
    assert "Truth: nDCG@10" in said
    assert "Interleaved: " in said


def test_only_the_demo_world_has_shoppers_to_simulate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["simulate", "--workspace", str(tmp_path / "mine")]) == 2
    assert "live in the demo world alone" in capsys.readouterr().err
    assert cli.run(["simulate", "--workspace", str(tmp_path / "mine"), "--sessions", "0"]) == 2
    assert cli.run(["simulate", "--seed", "-1"]) == 2
    assert "a whole number from 0" in capsys.readouterr().err


def test_clicks_become_judgments_that_evaluate_reads(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = ["--queries", str(tmp_path / "q.tsv"), "--qrels", str(tmp_path / "qrels.txt")]
    options = ["--workspace", str(demo), "--json"]
    out = ["--out-queries", files[1], "--out-qrels", files[3]]
    assert cli.run(["judge", *options, *out]) == 0
    judged = json.loads(capsys.readouterr().out)
    assert judged["queries"] > 50
    assert judged["pairs"] > judged["queries"]
    assert cli.run(["evaluate", *options, *files, "--method", "lexical"]) == 0
    measured = json.loads(capsys.readouterr().out)
    assert measured["queries"] == judged["queries"]
    assert 0.2 < measured["metrics"]["ndcg@10"] < 1
