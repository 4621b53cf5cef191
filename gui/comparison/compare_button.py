"""A button beside the results, where one inspects: comparisons and frozen lists."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gui.language import Retranslated
from gui.widgets.buttons import describe
from gui.widgets.icons import dress


class CompareButton(Retranslated, QToolButton):
    """`wanted` names a window: `systems`, `frozen` or `classes`; `freeze_wanted` keeps the list on screen."""

    wanted = Signal(str)
    freeze_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        # Only its icon: the line it stands in is full at the smallest size.
        dress(self, "swap", pixels=16)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
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
        describe(self, self.tr("Compare systems, freeze this list, see how categories are guessed"))
        names = (
            self.tr("Compare systems…"),
            self.tr("Freeze this result list"),
            self.tr("Frozen result lists…"),
            self.tr("How categories are guessed…"),
        )
        for choice, name in zip(self.choices, names, strict=True):
            choice.setText(name)
