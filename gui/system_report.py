"""The report of a machine with what only Qt knows of it: its version, the screen and the fonts."""

import os

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication, QScreen

from core.system_report import system_report
from gui.display import check_display


def report() -> str:
    """Everything, for the clipboard or a terminal; Qt is started without a screen where it does not run.

    Raises:
        UserError: Qt cannot run here.
    """
    # Kept as long as it is asked.
    application = QGuiApplication.instance() or _unseen()
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    facts = {
        "Qt": f"{qVersion()}, platform {QGuiApplication.platformName()}",
        "screens": ", ".join(map(_screen, QGuiApplication.screens())),
        "font": QFontInfo(QGuiApplication.font()).family(),
        "Chinese fonts": ", ".join(chinese) or "none",
    }
    del application
    return system_report(facts)


def _unseen() -> QGuiApplication:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    check_display(os.environ)
    return QGuiApplication(["pinxun"])


def _screen(screen: QScreen) -> str:
    size = screen.size()
    return f"{size.width()} × {size.height()} by {screen.devicePixelRatio():g}"
