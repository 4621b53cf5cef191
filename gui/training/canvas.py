"""What curves are drawn on: the mouse over it is told, the wheel passes, and the keyboard is seen on it."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from gui.theme import theme


class Canvas(pg.PlotWidget):  # type: ignore[misc]
    """A plot that reports the mouse in scene coordinates; a null point when it has left."""

    pointer_moved = Signal(QPointF)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.pointer_moved.emit(self.mapToScene(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointer_moved.emit(QPointF())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The curves, and a frame around them where the keyboard is."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(theme().colours.accent), 2))
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -1, -1), 6, 6)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QEvent) -> None:
        """Leave the wheel to the panel, which scrolls."""
        event.ignore()
