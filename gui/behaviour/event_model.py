"""The events behind a number as a table; rows are read when they are scrolled to."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from core.arrays import Int64Array
from core.feedback.analysis.charts.labels import Labels
from core.feedback.analysis.export.events import EventRow, event_rows, headings, worded
from core.plain_text import one_line
from core.spreadsheet import as_lines
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

if TYPE_CHECKING:
    from core.feedback.analysis.analysis import Analysis


# Time, shopper, action, product, title, query, rank, session.
COLUMNS = 8
# Rows read at once; what is kept holds eight such pages.
PAGE = 500
ROWS_KEPT = 4000
SHOPPER = Qt.ItemDataRole.UserRole + 1


class EventModel(QAbstractTableModel):
    """Events at `places` of a log, the latest first; a view sees `PAGE` more whenever it comes to the end."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._analysis: Analysis | None = None
        self._labels: Labels | None = None
        self.places: Int64Array = np.zeros(0, np.int64)
        self._shown = 0
        self._row = lru_cache(ROWS_KEPT)(self._read)

    def show(self, analysis: "Analysis", labels: Labels, places: Int64Array) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._analysis, self._labels, self.places = analysis, labels, places
        self._shown = min(PAGE, len(places))
        self._row.cache_clear()
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows have been asked for."""
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """The columns of an event."""
        return 0 if parent.isValid() else COLUMNS

    def canFetchMore(self, parent: ModelIndex) -> bool:
        """Whether there are events that no view has come to."""
        return not parent.isValid() and self._shown < len(self.places)

    def fetchMore(self, parent: ModelIndex) -> None:
        """Another page."""
        last = min(self._shown + PAGE, len(self.places)) - 1
        self.beginInsertRows(QModelIndex(), self._shown, last)
        self._shown = last + 1
        self.endInsertRows()

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; `SHOPPER` is whose event it is."""
        if not index.isValid():
            return None
        row = self._row(index.row())
        if role == SHOPPER:
            return row.shopper
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._cells(row)[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(self._cells(row)[index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a column holds."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return headings(self._labels)[section] if self._labels else None

    def text(self, rows: list[int]) -> str:
        """Rows as tab-separated lines, for the clipboard."""
        return as_lines(self._cells(self._row(row)) for row in rows)

    def _read(self, row: int) -> EventRow:
        assert self._analysis is not None
        return next(event_rows(self._analysis, self.places[row : row + 1]))

    def _cells(self, row: EventRow) -> tuple[str, ...]:
        assert self._labels is not None
        return worded(row, self._labels)
