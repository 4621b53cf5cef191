"""Ranking systems beside each other, in a window of its own: chosen, measured, looked at, saved, exported."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QTabWidget, QWidget

from core.errors import Cancelled, UserError
from core.evaluation import system_words
from core.evaluation.saved_comparisons import SavedComparisons, changes_since
from core.spreadsheet import write_records
from gui import background
from gui.background import Latest
from gui.comparison.figures_page import FiguresPage
from gui.comparison.measuring import Measuring, Wanted
from gui.comparison.pair_bar import PairBar
from gui.comparison.queries_page import QueriesPage
from gui.comparison.saved_dialog import SavedDialog
from gui.comparison.setup_page import SetupPage
from gui.comparison.slices_page import SlicesPage
from gui.comparison.system_choice import search_runs
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.closing_dialog import ClosingDialog
from gui.widgets.file_dialog import choose_save
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.evaluation.compared_systems import SystemComparison
    from core.search.engine import Engine
    from core.workspace import Workspace

USUAL = QSize(1180, 740)
SETUP, FIGURES, QUERIES, SLICES = range(4)
# Characters.
LONGEST_NAME = 80


class ComparisonWindow(Retranslated, ClosingDialog):
    """Compares systems of one shop; `query_wanted` names a query to be opened in the result grid."""

    query_wanted = Signal(str)

    def __init__(
        self, workspace: "Workspace", engine: Callable[[], "Engine | None"], parent: QWidget
    ):
        """`engine` gives that of the shop as it is open now."""
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._workspace, self._engine = workspace, engine
        self.comparison: SystemComparison | None = None
        self.title = Label(kind="muted")
        self.title.setWordWrap(True)
        self.since = Label(kind="muted")
        self.since.setWordWrap(True)
        self.since.hide()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.setup, self.figures = SetupPage(), FiguresPage()
        self.pair_bar, self.queries, self.slices = PairBar(), QueriesPage(), SlicesPage()
        self.pages = QTabWidget()
        for page in (self.setup, self.figures, self.queries, self.slices):
            self.pages.addTab(page, "")
        self.measuring, self._reader, self._checker = Measuring(self), Latest(self), Latest(self)
        self._make_buttons()
        self._arrange()
        self._connect()
        self._retranslate()
        self._settle()
        self._reader.run(search_runs, workspace, done=self.setup.choice.set_runs, failed=self._fail)

    def _make_buttons(self) -> None:
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.returnPressed.connect(self.save)
        self.cancel_button = push_button(clicked=self._cancel)
        self.save_button = push_button(clicked=self.save)
        self.saved_button = push_button(clicked=self.choose_saved)
        self.page_button = push_button(clicked=self._ask_page)
        self.table_button = push_button(clicked=self._ask_table)
        self.close_button = push_button(clicked=self.close)

    def _arrange(self) -> None:
        progress = row((self.bar, 1), self.cancel_button, spacing=8)
        buttons = row(
            *(self.saved_button, self.name, self.save_button, 1),
            *(self.table_button, self.page_button, self.close_button),
            spacing=8,
        )
        column(
            *(self.title, self.since, progress, self.pair_bar, (self.pages, 1), buttons),
            parent=self,
            spacing=8,
            margins=(16, 12, 16, 12),
        )
        self.resize(USUAL.boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.setup.wanted.connect(self.measure)
        self.setup.failed.connect(self._fail)
        self.measuring.progressed.connect(self.bar.setValue)
        self.measuring.measured.connect(self._take)
        self.measuring.failed.connect(self._fail)
        self.pair_bar.changed.connect(self._show_pair)
        self.pages.currentChanged.connect(self._settle)
        self.queries.query_wanted.connect(self.query_wanted)
        self.slices.slice_wanted.connect(self._show_slice)

    def measure(self, wanted: Wanted) -> None:
        """Measure what is wanted; what was measured before stays until that is done."""
        if self.measuring.is_busy:
            return
        self.bar.setValue(0)
        self.measuring.start(self._workspace, self._engine(), wanted)
        self.title.setText(self.tr("Every system ranks the queries…"))
        self._settle()

    def show_comparison(self, comparison: "SystemComparison", page: int = FIGURES) -> None:
        """Show what was measured, now or earlier."""
        self.comparison = comparison
        self.figures.show_comparison(comparison)
        self.pair_bar.show_comparison(comparison)
        self.pages.setCurrentIndex(page)
        self._say_since("")
        self._say_title()
        self._settle()

    def save(self) -> None:
        """Keep the comparison in the shop."""
        if self.comparison is not None:
            self.comparison = replace(self.comparison, title=self.name.text().strip())
            background.run(
                SavedComparisons(self._workspace).save,
                self.comparison,
                done=lambda _: self._say_since(self.tr("Saved in this shop.")),
                failed=self._fail,
                owner=self,
            )

    def choose_saved(self) -> None:
        """Let a person open a comparison that is kept."""
        dialog = SavedDialog(self._workspace, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.open_saved)
        dialog.open()

    def open_saved(self, name: str) -> None:
        """Show a comparison that is kept, and say what has changed since."""
        kept = SavedComparisons(self._workspace)
        self._reader.run(_opened, kept, name, done=self._show_saved, failed=self._fail)

    def export_page(self, path: Path) -> None:
        """Write the comparison as one page of HTML."""
        from core.evaluation.comparison_page import write_page

        if self.comparison is not None:
            self._write(path, write_page, self.comparison, path, self.since.text())

    def export_table(self, path: Path) -> None:
        """Write every query with the values of all systems as a table."""
        if self.comparison is not None:
            self._write(path, _write_table, self.comparison, path)

    def shut_down(self) -> None:
        """What is not measured yet is wanted no more."""
        self.measuring.cancel()

    def _take(self, comparison: "SystemComparison") -> None:
        self.show_comparison(comparison)

    def _cancel(self) -> None:
        self.measuring.cancel()

    def _show_saved(self, comparison: "SystemComparison") -> None:
        self.name.setText(comparison.title)
        self.setup.show_setup(comparison.names, comparison.source, comparison.metrics)
        self.show_comparison(comparison)
        self._checker.run(
            *(changes_since, comparison, self._workspace, self._engine()),
            done=lambda keys: self._say_since(
                system_words.since(keys) or self.tr("Nothing has changed since.")
            ),
            failed=self._fail,
        )

    def _show_pair(self) -> None:
        if self.comparison is not None:
            self.queries.show_pair(self.comparison, self.pair_bar.chosen)
            self.slices.show_pair(self.comparison, self.pair_bar.chosen)

    def _show_slice(self, queries: list[str]) -> None:
        self.queries.show_slice(queries)
        self.pages.setCurrentIndex(QUERIES)

    def _write(self, path: Path, write: Callable[..., object], *args: object) -> None:
        def told(_: object) -> None:
            self._say_since(self.tr("Written to {file}.").format(file=path.name))

        background.run(write, *args, done=told, failed=self._fail, owner=self)

    def _fail(self, error: BaseException) -> None:
        self._settle()
        self._say_title()
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            raise error
        self.title.setText(str(error))

    def _ask_page(self) -> None:
        title, kinds = self.tr("Export the comparison"), [self.tr("Web page (*.html)")]
        path = choose_save(self, "comparison", title, "comparison.html", kinds)
        if path is not None:
            self.export_page(path)

    def _ask_table(self) -> None:
        kinds = ["CSV (*.csv)", "Excel (*.xlsx)", "Parquet (*.parquet)", "TSV (*.tsv)"]
        title = self.tr("Export the comparison")
        path = choose_save(self, "comparison", title, "comparison.csv", kinds)
        if path is not None:
            self.export_table(path)

    def _settle(self) -> None:
        is_busy, has_any = self.measuring.is_busy, self.comparison is not None
        self.bar.setVisible(is_busy)
        self.cancel_button.setVisible(is_busy)
        self.setup.setEnabled(not is_busy)
        for page in (FIGURES, QUERIES, SLICES):
            self.pages.setTabEnabled(page, has_any)
        self.pair_bar.setVisible(has_any and self.pages.currentIndex() in (QUERIES, SLICES))
        for part in (self.save_button, self.name):
            part.setEnabled(has_any and not self._workspace.read_only)
        self.page_button.setEnabled(has_any)
        self.table_button.setEnabled(has_any)

    def _say_since(self, text: str) -> None:
        self.since.setText(text)
        self.since.setVisible(bool(text))

    def _say_title(self) -> None:
        told = self.comparison
        if told is None:
            self.title.setText(
                self.tr("Choose two to five systems. They rank the same judged queries.")
            )
            return
        facts = (system_words.measured_on(told), told.made.replace("T", " ")[:16])
        self.title.setText(" · ".join(filter(None, facts)))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Compare systems"))
        self.bar.setAccessibleName(self.tr("How far the measuring is"))
        names = (self.tr("Systems"), self.tr("Metrics"), self.tr("Queries"), self.tr("Slices"))
        for at, name in enumerate(names):
            self.pages.setTabText(at, name)
        self.cancel_button.setText(self.tr("Cancel"))
        self.save_button.setText(self.tr("Save"))
        self.save_button.setToolTip(self.tr("Keep this comparison in the shop"))
        self.name.setPlaceholderText(self.tr("Name of this comparison"))
        self.name.setAccessibleName(self.tr("Name of this comparison"))
        self.saved_button.setText(self.tr("Saved comparisons…"))
        self.page_button.setText(self.tr("Export as page…"))
        self.page_button.setToolTip(self.tr("One HTML file that needs nothing else"))
        self.table_button.setText(self.tr("Export as table…"))
        self.table_button.setToolTip(self.tr("Every query with the values of all systems"))
        self.close_button.setText(self.tr("Close"))
        if not self.measuring.is_busy:
            self._say_title()


def _opened(kept: SavedComparisons, name: str) -> "SystemComparison":
    comparison = kept.open(name)
    # Worked out here, not in the window's thread.
    _ = comparison.figures
    return comparison


def _write_table(comparison: "SystemComparison", path: Path) -> None:
    write_records(path, comparison.records())
