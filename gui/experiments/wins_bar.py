"""How many lists went to either side, and how many to neither, as one bar."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.experiments.interleaving import A, B
from core.experiments.verdict import InterleavingVerdict
from gui.experiments.sides import side_colour
from gui.theme import font, theme
from gui.widgets.painting import LEFT, MIDDLE, NO_PEN, RIGHT, Painted, draw_text
from gui.widgets.plain import literal

# Pixels: the widget, the bar in it, and between its pieces.
HEIGHT = 58
BAR = 30
GAP = 2


class WinsBar(Painted, QWidget):
    """Lists won by A, ties, lists won by B, from left to right."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._verdict: InterleavingVerdict | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        theme().changed.connect(self.update)

    def show_verdict(self, verdict: InterleavingVerdict) -> None:
        """Show the lists of a score."""
        self._verdict = verdict
        label = self.tr("lists for A: {a}, for neither: {ties}, for B: {b}").format(
            a=verdict.a_wins, ties=verdict.ties, b=verdict.b_wins
        )
        self.setAccessibleName(label)
        self.setToolTip(literal(label))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as what is painted."""
        return QSize(480, HEIGHT)

    def paint(self, painter: QPainter) -> None:
        """Paint three pieces with their counts, and below them what they are."""
        painter.setPen(NO_PEN)
        painter.setBrush(QColor(theme().colours.surface_alt))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), BAR), 6, 6)
        if self._verdict is not None:
            self._paint_pieces(painter, self._verdict)
        self._paint_legend(painter)

    def _paint_pieces(self, painter: QPainter, verdict: InterleavingVerdict) -> None:
        counts = ((A, verdict.a_wins), ("", verdict.ties), (B, verdict.b_wins))
        left, most = 0.0, max(1, sum(count for _, count in counts))
        for side, count in counts:
            width = self.width() * count / most
            self._paint_piece(painter, QRectF(left, 0, width - GAP, BAR), side, count)
            left += width

    def _paint_piece(self, painter: QPainter, rect: QRectF, side: str, count: int) -> None:
        if rect.width() <= 0:
            return
        colours = theme().colours
        painter.setPen(NO_PEN)
        painter.setBrush(QColor(side_colour(side) if side else colours.border))
        painter.drawRoundedRect(rect, 6, 6)
        used, text = font(14, QFont.Weight.Bold), f"{count:,}"
        if QFontMetricsF(used).horizontalAdvance(text) + 8 < rect.width():
            draw_text(painter, rect, text, used, colours.surface if side else colours.text, MIDDLE)

    def _paint_legend(self, painter: QPainter) -> None:
        below = QRectF(0, BAR + 4, self.width(), HEIGHT - BAR - 4)
        muted = theme().colours.text_muted
        draw_text(painter, below, self.tr("lists for A"), font(12), muted, LEFT)
        draw_text(painter, below, self.tr("ties"), font(12), muted, MIDDLE)
        draw_text(painter, below, self.tr("lists for B"), font(12), muted, RIGHT)
