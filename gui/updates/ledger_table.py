"""The ledger of updates as a table of which one row is chosen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.language import Retranslated
from gui.theme import theme
from gui.updates.ledger_model import COLUMNS, ENTRY, LedgerModel

if TYPE_CHECKING:
    from core.updates.ledger import Entry

# Pixels.
HEIGHT = 160


class LedgerTable(Retranslated, QTableView):
    """`chosen` says that another entry is `current`; the newest is, whenever one comes in."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._ledger = LedgerModel(self)
        self.setModel(self._ledger)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setFixedHeight(HEIGHT)
        self._arrange_header(self.horizontalHeader())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())
        theme().changed.connect(self._ledger.retell)
        self._retranslate()

    def _arrange_header(self, header: QHeaderView) -> None:
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(COLUMNS.index("learned"), QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)

    @property
    def entries(self) -> "tuple[Entry, ...]":
        """Every update, newest first."""
        return self._ledger.entries

    @property
    def current(self) -> "Entry | None":
        """The update that is chosen."""
        entry: Entry | None = self.currentIndex().data(ENTRY)
        return entry

    def show_entries(self, entries: Sequence["Entry"]) -> None:
        """Show `entries`; a new one is chosen at once."""
        known = len(self.entries)
        self._ledger.set_entries(entries)
        if entries and (len(entries) != known or self.current is None):
            self.selectRow(0)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Ledger of updates"))
        self._ledger.headings = {
            "time": self.tr("When"),
            "by": self.tr("By"),
            "runs": self.tr("Model before ▸ after"),
            "learned": self.tr("Learned from"),
            "verdict": self.tr("Verdict"),
            "state": self.tr("State"),
            "undone": self.tr("Undone by"),
        }
        self._ledger.retell()
