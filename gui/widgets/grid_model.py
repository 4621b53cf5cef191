"""A table of texts that is only read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from core.plain_text import one_line
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

# Pixels.
ROW_HEIGHT = 30
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
# The colour of a cell by its row and column, "" for that of all text.
Paint = Callable[[int, int], str]


class GridModel(QAbstractTableModel):
    """Rows of texts under headings; those after the first column are numbers, and stand to the right."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._headings: list[str] = []
        self._rows: list[Sequence[str]] = []
        self._paint: Paint = lambda row, column: ""

    def fill(
        self, headings: Sequence[str], rows: Sequence[Sequence[str]], paint: Paint | None = None
    ) -> None:
        """Show `rows`, each as long as `headings`."""
        self.beginResetModel()
        self._headings, self._rows = list(headings), list(rows)
        self._paint = paint or self._paint
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._headings):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return RIGHT
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(self._rows[row][column])
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(self._rows[row][column])
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and (colour := self._paint(row, column)):
            return QColor(colour)
        return None


def fix_columns(table: QTableView, widths: Sequence[int]) -> None:
    """Give the columns after the first `widths` in pixels; the first has what is left."""
    header = table.horizontalHeader()
    for at, width in enumerate(widths, 1):
        header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(at, width)


def grid_table(model: GridModel) -> QTableView:
    """A table of `model`, of which whole rows are chosen."""
    table = QTableView()
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
