"""Events by day, as columns; a drag over them chooses a span. Long stretches of nothing are cut out."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen

from core.feedback.analysis.charts.day_gaps import long_gaps
from core.feedback.analysis.charts.figures import BehaviourFigures, Group
from core.feedback.analysis.charts.labels import Labels
from core.language import plural
from gui.behaviour.chart import SMALL, Cell, Chart, bar, ink, write
from gui.widgets.plain import literal

# Pixels: room for the dates below and the highest figure above.
AXIS = 18.0
TOP = 16.0
# A date needs so many pixels, and a cut.
DATE_WIDTH = 44.0
CUT_WIDTH = 26.0


@dataclass(frozen=True)
class Cut:
    """Where days are left out: after `before` columns. `words` say which days."""

    rect: QRectF
    before: int
    words: str


class DayChart(Chart):
    """One column a day, as high as its events; many days share the width, down to a pixel each.

    `cuts_toggled` tells that days are cut out now, or no longer.
    """

    cuts_toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._from = -1
        self._shows_every_day = False
        self._days: list[Group] = []
        self.cuts: list[Cut] = []

    def lay_out(self, figures: BehaviourFigures, labels: Labels, room: QRectF) -> list[Cell]:
        """Columns from left to right, with the cuts between them."""
        days = figures.days
        gaps = {} if self._shows_every_day else self._gaps(figures)
        shown = len(days) - _total(gaps)
        width = max(0.0, room.width() - CUT_WIDTH * len(gaps)) / max(1, shown)
        self._days, self.cuts, cells = [], [], list[Cell]()
        left, index = 0.0, 0
        while index < len(days):
            if index in gaps:
                rect = QRectF(left, 0, CUT_WIDTH, room.height())
                words = self._cut_words(days[index], days[gaps[index]])
                self.cuts.append(Cut(rect, len(cells), words))
                left, index = rect.right(), gaps[index] + 1
            else:
                rect = QRectF(left, 0, width, room.height())
                self._days.append(days[index])
                cells.append(self._cell(days[index], rect))
                left, index = rect.right(), index + 1
        return cells

    def _gaps(self, figures: BehaviourFigures) -> dict[int, int]:
        return dict(long_gaps([day.events for day in figures.days]))

    def _cut_words(self, first: Group, last: Group) -> str:
        sentence = self.tr("No events from {first} to {last}; a click shows every day")
        return sentence.format(first=first.name, last=last.name)

    def _cell(self, day: Group, rect: QRectF) -> Cell:
        words = plural(
            day.events,
            self.tr("{name}: {count} event"),
            self.tr("{name}: {count} events"),
            name=day.name,
        )
        return Cell(rect, words, {"days": day.filters.days}, day.filters)

    def left_out(self) -> str:
        """How many days without events are cut out, in words; empty where there are none to cut."""
        count = _total(self._gaps(self.figures)) if self.figures is not None else 0
        if not count:
            return ""
        if self._shows_every_day:
            return self.tr("Cut empty days out")
        one, many = self.tr("{count} empty day cut out"), self.tr("{count} empty days cut out")
        return plural(count, one, many)

    def is_chosen(self, cell: Cell) -> bool:
        """Whether a day lies in the chosen span."""
        span = self.figures.filters.days if self.figures else None
        day = cell.conditions["days"][0]
        return span is not None and span[0] <= day <= span[1]

    def paint(self, painter: QPainter, figures: BehaviourFigures, labels: Labels) -> None:
        """Columns, the highest one's number, cuts, and dates where there is room."""
        most = max((day.events for day in figures.days), default=0)
        if not most:
            return
        floor = self.height() - AXIS
        gap = 2.0 if self.cells[0].rect.width() > 6 else 0.0
        for index, (day, cell) in enumerate(zip(self._days, self.cells, strict=True)):
            height = max(1.0 if day.events else 0.0, (floor - TOP) * day.events / most)
            box = QRectF(
                cell.rect.left(), floor - height, max(1.0, cell.rect.width() - gap), height
            )
            is_faint = self.has_choice and not self.is_chosen(cell)
            strength = 0.25 if is_faint else 1.0 if index == self.hovered else 0.8
            bar(painter, box, ink("0", strength), 2.0 if gap else 0.0)
        for cut in self.cuts:
            self._paint_cut(painter, cut, floor)
        write(painter, QRectF(0, 0, self.width(), TOP), f"{most:,}", "text_muted", pixels=SMALL)
        self._dates(painter, floor)

    def _paint_cut(self, painter: QPainter, cut: Cut, floor: float) -> None:
        painter.setPen(QPen(ink("border"), 1, Qt.PenStyle.DashLine))
        for x in (cut.rect.left() + 4, cut.rect.right() - 4):
            painter.drawLine(QPointF(x, TOP), QPointF(x, floor))
        box = QRectF(cut.rect.left(), floor / 2, cut.rect.width(), TOP)
        write(painter, box, "⋯", "text_muted", centred=True)

    def _dates(self, painter: QPainter, floor: float) -> None:
        for index in self.dated():
            box = QRectF(self._date_left(index), floor + 2, DATE_WIDTH, AXIS - 2)
            write(painter, box, self._days[index].name[5:], "text_muted", pixels=SMALL)

    def dated(self) -> list[int]:
        """The cells that have room for their date below; the first after a cut goes before others."""
        after_cuts = {cut.before for cut in self.cuts if cut.before < len(self.cells)}
        first_ones = sorted({0, *after_cuts})
        placed, free = [], 0.0
        for index, cell in enumerate(self.cells):
            left, is_first = self._date_left(index), index in first_ones
            following = next((first for first in first_ones if first > index), None)
            ends = math.inf if following is None else self._date_left(following)
            has_room = left == cell.rect.left() and left + DATE_WIDTH <= ends
            if free <= left and (is_first or has_room):
                placed.append(index)
                free = left + DATE_WIDTH
        return placed

    def _date_left(self, index: int) -> float:
        """Where a date begins: below its column, at the end of the chart further left."""
        return min(self.cells[index].rect.left(), self.width() + 8 - DATE_WIDTH)

    def toggle_cuts(self) -> None:
        """Show every day, or cut the empty ones out again."""
        self._shows_every_day = not self._shows_every_day
        self._refresh()
        self.cuts_toggled.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        cut = self._cut_at(event.position())
        if cut is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(literal(cut.words))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._from = self.cell_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        begin, end = self._from, self._near(event.position())
        self._from = -1
        if begin < 0 and self._cut_at(event.position()) is not None:
            self.toggle_cuts()
            return
        if begin < 0 or end == begin:
            super().mouseReleaseEvent(event)
            return
        first, last = sorted((begin, end))
        span = (self.cells[first].conditions["days"][0], self.cells[last].conditions["days"][1])
        self.picked.emit({"days": span})

    def _near(self, point: QPointF) -> int:
        """The day below the mouse, the nearest one where there is none."""
        centres = [abs(cell.rect.center().x() - point.x()) for cell in self.cells]
        return centres.index(min(centres)) if centres else -1

    def _cut_at(self, position: QPointF) -> Cut | None:
        return next((cut for cut in self.cuts if cut.rect.contains(position)), None)


def _total(gaps: Mapping[int, int]) -> int:
    """How many days lie in gaps from their first to their last day."""
    return sum(last - first + 1 for first, last in gaps.items())
