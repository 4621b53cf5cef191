"""A small shop with the runs of the demo world, and the dialog that looks into them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.workspace import Workspace
from gui.model.dialog import ModelDialog
from tests.core.runs.small_runs import SEARCH, make_epochs, make_small_shop

WAIT = 30_000


@pytest.fixture(scope="package")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small shop, made once; epochs 1 and 4 of its search run are kept."""
    folder = tmp_path_factory.mktemp("learned") / "shop"
    make_small_shop(folder)
    make_epochs(folder / "runs" / SEARCH, {1: 0.1, 4: 0.4})
    return folder


@pytest.fixture
def workspace(small_folder: Path) -> Iterator[Workspace]:
    """The small shop, open for reading."""
    with Workspace.open(small_folder, write=False) as opened:
        yield opened


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace) -> ModelDialog:
    """Looks into the search run."""
    made = ModelDialog()
    qtbot.addWidget(made)
    made.set_workspace(workspace)
    made.show_run(SEARCH)
    made.show()
    qtbot.waitUntil(lambda: made.layers.model is not None, timeout=WAIT)
    return made
