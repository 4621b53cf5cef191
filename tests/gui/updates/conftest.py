"""A shop with a run and a log, and an updater whose training process only talks."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.feedback.log import Event, FeedbackLog, Shown
from core.runs.manifest import Manifest
from core.workspace import Workspace
from gui.feedback.recorder import ListShown, Recorder
from gui.state import State
from gui.training.trainer import Trainer
from gui.updates.updater import Updater

BASE = "20260504-123000-search-conv1d"
WAIT = 15_000
Made = Callable[..., Updater]


def act(workspace: Workspace, count: int, action: str = "click") -> None:
    """`count` actions come into the log unseen by the window."""
    with FeedbackLog.open(workspace) as log:
        log.append(
            Shown("手机", BASE, "u1", "s1", time.time()),
            [Event(f"p{number}", action, number + 1) for number in range(count)],
        )


def press(recorder: Recorder, count: int) -> None:
    """Somebody acts `count` times in the window."""
    shown = ListShown(Shown("手机", BASE, "u1", "s2", time.time()))
    for number in range(count):
        recorder.record(shown, [Event(f"p{number}", "click", number + 1)])


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The recorded trainer imports `core` as the real one does."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with a run in use that has learned nothing of the log yet, and five clicks."""
    with Workspace.open(tmp_path / "shop") as workspace:
        job = {"task": "search", "network": "conv1d", "seed": 7, "settings": {}}
        folder = workspace.runs_dir / BASE
        folder.mkdir(parents=True)
        Manifest(BASE, "search", "conv1d", job, best_epoch=1, state="finished").write(folder)
        workspace.activate("search", BASE)
        act(workspace, 5)
        yield workspace


@pytest.fixture
def recorder(qtbot: QtBot) -> Iterator[Recorder]:
    made = Recorder()
    yield made
    made.close()


@pytest.fixture
def updater(qtbot: QtBot, shop: Workspace, recorder: Recorder, state: State) -> Iterator[Made]:
    """Makes updaters of `shop` whose updates have the fate asked for."""
    owner = QObject()
    trainers: list[Trainer] = []

    def make(fate: str = "better", pace: float = 0.0, workspace: Workspace = shop) -> Updater:
        worker = Path(__file__).parent / "recorded_worker.py"
        command = [sys.executable, str(worker), str(shop.path), fate, str(pace)]
        trainer = Trainer(command, owner)
        trainer.set_workspace(workspace, workspace.read_only)
        trainers.append(trainer)
        recorder.use(workspace)
        made = Updater(trainer, recorder, state, owner)
        made.use(workspace)
        qtbot.waitUntil(lambda: made.hindrance != "closed", timeout=WAIT)
        return made

    yield make
    for trainer in trainers:
        trainer.close()
    owner.deleteLater()
