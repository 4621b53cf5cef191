"""Epochs by verb: listed, searched with, kept and limited."""

import json
from pathlib import Path

import pytest

from core import cli
from tests.core.runs.small_runs import CATEGORY, SEARCH, make_epochs, make_small_shop

QUERY = "手机"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PINXUN_LANGUAGE", "en")
    path = tmp_path / "shop"
    make_small_shop(path)
    make_epochs(path / "runs" / SEARCH, {1: 0.3, 2: 0.35, 4: 0.45})
    return path


def told(capsys: pytest.CaptureFixture[str], shop: Path, *arguments: str) -> dict:  # type: ignore[type-arg]
    assert cli.run([*arguments, "--workspace", str(shop), "--json"]) == 0
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]


def test_epochs_are_listed_with_the_ten_best_after_each(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = told(capsys, shop, "runs", "--epochs", SEARCH, "--query", QUERY)
    assert (listed["run"], listed["best_epoch"], listed["chosen_epoch"]) == (SEARCH, 4, 0)
    assert [(each["epoch"], each["kept"]) for each in listed["epochs"]] == [
        (1, True),
        (2, True),
        (4, True),
    ]
    assert (listed["budget_mb"], listed["epochs"][0]["metrics"]) == (500, {"ndcg@10": 0.3})
    assert listed["used_mb"] == pytest.approx(
        sum(each["bytes"] for each in listed["epochs"]) / 1e6, abs=0.1
    )
    assert [each["epoch"] for each in listed["top"]] == [0, 1, 2, 4]
    searched = told(capsys, shop, "search", QUERY, "--run", f"{SEARCH}@2", "--top", "10")
    assert searched["run"] == f"{SEARCH}@2"
    assert [hit["product_id"] for hit in listed["top"][2]["results"]] == [
        hit["product_id"] for hit in searched["results"]
    ]


def test_an_epoch_is_kept_and_ranks_from_then_on(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    as_of = told(capsys, shop, "search", QUERY, "--run", f"{SEARCH}@1")["results"]
    runs = told(capsys, shop, "runs", "--keep", f"{SEARCH}@1")["runs"]
    (kept,) = [run for run in runs if run["id"] == SEARCH]
    assert (kept["best_epoch"], kept["chosen_epoch"], kept["is_active"]) == (1, 1, True)
    now = told(capsys, shop, "search", QUERY)
    assert now["run"] == SEARCH
    assert [hit["product_id"] for hit in now["results"]] == [hit["product_id"] for hit in as_of]
    assert cli.run(["runs", "--workspace", str(shop)]) == 0
    assert "1/3 chosen" in capsys.readouterr().out


def test_a_smaller_budget_leaves_what_ranks(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, shop, "runs", "--budget", "0")
    assert cli.run(["runs", "--epochs", SEARCH, "--workspace", str(shop)]) == 0
    report = capsys.readouterr().out.splitlines()
    assert [line.split() for line in report[1:4]] == [
        ["1", "ndcg@10", "0.3000", "–"],
        ["2", "ndcg@10", "0.3500", "–"],
        ["4", "ndcg@10", "0.4500", "ranks"],
    ]
    assert report[4].endswith("of 0 MB")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["runs", "--keep", SEARCH], "names no epoch; write the run, @ and its number."),
        (["runs", "--keep", f"{SEARCH}@3"], "is not kept; kept are 1, 2, 4."),
        (["search", QUERY, "--run", f"{SEARCH}@3"], "is not kept; kept are 1, 2, 4."),
        (["search", QUERY, "--run", f"{CATEGORY}@3"], "serves the task category, not search"),
        (["runs", "--epochs", "nobody"], "There is no run nobody"),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(
    shop: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert cli.run([*arguments, "--workspace", str(shop)]) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert len(error.splitlines()) == 1
