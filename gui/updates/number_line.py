"""Differences with their 95 % intervals on number lines around nought: read at one glance."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.plain_text import one_line
from gui.search.badges import LEFT, MIDDLE, NO_PEN, RIGHT, draw_text
from gui.theme import font, theme

if TYPE_CHECKING:
    from core.metrics.comparison import Comparison

ROW = 50
AXIS = 24
EDGE = 12
DOT = 6
# Lines that are all but points still show that they have a width.
LEAST_REACH = 0.005
STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5)


@dataclass(frozen=True)
class Row:
    """One comparison: what was asked (`label`), what came out (`words`), and whether it decides."""

    label: str
    words: str
    compared: "Comparison"
    decides: bool = True


class NumberLine(QWidget):
    """Rows over one axis; what lies right of nought ranks better than before."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self._ends = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_rows(self, rows: Sequence[Row], worse: str, better: str) -> None:
        """Draw `rows`; `worse` and `better` name the two directions."""
        self.rows, self._ends = tuple(rows), (worse, better)
        self.setAccessibleDescription("; ".join(f"{row.label}: {row.words}" for row in rows))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """As tall as its rows."""
        return QSize(360, len(self.rows) * ROW + AXIS)

    @property
    def reach(self) -> float:
        """How far the axis goes to either side."""
        ends = [abs(end) for row in self.rows for end in (row.compared.low, row.compared.high)]
        return max([LEAST_REACH, *ends]) * 1.15

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the axis, then row by row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter)
        for number, row in enumerate(self.rows):
            self._paint_row(painter, QRectF(0, number * ROW, self.width(), ROW), row)
        painter.end()

    def _x(self, value: float) -> float:
        half = self.width() / 2 - EDGE
        return self.width() / 2 + value / self.reach * half

    def _paint_axis(self, painter: QPainter) -> None:
        colours, bottom = theme().colours, len(self.rows) * ROW
        step = next((each for each in STEPS if self.reach / each <= 3.5), STEPS[-1])
        marks = int(self.reach / step)
        for number in range(-marks, marks + 1):
            x = self._x(number * step)
            painter.setPen(QPen(QColor(colours.text_muted if not number else colours.border), 1))
            for top in range(0, bottom, ROW):
                painter.drawLine(QPointF(x, top + 22), QPointF(x, top + ROW))
            label = f"{number * step:+.3g}".replace("-", "−") if number else "0"
            draw_text(
                painter,
                QRectF(x - 30, bottom, 60, AXIS - 4),
                label,
                font(11),
                colours.text_muted,
                MIDDLE,
            )
        sides = QRectF(EDGE, bottom, self.width() - 2 * EDGE, AXIS - 4)
        if self.width() > 420:
            draw_text(painter, sides, f"◂ {self._ends[0]}", font(11), colours.text_muted, LEFT)
            draw_text(painter, sides, f"{self._ends[1]} ▸", font(11), colours.text_muted, RIGHT)

    def _paint_row(self, painter: QPainter, place: QRectF, row: Row) -> None:
        colours, compared = theme().colours, row.compared
        label = QRectF(place.left(), place.top(), place.width(), 20)
        weight = QFont.Weight.DemiBold if row.decides else QFont.Weight.Normal
        colour = QColor(_colour(row))
        said = QFontMetricsF(font(12)).horizontalAdvance(row.words)
        name = QFontMetricsF(font(13, weight)).elidedText(
            one_line(row.label), Qt.TextElideMode.ElideRight, label.width() - said - 8
        )
        draw_text(painter, label, name, font(13, weight), colours.text)
        draw_text(painter, label, row.words, font(12), _colour(row), RIGHT)
        if not compared.queries:
            return
        y = place.top() + 33
        soft = QColor(colour)
        soft.setAlphaF(0.28)
        painter.setPen(NO_PEN)
        painter.setBrush(soft)
        left, right = self._x(compared.low), self._x(compared.high)
        painter.drawRoundedRect(QRectF(left - 3, y - 5, right - left + 6, 10), 5, 5)
        painter.setBrush(colour if row.decides else QColor(colours.surface))
        painter.setPen(QPen(colour, 2))
        painter.drawEllipse(QPointF(self._x(compared.difference), y), DOT, DOT)


def _colour(row: Row) -> str:
    colours = theme().colours
    return {"better": colours.good, "worse": colours.bad}.get(row.compared.decision, colours.accent)
