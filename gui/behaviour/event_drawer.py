"""The drawer below the charts: the events behind a number, to read, copy and save."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QToolButton,
    QWidget,
)

from core.arrays import Int64Array
from core.feedback.analysis.charts.figures import Distinct
from core.feedback.analysis.charts.labels import Labels
from core.language import plural
from gui.behaviour.event_model import SHOPPER, EventModel
from gui.behaviour.shopper_strip import ShopperStrip
from gui.language import Retranslated
from gui.widgets.icons import dress
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, literal

if TYPE_CHECKING:
    from core.feedback.analysis.analysis import Analysis

# Pixels of the columns, for the longest ordinary entry of each; `TITLE` is the one that stretches.
WIDTHS = (172, 92, 104, 92, 320, 160, 60, 132)
TITLE = 4
# Pixels.
ROW = 28


class EventDrawer(Retranslated, QFrame):
    """`shopper_wanted` names whose events are to be seen as a timeline, `csv_wanted` asks for a file."""

    shopper_wanted = Signal(str)
    csv_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.model = EventModel(self)
        self.table = _table(self.model)
        self.table.activated.connect(self._open_shopper)
        self.shopper = ShopperStrip()
        self._about = ""
        self.title = Label(kind="heading")
        self.hint = Label(kind="small")
        self.copy, self.csv, self.close_button = (
            _button("layers"),
            _button("import"),
            _button("close"),
        )
        self.copy.clicked.connect(self.copy_rows)
        self.csv.clicked.connect(self.csv_wanted)
        self.close_button.clicked.connect(self.closed)
        column(
            row(self.title, (self.hint, 1), self.copy, self.csv, self.close_button),
            self.shopper,
            (self.table, 1),
            parent=self,
            margins=(14, 8, 10, 10),
        )
        QShortcut(QKeySequence.StandardKey.Copy, self.table, self.copy_rows)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)
        self._retranslate()

    def show_events(
        self,
        analysis: "Analysis",
        labels: Labels,
        places: Int64Array,
        distinct: Distinct,
        about: str,
    ) -> None:
        """The events at `places`; `distinct` counts what they are about, `about` says which they are."""
        self.model.show(analysis, labels, places)
        count = len(places)
        self.title.setText(plural(count, self.tr("{count} event"), self.tr("{count} events")))
        named = (
            (self.tr("Actions"), distinct.actions),
            (labels.word("shoppers"), distinct.shoppers),
            (self.tr("Guests"), distinct.guests),
            (labels.word("products"), distinct.products),
            (self.tr("Sessions"), distinct.sessions),
            (self.tr("Searches"), distinct.searches),
        )
        counts = [f"{name} {number:,}" for name, number in named if number]
        self._about = " · ".join([*counts, *([about] if about else [])])
        self._retranslate()
        self.table.scrollToTop()

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard, tab-separated; all that were read where none is."""
        chosen = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        rows = chosen or list(range(self.model.rowCount()))
        QGuiApplication.clipboard().setText(self.model.text(rows))

    def _open_shopper(self, index: QModelIndex) -> None:
        self.shopper_wanted.emit(str(index.data(SHOPPER)))

    def _retranslate(self) -> None:
        hint = self.tr("a double click opens the shopper")
        self.hint.setText(f"{self._about} · {hint}" if self._about else hint)
        for button, text in (
            (self.copy, self.tr("Copy")),
            (self.csv, self.tr("Save as CSV…")),
            (self.close_button, self.tr("Close (Esc)")),
        ):
            button.setToolTip(literal(text))
            button.setAccessibleName(text)


def _table(model: EventModel) -> QTableView:
    table = QTableView()
    table.setProperty("kind", "plain")
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for number, width in enumerate(WIDTHS):
        table.setColumnWidth(number, width)
    header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
    return table


def _button(name: str) -> QToolButton:
    button = QToolButton()
    dress(button, name, pixels=15)
    return button
