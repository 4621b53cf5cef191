"""A button beside the results, where one inspects: comparisons and frozen lists."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gui.language import Retranslated


class CompareButton(Retranslated, QPushButton):
    """`wanted` names a window: `systems`, `frozen` or `classes`; `freeze_wanted` keeps the list on screen."""

    wanted = Signal(str)
    freeze_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        menu = QMenu(self)
        self.choices = [
            menu.addAction("", partial(self.wanted.emit, "systems")),
            menu.addAction("", self.freeze_wanted.emit),
            menu.addAction("", partial(self.wanted.emit, "frozen")),
            menu.addAction("", partial(self.wanted.emit, "classes")),
        ]
        self.setMenu(menu)
        self._retranslate()

    def _retranslate(self) -> None:
        self.setText(self.tr("Compare"))
        self.setToolTip(
            self.tr("Compare systems, freeze this list, see how categories are guessed")
        )
        self.setAccessibleName(self.toolTip())
        names = (
            self.tr("Compare systems…"),
            self.tr("Freeze this result list"),
            self.tr("Frozen result lists…"),
            self.tr("How categories are guessed…"),
        )
        for choice, name in zip(self.choices, names, strict=True):
            choice.setText(name)
