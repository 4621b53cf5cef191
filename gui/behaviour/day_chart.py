"""Events by day, as columns; a drag over them chooses a span."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QMouseEvent, QPainter

from core.feedback.analysis.charts.figures import BehaviourFigures
from core.feedback.analysis.charts.labels import Labels
from gui.behaviour.chart import SMALL, Cell, Chart, bar, ink, write

# Pixels: room for the dates below and the highest figure above.
AXIS = 18.0
TOP = 16.0
# A date needs so many pixels.
DATE_WIDTH = 44.0


class DayChart(Chart):
    """One column a day, as high as its events; many days share the width, down to a pixel each."""

    def __init__(self) -> None:
        super().__init__()
        self._from = -1

    def lay_out(self, figures: BehaviourFigures, labels: Labels, room: QRectF) -> list[Cell]:
        """Columns from left to right."""
        days = figures.days
        width = room.width() / max(1, len(days))
        sentence = self.tr("{name}: {events} events")
        return [
            Cell(
                QRectF(index * width, 0, width, room.height()),
                sentence.format(name=day.name, events=f"{day.events:,}"),
                {"days": day.filters.days},
                day.filters,
            )
            for index, day in enumerate(days)
        ]

    def is_chosen(self, cell: Cell) -> bool:
        """Whether a day lies in the chosen span."""
        span = self.figures.filters.days if self.figures else None
        day = cell.conditions["days"][0]
        return span is not None and span[0] <= day <= span[1]

    def paint(self, painter: QPainter, figures: BehaviourFigures, labels: Labels) -> None:
        """Columns, the highest one's number, and dates where there is room."""
        most = max((day.events for day in figures.days), default=0)
        if not most:
            return
        floor = self.height() - AXIS
        gap = 2.0 if self.cells[0].rect.width() > 6 else 0.0
        for index, (day, cell) in enumerate(zip(figures.days, self.cells, strict=True)):
            height = max(1.0 if day.events else 0.0, (floor - TOP) * day.events / most)
            box = QRectF(
                cell.rect.left(), floor - height, max(1.0, cell.rect.width() - gap), height
            )
            is_faint = self.has_choice and not self.is_chosen(cell)
            strength = 0.25 if is_faint else 1.0 if index == self.hovered else 0.8
            bar(painter, box, ink("0", strength), 2.0 if gap else 0.0)
        write(painter, QRectF(0, 0, self.width(), TOP), f"{most:,}", "text_muted", pixels=SMALL)
        self._dates(painter, figures, floor)

    def _dates(self, painter: QPainter, figures: BehaviourFigures, floor: float) -> None:
        for index in self.dated():
            box = QRectF(self.cells[index].rect.left(), floor + 2, DATE_WIDTH, AXIS - 2)
            write(painter, box, figures.days[index].name[5:], "text_muted", pixels=SMALL)

    def dated(self) -> list[int]:
        """The days that have room for their date below."""
        if not self.cells:
            return []
        every = math.ceil(DATE_WIDTH / self.cells[0].rect.width())
        last = self.width() + 8 - DATE_WIDTH
        every_one = range(0, len(self.cells), every)
        return [index for index in every_one if self.cells[index].rect.left() <= last]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = self.cell_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        begin, end = self._from, self._near(event.position())
        self._from = -1
        if begin < 0 or end == begin:
            super().mouseReleaseEvent(event)
            return
        first, last = sorted((begin, end))
        span = (self.cells[first].conditions["days"][0], self.cells[last].conditions["days"][1])
        self.picked.emit({"days": span})

    def _near(self, point: QPointF) -> int:
        """The day below the mouse, the outermost one beside the chart."""
        x = min(max(point.x(), 0.0), self.width() - 1.0)
        return self.cell_at(QPointF(x, self.height() / 2))
