"""A button with a dot and a few words; while something goes on the dot is a ring that fills."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.theme import font, theme
from gui.widgets.painting import NO_PEN, Painted, draw_text, elided
from gui.widgets.plain import literal

# Pixels.
HEIGHT = 28
RING = 14
PADDING = 10
GAP = 8
ARROW = 14
# All beside the words, and the least of these.
OTHERS = RING + 2 * GAP + 2 * PADDING + ARROW
LEAST_WORDS = 64
WHOLE_TURN = 5760  # sixteenths of a degree, as Qt counts
# Degrees a tick of the clock.
STEP = 12


class Status(Painted, QAbstractButton):
    """Shows words in the width that was fitted, cut where there is less; its arrow says that it opens."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._role = "text_muted"
        self._share: float | None = None
        self._angle = 0
        self._width = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, text: str = "", role: str = "text_muted", share: float | None = None) -> None:
        """Say `text` in the colour `role`; `share` from 0 to 1 draws the ring, 0 a turning one."""
        if (text, role, share) != (self.text(), self._role, self._share):
            self._role, self._share = role, share
            self.setText(text)
            self.setAccessibleName(text)
            self.setToolTip(literal(text))
            self.update()

    def turn(self) -> None:
        """Turn the ring a little while nobody knows how far it is."""
        if self._share == 0:
            self._angle = (self._angle + STEP) % 360
            self.update()

    def fit(self, texts: Sequence[str]) -> None:
        """Be wide enough for each of `texts`, for good."""
        metrics = QFontMetricsF(font(13, QFont.Weight.DemiBold))
        self._width = max(metrics.horizontalAdvance(text) for text in texts)
        self.setMaximumWidth(self.sizeHint().width())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As fitted."""
        return QSize(round(self._width) + OTHERS, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for the beginning of the words."""
        return QSize(round(min(self._width, LEAST_WORDS)) + OTHERS, HEIGHT)

    def paint(self, painter: QPainter) -> None:
        """Paint the dot or ring, the words, and an arrow."""
        self._paint_ground(painter)
        rect = QRectF(PADDING, (self.height() - RING) / 2, RING, RING)
        if self._share is None:
            self._paint_dot(painter, rect)
        else:
            self._paint_ring(painter, rect, self._share)
        left = rect.right() + GAP
        used = font(13, QFont.Weight.DemiBold)
        words = QRectF(left, 0, self.width() - OTHERS + 2, self.height())
        ink = theme().colours.text if self._role != "text_muted" else theme().colours.text_muted
        draw_text(painter, words, elided(self.text(), used, words.width()), used, ink)
        self._paint_arrow(painter, words.right() + GAP)

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme().colours
        painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else NO_PEN)
        painter.setBrush(QColor(colours.surface if self.underMouse() else colours.surface_alt))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_dot(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(NO_PEN)
        painter.setBrush(QColor(getattr(theme().colours, self._role)))
        painter.drawEllipse(rect.adjusted(3, 3, -3, -3))

    def _paint_ring(self, painter: QPainter, rect: QRectF, share: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme().colours.border), 3))
        painter.drawEllipse(rect)
        pen = QPen(QColor(theme().colours.accent), 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        length = share or 0.2
        painter.drawArc(rect, (90 - self._angle) * 16, -round(length * WHOLE_TURN))

    def _paint_arrow(self, painter: QPainter, left: float) -> None:
        painter.setPen(QPen(QColor(theme().colours.text_muted), 1.5))
        middle = self.height() / 2
        for start, end in (((0, -2), (4, 2)), ((4, 2), (8, -2))):
            painter.drawLine(
                round(left + start[0]),
                round(middle + start[1]),
                round(left + end[0]),
                round(middle + end[1]),
            )
