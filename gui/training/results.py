"""What came out: the live curves on one page, the runs of the shop on the other."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QShowEvent
from PySide6.QtWidgets import (
    QMenu,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.runs.curves import RunCurves
from core.runs.job import EpochDone, Event, Started
from gui.language import Retranslated
from gui.training.loop_results import LoopResults
from gui.training.runs_view import RunsView
from gui.training.scrubber import Scrubber
from gui.widgets.file_dialog import choose_save
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, caption, literal
from gui.widgets.segments import Segments

if TYPE_CHECKING:
    from core.workspace import Workspace
    from gui.state import State
    from gui.training.curves import Curves
    from gui.training.plot import Plot

FORMATS = ("png", "svg", "csv")
# Milliseconds until what was shown is painted.
PAINTED_MS = 50


class Results(Retranslated, QWidget):
    """Pages "Curves" and "Runs". pyqtgraph is loaded when the curves are first seen.

    `run_shown` names the run whose curves are in front, "" for none; `epoch_done` one that is trained, with
    the epoch that is complete; `ended` tells that the training is over.
    """

    run_activated = Signal(str)
    run_shown = Signal(str)
    epoch_done = Signal(str, int)
    ended = Signal()
    job_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.curves: Curves | None = None
        self.runs = RunsView()
        self.scrubber = Scrubber()
        self.loop = LoopResults()
        self.pages = Segments(("curves", "runs"), compact=True)
        self.metric_button = QPushButton()
        self.metric_menu = QMenu(self)
        self.export_button = QPushButton()
        self.export_menu = QMenu(self)
        self._history = RunCurves()
        self._stack = QStackedWidget()
        self._curves_page = QWidget()
        self._hint = Label()
        self._task = "search"
        self.is_live = False
        self._is_demo = False
        self._state: State | None = None
        self._plots: list[Plot] = []
        self._arrange()
        self._connect()
        self._retranslate()

    def set_workspace(self, workspace: "Workspace | None", read_only: bool) -> None:
        """Show the runs of `workspace`, and the curves of the one in use."""
        self.is_live = False
        self._is_demo = workspace is not None and workspace.is_demo
        self._show_history(RunCurves())
        self.runs.set_workspace(workspace, read_only)

    def remember(self, state: "State") -> None:
        """Let the curves look as `state` has it, and keep there what is chosen."""
        self._state = state
        if self.curves is not None:
            self.curves.remember(state)

    def show_task(self, task: str) -> None:
        """Show the curves of the run that serves `task`, unless a training is under way."""
        self._task = task
        self.loop.setVisible(task == "search")
        if not self.is_live:
            self._show_history(RunCurves())
            self.runs.read_run_in_use(task)

    def begin(self, so_far: RunCurves | None = None) -> None:
        """A training starts, or goes on with the curves `so_far`: they come to the front."""
        self.is_live = True
        self._show_history(so_far or RunCurves())
        self.show_page("curves")

    def take(self, event: Event) -> None:
        """Add what `event` says to the curves."""
        if self.curves is None:
            self._history.take(event)
        else:
            self.curves.take(event)
        self._refresh_hint()
        if isinstance(event, Started):
            self.run_shown.emit(event.run)
        elif isinstance(event, EpochDone):
            self.runs.refresh()
            self.epoch_done.emit(self._shown.name, event.epoch)

    def end(self) -> None:
        """The training is over; the list of runs has changed."""
        self.is_live = False
        self._refresh_hint()
        self.runs.refresh()
        self.ended.emit()

    def show_page(self, key: str) -> None:
        """Bring `curves` or `runs` to the front."""
        self.pages.choose(key)
        self._stack.setCurrentIndex(("curves", "runs").index(key))
        self._fit_pages()
        if key == "runs":
            self.runs.refresh()
        self._refresh_tools()

    def _fit_pages(self) -> None:
        """The page that is out of sight asks for no room."""
        policies = QSizePolicy.Policy
        for page in (self._curves_page, self.runs):
            is_seen = page is self._stack.currentWidget()
            height = policies.Preferred if is_seen else policies.Ignored
            page.setSizePolicy(policies.Preferred, height)

    def export(self, path: Path) -> None:
        """Save the curves in the format that the ending of `path` names; says why it cannot."""
        from gui.training.export import export

        if self.curves is None:
            return
        self.curves.shop = self._shop_label()
        try:
            export(self.curves, path)
        except UserError as error:
            QMessageBox.warning(self, self.tr("Export"), literal(str(error)))

    def load_curves(self) -> None:
        """Build the plots, once."""
        if self.curves is not None:
            return
        from gui.training.curves import Curves

        self.curves = Curves(plots=self._plots)
        if self._state is not None:
            self.curves.remember(self._state)
        self.curves.show_history(self._history)
        layout = self._curves_page.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.scrubber), self.curves, 1)
        self._refresh_hint()
        self._overlay(self.runs.chosen_histories)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After the first paint, and not in a thread: pyqtgraph makes classes of widgets as it loads (0.14 s).
        if self.curves is None:
            QTimer.singleShot(PAINTED_MS, self, self._build_plots)

    def _build_plots(self) -> None:
        """One plot in each turn of the event loop, so that the window never stands still for long."""
        from gui.training.curves import PLOTS, next_plot

        if self.curves is not None:
            return
        if len(self._plots) < PLOTS:
            self._plots.append(next_plot(self._plots))
            QTimer.singleShot(0, self, self._build_plots)
        else:
            self.load_curves()

    def _arrange(self) -> None:
        tools = row(self.pages, 1, spacing=4)
        for button, menu in (
            (self.metric_button, self.metric_menu),
            (self.export_button, self.export_menu),
        ):
            button.setProperty("kind", "link")
            button.setMenu(menu)
            button.setStyleSheet("QPushButton { padding-right: 22px; }")
            tools.addWidget(button)
        page_layout = column(parent=self._curves_page)
        self._hint.setProperty("kind", "muted")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self._hint, self.scrubber, self.loop):
            page_layout.addWidget(part)
        self._stack.addWidget(self._curves_page)
        self._stack.addWidget(self.runs)
        self._fit_pages()
        column(tools, (self._stack, 1), parent=self, spacing=6)

    def _connect(self) -> None:
        self.pages.chosen.connect(self.show_page)
        self.metric_menu.aboutToShow.connect(self._fill_metrics)
        self.runs.run_activated.connect(self.run_activated)
        self.runs.job_wanted.connect(self.job_wanted)
        self.runs.overlays_changed.connect(self._overlay)
        self.runs.history_wanted.connect(self._show_recorded)
        self.runs.listed.connect(self._show_run_in_use)
        self.runs.history_read.connect(self._show_first)
        for name in FORMATS:
            self.export_menu.addAction(name.upper()).triggered.connect(
                lambda _=False, name=name: self._ask_where(name)
            )

    @property
    def _shown(self) -> RunCurves:
        return self._history if self.curves is None else self.curves.history

    def _show_history(self, history: RunCurves) -> None:
        self._history = history
        if self.curves is not None:
            self.curves.show_history(history)
        self._refresh_hint()
        self.run_shown.emit(history.name)

    def _show_run_in_use(self) -> None:
        if self._history.is_empty and not self.is_live:
            self.runs.read_run_in_use(self._task)

    def _show_first(self, history: RunCurves) -> None:
        if not self.is_live:
            self._show_history(history)

    def _refresh_hint(self) -> None:
        is_empty = self._history.is_empty
        self._hint.setText(
            self.tr("The curves begin with the first steps…")
            if self.is_live
            else self.tr("Press Train and the curves grow here.")
        )
        self._hint.setVisible(is_empty)
        self.metric_button.setEnabled(not is_empty)
        self.export_button.setEnabled(not is_empty)
        if self.curves is not None:
            self.curves.setVisible(not is_empty)

    def _show_recorded(self, history: RunCurves) -> None:
        self._show_history(history)
        self.show_page("curves")

    def _overlay(self, histories: list[RunCurves]) -> None:
        if self.curves is not None:
            self.curves.set_overlays(histories)

    def _fill_metrics(self) -> None:
        self.metric_menu.clear()
        if self.curves is None:
            return
        group = QActionGroup(self.metric_menu)
        for name in self.curves.metrics:
            action = self.metric_menu.addAction(caption(name))
            action.setCheckable(True)
            action.setChecked(name == self.curves.shown_metric)
            action.triggered.connect(lambda _=False, name=name: self._choose_metric(name))
            group.addAction(action)
        if self.metric_menu.isEmpty():
            self.metric_menu.addAction(self.tr("No epoch is complete yet")).setEnabled(False)

    def _choose_metric(self, name: str) -> None:
        if self.curves is not None:
            self.curves.choose_metric(name)

    def _ask_where(self, kind: str) -> None:
        run = self.curves.history.name if self.curves is not None else ""
        name = "-".join(filter(None, (self._shop_label(), run))) or "curves"
        path = choose_save(
            self,
            "curves",
            self.tr("Export the curves"),
            f"{name}.{kind}",
            [f"{kind.upper()} (*.{kind})"],
        )
        if path is not None:
            self.export(path.with_suffix(f".{kind}"))

    def _shop_label(self) -> str:
        """Invented data say so wherever they go."""
        return self.tr("Demo world") if self._is_demo else ""

    def _refresh_tools(self) -> None:
        are_curves = self.pages.value == "curves"
        self.metric_button.setVisible(are_curves)
        self.export_button.setVisible(are_curves)

    def _retranslate(self) -> None:
        self.pages.label("curves", self.tr("Curves"))
        self.pages.label("runs", self.tr("Runs"))
        self._refresh_hint()
        self.metric_button.setText(self.tr("Metric"))
        self.metric_button.setToolTip(self.tr("Which metric the third plot shows"))
        self.export_button.setText(self.tr("Export"))
        self.export_button.setToolTip(self.tr("Save the curves as a picture or a table"))
