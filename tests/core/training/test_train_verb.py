"""The verbs `train` and `runs` as a script meets them."""

import json
import signal
from typing import Any

import pytest

from core.cli import run
from core.commands import train
from core.commands.training_progress import JsonLines, ProgressLine
from core.language import set_language
from core.runs.job import Compared, EpochDone, Event, Finished, Job, Started, from_line
from core.runs.listing import read_manifest
from core.runs.manifest import Manifest
from core.workspace import Workspace

SMALL = ["--set", "dimension=16", "--set", "batch_size=64", "--set", "word_vectors=no"]


@pytest.mark.tensorflow
def test_train_speaks_json_lines_and_its_run_is_active_then(
    shop: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.close()
    interrupt = signal.getsignal(signal.SIGINT)
    place = ["--workspace", str(shop.path), "--json"]
    assert run(["train", *place, "--epochs", "1", "--seed", "3", *SMALL]) == 0
    events = [from_line(line) for line in capsys.readouterr().out.splitlines()]
    kinds = [type(event) for event in events]
    assert kinds.count(Started) == kinds.count(EpochDone) == 1
    compared, finished = events[-2:]
    assert isinstance(compared, Compared)
    assert isinstance(finished, Finished)
    assert compared.standing["run"] == finished.run
    assert signal.getsignal(signal.SIGINT) == interrupt

    assert run(["runs", *place]) == 0
    (listed,) = json.loads(capsys.readouterr().out)["runs"]
    assert (listed["id"], listed["is_active"], listed["state"]) == (finished.run, True, "finished")


@pytest.mark.tensorflow
def test_train_tells_people_how_it_goes(
    shop: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.close()
    place = ["--workspace", str(shop.path)]
    assert run(["train", *place, "--epochs", "1", *SMALL]) == 0
    said = capsys.readouterr().out
    assert "epoch 1/1" in said
    assert "is active now" in said
    assert run(["runs", *place]) == 0
    assert "search-conv1d" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--set", "epoch=3"], "there are epochs"),
        (["--set", "epochs"], "NAME=VALUE"),
        (["--network", "resnet"], "conv1d"),
        (["--epochs", "many"], "epochs takes"),
        (["--network", "pretrained", "--epochs", "3"], "it has dimension"),
        (["--network", "pretrained", "--task", "category"], "does not serve the task category"),
    ],
)
def test_a_wrong_job_is_refused_at_once_in_one_sentence(
    shop: Workspace, capsys: pytest.CaptureFixture[str], arguments: list[str], part: str
) -> None:
    shop.close()
    assert run(["train", "--workspace", str(shop.path), *arguments]) == 2
    said = capsys.readouterr().err
    assert part in said
    assert said.count("\n") == 1


