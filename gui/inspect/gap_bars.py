"""The gap between two scores as signed bars: parts, the words within them, and their sum."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import font, theme
from gui.widgets.painting import LEFT, NO_PEN, RIGHT, Painted, draw_text, elided

# Pixels: a line of 12-pixel letters, its name and its figure.
LINE = 22
NAME_SHARE = 0.4
INDENT = 16
VALUE = 66


@dataclass(frozen=True)
class GapLine:
    """`level` 0 is the sum, 1 a part of the score, 2 something within a part."""

    level: int
    name: str
    value: float
    colour: str


class GapBars(Painted, QWidget):
    """Bars to the right for what the first is ahead in, to the left for what it is behind in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[GapLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[GapLine]) -> None:
        """Show `lines` from top to bottom."""
        self.lines = tuple(lines)
        self.setAccessibleName(", ".join(f"{line.name} {line.value:+z.4f}" for line in lines))
        self.setFixedHeight(LINE * len(self.lines))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(260, LINE * len(self.lines))

    def paint(self, painter: QPainter) -> None:
        """Paint name, bar and figure of each line."""
        most = max((abs(line.value) for line in self.lines), default=0.0) or 1.0
        names = self.width() * NAME_SHARE
        zero = names + (self.width() - names - VALUE) / 2
        for number, line in enumerate(self.lines):
            self._line(painter, number * LINE, line, zero, (zero - names) * line.value / most)
        painter.setPen(QPen(QColor(theme().colours.border), 1))
        painter.drawLine(QPointF(zero, 0), QPointF(zero, self.height()))

    def _line(
        self, painter: QPainter, top: float, line: GapLine, zero: float, reach: float
    ) -> None:
        colours = theme().colours
        weight = QFont.Weight.Normal if line.level > 1 else QFont.Weight.Bold
        used, left = font(12, weight), INDENT * max(0, line.level - 1)
        names = self.width() * NAME_SHARE - left - 6
        ink = colours.text_muted if line.level > 1 else colours.text
        name = elided(line.name, used, names)
        draw_text(painter, QRectF(left, top, names, LINE), name, used, ink, LEFT)
        figure = QRectF(self.width() - VALUE, top, VALUE, LINE)
        draw_text(painter, figure, f"{line.value:+z.4f}", used, ink, RIGHT)
        bar = QRectF(zero, top + 6, reach, LINE - 12).normalized()
        tint = QColor(line.colour)
        tint.setAlphaF(0.55 if line.level > 1 else 1.0)
        painter.setPen(NO_PEN)
        painter.setBrush(tint)
        painter.drawRoundedRect(bar, 2, 2)
