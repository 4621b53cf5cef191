"""A horizontal axis on which differences stand as points with their intervals around them."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gui.theme import font, theme
from gui.widgets.painting import MIDDLE, NO_PEN, draw_text

# How much of its colour an interval keeps: the point on it must stand out.
INTERVAL_OPACITY = 0.3
# Room for the widest label of a tick, in pixels.
LABEL = 80


@dataclass(frozen=True)
class IntervalAxis:
    """From `left` to `right` in pixels, where `first` and `last` stand; values beyond stand there too."""

    left: float
    right: float
    first: float
    last: float

    def x(self, value: float) -> float:
        """Where `value` stands, in pixels from the left of the widget."""
        share = (value - self.first) / (self.last - self.first)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    def paint_mark(self, painter: QPainter, value: float, top: float, bottom: float) -> None:
        """A line down through `value`, stronger at nought."""
        colours = theme().colours
        painter.setPen(QPen(QColor(colours.border if value else colours.text_muted), 1))
        painter.drawLine(QPointF(self.x(value), top), QPointF(self.x(value), bottom))

    def paint_labels(
        self, painter: QPainter, top: float, height: float, labels: Iterable[tuple[float, str]]
    ) -> None:
        """The text of each value, centred under it."""
        for value, text in labels:
            box = QRectF(self.x(value) - LABEL / 2, top, LABEL, height)
            draw_text(painter, box, text, font(12), theme().colours.text_muted, MIDDLE)

    def paint_interval(
        self,
        painter: QPainter,
        y: float,
        interval: tuple[float, float, float],
        colour: QColor,
        radius: float,
        is_filled: bool = True,
    ) -> None:
        """The band from the lower end to the upper of `interval` and the point between, at height `y`."""
        lower, middle, upper = interval
        ends = sorted((self.x(lower), self.x(upper)))
        band = QColor(colour)
        band.setAlphaF(INTERVAL_OPACITY)
        painter.setPen(NO_PEN)
        painter.setBrush(band)
        painter.drawRoundedRect(
            QRectF(ends[0] - 3, y - radius, ends[1] - ends[0] + 6, 2 * radius), radius, radius
        )
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if is_filled else QColor(theme().colours.surface))
        painter.drawEllipse(QPointF(self.x(middle), y), radius, radius)
