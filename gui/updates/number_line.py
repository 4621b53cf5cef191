"""Differences with their 95 % intervals on number lines around nought: read at one glance."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.plain_text import one_line
from gui.theme import font, theme
from gui.widgets.interval_axis import IntervalAxis
from gui.widgets.painting import MIDDLE, RIGHT, Painted, draw_text

if TYPE_CHECKING:
    from core.metrics.comparison import Comparison

# Pixels: a row, the figures of the axis and what its sides mean, the margins, and the radius of a point.
ROW = 50
AXIS = 22
SIDES = 20
EDGE = 12
DOT = 6
# Lines that are all but points still show that they have a width.
LEAST_REACH = 0.005
# Distances of ticks, the first that gives at most three a side.
STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5)


@dataclass(frozen=True)
class Row:
    """One comparison: what was asked (`label`), what came out (`words`), and whether it decides."""

    label: str
    words: str
    compared: "Comparison"
    decides: bool = True


class NumberLine(Painted, QWidget):
    """Rows over one axis; what lies right of nought ranks better than before."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.sides = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_rows(self, rows: Sequence[Row], left: str, right: str) -> None:
        """Draw `rows`; `left` and `right` say what a point on that side of nought means."""
        self.rows, self.sides = tuple(rows), (left, right)
        self.setAccessibleDescription("; ".join(f"{row.label}: {row.words}" for row in rows))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """As tall as its rows."""
        return QSize(360, len(self.rows) * ROW + AXIS + SIDES)

    @property
    def reach(self) -> float:
        """How far the axis goes to either side."""
        ends = [abs(end) for row in self.rows for end in (row.compared.low, row.compared.high)]
        return max([LEAST_REACH, *ends]) * 1.15

    def paint(self, painter: QPainter) -> None:
        """Paint the axis, then row by row."""
        self._paint_axis(painter)
        for number, row in enumerate(self.rows):
            self._paint_row(painter, QRectF(0, number * ROW, self.width(), ROW), row)

    @property
    def _axis(self) -> IntervalAxis:
        return IntervalAxis(EDGE, self.width() - EDGE, -self.reach, self.reach)

    def _paint_axis(self, painter: QPainter) -> None:
        colours, bottom = theme().colours, len(self.rows) * ROW
        step = next((step for step in STEPS if self.reach / step <= 3.5), STEPS[-1])
        marks = range(-int(self.reach / step), int(self.reach / step) + 1)
        for number in marks:
            for top in range(0, bottom, ROW):
                self._axis.paint_mark(painter, number * step, top + 22, top + ROW)
        labels = ((number * step, _tick(number * step)) for number in marks)
        self._axis.paint_labels(painter, bottom, AXIS, labels)
        # Below the figures, each over its own half: none of them is a name of the figure above it.
        half = self.width() / 2 - EDGE
        left = QRectF(EDGE, bottom + AXIS, half, SIDES)
        draw_text(painter, left, f"◂ {self.sides[0]}", font(12), colours.text_muted, MIDDLE)
        right = left.translated(half, 0)
        draw_text(painter, right, f"{self.sides[1]} ▸", font(12), colours.text_muted, MIDDLE)

    def _paint_row(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        colours, compared = theme().colours, row.compared
        label = QRectF(rect.left(), rect.top(), rect.width(), 20)
        weight = QFont.Weight.DemiBold if row.decides else QFont.Weight.Normal
        words_width = QFontMetricsF(font(12)).horizontalAdvance(row.words)
        name = QFontMetricsF(font(13, weight)).elidedText(
            one_line(row.label), Qt.TextElideMode.ElideRight, label.width() - words_width - 8
        )
        draw_text(painter, label, name, font(13, weight), colours.text)
        draw_text(painter, label, row.words, font(12), _colour(row), RIGHT)
        if not compared.queries:
            return
        interval = (compared.low, compared.difference, compared.high)
        self._axis.paint_interval(
            painter, rect.top() + 33, interval, QColor(_colour(row)), DOT, row.decides
        )


def _tick(value: float) -> str:
    return f"{value:+.3g}".replace("-", "−") if value else "0"


def _colour(row: Row) -> str:
    colours = theme().colours
    return {"better": colours.good, "worse": colours.bad}.get(row.compared.decision, colours.accent)
