"""A simulation that only talks, and shops whose log holds experiments."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.feedback.log import FeedbackLog
from core.workspace import Workspace
from gui.open_workspace import OpenWorkspace

Program = Callable[[str], list[str]]


@pytest.fixture(autouse=True)
def swept(qapp: QApplication) -> Iterator[None]:
    """Widgets of one test are gone before the next: restyling those left over takes seconds."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Program:
    """The command line of the recorded simulation with a fate of `good`, `crash`, `refuse` or `endless`."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    script = str(Path(__file__).parent / "recorded_simulation.py")
    return lambda fate: [sys.executable, script, fate]


@pytest.fixture
def workspace(shop_folder: Path) -> Iterator[Workspace]:
    """A small shop that this test may write to."""
    with Workspace.open(shop_folder) as opened:
        yield opened


@pytest.fixture
def log(workspace: Workspace) -> Iterator[FeedbackLog]:
    """The open log of `workspace`."""
    with FeedbackLog.open(workspace) as opened:
        yield opened


@pytest.fixture
def shop(qtbot: QtBot, quick_engine: None, shop_folder: Path) -> Iterator[OpenWorkspace]:
    """The small shop, open, with an engine."""
    made = OpenWorkspace()
    with qtbot.waitSignals([made.engine_ready, made.recommender_ready, made.shoppers_ready]):
        made.open(shop_folder)
    yield made
    made.close()