def test_the_state_of_a_run_is_told_in_the_language_of_the_user(
    shop: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    set_language("zh")
    folder = shop.runs_dir / "20260101-000000-search-conv1d"
    folder.mkdir(parents=True)
    (folder / "run.json").write_text("{", "utf-8")
    shop.close()
    assert run(["runs", "--workspace", str(shop.path)]) == 0
    assert "已损坏" in capsys.readouterr().out


def test_runs_are_activated_and_deleted_by_name(
    shop: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.close()
    place = ["--workspace", str(shop.path)]
    assert run(["runs", *place]) == 0
    assert "No runs yet" in capsys.readouterr().out
    assert run(["runs", *place, "--activate", "nothing"]) == 2
    assert "nothing has been trained" in capsys.readouterr().err


def lines_of(capsys: pytest.CaptureFixture[str]) -> list[Any]:
    return [from_line(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.tensorflow
@pytest.mark.timeout(600)
def test_sigterm_pauses_and_continue_goes_on_and_then_begins_a_new_run(
    shop: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.close()
    place = ["--workspace", str(shop.path), "--json"]
    terminate = signal.getsignal(signal.SIGTERM)
    say, is_asked = train.JsonLines.__call__, []

    def say_and_ask(lines: train.JsonLines, event: Event) -> None:
        say(lines, event)
        if isinstance(event, EpochDone) and not is_asked:
            is_asked.append(signal.raise_signal(signal.SIGTERM))

    monkeypatch.setattr(train.JsonLines, "__call__", say_and_ask)
    few = [*SMALL, "--set", "teacher=none", "--set", "patience=0"]
    assert run(["train", *place, "--epochs", "3", *few]) == 0
    assert signal.getsignal(signal.SIGTERM) == terminate
    said = capsys.readouterr()
    paused = from_line(said.out.splitlines()[-1])
    assert isinstance(paused, Finished)
    assert paused.reason == "paused"
    assert f"train --continue {paused.run}` goes on with it." in said.err
    assert Workspace.open(shop.path, write=False).active_run("search") == ""

    assert run(["train", *place, "--continue", paused.run, "--seed", "3"]) == 2
    assert "goes on as it was begun; leave out --seed" in capsys.readouterr().err
    assert run(["train", *place, "--continue", paused.run, "--epochs", "9"]) == 2
    assert "leave out --set" in capsys.readouterr().err
    assert run(["train", *place, "--continue", paused.run]) == 0
    events = lines_of(capsys)
    ended = events[-1]
    assert (ended.run, ended.reason) == (paused.run, "completed")
    assert [event.epoch for event in events if isinstance(event, EpochDone)] == [2, 3]

    assert run(["train", *place, "--continue", paused.run, "--epochs", "1"]) == 0
    events = lines_of(capsys)
    assert events[-1].run != paused.run
    (epoch,) = [event for event in events if isinstance(event, EpochDone)]
    with Workspace.open(shop.path, write=False) as opened:
        stored = read_manifest(opened, events[-1].run)
        before = read_manifest(opened, paused.run)
    assert stored.job["continues"] == paused.run
    assert stored.job["settings"]["learning_rate"] == pytest.approx(0.003)
    # It begins where the other ended, not anew.
    assert epoch.loss < before.epochs[0]["loss"]
    assert stored.inputs == before.inputs


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--continue", "nothing"], "There is no run nothing"),
        (["--continue", "nothing", "--task", "category"], "leave out --task"),
    ],
)
def test_what_cannot_be_continued_is_refused_in_one_sentence(
    shop: Workspace, capsys: pytest.CaptureFixture[str], arguments: list[str], part: str
) -> None:
    (shop.runs_dir / "other").mkdir(parents=True)
    Manifest("other", "search", "conv1d").write(shop.runs_dir / "other")
    shop.close()
    assert run(["train", "--workspace", str(shop.path), *arguments]) == 2
    said = capsys.readouterr().err
    assert part in said
    assert said.count("\n") == 1


def test_the_end_tells_the_figure_of_the_run_and_what_its_curves_say(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINXUN_LANGUAGE", "en")
    tell = ProgressLine()
    job = Job(settings={"dropout": 0.1, "word_dropout": 0.1})
    tell(
        Started(
            "run",
            4,
            5,
            90,
            40,
            1,
            "BM25 ndcg@10",
            0.5,
            measured=160,
            measured_on="queries",
            job=job,
        )
    )
    for epoch, (learned, kept) in enumerate([(1.0, 1.0), (0.8, 0.9), (0.6, 0.95), (0.5, 1.0)], 1):
        metrics, ends = {"ndcg@10": 0.1 * epoch}, {"ndcg@10": [0.0, 1.0]}
        tell(EpochDone(epoch, 5 * epoch, learned, 0, kept, 0, metrics, epoch < 3, 1.0, ends))
    tell(Finished("run", "completed", 2, {"ndcg@10": 0.2}, 4.0))
    figure, verdict = capsys.readouterr().out.splitlines()[-2:]
    assert figure == (
        "ndcg@10 0.2000 (95 %: 0.0000–1.0000), 160 held-out queries of shoppers, epoch 2, the best"
    )
    assert verdict.startswith("Over-fitting since epoch 2")


def test_the_last_line_of_json_says_what_the_curves_tell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINXUN_LANGUAGE", "en")
    job = Job(settings={"dropout": 0.1, "word_dropout": 0.1})
    started = Started("run", 4, 5, 90, 40, 1, "BM25 ndcg@10", 0.5, job=job)
    losses = [(1.0, 1.0), (0.8, 0.9), (0.6, 0.95), (0.5, 1.0)]
    told = [
        EpochDone(epoch, 5 * epoch, learned, 0, kept, 0, {"ndcg@10": 0.1}, epoch < 3, 1.0)
        for epoch, (learned, kept) in enumerate(losses, 1)
    ]
    tell = JsonLines()
    # What was said before a pause counts.
    tell.go_on_from([started, *told[:3]])
    for event in (started, told[3], Finished("run", "completed", 2, {"ndcg@10": 0.1}, 4.0)):
        tell(event)
    *_, last = capsys.readouterr().out.splitlines()
    found = json.loads(last)["diagnosis"]
    assert (found["kind"], found["sentence"][:26]) == ("over-fitting", "Over-fitting since epoch 2")
    # 0.1 more by 0.2; word_dropout the same; nothing was taken from l2.
    assert found["change"] == {"dropout": 0.3, "word_dropout": 0.3, "l2": 0.0001}
    finished = from_line(last)
    assert isinstance(finished, Finished)
    assert finished.diagnosis == found
    tell(Finished("run", "paused", 2, {}, 4.0))
    assert json.loads(capsys.readouterr().out)["diagnosis"] == {}
