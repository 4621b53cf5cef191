"""The lead of one ranking over the other as a point on a line, with what cannot be ruled out around it."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.experiments.interleaving import A, B
from core.experiments.verdict import InterleavingVerdict
from gui.experiments.sides import side_colour
from gui.theme import font, theme
from gui.widgets.interval_axis import IntervalAxis
from gui.widgets.painting import LEFT, RIGHT, Painted, draw_text
from gui.widgets.plain import literal
from gui.words import signed

# Pixels: the widget, its margins, where the line lies, and the radius of the point.
HEIGHT = 104
SIDE = 24
LINE = 54
DOT = 9
# Leads that are labelled: A in every list, in half, neither, and so for B.
TICKS = (-1.0, -0.5, 0.0, 0.5, 1.0)


class Balance(Painted, QWidget):
    """A is on the left and B on the right; the nearer the point is to one, the more shoppers prefer it."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._verdict: InterleavingVerdict | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        theme().changed.connect(self.update)

    def show_verdict(self, verdict: InterleavingVerdict) -> None:
        """Show the lead and its 95 % interval."""
        self._verdict = verdict
        label = lead_text(verdict)
        self.setAccessibleName(label)
        self.setToolTip(literal(label))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as what is painted."""
        return QSize(480, HEIGHT)

    @property
    def axis(self) -> IntervalAxis:
        """A lead of A, from 1 on the left to −1 on the right."""
        return IntervalAxis(SIDE, self.width() - SIDE, 1, -1)

    def paint(self, painter: QPainter) -> None:
        """Paint the line, the interval and the point."""
        self._paint_ends(painter)
        self._paint_line(painter)
        if self._verdict is not None and self._verdict.sessions:
            self._paint_lead(painter, self._verdict)

    def _paint_ends(self, painter: QPainter) -> None:
        half = self.width() / 2 - SIDE
        bold = font(13, QFont.Weight.Bold)
        left, right = QRectF(SIDE, 0, half, 24), QRectF(SIDE + half, 0, half, 24)
        draw_text(painter, left, self.tr("◀ A is better"), bold, side_colour(A), LEFT)
        draw_text(painter, right, self.tr("B is better ▶"), bold, side_colour(B), RIGHT)

    def _paint_line(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(theme().colours.border), 2))
        painter.drawLine(QPointF(self.axis.x(1), LINE), QPointF(self.axis.x(-1), LINE))
        for tick in TICKS:
            length = 5 if tick else 24
            self.axis.paint_mark(painter, tick, LINE - length, LINE + length)
        labels = {tick: f"{abs(tick) * 100:.0f} %" for tick in TICKS} | {
            0.0: self.tr("no difference")
        }
        self.axis.paint_labels(painter, LINE + 26, 20, labels.items())

    def _paint_lead(self, painter: QPainter, verdict: InterleavingVerdict) -> None:
        interval = (verdict.low, verdict.delta, verdict.high)
        self.axis.paint_interval(painter, LINE, interval, QColor(side_colour(verdict.winner)), DOT)


def lead_text(verdict: InterleavingVerdict) -> str:
    """The lead of A with its interval, as figures."""
    return f"Δ {signed(verdict.delta, 2)}  [{signed(verdict.low, 2)}, {signed(verdict.high, 2)}]"
