"""What a shopper did, the latest first: the product, the action and the day."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.plain_text import one_line
from core.search.request import History, Interaction
from gui.products.cards import goods_of
from gui.shoppers.rows import ASIDE, BELOW, GOODS
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal
from gui.words import action_name

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue


# Actions: nobody reads further back.
SHOWN = 50


class InteractionModel(QAbstractListModel):
    """A list of interactions with products; derived classes say which, and what stands beside each."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._catalogue: Catalogue | None = None

    def interaction(self, row: int) -> Interaction:
        """What was done in `row`."""
        raise NotImplementedError

    def aside(self, row: int) -> str:
        """What stands at the right of `row`."""
        raise NotImplementedError

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, action, picture and what stands beside them."""
        if not index.isValid():
            return None
        done = self.interaction(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._title(done))
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(self._title(done))
        if role == GOODS:
            row = self._row(done)
            return goods_of(self._catalogue, row) if self._catalogue and row >= 0 else None
        if role == BELOW:
            return action_name(done.action)
        if role == ASIDE:
            return self.aside(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (action_name(done.action), self._title(done), self.aside(index.row()))
            return ", ".join(filter(None, words))
        return None

    def _title(self, done: Interaction) -> str:
        """The title, the id where the product is gone."""
        row = self._row(done)
        return self._catalogue.title[row] if self._catalogue and row >= 0 else done.product_id

    def _row(self, done: Interaction) -> int:
        """The row of the product in the catalogue, -1 where it is gone."""
        return self._catalogue.row_of.get(done.product_id, -1) if self._catalogue else -1


class HistoryModel(InteractionModel):
    """The latest `SHOWN` interactions of one shopper, with their days."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._rows: tuple[Interaction, ...] = ()

    def show(self, history: History, catalogue: "Catalogue | None") -> None:
        """Replace every row; `catalogue` knows the titles."""
        self.beginResetModel()
        self._rows, self._catalogue = history[: -SHOWN - 1 : -1], catalogue
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many interactions are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def interaction(self, row: int) -> Interaction:
        """What was done, the latest first."""
        return self._rows[row]

    def aside(self, row: int) -> str:
        """The day."""
        return _day(self._rows[row].timestamp)


def _day(timestamp: float) -> str:
    """`2026-05-31`; empty where the log does not say."""
    return f"{datetime.fromtimestamp(timestamp):%Y-%m-%d}" if timestamp > 0 else ""
