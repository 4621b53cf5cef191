"""A dialog beside the window goes by its cross and by Escape, once, with what was under way in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.checks.checks_window import ChecksWindow
from gui.comparison.classes_window import ClassesWindow
from gui.comparison.frozen_window import FrozenWindow
from gui.comparison.window import ComparisonWindow
from gui.robustness.findings_dialog import FindingsDialog
from gui.robustness.noise_lab import NoiseLab
from gui.what_if.dialog import WhatIfDialog
from gui.widgets.closing_dialog import ClosingDialog


class Watched(ClosingDialog):
    def __init__(self) -> None:
        super().__init__()
        self.ended = 0

    def shut_down(self) -> None:
        self.ended += 1


@pytest.mark.parametrize("way", ["cross", "escape"])
def test_it_closes(qtbot: QtBot, way: str) -> None:
    dialog = Watched()
    qtbot.addWidget(dialog)
    heard: list[bool] = []
    dialog.closed.connect(lambda: heard.append(True))
    dialog.show()
    if way == "cross":
        assert dialog.close()
    else:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert (dialog.ended, heard) == (1, [True])


@pytest.mark.parametrize(
    "kind",
    [
        ChecksWindow,
        ClassesWindow,
        ComparisonWindow,
        FindingsDialog,
        FrozenWindow,
        NoiseLab,
        WhatIfDialog,
    ],
)
def test_dialogs_beside_the_window_close_so(kind: type[ClosingDialog]) -> None:
    assert issubclass(kind, ClosingDialog)
    assert {"closeEvent", "reject"} & vars(kind).keys() == set()
