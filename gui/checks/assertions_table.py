"""The table of assertions; Enter or a double click opens a query, Delete removes a line."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.checks.assertions_model import LINE_OF, TEXT, AssertionsModel, CheckLine
from gui.language import Retranslated
from gui.theme import theme

COLUMN_WIDTHS = (150, 380, 90, 90, 190, 160, 50)


class AssertionsTable(Retranslated, QTableView):
    """`chosen` says that another line is `current`, `query_wanted` and `remove_wanted` what is to be done."""

    chosen = Signal()
    query_wanted = Signal(str)
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.assertions = AssertionsModel()
        self.setModel(self.assertions)
        self.verticalHeader().hide()
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        for section, width in enumerate(COLUMN_WIDTHS):
            self.setColumnWidth(section, width)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self.activated.connect(lambda index: self._open(index.data(LINE_OF)))
        theme().changed.connect(self.viewport().update)
        self._retranslate()

    @property
    def current(self) -> CheckLine | None:
        """The line that is selected."""
        line: CheckLine | None = self.currentIndex().data(LINE_OF)
        return line

    def select(self, row: int) -> None:
        """Select the line at `row`, or the last."""
        self.selectRow(max(0, min(row, self.assertions.rowCount() - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the line out of the file."""
        if event.matches(QKeySequence.StandardKey.Delete):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, line: CheckLine) -> None:
        """The query of an assertion; of one about all queries, the worst."""
        worst = line.outcome.measured.worst if line.outcome is not None else ()
        query = line.entry.assertion.query if line.entry is not None else ""
        if query or worst:
            self.query_wanted.emit(query or worst[0].query)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Assertions"))
        self.assertions.headerDataChanged.emit(
            self.horizontalHeader().orientation(), 0, self.assertions.columnCount() - 1
        )
        self.viewport().update()
