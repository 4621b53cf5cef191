"""A button with what makes models robust, to be opened beside the window."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gui.language import Retranslated


class RobustnessButton(Retranslated, QPushButton):
    """`wanted` names what was chosen: `noise_lab`, `labels` or `texts`."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        menu = QMenu(self)
        keys = ("noise_lab", "labels", "texts")
        self.choices = [menu.addAction("", partial(self.wanted.emit, key)) for key in keys]
        self.setMenu(menu)
        self._retranslate()

    def _retranslate(self) -> None:
        self.setText(self.tr("Robust"))
        self.setToolTip(
            self.tr("Measure how much noise models stand, and clean what they learn from")
        )
        self.setAccessibleName(self.toolTip())
        names = (self.tr("Noise lab…"), self.tr("Label noise…"), self.tr("Clean texts…"))
        for choice, name in zip(self.choices, names, strict=True):
            choice.setText(name)
