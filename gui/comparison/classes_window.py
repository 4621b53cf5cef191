"""How a category run guesses: per class, confusion, ROC, precision and recall, calibration."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QTabWidget, QWidget

from core.data.category_path import leaf
from core.errors import UserError
from core.evaluation.category_view import CategoryView, Curve
from core.runs.names import short_name
from gui.background import Latest
from gui.comparison.class_plots import ConfusionPlot, CurvesPlot
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.closing_dialog import ClosingDialog
from gui.widgets.grid_model import GridModel, fix_columns, grid_table
from gui.widgets.layouts import column, row, scrolled
from gui.widgets.plain import Label, caption

if TYPE_CHECKING:
    from core.runs.listing import RunSummary
    from core.workspace import Workspace

SIZE = (980, 680)
TASK = "category"
# Pixels of the columns behind the first.
WIDTHS = (80, 90, 90, 90, 90)
COLUMNS = ("support", "precision", "recall", "f1", "auc")


class ClassesWindow(Retranslated, ClosingDialog):
    """Looks at the category runs of one shop, on the texts that each held out."""

    def __init__(self, workspace: "Workspace", parent: QWidget):
        super().__init__(parent)
        self._workspace = workspace
        self._reader, self._measurer = Latest(self), Latest(self)
        self.shown: CategoryView | None = None
        self.run = QComboBox()
        self.about = Label(kind="muted")
        self.about.setWordWrap(True)
        self.model = GridModel(self)
        self.table = grid_table(self.model)
        self.confusion = ConfusionPlot()
        self.roc, self.recall = CurvesPlot(has_diagonal=True), CurvesPlot(has_diagonal=False)
        self.calibration = CurvesPlot(has_diagonal=True, has_points=True)
        self.pages = QTabWidget()
        self.close_button = push_button(clicked=self.close)
        pages = (self.table, scrolled(self.confusion), self.roc, self.recall, self.calibration)
        for page in pages:
            self.pages.addTab(page, "")
        top = row(self.run, (self.about, 1), spacing=10)
        column(
            *(top, (self.pages, 1), row(1, self.close_button)),
            parent=self,
            spacing=10,
            margins=(16, 12, 16, 12),
        )
        self.resize(*SIZE)
        self.run.currentIndexChanged.connect(self._measure)
        self._retranslate()
        self._reader.run(_runs, workspace, done=self._offer, failed=self._fail)

    def _offer(self, runs: "list[RunSummary]") -> None:
        for run in runs:
            self.run.addItem(caption(short_name(run.id)), run.id)
        if not runs:
            self.about.setText(self.tr("No run of this shop guesses categories; train one first."))
        self.run.setEnabled(bool(runs))

    def _measure(self) -> None:
        self.about.setText(self.tr("Guessing the texts that the run held out…"))
        run = self.run.currentData()
        self._measurer.run(_view, self._workspace, run, done=self._take, failed=self._fail)

    def _take(self, shown: CategoryView) -> None:
        self.shown = shown
        self._retranslate()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.about.setText(str(error))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("How categories are guessed"))
        self.run.setAccessibleName(self.tr("Run"))
        self.close_button.setText(self.tr("Close"))
        names = (
            self.tr("Categories"),
            self.tr("Confusion"),
            self.tr("ROC"),
            self.tr("Precision and recall"),
            self.tr("Calibration"),
        )
        plots = (self.table, self.confusion, self.roc, self.recall, self.calibration)
        for at, (name, plot) in enumerate(zip(names, plots, strict=True)):
            self.pages.setTabText(at, name)
            plot.setAccessibleName(name)
        if self.shown is not None:
            self._fill(self.shown)

    def _fill(self, shown: CategoryView) -> None:
        others = self.tr("(others)")
        names = [one["category"] or others for one in shown.classes]
        # In pictures there is no room for whole paths.
        leaves = [leaf(name) for name in names]
        rows = [
            [name, f"{one['support']:,}", *(_figure(one[key]) for key in COLUMNS[1:])]
            for name, one in zip(names, shown.classes, strict=True)
        ]
        headings = [self.tr("Category"), self.tr("Texts"), self.tr("Precision")]
        self.model.fill([*headings, self.tr("Recall"), "F1", "AUC"], rows)
        fix_columns(self.table, WIDTHS)
        self.confusion.show_counts(leaves, shown.confusion)
        self.roc.show_curves(
            _short(shown.roc), self.tr("False positive rate"), self.tr("True positive rate")
        )
        self.recall.show_curves(
            _short(shown.precision_recall), self.tr("Recall"), self.tr("Precision")
        )
        told = shown.calibration
        name = self.tr("error {error}").format(error=f"{told.error:.3f}")
        curve = Curve(name, told.confidence, told.accuracy)
        self.calibration.show_curves(
            [curve], self.tr("Probability"), self.tr("Share that is right")
        )
        figures = "  ".join(f"{name} {_figure(value)}" for name, value in shown.metrics.items())
        count = self.tr("{count} texts held out").format(count=f"{shown.examples:,}")
        self.about.setText(f"{count} · {figures} · ECE {told.error:.3f}")


def _short(curves: Sequence[Curve]) -> list[Curve]:
    """Named by the last level of a path."""
    return [Curve(leaf(one.name), one.x, one.y) for one in curves]


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _runs(workspace: "Workspace") -> "list[RunSummary]":
    from core.runs.listing import usable_runs

    return usable_runs(workspace, TASK)


def _view(workspace: "Workspace", run: str) -> CategoryView:
    from core.evaluation.category_view import category_view

    return category_view(workspace, run)
