"""The shoppers that can be chosen: a guest, then those known, the most active first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.data.levels import LEVEL_SEPARATOR
from gui.shoppers.rows import BELOW

if TYPE_CHECKING:
    from core.recommend.shoppers import Shopper

Index = QModelIndex | QPersistentModelIndex

USER_ID = Qt.ItemDataRole.UserRole + 3
GUEST = ""


class ShopperModel(QAbstractListModel):
    """Row 0 is the guest unless a search leaves it out."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._shoppers: tuple[Shopper, ...] = ()
        self._has_guest = True

    def show(self, shoppers: Sequence["Shopper"], has_guest: bool) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._shoppers, self._has_guest = tuple(shoppers), has_guest
        self.endResetModel()

    def row_of(self, user_id: str) -> int:
        """The row of a shopper, -1 where there is none."""
        ids = [GUEST] * self._has_guest + [each.user_id for each in self._shoppers]
        return ids.index(user_id) if user_id in ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The guest and the shoppers."""
        return 0 if parent.isValid() else len(self._shoppers) + self._has_guest

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Who it is, and in a line what is known."""
        if not index.isValid():
            return None
        shopper = self._shopper(index.row())
        if role == USER_ID:
            return shopper.user_id if shopper else GUEST
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return shopper.user_id if shopper else self.tr("Guest")
        if role in (BELOW, Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.ToolTipRole):
            return self._summary(shopper) if shopper else self.tr("Nothing is known yet")
        return None

    def _shopper(self, row: int) -> "Shopper | None":
        place = row - self._has_guest
        return self._shoppers[place] if place >= 0 else None

    def _summary(self, shopper: "Shopper") -> str:
        count = self.tr("{count} actions").format(count=f"{shopper.actions:,}")
        leaf = shopper.category.rpartition(LEVEL_SEPARATOR)[2]
        return " · ".join(filter(None, (count, leaf, shopper.brand)))
