"""Every query with what two systems make of it, in several orders; the chosen one opens both lists."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSplitter, QWidget

from core.evaluation.system_words import system_title
from gui.background import Latest
from gui.comparison.aligned_lists import AlignedLists, TwoLists
from gui.comparison.difference_plot import DifferencePlot
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.grid_model import GridModel, fix_columns, grid_table
from gui.widgets.layouts import column, holder, row, scrolled
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.evaluation.compared_systems import QueryRow, SystemComparison

LOST, WON, DIFFERENT, WORST, GIVEN = range(5)
# What each order sorts by; ties stay as they were given.
_KEYS = {
    LOST: lambda row: row.difference,
    WON: lambda row: -row.difference,
    DIFFERENT: lambda row: row.rbo,
    WORST: lambda row: row.b,
    GIVEN: lambda row: 0,
}
# Pixels at first.
LEFT, RIGHT = 470, 680
# Pixels of the columns with numbers.
WIDTHS = (62, 74, 68, 54)
DIFFERENCE = 3


class QueriesPage(Retranslated, QWidget):
    """`query_wanted` names a query to be opened in the result grid."""

    query_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._comparison: SystemComparison | None = None
        self._pair = ("", "", "")
        self._all: list[QueryRow] = []
        self.rows: list[QueryRow] = []
        self._reader = Latest(self)
        self.order, self.search = QComboBox(), QLineEdit()
        self.order.addItems([""] * len(_KEYS))
        self.search.setClearButtonEnabled(True)
        self.plot = DifferencePlot()
        self.model = GridModel(self)
        self.table = grid_table(self.model)
        self.about = Label(kind="muted")
        self.open_button = push_button(clicked=self._open)
        self.lists = AlignedLists()
        self._arrange()
        self.order.currentIndexChanged.connect(self._sort)
        self.search.textChanged.connect(self._sort)
        self.table.selectionModel().currentRowChanged.connect(lambda: self._show_query())
        self.table.activated.connect(self._open)
        self.plot.picked.connect(self._pick)
        theme().changed.connect(self._sort)
        self._retranslate()

    def _arrange(self) -> None:
        top = row(self.order, (self.search, 1), spacing=8)
        left = holder(column(top, self.plot, (self.table, 1), spacing=8))
        head = row((self.about, 1), self.open_button, spacing=8)
        right = holder(column(head, (scrolled(self.lists), 1), spacing=8))
        parts = QSplitter(Qt.Orientation.Horizontal)
        for part in (left, right):
            parts.addWidget(part)
        parts.setSizes([LEFT, RIGHT])
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        column((parts, 1), parent=self, margins=(0, 8, 0, 0))

    def show_pair(self, comparison: "SystemComparison", pair: tuple[str, str, str]) -> None:
        """Show the queries of two systems in a metric."""
        self._reader.run(
            comparison.rows, *pair, done=lambda rows: self._take(comparison, pair, rows)
        )

    def _take(
        self, comparison: "SystemComparison", pair: tuple[str, str, str], rows: "list[QueryRow]"
    ) -> None:
        self._comparison, self._pair, self._all = comparison, pair, rows
        self._sort()

    def show_slice(self, queries: list[str]) -> None:
        """Show only some of the queries, until others are looked for."""
        wanted = set(queries)
        self.search.clear()
        self._fill([one for one in self._all if one.query in wanted])

    def _sort(self) -> None:
        wanted = self.search.text().strip().lower()
        found = [one for one in self._all if wanted in one.text.lower()]
        self._fill(sorted(found, key=_KEYS[self.order.currentIndex()]))

    def _fill(self, rows: "list[QueryRow]") -> None:
        self.rows = rows
        cells = [
            [one.text, f"{one.a:.3f}", f"{one.b:.3f}", f"{one.difference:+z.3f}", f"{one.rbo:.2f}"]
            for one in rows
        ]
        headings = [self.tr("Query"), self.tr("First"), self.tr("Second"), "±", "RBO"]
        self.model.fill(headings, cells, self._colour)
        fix_columns(self.table, WIDTHS)
        self.plot.show_changes([one.difference for one in rows])
        self.table.selectRow(0)
        self._show_query()

    def _colour(self, at: int, column: int) -> str:
        difference = round(self.rows[at].difference, 3)
        if column != DIFFERENCE or not difference:
            return ""
        return theme().colours.good if difference > 0 else theme().colours.bad

    def _pick(self, at: int) -> None:
        self.table.selectRow(at)
        self.table.scrollTo(self.model.index(at, 0))

    def _show_query(self) -> None:
        at = self.table.currentIndex().row()
        is_any = self._comparison is not None and 0 <= at < len(self.rows)
        self.open_button.setEnabled(is_any)
        self.plot.mark(at)
        if not is_any or self._comparison is None:
            self.lists.show_lists(None)
            self.about.setText(self.tr("No query is found.") if self._all else "")
            return
        self._show_lists(self._comparison, self.rows[at])

    def _show_lists(self, told: "SystemComparison", query: "QueryRow") -> None:
        a, b, _ = self._pair
        first, second = (told.lists.get(name, {}).get(query.query, ()) for name in (a, b))
        self.lists.show_lists(
            TwoLists(
                (system_title(a), system_title(b)),
                first,
                second,
                titles=told.titles,
                grades=told.grades.get(query.query, {}),
            )
        )
        about = self.tr("{query} · {overlap} of ten in both · RBO {rbo}")
        self.about.setText(
            about.format(query=query.text, overlap=f"{query.overlap:.0%}", rbo=f"{query.rbo:.2f}")
        )

    def _open(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self.rows):
            self.query_wanted.emit(self.rows[at].text)

    def _retranslate(self) -> None:
        names = (
            self.tr("Most lost first"),
            self.tr("Most won first"),
            self.tr("Most different first"),
            self.tr("Worst first"),
            self.tr("As given"),
        )
        for at, name in enumerate(names):
            self.order.setItemText(at, name)
        self.order.setAccessibleName(self.tr("Order of the queries"))
        self.search.setPlaceholderText(self.tr("Find a query"))
        self.search.setAccessibleName(self.tr("Find a query"))
        self.table.setAccessibleName(self.tr("Queries"))
        self.plot.setAccessibleName(self.tr("Differences, a bar a query"))
        self.plot.setToolTip(self.tr("A bar a query: up where the second system is better"))
        self.open_button.setText(self.tr("Open in the results"))
        self.open_button.setToolTip(self.tr("Search for the selected query (Return)"))
        if self._comparison is not None:
            self._sort()
