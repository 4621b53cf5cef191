"""Runs that come from anywhere are refused by a sentence before anything is made of them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core import cli
from core.runs.manifest import ENCODER, MANIFEST
from tests.core.runs.small_runs import CATEGORY, NEXT_ITEM, SEARCH, make_small_shop

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PINXUN_LANGUAGE", "en")
    make_small_shop(tmp_path / "shop")
    return tmp_path / "shop"


def told(shop: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one sentence of a refusal."""
    capsys.readouterr()
    assert cli.run(["compress", *arguments, "--workspace", str(shop), "--json"]) == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    (sentence,) = heard.err.strip().splitlines()
    return sentence


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda stored: stored.update(task="dancing"), "serves “dancing”"),
        (lambda stored: stored.update(network="skynet"), "There is no network 'skynet'"),
        (lambda stored: stored["job"]["settings"].update(filters=-3), "filters takes"),
        (lambda stored: stored["job"]["settings"].update(dropout=7), "dropout takes"),
        (lambda stored: stored.update(dimension=1 << 30), "dimension takes"),
    ],
)
def test_an_odd_manifest_is_refused(
    shop: Path, change: Change, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shop / "runs" / SEARCH / MANIFEST
    stored = json.loads(path.read_text("utf-8"))
    change(stored)
    path.write_text(json.dumps(stored), "utf-8")
    assert sentence in told(shop, capsys, SEARCH)


def test_a_damaged_encoder_is_refused(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (path,) = (shop / "runs" / SEARCH).rglob(ENCODER)
    path.write_bytes(b"TFL3" * 100)
    assert "damaged" in told(shop, capsys, SEARCH)


@pytest.mark.parametrize("run", [CATEGORY, NEXT_ITEM])
def test_runs_of_other_tasks_are_refused(
    shop: Path, run: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "only runs of “Search” are compressed" in told(shop, capsys, run)


def test_what_is_not_there_is_refused(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "There is no run ../../etc" in told(shop, capsys, "../../etc")
    assert "There is no variant 'float8'" in told(shop, capsys, SEARCH, "--variants", "float8")
    assert "--use takes one of" in told(
        shop, capsys, SEARCH, "--variants", "pruned", "--use", "float32"
    )
    assert "sparsity takes" in told(shop, capsys, SEARCH, "--sparsity", "2")
