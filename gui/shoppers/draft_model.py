"""A history being made up, the latest first: what was put into it, then what its description gave."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from core.search.request import History, Interaction
from gui.products.product_drag import PRODUCTS, ids_in, mime_of
from gui.shoppers.history_model import InteractionModel
from gui.shoppers.rows import BELOW
from gui.widgets.model_index import ModelIndex

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue


class DraftModel(InteractionModel):
    """Rows that were put in can be moved, changed and removed; `edited` tells that they were."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._put: list[Interaction] = []
        self._derived: list[Interaction] = []

    @property
    def put(self) -> History:
        """What was put in, oldest first."""
        return tuple(reversed(self._put))

    def show(self, put: History, derived: History, catalogue: "Catalogue | None") -> None:
        """Replace every row; `catalogue` knows the products."""
        self.beginResetModel()
        self._put, self._derived = list(reversed(put)), list(reversed(derived))
        self._catalogue = catalogue
        self.endResetModel()

    def show_derived(self, derived: History) -> None:
        """Replace the rows that the description gave."""
        new = list(reversed(derived))
        if new == self._derived:
            return
        nowhere, first = QModelIndex(), len(self._put)
        if self._derived:
            self.beginRemoveRows(nowhere, first, first + len(self._derived) - 1)
            self._derived = []
            self.endRemoveRows()
        if new:
            self.beginInsertRows(nowhere, first, first + len(new) - 1)
            self._derived = new
            self.endInsertRows()

    def is_put(self, row: int) -> bool:
        """Whether a row was put in by hand."""
        return 0 <= row < len(self._put)

    def insert(self, ids: Sequence[str], row: int = 0) -> None:
        """Put clicks on the known ones of the products `ids` in before `row`."""
        known = [
            product_id
            for product_id in ids
            if self._catalogue and product_id in self._catalogue.row_of
        ]
        row = min(max(row, 0), len(self._put))
        if known:
            self.beginInsertRows(QModelIndex(), row, row + len(known) - 1)
            self._put[row:row] = [Interaction(product_id) for product_id in known]
            self.endInsertRows()
            self.edited.emit()

    def move(self, row: int, to: int) -> int:
        """Move what was put in at `row` so that it comes before the row `to`; tells where it is now."""
        to = min(max(to, 0), len(self._put))
        if not self.is_put(row) or to in (row, row + 1):
            return row
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), to)
        moved = self._put.pop(row)
        position = to - (to > row)
        self._put.insert(position, moved)
        self.endMoveRows()
        self.edited.emit()
        return position

    def remove(self, row: int) -> None:
        """Take out what was put in at `row`."""
        if self.is_put(row):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._put[row]
            self.endRemoveRows()
            self.edited.emit()

    def set_action(self, row: int, action: str) -> None:
        """Let the shopper have done `action` to the product at `row`."""
        if self.is_put(row):
            self._put[row] = replace(self._put[row], action=action)
            self.dataChanged.emit(self.index(row), self.index(row))
            self.edited.emit()

    def action(self, row: int) -> str:
        """What was done to the product at `row`."""
        return self.interaction(row).action

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """What was put in and what the description gave."""
        return 0 if parent.isValid() else len(self._put) + len(self._derived)

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """What was put in can be dragged to another place; drops go between rows."""
        can_drag = index.isValid() and self.is_put(index.row())
        more = Qt.ItemFlag.ItemIsDragEnabled if can_drag else Qt.ItemFlag.ItemIsDropEnabled
        return (super().flags(index) & ~Qt.ItemFlag.ItemIsDropEnabled) | more

    def mimeTypes(self) -> list[str]:
        """Products, from here or from the results."""
        return [PRODUCTS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The products of `indexes`."""
        return mime_of([self.interaction(index.row()).product_id for index in indexes])

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: ModelIndex
    ) -> bool:
        """Put the dropped products in before `row`."""
        self.insert(ids_in(data), row if row >= 0 else 0)
        return True

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As of any interaction; the action of what was put in opens a menu."""
        text = super().data(index, role)
        return f"{text} ▾" if role == BELOW and self.is_put(index.row()) else text

    def interaction(self, row: int) -> Interaction:
        """What was put in, then what the description gave."""
        return (self._put + self._derived)[row]

    def aside(self, row: int) -> str:
        """Whether the description gave it."""
        return "" if self.is_put(row) else self.tr("described")
