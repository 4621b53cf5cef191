"""The list around the edited product: where each stands after the edit and stood before."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from core.explain.supposed_list import Moved, Supposed
from core.plain_text import one_line
from gui.theme import font, theme

AFTER, BEFORE, TITLE = range(3)
Index = QModelIndex | QPersistentModelIndex


class MovedModel(QAbstractTableModel):
    """Ranks after and before, and titles; the edited product stands out."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Moved, ...] = ()
        self._product = ""

    def show_supposed(self, supposed: Supposed | None) -> None:
        """Show the neighbours in `supposed`; none: nothing."""
        self.beginResetModel()
        self.rows = supposed.around if supposed else ()
        self._product = supposed.product_id if supposed else ""
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a product."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rank after, rank before, title."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("After"), self.tr("Before"), self.tr("Title"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, and the look of what moved."""
        moved = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(moved, index.column())
        if role == Qt.ItemDataRole.FontRole and moved.product_id == self._product:
            return font(weight=font().Weight.Bold)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == AFTER:
            return _brush(moved)
        return None

    def _text(self, moved: Moved, column: int) -> str:
        if column == TITLE:
            return one_line(moved.title)
        if column == BEFORE:
            return f"#{moved.before}" if moved.before else "–"
        arrow = "" if moved.before == moved.after else "▲ " if _rose(moved) else "▼ "
        return f"{arrow}#{moved.after}"


def _rose(moved: Moved) -> bool:
    return not moved.before or moved.after < moved.before


def _brush(moved: Moved) -> QBrush | None:
    if moved.before == moved.after:
        return None
    colours = theme().colours
    return QBrush(QColor(colours.good if _rose(moved) else colours.bad))
