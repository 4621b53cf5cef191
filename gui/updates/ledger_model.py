"""The ledger as a table: when, by whom, from which run to which, what it learned, what came of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from core.plain_text import one_line
from core.runs.names import short_name
from gui.theme import theme
from gui.updates import words
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

if TYPE_CHECKING:
    from core.updates.ledger import Entry

ENTRY = Qt.ItemDataRole.UserRole
COLUMNS = ("time", "by", "runs", "learned", "verdict", "state", "undone")
TELLING = ("verdict", "state")


class LedgerModel(QAbstractTableModel):
    """Entries of the ledger, newest first; the role `ENTRY` gives one whole."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self.headings: dict[str, str] = {}

    def set_entries(self, entries: Sequence["Entry"]) -> None:
        """Show `entries`; a selection survives where only states have changed."""
        shown = tuple(entries)
        if shown is self.entries:
            return
        if [entry.id for entry in shown] == [entry.id for entry in self.entries]:
            self.entries = shown
            self.retell()
            return
        self.beginResetModel()
        self.entries = shown
        self.endResetModel()

    def retell(self) -> None:
        """The same in other words or colours."""
        if self.entries:
            last = self.index(len(self.entries) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings.get(COLUMNS[section], "")
        return None

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry, column = self.entries[index.row()], COLUMNS[index.column()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(text(entry, column))
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(text(entry, column, is_long=True))
        if role == Qt.ItemDataRole.ForegroundRole and column in TELLING:
            return QColor(getattr(theme().colours, _role(entry, column)))
        return None


def text(entry: "Entry", column: str, is_long: bool = False) -> str:
    """What stands in `column` for `entry`; `is_long` names runs in full."""
    update = entry.update
    base, run = (name if is_long else short_name(name) for name in (update.base, update.run))
    return {
        "time": words.moment(entry.time),
        "by": entry.by,
        "runs": f"{base} ▸ {run}",
        "learned": words.learned(update.learned),
        "verdict": words.verdict(update.verdict),
        "state": words.state(entry),
        "undone": f"{entry.undone_by} {words.moment(entry.undone_at)}" if entry.undone_by else "",
    }[column]


def _role(entry: "Entry", column: str) -> str:
    return words.role_of(entry.update.verdict.decision if column == "verdict" else entry.state)
