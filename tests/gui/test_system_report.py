"""What Qt knows of a machine is told with the rest, on a terminal and to the clipboard."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from pytestqt.qtbot import QtBot

from gui.failures import FailureDialog

ROOT = Path(__file__).parents[2]


def test_a_terminal_hears_of_qt_and_fonts_without_a_screen() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--info"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert f"Qt                  {qVersion()}, platform offscreen" in done.stdout
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    assert all(font in done.stdout for font in chinese)
    assert not done.stderr


def test_the_dialog_of_a_bug_copies_it_beside_the_traceback(qtbot: QtBot) -> None:
    dialog = FailureDialog("Traceback: here")
    qtbot.addWidget(dialog)
    dialog.copy_all.click()
    trace, _, report = QGuiApplication.clipboard().text().partition("\n\n")
    assert trace == "Traceback: here"
    assert f"{qVersion()}, platform offscreen" in report
