"""What a run says of itself may be anything: it opens, or one sentence names the run."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from core.errors import RunError
from core.runs.fields import is_job
from core.runs.job import Job
from core.runs.manifest import MANIFEST, Manifest

WHOLE: dict[str, Any] = {
    "id": "r1",
    "task": "search",
    "network": "conv1d",
    "state": "finished",
    "epochs": [{"epoch": 1, "seconds": 2.5, "metrics": {"ndcg@10": 0.5}, "is_best": True}],
    "best_epoch": 1,
    "metrics": {"ndcg@10": 0.5, "mrr@10": None},
    "length": 40,
    "dimension": 96,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "r1"
    folder.mkdir()
    return folder


def write(folder: Path, text: str) -> None:
    (folder / MANIFEST).write_text(text, "utf-8")


@pytest.mark.parametrize(
    "identity", ["../x", "/etc", 7, None, "a\nb", "x" * 10_000, "<img src=x>", ["r1"], ""]
)
def test_a_run_is_its_folder_whatever_it_calls_itself(folder: Path, identity: Any) -> None:
    write(folder, json.dumps(WHOLE | {"id": identity}))
    assert Manifest.read(folder).id == "r1"
    write(folder, json.dumps({name: WHOLE[name] for name in WHOLE if name != "id"}))
    assert Manifest.read(folder).id == "r1"


def test_numbers_that_are_none_were_not_measured(folder: Path) -> None:
    write(folder, json.dumps(WHOLE | {"metrics": {"hit@20": float("nan")}}))
    assert Manifest.read(folder).metrics == {"hit@20": None}
    Manifest.read(folder).write(folder)
    assert json.loads((folder / MANIFEST).read_text("utf-8"))["metrics"] == {"hit@20": None}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("task", 7),
        ("task", "sear\nch"),
        ("task", "x" * 101),
        ("network", None),
        ("state", "running"),
        ("state", ["finished"]),
        ("created", {"year": 2026}),
        ("job", []),
        ("job", {"seed": "seven"}),
        ("job", {"colour": "blue"}),
        ("job", {"settings": {"epochs": [3]}}),
        ("inputs", {"products": 7}),
        ("epochs", {"1": {}}),
        ("epochs", ["1"]),
        ("epochs", [{"epoch": 1, "metrics": [0.5]}]),
        ("epochs", [{"epoch": "1", "seconds": 1.0, "metrics": {}}]),
        ("best_epoch", "1"),
        ("best_epoch", -1),
        ("best_epoch", True),
        ("best_epoch", 1.5),
        ("metrics", {"ndcg@10": "0.5"}),
        ("metrics", [0.5]),
        ("seconds", None),
        ("length", 10**30),
        ("dimension", "96"),
        ("labels", "abc"),
        ("labels", [1, 2]),
        ("labels", ["a", "a"]),
        ("split", -2),
        ("hashes", {"vocabulary.json": "none"}),
        ("hashes", ["vocabulary.json"]),
        ("format", "3"),
        ("format", float("nan")),
    ],
)
def test_a_field_that_no_training_writes_is_named(folder: Path, field: str, value: Any) -> None:
    write(folder, json.dumps(WHOLE | {field: value}))
    with pytest.raises(RunError, match=rf"r1 cannot be read .*{field}"):
        Manifest.read(folder)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '"run"',
        "{",
        "{}",
        '{"task": "search"}',
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"task": "search", "network": "conv1d", "seconds": 1e999}',
        '{"task": "\\ud800", "network": "conv1d"}',
    ],
)
def test_what_is_no_manifest_is_refused(folder: Path, text: str) -> None:
    write(folder, text)
    with pytest.raises(RunError, match="r1 cannot be read"):
        Manifest.read(folder)


def test_only_a_file_of_its_own_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text(json.dumps(WHOLE), "utf-8")
    (folder / MANIFEST).symlink_to(tmp_path / "other.json")
    with pytest.raises(RunError, match="regular"):
        Manifest.read(folder)
    (folder / MANIFEST).unlink()
    (folder / MANIFEST).mkdir()
    with pytest.raises(RunError, match="regular"):
        Manifest.read(folder)


def test_every_field_of_a_job_is_judged() -> None:
    assert is_job({field.name: field.default for field in fields(Job) if field.name != "settings"})
    assert is_job({"settings": {"epochs": 3, "network": "conv1d", "l1": 0.5, "word_vectors": True}})
