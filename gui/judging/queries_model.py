"""The queries of a set as a table that is written in: text, tags, notes, and how much of each is judged."""

from collections import Counter

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from core.judging.judgment_files import TAG_MARK
from core.judging.query_set import QuerySet, SetQuery
from core.judging.verdict import Pair
from core.plain_text import one_line
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

TEXT, TAGS, NOTES, JUDGED = range(4)
COLUMNS = 4
QUERY = Qt.ItemDataRole.UserRole


class QueriesModel(QAbstractTableModel):
    """A row a query; `edited` tells one that was written over."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[SetQuery] = []
        self._judged: Counter[str] = Counter()
        self._may_write = False

    def show_set(
        self, query_set: QuerySet | None, judged: dict[Pair, int], may_write: bool
    ) -> None:
        """List the queries of a set; `judged` are the pairs that anybody graded."""
        rows = list(query_set.queries.values()) if query_set is not None else []
        counts = Counter(query for query, _ in judged)
        self._may_write = may_write
        if [query.id for query in rows] == [query.id for query in self.rows]:
            self.rows, self._judged = rows, counts
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, COLUMNS - 1))
            return
        self.beginResetModel()
        self.rows, self._judged = rows, counts
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """As many as the set has."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """Text, tags, notes, judged products."""
        return 0 if parent is not None and parent.isValid() else COLUMNS

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """All but the count can be written over; a text that is judged stands."""
        flags = super().flags(index)
        if not self._may_write or not index.isValid() or index.column() == JUDGED:
            return flags
        is_fixed = index.column() == TEXT and self._judged[self.rows[index.row()].id] > 0
        return flags if is_fixed else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The query in words."""
        if not index.isValid():
            return None
        query = self.rows[index.row()]
        if role == QUERY:
            return query
        text = (query.text, f"{TAG_MARK} ".join(query.tags), query.notes)
        if role == Qt.ItemDataRole.EditRole and index.column() != JUDGED:
            return text[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            count = f"{self._judged[query.id]:,}"
            return one_line((*text, count)[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole and index.column() != JUDGED:
            return literal(text[index.column()])
        return None

    def setData(
        self, index: ModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take what was written."""
        query, text = self.rows[index.row()], str(value).strip()
        tags = tuple(filter(None, (tag.strip() for tag in text.split(TAG_MARK))))
        changed = {
            TEXT: SetQuery(query.id, text, query.notes, query.tags),
            TAGS: SetQuery(query.id, query.text, query.notes, tags),
            NOTES: SetQuery(query.id, query.text, text, query.tags),
        }[index.column()]
        if changed == query or not changed.text:
            return False
        self.rows[index.row()] = changed
        self.dataChanged.emit(index, index)
        self.edited.emit(changed)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What each column is."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        tags = self.tr("Tags (divided by ;)")
        return (self.tr("Query"), tags, self.tr("Notes"), self.tr("Judged"))[section]
