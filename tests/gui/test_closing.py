"""What is under way ends with its window or its shop only after a question that says what is lost."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.robustness.noise_lab import NoiseLab
from gui.robustness.robustness import NOISE_LAB
from gui.state import State

pytestmark = pytest.mark.qt_log_ignore("does not support")
WAIT = 30_000
HERE = Path(__file__).parent
# A verb that says nothing and does not end.
SILENT = [sys.executable, "-c", "import time; time.sleep(600)"]
Begin = Callable[[QtBot, MainWindow], None]


@pytest.fixture
def window(
    qtbot: QtBot,
    state: State,
    quick_engine: None,
    shop_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """The window over a small shop."""
    monkeypatch.setenv("PYTHONPATH", str(HERE.parents[1]))
    made = MainWindow(state)
    made.show()
    with qtbot.waitSignal(made.painted, timeout=WAIT):
        made.open(shop_folder)
    yield made
    made._shut()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def tune(qtbot: QtBot, window: MainWindow) -> None:
    """Two trials are done, and the tuning goes on."""
    window.tuning.open()
    dialog = window.tuning.dialog
    assert dialog is not None
    dialog.process.program = [sys.executable, str(HERE / "tuning" / "recorded_tuning.py")]
    dialog.tune_button.click()
    qtbot.waitUntil(lambda: dialog.record.finished == 2, timeout=WAIT)


def compress(qtbot: QtBot, window: MainWindow) -> None:
    window.compressing.open()
    dialog = window.compressing.dialog
    assert dialog is not None
    dialog.view.process.program = SILENT
    dialog.view.process.start([])
    qtbot.waitUntil(lambda: dialog.view.process.is_running, timeout=WAIT)


def measure_noise(qtbot: QtBot, window: MainWindow) -> None:
    window.robustness.open(NOISE_LAB)
    lab = window.robustness.dialogs[NOISE_LAB]
    assert isinstance(lab, NoiseLab)
    lab.working.process.program = SILENT
    lab.working.start([])
    qtbot.waitUntil(lambda: lab.working.is_busy, timeout=WAIT)


CASES = [
    (tune, "A tuning: 2 trials are done and stay; what is tried now is lost."),
    (compress, "Making a run smaller: nothing of it is kept, and no run changes."),
    (measure_noise, "The noise lab: nothing of what it measures is kept."),
]


def answer(qtbot: QtBot, window: MainWindow, text: str) -> str:
    """Press the button called `text`; what the question told."""
    box = window.ending.question
    assert box is not None
    told = box.informativeText()
    button = next(each for each in box.buttons() if each.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return told


@pytest.mark.parametrize(("begin", "lost"), CASES)
def test_the_window_closes_after_a_question(
    qtbot: QtBot, window: MainWindow, begin: Begin, lost: str
) -> None:
    begin(qtbot, window)
    window.close()
    assert window.isVisible()
    assert lost in answer(qtbot, window, "Keep it going")
    assert window.isVisible()
    assert window.ending.is_due, "it goes on"
    window.close()
    answer(qtbot, window, "End and close")
    assert not window.isVisible()
    assert not window.ending.is_due


def test_another_shop_opens_after_a_question(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    tune(qtbot, window)
    here = window.shop.workspace
    window.open(tmp_path / "other")
    assert "A tuning: 2 trials" in answer(qtbot, window, "Keep it going")
    assert window.shop.workspace is here
    window.open(tmp_path / "other")
    answer(qtbot, window, "End and open")
    qtbot.waitUntil(lambda: window.shop.holds(tmp_path / "other"), timeout=WAIT)
    assert not window.ending.is_due


def test_nothing_is_asked_where_nothing_is_under_way(window: MainWindow) -> None:
    window.close()
    assert not window.isVisible()
