"""Rows of bars with names: categories, brands, price bands, products and queries."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollArea

from core.feedback.analysis.charts.figures import BehaviourFigures
from core.feedback.analysis.charts.labels import Labels
from gui.behaviour.chart import SMALL, Cell, Chart, bar, ink, write

# Pixels of a row, and of the figures at its right end.
ROW = 26.0
ASIDE_WIDTH = 54.0
COUNT_WIDTH = 62.0


@dataclass(frozen=True)
class Row:
    """What a row shows: `amount` is the length of its bar, `aside` stands small at its end."""

    name: str
    amount: int
    aside: str
    cell: Cell


class RowsChart(Chart):
    """One row below the other, as many as there are; it scrolls with what it lies in.

    `name_share` is how much of a row is for names.
    """

    name_share = 0.38

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def rows(self, figures: BehaviourFigures, labels: Labels) -> list[Row]:
        """What is shown of `figures`; the places of their cells do not matter."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(220, max(1, len(self._rows)) * round(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def lay_out(self, figures: BehaviourFigures, labels: Labels, room: QRectF) -> list[Cell]:
        """Rows below each other."""
        self._rows = self.rows(figures, labels)
        self.setMinimumHeight(self.sizeHint().height())
        return [
            Cell(
                QRectF(0, index * ROW, room.width(), ROW),
                row.cell.words,
                row.cell.conditions,
                row.cell.behind,
            )
            for index, row in enumerate(self._rows)
        ]

    def reveal(self, cell: Cell) -> None:
        """Scroll to the row of `cell`."""
        viewport = self.parentWidget()
        area = viewport.parentWidget() if viewport else None
        if isinstance(area, QScrollArea):
            point = cell.rect.center().toPoint()
            area.ensureVisible(point.x(), point.y(), 0, round(ROW))

    def paint(self, painter: QPainter, figures: BehaviourFigures, labels: Labels) -> None:
        """The rows in sight."""
        most = max((row.amount for row in self._rows), default=0) or 1
        for index, (row, cell) in enumerate(zip(self._rows, self.cells, strict=True)):
            if not cell.rect.intersects(self.exposed):
                continue
            is_faint = self.has_choice and not self.is_chosen(cell)
            if index == self.hovered:
                bar(painter, cell.rect.adjusted(0, 1, 0, -1), ink("surface_alt"))
            self._paint_row(painter, cell.rect, row, row.amount / most, is_faint)

    def _paint_row(
        self, painter: QPainter, rect: QRectF, row: Row, share: float, is_faint: bool
    ) -> None:
        width = rect.width() * self.name_share
        role = "text_muted" if is_faint else "text"
        write(painter, QRectF(4, rect.top(), width - 10, ROW), row.name, role)
        room = rect.width() - width - COUNT_WIDTH - ASIDE_WIDTH
        length = max(2.0 if row.amount else 0.0, max(0.0, room) * share)
        box = QRectF(width, rect.top() + 7, length, ROW - 14)
        bar(painter, box, ink("0", 0.3 if is_faint else 0.9))
        left = rect.right() - ASIDE_WIDTH - COUNT_WIDTH
        count = QRectF(left, rect.top(), COUNT_WIDTH - 6, ROW)
        write(painter, count, f"{row.amount:,}", role, right=True)
        aside = QRectF(rect.right() - ASIDE_WIDTH, rect.top(), ASIDE_WIDTH - 4, ROW)
        write(painter, aside, row.aside, "text_muted", right=True, pixels=SMALL)
