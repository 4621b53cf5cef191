"""The tuning in the real window: from the training panel and the palette, and back into the panel."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.runs.job import Job
from gui.main_window import MainWindow
from gui.state import State

WORKER = Path(__file__).parents[1] / "training" / "recorded_worker.py"


@pytest.fixture
def window(
    qtbot: QtBot,
    state: State,
    quick_engine: None,
    shop_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """The window over a small shop, with a trainer that only talks."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    made = MainWindow(state)
    made.trainer._program = [sys.executable, str(WORKER), "slow", "0.05"]
    made.show()
    with qtbot.waitSignal(made.painted, timeout=60_000):
        made.open(shop_folder)
    yield made
    made.trainer.close()
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_panel_opens_it_with_its_own_job_and_trains_its_best(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.tuning.dialog is None
    window.arrange("train")
    panel = window.training
    assert panel is not None
    panel.form.set_job(Job("search", "rnn", 3, {"epochs": 2}))
    panel.tune_button.click()
    dialog = window.tuning.dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert "epochs=2" in dialog.form.model.texts()
    assert dialog.form.options()[:6] == ["--task", "search", "--network", "rnn", "--seed", "3"]
    assert dialog.tune_button.isEnabled()

    best = Job("search", "conv1d", 7, {"dropout": 0.3})
    dialog.train_wanted.emit(best)
    assert window.trainer.work == "training"
    assert window.trainer.job == best
    assert panel.form.job() == best


def test_the_palette_has_it_and_it_goes_with_the_window(window: MainWindow) -> None:
    window.guides.registry.action("training.tune").trigger()
    dialog = window.tuning.dialog
    assert dialog is not None
    assert dialog.isVisible()
    window.close()
    assert not dialog.isVisible()
