"""Two to five runs beside each other, in a window of its own that measures them when it opens."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QProgressBar, QTabWidget, QWidget

from core.errors import Cancelled, UserError
from core.evaluation import comparison_words
from core.runs.curves import RunCurves
from core.spreadsheet import write_records
from gui.background import Latest
from gui.language import Retranslated
from gui.training.run_comparison_pages import (
    CurvesPage,
    ExamplesPage,
    FiguresPage,
    SettingsPage,
)
from gui.training.run_histories import read_histories_of
from gui.training.run_measuring import RunMeasuring
from gui.widgets.buttons import push_button
from gui.widgets.file_dialog import choose_save
from gui.widgets.layouts import column, holder, row
from gui.widgets.plain import Label, literal

if TYPE_CHECKING:
    from core.evaluation.compared_runs import RunComparison
    from core.workspace import Workspace

USUAL = QSize(900, 620)


class RunComparisonWindow(Retranslated, QDialog):
    """Compares `runs`; `query_wanted` names a query to be opened in the result grid."""

    query_wanted = Signal(str)

    def __init__(self, workspace: "Workspace", runs: Sequence[str], parent: QWidget):
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.comparison: RunComparison | None = None
        self.title = Label(kind="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel_button = push_button(clicked=self.close)
        self.export_button = push_button(clicked=self._ask_where)
        self.close_button = push_button(clicked=self.close)
        self.pages = QTabWidget()
        self.figures, self.examples = FiguresPage(), ExamplesPage()
        self.curves, self.settings = CurvesPage(), SettingsPage()
        for page in (self.figures, self.examples, self.curves, self.settings):
            self.pages.addTab(page, "")
        # Keeps its room while there is nothing to show.
        self._room = holder(column(self.pages))
        self.measuring = RunMeasuring(self)
        self._reader = Latest(self)
        self._arrange()
        self._connect()
        self._retranslate()
        self.measuring.start(workspace, runs)
        self._reader.run(
            read_histories_of, workspace, runs, done=self._show_curves, failed=lambda _: None
        )

    def export(self, path: Path) -> None:
        """Write every example with the values of all runs as a table."""
        if self.comparison is None:
            return
        try:
            write_records(path, self.comparison.records())
        except UserError as error:
            QMessageBox.warning(self, self.windowTitle(), literal(str(error)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is not measured yet is wanted no more."""
        self.measuring.cancel()
        super().closeEvent(event)

    def _arrange(self) -> None:
        self.pages.hide()
        self.export_button.setEnabled(False)
        progress = row((self.bar, 1), self.cancel_button, spacing=8)
        buttons = row(1, self.export_button, self.close_button, spacing=8)
        column(
            self.title,
            progress,
            (self._room, 1),
            buttons,
            parent=self,
            spacing=10,
            margins=(16, 14, 16, 14),
        )
        self.resize(USUAL)

    def _connect(self) -> None:
        self.measuring.progressed.connect(self.bar.setValue)
        self.measuring.measured.connect(self._show)
        self.measuring.failed.connect(self._fail)
        self.examples.query_wanted.connect(self.query_wanted)

    def _show(self, comparison: "RunComparison") -> None:
        self.comparison = comparison
        for page in (self.figures, self.examples, self.settings):
            page.show_comparison(comparison)
        self.bar.hide()
        self.cancel_button.hide()
        self.export_button.setEnabled(True)
        self.pages.show()
        self._retranslate()

    def _show_curves(self, histories: list[RunCurves]) -> None:
        self.curves.show_histories(histories)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            raise error
        self.bar.hide()
        self.cancel_button.hide()
        self.title.setWordWrap(True)
        self.title.setText(str(error))

    def _ask_where(self) -> None:
        kinds = ["CSV (*.csv)", "Excel (*.xlsx)", "Parquet (*.parquet)", "TSV (*.tsv)"]
        title = self.tr("Export the comparison")
        path = choose_save(self, "comparison", title, "comparison.csv", kinds)
        if path is not None:
            self.export(path)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Compare runs"))
        self.bar.setAccessibleName(self.tr("How far the measuring is"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.close_button.setText(self.tr("Close"))
        self.export_button.setText(self.tr("Export as table…"))
        self.export_button.setToolTip(self.tr("Every example with the values of all runs"))
        names = (self.tr("Figures"), self.tr("Examples"), self.tr("Curves"), self.tr("Settings"))
        for at, name in enumerate(names):
            self.pages.setTabText(at, name)
        if self.comparison is not None:
            self.title.setText(comparison_words.measured_on(self.comparison))
        elif self.bar.isVisibleTo(self):
            self.title.setText(self.tr("Measuring the runs on the same examples…"))
