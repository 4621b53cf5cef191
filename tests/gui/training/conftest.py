"""A shop's folder and a trainer that only talks, for the panel and its parts."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from core.workspace import Workspace
from gui.background import wait_for_all
from gui.training.panel import TrainingPanel
from gui.training.process import TrainingProcess
from gui.training.trainer import Trainer

Program = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def swept(qapp: QApplication) -> Iterator[None]:
    """Widgets of one test are gone before the next: restyling those left over takes seconds."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The recorded trainer imports `core` as the real one does."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))


@pytest.fixture
def program() -> Program:
    """The command line of the recorded trainer with a fate of `good`, `slow`, `crash`, `refuse` or `deaf`."""

    def command(fate: str = "good", pace: float = 0.0) -> list[str]:
        return [sys.executable, str(Path(__file__).parent / "recorded_worker.py"), fate, str(pace)]

    return command


@pytest.fixture
def started(tmp_path: Path, qtbot: object) -> Iterator[Callable[..., TrainingProcess]]:
    """Makes processes that are gone when the test ends."""
    made: list[TrainingProcess] = []

    def make(command: list[str], stop_seconds: float = 5.0) -> TrainingProcess:
        made.append(TrainingProcess(tmp_path, command, stop_seconds))
        return made[-1]

    yield make
    for process in made:
        if isValid(process):
            process.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty shop that this test may write to."""
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


@pytest.fixture
def panel(qtbot: object, workspace: Workspace) -> Iterator[Callable[..., TrainingPanel]]:
    """Makes panels over `workspace` whose process is gone when the test ends."""
    made: list[tuple[TrainingPanel, QWidget]] = []

    def make(command: list[str], read_only: bool = False) -> TrainingPanel:
        window = QWidget()
        qtbot.addWidget(window)  # type: ignore[attr-defined]
        panel = TrainingPanel(Trainer(command, window), window)
        panel.set_workspace(workspace, read_only)
        panel.resize(380, 700)
        window.resize(380, 700)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)  # type: ignore[attr-defined]
        made.append((panel, window))
        return panel

    yield make
    for panel, _ in made:
        panel.trainer.close()
    assert wait_for_all(5)
