"""The verb `tune` as a script meets it: its lines, its files, its refusals, and a real training behind it."""

import json
import sqlite3
from pathlib import Path

import pytest

from core.cli import run
from core.tuning.study import Study
from core.workspace import Workspace, take_lock
from tests.core.tuning.conftest import study_of
from tests.core.tuning.tune_with_stand_in import PROGRAM

TINY = ["members=1", "dimension=8", "length=16", "epochs=2", "word_vectors=no"]


@pytest.fixture
def place(shop: Workspace) -> list[str]:
    shop.close()
    return ["--workspace", str(shop.path)]


@pytest.fixture
def stood_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in for the workers."""
    monkeypatch.setattr("core.tuning.crew.own_program", lambda: PROGRAM)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.tensorflow
def test_real_trials_are_trained_judged_and_the_best_can_be_trained_for_good(
    shop: Workspace, place: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    space = [part for text in [*TINY, "learning_rate=0.0000011,0.02"] for part in ("--space", text)]
    job = ["--task", "category", "--sampler", "grid", "--study", "real"]
    assert run(["tune", *place, "--json", *job, *space]) == 0
    said = lines(capsys)
    trials = [line for line in said if line["event"] == "trial"]
    assert [line["state"] for line in trials] == ["complete", "complete"]
    lost, found = (line["value"] for line in trials)
    assert isinstance(lost, float)
    assert isinstance(found, float)
    # What hardly learns guesses; the words that tell are soon learned.
    assert lost < 0.7 < found
    best = said[-1]
    assert (best["event"], best["number"], best["value"]) == ("best", trials[1]["number"], found)
    unseen = best["unseen"]
    assert isinstance(unseen, dict)
    assert 10 < unseen["examples"] < 45
    assert unseen["best"]["low"] <= unseen["best"]["value"] <= unseen["best"]["high"]
    # No run of people has come, and two of the study's have stayed.
    assert not [*(shop.path / "runs").iterdir()]
    assert len([*(shop.path / "tuning" / "real" / "runs").iterdir()]) == 2


@pytest.mark.usefixtures("stood_in")
def test_lines_are_those_of_the_contract(
    place: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    tune = ["tune", *place, "--json", "--sampler", "random", "--trials", "3", "--study", "s"]
    assert run([*tune, "--space", "dropout=0..0.6"]) == 0
    said = lines(capsys)
    trials = [line for line in said if line["event"] == "trial"]
    assert [line["number"] for line in trials] == [0, 1, 2]
    assert all({"settings", "value", "state"} <= set(line) for line in trials)
    assert said[-1]["event"] == "best"
    assert said[-1]["value"] == max(line["value"] for line in trials)  # type: ignore[type-var]

    assert run(["tune", *place, "--json", "--study", "s", "--list", "--delete", "1"]) == 0
    listed = lines(capsys)
    assert [trial["number"] for trial in listed[0]["trials"]] == [0, 2]  # type: ignore[attr-defined]
    assert listed[-1]["event"] == "best"
    assert run(["tune", *place, "--json", "--list"]) == 0
    assert lines(capsys) == [{"event": "studies", "names": ["s"]}]


@pytest.mark.usefixtures("stood_in")
def test_people_read_what_the_best_is_worth_and_how_to_train_it(
    place: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    space = ["--space", "dropout=0.2,0.3", "--space", "start=no"]
    assert run(["tune", *place, "--sampler", "grid", *space, "--study", "s"]) == 0
    said = capsys.readouterr().out
    assert "s: search conv1d, grid, dropout=0.2,0.3 start=no" in said
    assert "complete  ndcg@10 0.8500  dropout=0.3" in said
    assert "best of 2: trial 1, ndcg@10 0.8500" in said
    assert "train --task search --network conv1d --seed 7 --set start=no --set dropout=0.3" in said


def test_the_file_is_an_ordinary_study_of_optuna(shop: Workspace) -> None:
    study = study_of(shop, sampler="grid", space=["epochs=1,2"])
    study.fill_grid()
    with sqlite3.connect(study.file) as file:
        states = [state for (state,) in file.execute("SELECT state FROM trials")]
    file.close()
    assert states == ["WAITING", "WAITING"]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--sampler", "tpe"], "--trials N or --minutes M"),
        (["--trials", "0"], "--trials takes a whole number from 1 to 100000, not '0'"),
        (["--minutes", "0"], "--minutes takes a number above 0 up to 43200, not '0'"),
        (["--trials", "3", "--workers", "17"], "--workers takes a whole number from 1 to 16"),
        (["--trials", "3", "--sampler", "best"], "--sampler is one of"),
        (["--trials", "3", "--space", "epoch=1,2"], "there are epochs"),
        (
            ["--trials", "3", "--space", "dropout=0..2"],
            "dropout takes a number from 0 to 0.9, not 2.0",
        ),
        (["--trials", "3", "--space", "epochs=2"], "Nothing varies"),
        (["--trials", "3", "--study", "../s"], "The name of a study has"),
        (["--trials", "3", "--task", "sleep"], "there are search"),
        (["--sampler", "grid", "--space", "teacher_texts=10..2000"], "1,991 points"),
        (["--list", "--study", "none"], "There is no study none"),
    ],
)
def test_what_cannot_be_tuned_is_said(
    place: list[str], capsys: pytest.CaptureFixture[str], arguments: list[str], part: str
) -> None:
    assert run(["tune", *place, *arguments]) == 2
    assert part in capsys.readouterr().err
    assert not (Path(place[1]) / "tuning").exists()


def test_an_empty_shop_and_a_busy_study_are_said(
    shop: Workspace, place: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tune = ["tune", "--workspace", str(tmp_path / "empty"), "--trials", "2"]
    assert run(tune) == 2
    assert "nothing to learn from yet" in capsys.readouterr().err
    assert not (tmp_path / "empty").exists()
    study: Study = study_of(shop, space=["epochs=1,2"])
    (shop.path / "tuning" / study.plan.study).mkdir()
    with take_lock(shop.path / "tuning" / study.plan.study):
        assert run(["tune", *place, "--trials", "2", "--study", "s"]) == 2
    assert "is in use by" in capsys.readouterr().err
    assert run(["tune", *place, "--trials", "2", "--study", "s", "--space", "epochs=1,3"]) == 2
    assert "has --space epochs=1,2, not epochs=1,3" in capsys.readouterr().err
