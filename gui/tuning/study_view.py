"""A study as it grows: how far it is, its trials, its charts, and what the best is worth."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QProgressBar,
    QSplitter,
    QTableView,
    QWidget,
)

from gui.language import Retranslated
from gui.tuning.charts import StudyCharts
from gui.tuning.study_record import COMPLETE, FAILED, PRUNED, RUNNING, StudyRecord
from gui.tuning.trials_model import TRIAL, VALUE, TrialsModel, sorted_trials
from gui.tuning.verdict import Verdict
from gui.widgets.layouts import column
from gui.widgets.plain import Label

# Pixels of the trials and of the charts at first.
SHARES = [190, 260]


class StudyView(Retranslated, QWidget):
    """Shows a `StudyRecord`. `delete_wanted` carries the numbers of trials that a person wants gone."""

    delete_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.record = StudyRecord()
        self.state = ""
        self.heading = Label(kind="heading")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.told = Label(kind="small")
        self.verdict = Verdict()
        self.model = TrialsModel()
        self._sorted = sorted_trials(self.model)
        self.table = QTableView()
        self.delete = QAction(self)
        self.charts = StudyCharts()
        self._arrange()
        self.delete.triggered.connect(self._want_delete)
        self._retranslate()

    def show_study(self, record: StudyRecord, state: str = "") -> None:
        """Show `record`; `state` is `tuning`, `paused`, `stopping`, or "" where nothing is under way."""
        self.record, self.state = record, state
        self.model.show_study(record)
        self.verdict.show_study(record)
        self.charts.show_study(record)
        self.heading.setText(record.study or self._none)
        self._show_progress()
        self.delete.setEnabled(bool(record.trials))

    def chosen(self) -> list[int]:
        """The numbers of the trials that are selected."""
        rows = self.table.selectionModel().selectedRows()
        return sorted(int(index.data(TRIAL)) for index in rows)

    def _arrange(self) -> None:
        self.table.setModel(self._sorted)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(VALUE, Qt.SortOrder.DescendingOrder)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setDefaultSectionSize(118)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self.delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(self.delete)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.charts)
        split.setSizes(SHARES)
        above = (self.heading, self.progress, self.told, self.verdict)
        column(*above, (split, 1), parent=self, spacing=6)

    def _want_delete(self) -> None:
        if numbers := self.chosen():
            self.delete_wanted.emit(numbers)

    def _show_progress(self) -> None:
        record, is_on = self.record, bool(self.state)
        self.progress.setVisible(is_on)
        # Without a number of trials nobody knows how far it is.
        self.progress.setRange(0, record.of or 0)
        self.progress.setValue(min(record.finished, record.of or 0))
        self.told.setText(self._sentence())
        self.progress.setAccessibleName(self.told.text())

    def _sentence(self) -> str:
        states = [trial.state for trial in self.record.trials.values()]
        if not states and self.state:
            return self.tr("The default is trained first, to have something to compare with…")
        if not states:
            return self._hint
        parts = [
            self.tr("{count} complete").format(count=states.count(COMPLETE)),
            self.tr("{count} ended early").format(count=states.count(PRUNED)),
            self.tr("{count} failed").format(count=states.count(FAILED)),
            self.tr("{count} running").format(count=states.count(RUNNING)),
        ]
        eta = self.record.eta_seconds
        if self.state == "tuning" and eta is not None:
            parts.append(
                self.tr("about {minutes} min left").format(minutes=max(1, round(eta / 60)))
            )
        parts += {
            "paused": [self.tr("paused: no trial begins")],
            "stopping": [self.tr("stopping after the trials under way")],
        }.get(self.state, [])
        return " · ".join(parts)

    def _retranslate(self) -> None:
        self._none = self.tr("No study yet")
        self._hint = self.tr("Say on the left what to try, then press Tune; or open a study.")
        self.table.setAccessibleName(self.tr("Trials"))
        self.delete.setText(self.tr("Delete the trial"))
        self.show_study(self.record, self.state)
