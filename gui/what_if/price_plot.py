"""The rank of a product against its price, in steps, as it was ranked at each."""

from math import log

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core.explain.price_curve import PriceCurve
from gui.theme import font, theme

LEFT, BELOW, ABOVE = 56, 26, 12
RADIUS = 2.5


class PricePlot(QWidget):
    """Prices from left to right, the first rank on top; what is not in the list lies on the lowest line."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.curve: PriceCurve | None = None
        self.setMinimumHeight(160)
        theme().changed.connect(self.update)

    def show_curve(self, curve: PriceCurve | None) -> None:
        """Draw `curve`, none: nothing."""
        self.curve = curve
        self.setAccessibleDescription(self.summary())
        self.update()

    def summary(self) -> str:
        """The curve in words: every price at which the rank is another than before."""
        if self.curve is None:
            return ""
        steps = zip(self.curve.prices, self.curve.ranks, strict=True)
        said: list[str] = []
        last = None
        for price, rank in steps:
            if rank != last:
                said.append(f"{price:.2f}: {self._rank(rank)}")
                last = rank
        return "; ".join(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axes, steps and the price of now."""
        if self.curve is None or not self.curve.prices:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(11))
        room = QRectF(LEFT, ABOVE, self.width() - LEFT - ABOVE, self.height() - ABOVE - BELOW)
        self._paint_axes(painter, room)
        self._paint_steps(painter, room)
        painter.end()

    def _paint_axes(self, painter: QPainter, room: QRectF) -> None:
        assert self.curve is not None
        painter.setPen(QColor(theme().colours.text_muted))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for rank in sorted({1, max(self.curve.ranks), *([0] if 0 in self.curve.ranks else [])}):
            y = self._y(rank, room)
            painter.drawText(QRectF(0, y - 8, LEFT - 8, 16), right, self._rank(rank))
        low, high = self.curve.prices[0], self.curve.prices[-1]
        for price, flag in ((low, Qt.AlignmentFlag.AlignLeft), (high, Qt.AlignmentFlag.AlignRight)):
            at = QRectF(room.left(), room.bottom() + 4, room.width(), 18)
            painter.drawText(at, flag, f"{price:,.2f}")
        if self.curve.own is not None and low <= self.curve.own <= high:
            painter.setPen(QPen(QColor(theme().colours.text_muted), 1, Qt.PenStyle.DashLine))
            x = self._x(self.curve.own, room)
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))

    def _paint_steps(self, painter: QPainter, room: QRectF) -> None:
        assert self.curve is not None
        colour = QColor(theme().colours.accent)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour)
        last: QPointF | None = None
        for price, rank in zip(self.curve.prices, self.curve.ranks, strict=True):
            point = QPointF(self._x(price, room), self._y(rank, room))
            if last is not None:
                painter.drawLine(last, QPointF(point.x(), last.y()))
                painter.drawLine(QPointF(point.x(), last.y()), point)
            painter.drawEllipse(point, RADIUS, RADIUS)
            last = point

    def _x(self, price: float, room: QRectF) -> float:
        """Prices stand as their logarithms do, for they spread so."""
        assert self.curve is not None
        low, high = log(self.curve.prices[0]), log(self.curve.prices[-1])
        share = (log(price) - low) / (high - low) if high > low else 0.5
        return float(room.left() + share * room.width())

    def _y(self, rank: int, room: QRectF) -> float:
        assert self.curve is not None
        most = max(self.curve.ranks)
        lowest = most + (0 in self.curve.ranks)
        place = (rank or lowest) - 1
        return float(room.top() + place / max(lowest - 1, 1) * room.height())

    def _rank(self, rank: int) -> str:
        return f"#{rank}" if rank else self.tr("not found")
