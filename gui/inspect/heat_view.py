"""The table of words that met, each cell tinted by how much the pair adds or takes."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.inspect.heat_model import SHARE, HeatModel
from gui.theme import font, theme
from gui.widgets.model_index import ModelIndex
from gui.widgets.painting import MIDDLE, NO_PEN, draw_text

# Pixels: `+0.12` in small letters, and a line of them.
CELL_WIDTH, CELL_HEIGHT = 52, 32
# Rows that are seen without scrolling.
MOST_ROWS = 8
SMALL = 11
# How much of the colour the strongest cell has: the figure on it must stay readable.
STRONGEST = 0.62


class _HeatCell(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """The tint, the figure, and a frame where the keyboard is."""
        colours, share = theme().colours, float(index.data(SHARE))
        tint = QColor(colours.chart[3] if share >= 0 else colours.bad)
        tint.setAlphaF(STRONGEST * min(1.0, abs(share)))
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setPen(NO_PEN)
        painter.setBrush(tint)
        painter.drawRoundedRect(area, 3, 3)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 3, 3)
        text = str(index.data())
        draw_text(painter, area, text, font(SMALL), colours.text, MIDDLE)
        painter.restore()


class HeatView(QTableView):
    """Walked with the arrow keys; as high as its rows, up to `MOST_ROWS`."""

    def __init__(self, model: HeatModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_HeatCell(self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setDefaultSectionSize(CELL_WIDTH)
        self.horizontalHeader().setMinimumSectionSize(CELL_WIDTH)
        self.verticalHeader().setDefaultSectionSize(CELL_HEIGHT)
        model.modelReset.connect(self._fit)
        theme().changed.connect(self.viewport().update)

    def _fit(self) -> None:
        self.resizeColumnsToContents()
        rows = min(MOST_ROWS, self.model().rowCount())
        bar = self.horizontalScrollBar().sizeHint().height()
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows * CELL_HEIGHT + bar + 4)
