"""Judgments from clicks: how many there are, to be exported, and what they say of the run that ranks."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QWidget,
)

from core.errors import DataError
from core.experiments.click_judgments import (
    QRELS,
    QUERIES,
    ClickJudgments,
    JudgedRun,
    judge_clicks,
    judge_run,
)
from gui.background import Latest
from gui.experiments.judged_model import FIGURE, JudgedModel
from gui.language import Retranslated
from gui.open_workspace import OpenWorkspace
from gui.products.state_page import StatePage
from gui.search.summary import ranking_name
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.file_dialog import choose_folder
from gui.widgets.floating import float_over
from gui.widgets.layouts import column, row
from gui.widgets.notices import NoticeBar
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.workspace import Workspace


class JudgmentsView(Retranslated, QWidget):
    """Judges when it is first seen and again after new events; `query_wanted` names a query to look at."""

    query_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, shop: OpenWorkspace, parent: QWidget | None = None):
        super().__init__(parent)
        self._shop = shop
        self._workspace: Workspace | None = None
        self._judged: ClickJudgments | None = None
        self._measured: JudgedRun | None = None
        self._trouble: DataError | None = None
        self._is_stale = True
        self._judging = Latest(self)
        self._measuring = Latest(self)
        self._writing = Latest(self)
        self.count = Label(kind="title")
        self.value = Label()
        self.value.setWordWrap(True)
        self.value.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.simulated = QCheckBox()
        self.export_button = push_button("primary")
        self.measure_button = QPushButton()
        self.notice = NoticeBar()
        self.model = JudgedModel()
        self.sorted = QSortFilterProxyModel()
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(FIGURE)
        self.table = QTableView()
        self.state = StatePage()
        self.stack = QStackedWidget()
        self._arrange()
        self._connect()
        self._settle()

    def set_workspace(self, workspace: "Workspace | None") -> None:
        """Judge by the log of `workspace`."""
        for work in (self._judging, self._measuring, self._writing):
            work.cancel()
        self._workspace = workspace
        self._judged = self._measured = self._trouble = None
        self.model.show_measured(None)
        self.notice.hide()
        self.refresh()

    def refresh(self) -> None:
        """The log has grown: judge again, at once if anybody looks."""
        self._is_stale = True
        if self.isVisible():
            self._judge()
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Judge by what is in the log now."""
        super().showEvent(event)
        self._judge()

    def _judge(self) -> None:
        if self._workspace is not None and self._is_stale:
            self._is_stale = False
            self._judging.run(
                judge_clicks,
                self._workspace,
                self.simulated.isChecked(),
                done=self._take,
                failed=self._refuse,
            )

    def _take(self, judged: ClickJudgments) -> None:
        self._judged, self._trouble = judged, None
        self._settle()

    def _refuse(self, error: BaseException) -> None:
        self._judged = None
        if isinstance(error, DataError):
            self._trouble = error
        else:
            self.failed.emit(error)
        self._settle()

    def measure(self) -> None:
        """Hold the run that ranks against the judgments."""
        if self._judged is not None and self._shop.engine is not None:
            self._measuring.run(
                judge_run,
                self._shop.engine,
                self._judged,
                done=self._show_measured,
                failed=self._fail_measuring,
            )
            self._settle()

    def _fail_measuring(self, error: BaseException) -> None:
        self._settle()
        self.failed.emit(error)

    def _show_measured(self, measured: JudgedRun) -> None:
        self._measured = measured
        self.model.show_measured(measured)
        self._settle()

    def _ask_where(self) -> None:
        folder = choose_folder(self, "judgments", self.tr("Save judgments in a folder"))
        if folder is not None:
            self.export(folder)

    def export(self, folder: Path) -> None:
        """Write both files into `folder` and offer to open it."""
        if self._judged is not None:
            self._writing.run(
                self._judged.write_folder,
                folder,
                done=self._tell_written,
                failed=self.failed.emit,
            )

    def _tell_written(self, folder: Path) -> None:
        names = f"{QUERIES}, {QRELS}"
        self.notice.say(
            self.tr("{files} are in {folder}.").format(files=names, folder=folder),
            "good",
            self.tr("Open folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
        )

    def _open(self, index: QModelIndex) -> None:
        self.query_wanted.emit(index.siblingAtColumn(0).data())

    def _arrange(self) -> None:
        self._dress_table()
        top = row((self.count, 1), self.simulated)
        top.addSpacing(8)
        top.addWidget(self.measure_button)
        top.addWidget(self.export_button)
        card = QFrame()
        card.setProperty("kind", "card")
        layout = column(
            top,
            self.value,
            (self.table, 1),
            parent=card,
            spacing=10,
            margins=(24, 18, 24, 18),
        )
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        float_over(card, self.notice)
        self.stack.addWidget(self.state)
        self.stack.addWidget(card)
        column(self.stack, parent=self)

    def _dress_table(self) -> None:
        table, header = self.table, self.table.horizontalHeader()
        table.setModel(self.sorted)
        table.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setProperty("kind", "plain")
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.simulated.toggled.connect(self.refresh)
        self.export_button.clicked.connect(self._ask_where)
        self.measure_button.clicked.connect(self.measure)
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._open)
        self._shop.engine_ready.connect(self._settle)
        theme().changed.connect(self.table.viewport().update)

    def _settle(self) -> None:
        """Buttons, words and what is shown, as it stands now."""
        self.measure_button.setEnabled(
            self._shop.engine is not None and not self._measuring.is_busy
        )
        self.table.setVisible(self._measured is not None)
        self.stack.setCurrentIndex(0 if self._judged is None else 1)
        self._retranslate()

    def _retranslate(self) -> None:
        self.simulated.setText(self.tr("with simulated sessions"))
        self.simulated.setToolTip(self.tr("Synthetic shoppers of A/B simulations judge too"))
        self.export_button.setText(self.tr("Export…"))
        self.export_button.setToolTip(self.tr("As TREC qrels with queries.tsv"))
        self.measure_button.setText(self.tr("Measure the run in use"))
        self.table.setAccessibleName(self.tr("Judged queries"))
        if self._judged is not None:
            sentence = self.tr("Results judged: {pairs} · queries: {queries}")
            self.count.setText(
                sentence.format(
                    pairs=f"{self._judged.pairs:,}", queries=f"{len(self._judged.queries):,}"
                )
            )
        self.value.setText(self._about())
        self._tell_state()

    def _about(self) -> str:
        if self._measuring.is_busy:
            return self.tr("Measuring…")
        if self._measured is None:
            return self.tr(
                "Grades from 0 to 3, made of clicks with the effect of position taken out. They measure "
                "what shoppers did, which need not be what judges would say."
            )
        return self.tr(
            "{run}: nDCG@10 {value} · words only: {baseline} · over the {count} queries looked at most"
        ).format(
            run=ranking_name(self._measured.run),
            value=f"{self._measured.value:.3f}",
            baseline=f"{self._measured.baseline:.3f}",
            count=f"{len(self._measured.queries):,}",
        )

    def _tell_state(self) -> None:
        if self._trouble is not None:
            title = self.tr("Clicks cannot judge anything yet")
            self.state.show_state("empty", title, str(self._trouble))
        else:
            self.state.show_state("loading", self.tr("Reading the log…"), "")
