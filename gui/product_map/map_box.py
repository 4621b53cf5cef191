"""The part of the map that is moved: a drag pans, the wheel zooms, a lasso marks products."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from gui.theme import theme

# Above the products, the hits and what is written on them.
ABOVE_ALL = 100
# Of the accent's opacity, within the lasso.
TINT = 40


class MapBox(pg.ViewBox):  # type: ignore[misc]
    """`lassoed` carries the corners (corners, 2) of a line that was drawn around products."""

    lassoed = Signal(object)

    def __init__(self) -> None:
        super().__init__(enableMenu=False, lockAspect=True)
        # Whether a drag draws a lasso; one with Shift always does.
        self.is_lasso = False
        self._corners: list[QPointF] = []
        self._line = QGraphicsPathItem()
        self._line.setZValue(ABOVE_ALL)
        self._line.hide()
        self.addItem(self._line, ignoreBounds=True)

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        """Draw a lasso, or move what is shown."""
        event.accept()
        if event.button() == Qt.MouseButton.LeftButton and self._is_drawing(event):
            self._draw(event)
        elif event.button() != Qt.MouseButton.RightButton:
            super().mouseDragEvent(event, axis)

    def give_up(self) -> bool:
        """Draw no lasso any more; whether one was being drawn."""
        was_drawn, self._corners = bool(self._corners), []
        if was_drawn:
            self.clear_line()
        return was_drawn

    def clear_line(self) -> None:
        """Show no lasso any more."""
        self._line.hide()

    def _is_drawing(self, event: Any) -> bool:
        if event.isStart():
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return self.is_lasso or is_shifted
        return bool(self._corners)

    def _draw(self, event: Any) -> None:
        if event.isStart():
            self._corners = [self.mapToView(event.buttonDownPos())]
            self._dress()
        self._corners.append(self.mapToView(event.pos()))
        path = QPainterPath(self._corners[0])
        for corner in self._corners[1:]:
            path.lineTo(corner)
        path.closeSubpath()
        self._line.setPath(path)
        self._line.show()
        if event.isFinish():
            corners = np.array([(corner.x(), corner.y()) for corner in self._corners])
            # The line stays as long as it says what is shown.
            self._corners = []
            self.lassoed.emit(corners)

    def _dress(self) -> None:
        accent = QColor(theme().colours.accent)
        self._line.setPen(pg.mkPen(accent, width=1, style=Qt.PenStyle.DashLine))
        accent.setAlpha(TINT)
        self._line.setBrush(accent)
