"""Buttons that open a file of assertions, make one, or take up one that was open before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QWidget

from core.checks.check_file import create_check_file
from gui import background
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.file_dialog import choose_files, choose_save
from gui.widgets.layouts import row
from gui.widgets.plain import caption, literal

translate = QCoreApplication.translate
KIND, NAME = "checks", "checks.txt"


class FileButtons(Retranslated, QWidget):
    """`chosen` carries the path of a file that is there, `failed` what went wrong in making one."""

    chosen = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.open_button = push_button("", self.ask_open)
        self.new_button = push_button("", self.ask_new)
        self.recent_button = push_button("quiet")
        self.recent_menu = QMenu(self)
        self.recent_button.setMenu(self.recent_menu)
        row(self.open_button, self.new_button, self.recent_button, parent=self, spacing=8)
        self.set_recent(())
        self._retranslate()

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Offer files that were open before."""
        self.recent_menu.clear()
        for path in paths:
            action = self.recent_menu.addAction(caption(path.name))
            action.setToolTip(literal(str(path)))
            action.triggered.connect(lambda _=False, path=path: self.chosen.emit(path))
        self.recent_menu.setToolTipsVisible(True)
        self.recent_button.setEnabled(bool(paths))

    def ask_open(self) -> None:
        """Let a person choose a file."""
        filters = (self.tr("Text (*.txt *.checks)"), self.tr("All files (*)"))
        for path in choose_files(self, KIND, self.tr("Open checks"), filters)[:1]:
            self.chosen.emit(path)

    def ask_new(self) -> None:
        """Let a person say where a new file goes, and make it."""
        path = choose_new_file(self)
        if path is not None:
            background.run(
                create_check_file,
                path,
                done=lambda _: self.chosen.emit(path),
                failed=self.failed.emit,
                owner=self,
            )

    def _retranslate(self) -> None:
        self.open_button.setText(self.tr("Open…"))
        self.open_button.setToolTip(self.tr("Open a file of assertions (Ctrl+O)"))
        self.new_button.setText(self.tr("New…"))
        self.new_button.setToolTip(self.tr("Make a file that asserts nothing yet"))
        self.recent_button.setText(self.tr("Recent"))
        self.recent_button.setToolTip(self.tr("Files that were open before"))


def choose_new_file(parent: QWidget) -> Path | None:
    """Where a new file goes; None where nobody chose."""
    title = translate("FileButtons", "New file of checks")
    return choose_save(
        parent, KIND, title, NAME, (translate("FileButtons", "Text (*.txt *.checks)"),)
    )
