"""The lead of one ranking over the other as a point on a line, with what cannot be ruled out around it."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.experiments.interleaving import A, B
from core.experiments.verdict import Verdict
from gui.experiments.sides import side_colour
from gui.experiments.verdict_words import signed
from gui.theme import font, theme
from gui.widgets.painting import LEFT, MIDDLE, NO_PEN, RIGHT, draw_text
from gui.widgets.plain import literal

HEIGHT = 104
SIDE = 24
LINE = 54
BAND = 16
TICKS = (-1.0, -0.5, 0.0, 0.5, 1.0)


class Balance(QWidget):
    """A is on the left and B on the right; the nearer the point is to one, the more shoppers prefer it."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._verdict: Verdict | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        theme().changed.connect(self.update)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show the lead and its 95 % interval."""
        self._verdict = verdict
        said = lead_text(verdict)
        self.setAccessibleName(said)
        self.setToolTip(literal(said))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as what is painted."""
        return QSize(480, HEIGHT)

    def at(self, lead: float) -> float:
        """Where a lead of A, from −1 to 1, lies; in pixels from the left."""
        return SIDE + (1 - lead) / 2 * (self.width() - 2 * SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, the interval and the point."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ends(painter)
        self._paint_line(painter)
        if self._verdict is not None and self._verdict.sessions:
            self._paint_lead(painter, self._verdict)
        painter.end()

    def _paint_ends(self, painter: QPainter) -> None:
        half = self.width() / 2 - SIDE
        bold = font(13, QFont.Weight.Bold)
        left, right = QRectF(SIDE, 0, half, 24), QRectF(SIDE + half, 0, half, 24)
        draw_text(painter, left, self.tr("◀ A is better"), bold, side_colour(A), LEFT)
        draw_text(painter, right, self.tr("B is better ▶"), bold, side_colour(B), RIGHT)

    def _paint_line(self, painter: QPainter) -> None:
        colours = theme().colours
        painter.setPen(QPen(QColor(colours.border), 2))
        painter.drawLine(QPointF(self.at(1), LINE), QPointF(self.at(-1), LINE))
        for tick in TICKS:
            x = self.at(tick)
            reach = 24 if tick == 0 else 5
            painter.setPen(QPen(QColor(colours.text_muted if tick == 0 else colours.border), 2))
            painter.drawLine(QPointF(x, LINE - reach), QPointF(x, LINE + reach))
            place = QRectF(x - 40, LINE + 26, 80, 20)
            text = self.tr("no difference") if tick == 0 else f"{abs(tick) * 100:.0f} %"
            draw_text(painter, place, text, font(12), colours.text_muted, MIDDLE)

    def _paint_lead(self, painter: QPainter, verdict: Verdict) -> None:
        colour = QColor(side_colour(verdict.winner))
        # The higher a lead of A, the further left.
        band = QRectF(self.at(verdict.high), LINE - BAND / 2, 0, BAND)
        band.setRight(self.at(verdict.low))
        soft = QColor(colour)
        soft.setAlphaF(0.35)
        painter.setPen(NO_PEN)
        painter.setBrush(soft)
        painter.drawRoundedRect(band, BAND / 2, BAND / 2)
        painter.setPen(QPen(QColor(theme().colours.surface), 3))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(self.at(verdict.delta), LINE), 11, 11)


def lead_text(verdict: Verdict) -> str:
    """The lead of A with its interval, as figures."""
    return f"Δ {signed(verdict.delta)}  [{signed(verdict.low)}, {signed(verdict.high)}]"
