"""Below the list of runs: asks for smaller variants of the selected one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gui.language import Retranslated
from gui.training.runs_model import RunRow

TASK = "search"


class CompressButton(Retranslated, QPushButton):
    """`wanted` names the run that is to be made smaller."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._run = ""
        self.clicked.connect(lambda: self.wanted.emit(self._run))
        self._retranslate()

    def offer(self, row: RunRow | None) -> None:
        """Offer to make the run of `row` smaller, where it is one that searches."""
        self._run = row.id if row is not None and row.summary.task == TASK else ""
        self.setEnabled(bool(self._run))

    def _retranslate(self) -> None:
        self.setText(self.tr("Make smaller…"))
        self.setToolTip(self.tr("Smaller and faster variants of a search run, measured beside it"))
