"""Which rankings are offered: finished, whole runs, as they come and go."""

import json
import shutil
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.runs.manifest import MANIFEST
from core.workspace import Workspace
from core.workspace.lock import take_lock
from core.workspace.shipped import DEMO
from gui.experiments import page as experiments_page
from gui.experiments.page import ExperimentsPage
from gui.experiments.run_list import rankings
from gui.open_workspace import OpenWorkspace
from tests.core.runs.small_runs import SEARCH


@pytest.fixture
def stocked(workspace: Workspace) -> Workspace:
    """The small shop with a finished run."""
    shutil.copytree(DEMO / "runs" / SEARCH, workspace.runs_dir / SEARCH)
    return workspace


def offered(workspace: Workspace) -> set[str]:
    return {ranking.run for ranking in rankings(workspace)}


def test_a_run_in_training_is_not_offered_until_it_is_finished(stocked: Workspace) -> None:
    assert SEARCH in offered(stocked)
    manifest = stocked.runs_dir / SEARCH / MANIFEST
    stored = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps({**stored, "state": "training"}), "utf-8")
    with take_lock(stocked.runs_dir / SEARCH):
        assert SEARCH not in offered(stocked)
    manifest.write_text(json.dumps({**stored, "state": "finished"}), "utf-8")
    assert SEARCH in offered(stocked)


def test_a_run_whose_files_changed_is_not_offered(stocked: Workspace) -> None:
    (stocked.runs_dir / SEARCH / "vocabulary.json").write_text("{}", "utf-8")
    assert SEARCH not in offered(stocked)


@pytest.fixture
def page(
    qtbot: QtBot, shop: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ExperimentsPage]:
    monkeypatch.setattr(experiments_page, "LOOK_MS", 20)
    made = ExperimentsPage(shop)
    qtbot.addWidget(made)
    made.set_workspace(shop.workspace)
    made.show()
    yield made
    made.hide()


def test_runs_that_come_and_go_are_followed(qtbot: QtBot, page: ExperimentsPage) -> None:
    box, workspace = page.interleaving.pair.boxes["B"], page._workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: box.findData("") >= 0)
    assert box.findData(SEARCH) < 0
    shutil.copytree(DEMO / "runs" / SEARCH, workspace.runs_dir / SEARCH)
    qtbot.waitUntil(lambda: box.findData(SEARCH) >= 0)
    shutil.rmtree(workspace.runs_dir / SEARCH)
    qtbot.waitUntil(lambda: box.findData(SEARCH) < 0)
