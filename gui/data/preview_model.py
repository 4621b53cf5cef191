"""The first rows of a chosen file as a table; its first row is left free for the column choosers."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from core.plain_text import one_line
from gui.theme import theme
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

# Letters of a cell; a column shows fewer.
LONGEST = 80


class PreviewModel(QAbstractTableModel):
    """Row 0 is empty; row n shows the file's n-th row of data."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._columns: tuple[str, ...] = ()
        self._rows: list[Sequence[str]] = []
        self._used: set[str] = set()

    def show(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show another file."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._rows = list(rows)
        self.endResetModel()

    def set_used(self, columns: set[str]) -> None:
        """Columns that are ours stand out from the others."""
        self._used = columns
        if self._rows and self._columns:
            last = self.index(len(self._rows), len(self._columns) - 1)
            self.dataChanged.emit(self.index(1, 0), last, [Qt.ItemDataRole.ForegroundRole])

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self._columns else len(self._rows) + 1

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() == 0:
            return None
        row = self._rows[index.row() - 1]
        text = row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(text, LONGEST)
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(text)
        if (
            role == Qt.ItemDataRole.ForegroundRole
            and self._columns[index.column()] not in self._used
        ):
            return QColor(theme().colours.text_muted)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_named = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.ToolTipRole and is_named:
            return literal(self._columns[section])
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if is_named:
            return one_line(self._columns[section], LONGEST)
        return str(section) if section else ""
