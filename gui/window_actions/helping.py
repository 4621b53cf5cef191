"""Actions that help: documentation, the log, what the program is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from core.language import QT_TRANSLATE_NOOP
from core.log import log_path
from core.program import MAIN, VERSION
from gui.actions.names import Name
from gui.actions.registry import ActionRegistry
from gui.window_actions.parts import WindowParts

translate = QCoreApplication.translate
# Beside a clone of the program; an installed one comes without.
DOCUMENTATION = MAIN.parent / "docs" / "window.md"


def add_help_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them."""
    registry.add(
        "help.documentation",
        Name(QT_TRANSLATE_NOOP("Actions", "Documentation")),
        "help",
        lambda: _show(DOCUMENTATION),
        icon="info",
        hindrance=_no_documentation,
    )
    registry.add(
        "help.log",
        Name(QT_TRANSLATE_NOOP("Actions", "Show the folder of the log")),
        "help",
        lambda: _show(log_path().parent),
        icon="folder",
    )
    registry.add(
        "help.about",
        Name(QT_TRANSLATE_NOOP("Actions", "About Pinxun")),
        "help",
        lambda: _tell_about(window),
        icon="info",
    )


def _no_documentation() -> str:
    if DOCUMENTATION.exists():
        return ""
    return translate("Actions", "The documentation is not installed beside the program")


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _tell_about(window: WindowParts) -> None:
    box = QMessageBox(window.window())
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(translate("Actions", "About Pinxun"))
    box.setText(translate("Actions", "Pinxun {version}").format(version=VERSION))
    box.setInformativeText(
        translate(
            "Actions",
            "A workbench for neural shopping search. MIT licence. Nothing leaves this machine.",
        )
    )
    box.open()
