"""What judges do not agree on, as a table: the query, the product, and who gave which grade."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, Qt

from core.judging.agreement import Dispute
from core.plain_text import one_line
from gui.products.grade_marks import short_name
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

QUERY, PRODUCT, GRADES = range(3)
COLUMNS = 3
DISPUTE = Qt.ItemDataRole.UserRole


class DisputesModel(QAbstractTableModel):
    """A row a dispute, the widest first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Dispute] = ()
        self._queries: Mapping[str, str] = {}
        self._titles: Mapping[str, str] = {}

    def show_disputes(
        self, disputes: Sequence[Dispute], queries: Mapping[str, str], titles: Mapping[str, str]
    ) -> None:
        """List `disputes`; `queries` and `titles` are texts by id."""
        self.beginResetModel()
        self.rows, self._queries, self._titles = disputes, queries, titles
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """As many as there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """Query, product, grades."""
        return 0 if parent is not None and parent.isValid() else COLUMNS

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The dispute in words."""
        if not index.isValid():
            return None
        dispute = self.rows[index.row()]
        if role == DISPUTE:
            return dispute
        text = (
            self._queries.get(dispute.query, dispute.query),
            self._titles.get(dispute.product, dispute.product),
            "   ".join(f"{judge}: {short_name(grade)}" for judge, grade in dispute.grades.items()),
        )[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(text)
        return literal(text) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What each column is."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Query"), self.tr("Product"), self.tr("Grades"))[section]
