"""The tab of agreement: how far judges agree, and what they should talk about."""

from math import isnan
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from core.judging.agreement import Agreement, agreement
from gui.background import Latest
from gui.judging.book import JudgmentBook
from gui.judging.disputes_model import DISPUTE, GRADES, PRODUCT, QUERY, DisputesModel
from gui.language import Retranslated
from gui.widgets.layouts import column
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue

QUERY_WIDTH, GRADES_WIDTH = 200, 260


class AgreementTab(Retranslated, QWidget):
    """Reads the set in use of `book`; `pair_wanted` tells a query and a product to look at again."""

    pair_wanted = Signal(str, str)
    failed = Signal(object)

    def __init__(self, book: JudgmentBook, parent: QWidget | None = None):
        super().__init__(parent)
        self._book = book
        self._agreement: Agreement | None = None
        self._catalogue: Catalogue | None = None
        self._counting = Latest(self)
        self.alpha, self.about = Label(kind="title"), Label(kind="muted")
        self.about.setWordWrap(True)
        self.heading = Label(kind="heading")
        self.model = DisputesModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(PRODUCT, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(QUERY, QUERY_WIDTH)
        self.table.setColumnWidth(GRADES, GRADES_WIDTH)
        self.table.activated.connect(self._open)
        column(
            self.alpha,
            self.about,
            self.heading,
            (self.table, 1),
            parent=self,
            spacing=8,
            margins=(4, 8, 4, 8),
        )
        self._retranslate()

    def refresh(self, catalogue: "Catalogue | None") -> None:
        """Count again, in a thread, over what is judged by now."""
        self._catalogue = catalogue
        judgments = list(self._book.judgments)
        self._counting.run(agreement, judgments, done=self._show, failed=self.failed.emit)

    def _show(self, counted: Agreement) -> None:
        self._agreement = counted
        current, catalogue = self._book.current, self._catalogue
        queries = current.queries.values() if current is not None else ()
        titles: dict[str, str] = {}
        if catalogue is not None:
            rows = {
                dispute.product: catalogue.row_of.get(dispute.product)
                for dispute in counted.disputes
            }
            titles = {id_: catalogue.title[row] for id_, row in rows.items() if row is not None}
        self.model.show_disputes(
            counted.disputes, {query.id: query.text for query in queries}, titles
        )
        self._retranslate()

    def _open(self, index: QModelIndex) -> None:
        dispute = index.data(DISPUTE)
        self.pair_wanted.emit(dispute.query, dispute.product)

    def _retranslate(self) -> None:
        counted = self._agreement
        self.table.setAccessibleName(self.tr("Disputes"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, QUERY, GRADES)
        disputes = len(counted.disputes) if counted is not None else 0
        self.heading.setText(self.tr("Disputes: {count}").format(count=f"{disputes:,}"))
        if counted is None or isnan(counted.alpha):
            self.alpha.setText("α –")
            self.about.setText(
                self.tr(
                    "Agreement needs two judges who graded the same products, not all alike. Another judge"
                    " writes a name above and judges the same queries."
                )
            )
            return
        low, high = counted.interval
        self.alpha.setText(f"α {counted.alpha:.3f}   [{low:.3f}, {high:.3f}]")
        template = self.tr(
            "Krippendorff's alpha (ordinal) with a 95 % bootstrap interval, over {pairs} pairs that {judges}"
            " judged. 1: all agree, 0: as by chance; from 0.8 on grades are reliable, from 0.667 with care."
            " One grade of several is that of the majority, of equals the lower."
        )
        judges = ", ".join(counted.judges)
        self.about.setText(template.format(pairs=f"{counted.pairs:,}", judges=judges))
