"""A bar a query, in the order of the list: up where the second system is better, down where it is worse."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from gui.theme import theme
from gui.widgets.painting import NO_PEN, Painted

# Pixels.
HEIGHT, EDGE, THINNEST = 84, 6, 1.0


class DifferencePlot(Painted, QWidget):
    """`picked` carries the place in the list of the bar that is clicked."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._changes: list[float] = []
        self._at = -1
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().changed.connect(self.update)

    def show_changes(self, changes: Sequence[float]) -> None:
        """Show a bar for each of `changes`."""
        self._changes = list(changes)
        self.update()

    def mark(self, at: int) -> None:
        """Tell which query of the list is chosen."""
        self._at = at
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._changes:
            at = int(event.position().x() / self.width() * len(self._changes))
            self.picked.emit(max(0, min(len(self._changes) - 1, at)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from bar to bar."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and 0 <= self._at + step < len(self._changes):
            self.picked.emit(self._at + step)
        elif not step:
            super().keyPressEvent(event)

    def paint(self, painter: QPainter) -> None:
        colours = theme().colours
        painter.setPen(NO_PEN)
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(self.rect(), EDGE, EDGE)
        middle = self.height() / 2
        painter.fillRect(QRectF(0, middle, self.width(), 1), QColor(colours.border))
        if not self._changes:
            return
        largest = max(map(abs, self._changes)) or 1.0
        width = self.width() / len(self._changes)
        # More bars than pixels: of several the first stands for all, for the list is sorted.
        step = max(1, int(1 / width))
        if self._at >= 0:
            spot = QRectF(self._at * width, 0, max(3.0, width), self.height())
            painter.fillRect(spot, QColor(colours.accent_soft))
        for at in range(0, len(self._changes), step):
            change = self._changes[at]
            length = abs(change) / largest * (middle - EDGE)
            top = middle - length if change > 0 else middle
            bar = QRectF(at * width, top, max(THINNEST, width * 0.85), length)
            painter.fillRect(bar, QColor(colours.good if change > 0 else colours.bad))
