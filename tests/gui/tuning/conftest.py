"""The dialog over a tuning that only talks."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.workspace import Workspace
from gui.tuning.dialog import TuningDialog

Opened = Callable[..., TuningDialog]


@pytest.fixture
def workspace(shop_folder: Path) -> Iterator[Workspace]:
    """A small shop that this test may write to."""
    with Workspace.open(shop_folder) as opened:
        yield opened


@pytest.fixture
def opened(qtbot: QtBot, workspace: Workspace) -> Iterator[Opened]:
    """Makes the dialog over the recorded tuning with these fates, for the shop."""
    made: list[TuningDialog] = []

    def make(*fates: str, read_only: bool = False) -> TuningDialog:
        script = str(Path(__file__).with_name("recorded_tuning.py"))
        dialog = TuningDialog([sys.executable, script, *fates])
        qtbot.addWidget(dialog)
        dialog.set_workspace(workspace, read_only)
        made.append(dialog)
        return dialog

    yield make
    for dialog in made:
        dialog.shut_down()
