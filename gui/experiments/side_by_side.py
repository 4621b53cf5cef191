"""What is to be done on the left, what comes of it on the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from gui.widgets.layouts import column

# Pixels of the narrower side, and of both where nothing is known yet.
SIDE_WIDTH = 340
USUAL_WIDTH = 1240


class SideBySide(QSplitter):
    """`side` is a card that stacks `parts`; `outcome` takes the rest of the width."""

    def __init__(self, parts: Sequence[QWidget], outcome: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self.side = QFrame()
        self.side.setProperty("kind", "card")
        self.column = column(*parts, parent=self.side, spacing=10, margins=(16, 16, 16, 16))
        self.setChildrenCollapsible(False)
        self.setHandleWidth(12)
        self.addWidget(self.side)
        self.addWidget(outcome)
        self.setStretchFactor(1, 1)
        self.setSizes([SIDE_WIDTH, USUAL_WIDTH - SIDE_WIDTH])
