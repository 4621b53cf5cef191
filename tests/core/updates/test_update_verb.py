"""`update` as scripts call it: learns, says what it came to, lists and undoes."""

import json
from pathlib import Path
from typing import Any

import pytest

from core import cli
from core.runs import listing
from core.runs.job import Job
from core.training.tensorflow_setup import start_tensorflow
from core.training.trainer import train
from core.workspace import Workspace
from tests.core.training.conftest import make_shop
from tests.core.updates.conftest import QUICK, act

pytestmark = pytest.mark.tensorflow


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    start_tensorflow()
    with make_shop(tmp_path_factory.mktemp("verb")) as workspace:
        finished = train(workspace, Job(settings=QUICK), lambda _: None, lambda: False)
        listing.activate(workspace, finished.run)
        act(workspace)
    return workspace.path


def answers(capsys: pytest.CaptureFixture[str], shop: Path, *given: str) -> list[dict[str, Any]]:
    assert cli.run(["update", *given, "--json", "--workspace", str(shop)]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_it_learns_tells_lists_and_undoes(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    *told, last = answers(capsys, shop)
    assert [each["type"] for each in told][-2:] == ["Judged", "Finished"]
    (made,) = last["updates"]
    assert made["state"] == "live"
    assert made["update"]["learned"]["actions"]["click"] == 30
    (listed,) = answers(capsys, shop, "--list")
    assert listed == last
    (undone,) = answers(capsys, shop, "--undo")
    assert undone["updates"][0]["state"] == "undone"
    with Workspace.open(shop, write=False) as workspace:
        assert workspace.active_run("search") == made["update"]["base"]
    assert cli.run(["update", "--undo", "--workspace", str(shop)]) == 2
    assert "nothing to undo" in capsys.readouterr().err


def test_people_read_a_table(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["update", "--list", "--workspace", str(shop)]) == 0
    printed = capsys.readouterr().out
    assert "Earlier behaviour" in printed
    assert "undone" in printed


def test_a_shop_without_a_run_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["update", "--workspace", str(tmp_path / "new")]) == 2
    assert "train" in capsys.readouterr().err
