"""The table of runs in a window of its own, where all its columns have room."""

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from gui.language import Retranslated
from gui.training.run_actions import RunActions
from gui.training.run_buttons import RunButtons
from gui.training.run_words import WIDE
from gui.training.runs_model import RunsModel
from gui.training.runs_pane import RunsPane
from gui.widgets.layouts import column

USUAL = QSize(1100, 620)


class RunsWindow(Retranslated, QDialog):
    """Shows `model` with the selection of the panel's table; its buttons do what they do there."""

    def __init__(
        self,
        model: RunsModel,
        selection: QItemSelectionModel,
        doing: RunActions,
        parent: QWidget,
    ):
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.pane = RunsPane(model, "large", WIDE, is_large=True)
        self.pane.table.setSelectionModel(selection)
        self.buttons = RunButtons(doing, is_large=True)
        column((self.pane, 1), self.buttons, parent=self, spacing=8, margins=(12, 12, 12, 12))
        self.resize(USUAL)
        self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Runs"))
