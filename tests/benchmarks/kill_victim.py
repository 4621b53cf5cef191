"""A window that acts, imports, trains and updates without end, and says on stdout what it has been told is safe.

    python -m tests.benchmarks.kill_victim SHOP SEED

Started and killed by `tests.benchmarks.kills`.
"""

import json
import random
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from core.training.job import Finished
from gui import application
from gui.data.import_dialog import ImportDialog
from gui.main_window import MainWindow
from gui.state import State

QUERIES = ("手机", "连衣裙", "耳机", "零食", "猫粮", "运动鞋")
DEEDS = ("act", "act", "act", "import", "train", "update")
PAUSE_MS = 30


def say(**told: object) -> None:
    """One line that the killer can rely on."""
    print(json.dumps(told), flush=True)


class Victim(QObject):
    """Does one thing after the other in a real window."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        super().__init__(window)
        self._window = window
        self._chance = random.Random(seed)
        window.shop.engine_ready.connect(self._begin)
        window.acting.recorder.recorded.connect(self._acknowledge)

    def _begin(self) -> None:
        self._window.shop.engine_ready.disconnect(self._begin)
        self._later()

    def _later(self) -> None:
        QTimer.singleShot(PAUSE_MS, self, self._next)

    def _next(self) -> None:
        getattr(self, f"_{self._chance.choice(DEEDS)}")()
