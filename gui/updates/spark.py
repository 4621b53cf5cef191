"""The loss of an update while it learns, as a small curve without axes."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from core.runs.plotting import smoothed
from gui.theme import theme
from gui.widgets.painting import Painted

WIDTH, HEIGHT = 160, 32
# Pixels; the line has room for its point.
EDGE = 3
# A running mean over so many batches; single ones jump about.
WINDOW = 9


class Spark(Painted, QWidget):
    """Draws numbers from left to right, the highest at the top."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.values: list[float] = []
        self.setFixedSize(QSize(WIDTH, HEIGHT))

    def show_values(self, values: Sequence[float]) -> None:
        """Draw the running mean of `values`."""
        means = smoothed(np.asarray(values, np.float64), WINDOW)
        self.values = means[np.isfinite(means)].tolist()
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Paint the curve."""
        if len(self.values) < 2:
            return
        painter.setPen(QPen(QColor(theme().colours.accent), 2))
        painter.drawPolyline(QPolygonF(self._points()))

    def _points(self) -> list[QPointF]:
        low, high = min(self.values), max(self.values)
        across = (self.width() - 2 * EDGE) / (len(self.values) - 1)
        down = (self.height() - 2 * EDGE) / ((high - low) or 1)
        return [
            QPointF(EDGE + index * across, EDGE + (high - value) * down)
            for index, value in enumerate(self.values)
        ]
