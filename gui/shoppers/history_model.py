"""What a shopper did, the latest first: the product, the action and the day."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.plain_text import one_line
from core.search.request import History, Interaction
from gui.products.result_model import goods_of
from gui.shoppers.rows import ASIDE, BELOW, GOODS
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal
from gui.words import action_name

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue


SHOWN = 50


class HistoryModel(QAbstractListModel):
    """The latest `SHOWN` interactions of one shopper."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._rows: tuple[Interaction, ...] = ()
        self._catalogue: Catalogue | None = None

    def show(self, history: History, catalogue: "Catalogue | None") -> None:
        """Replace every row; `catalogue` knows the titles."""
        self.beginResetModel()
        self._rows, self._catalogue = history[: -SHOWN - 1 : -1], catalogue
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many interactions are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, action and day of a row."""
        if not index.isValid():
            return None
        did = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._title(did))
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(self._title(did))
        if role == GOODS:
            row = self._row(did)
            return goods_of(self._catalogue, row) if self._catalogue and row >= 0 else None
        if role == BELOW:
            return action_name(did.action)
        if role == ASIDE:
            return _day(did.timestamp)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (action_name(did.action), self._title(did), _day(did.timestamp))
            return ", ".join(filter(None, words))
        return None

    def _title(self, did: Interaction) -> str:
        """The title, the id where the product is gone."""
        row = self._row(did)
        return self._catalogue.title[row] if self._catalogue and row >= 0 else did.product_id

    def _row(self, did: Interaction) -> int:
        """The row of the product in the catalogue, -1 where it is gone."""
        return self._catalogue.row_of.get(did.product_id, -1) if self._catalogue else -1


def _day(timestamp: float) -> str:
    """`2026-05-31`; empty where the log does not say."""
    return f"{datetime.fromtimestamp(timestamp):%Y-%m-%d}" if timestamp > 0 else ""
