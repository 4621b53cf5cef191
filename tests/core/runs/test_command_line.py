"""A job as a command: typed again, it is the same job."""

import argparse
import shlex
from pathlib import Path
from typing import Any

import pytest

from core.commands import train
from core.program import COMMAND
from core.runs.command_line import train_command
from core.runs.job import Job
from core.task_choices import training_defaults, training_settings

JOBS: list[tuple[str, str, dict[str, Any]]] = [
    ("search", "conv1d", {}),
    (
        "search",
        "conv1d",
        {"learning_rate": 1.1e-5, "dropout": 0.3, "start": False, "teacher": "none"},
    ),
    ("search", "pretrained", {"dimension": 64}),
    ("next-item", "rnn", {"epochs": 9, "passes": 4, "schedule": "constant"}),
    ("category", "article", {"word_vectors": True, "class_weights": "sqrt", "members": 2}),
    ("next-category", "dnn", {"passes": 0, "l2": 1e-6}),
]


@pytest.mark.parametrize(("task", "network", "changes"), JOBS)
def test_typed_again_it_is_the_same_job(
    task: str, network: str, changes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(COMMAND, "python main.py")
    job = Job(task, network, 11, training_settings(task, network, changes))
    words = shlex.split(train_command(job, Path("/shops/my shop")))
    assert words[:3] == ["python", "main.py", "train"]
    parser = argparse.ArgumentParser()
    parser.add_argument("--workspace")
    train.add_arguments(parser)
    given = parser.parse_args(words[3:])
    assert given.workspace == "/shops/my shop"
    settings = training_settings(given.task, given.network, train._settings(given))
    assert Job(given.task, given.network, given.seed, settings) == job
    # Only what differs is typed.
    differing = {
        name for name in changes if job.settings[name] != training_defaults(task, network)[name]
    }
    assert words.count("--set") == len(differing)


def test_an_update_is_made_by_its_own_verb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(COMMAND, "pinxun")
    assert train_command(Job(base="r1"), Path("/s")) == "pinxun update --workspace /s"


def test_a_run_that_went_on_from_another_says_from_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(COMMAND, "pinxun")
    assert "--continue r1" in train_command(Job(continues="r1"), Path("/s"))
