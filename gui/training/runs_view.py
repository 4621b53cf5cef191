"""The table of runs with what can be done to them: used, compared, named, exported, deleted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from core.errors import UserError
from core.runs import listing
from core.runs.curves import RunCurves
from core.runs.details import RunDetails
from core.runs.job import Job
from gui.background import Latest
from gui.single_shot import single_shot
from gui.training.run_actions import RunActions
from gui.training.run_buttons import RunButtons
from gui.training.run_comparison import RunComparisonWindow
from gui.training.run_deletion import RunDeletion, ask_to_delete
from gui.training.run_histories import RunHistories
from gui.training.run_words import NARROW
from gui.training.runs_listing import Listing, read_listing
from gui.training.runs_model import RunsModel
from gui.training.runs_pane import RunsPane
from gui.training.runs_window import RunsWindow
from gui.widgets.layouts import column
from gui.widgets.plain import Label, literal

if TYPE_CHECKING:
    from core.runs.listing import RunSummary
    from core.workspace import Workspace

# Milliseconds to read what was done.
SAID_MS = 8000


class RunsView(QWidget):
    """Shows the runs, newest first. Ticked ones lie under the live curves.

    The table, for which pandas is loaded, is made when it is first seen.
    """

    run_activated = Signal(str)
    job_wanted = Signal(object)
    history_wanted = Signal(object)
    history_read = Signal(object)
    listed = Signal()
    overlays_changed = Signal(object)
    query_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._read_only = False
        self._summaries: list[RunSummary] = []
        self._is_wanted = False
        self._kept: tuple[str, list[str]] = ("", [])
        self._had_focus = False
        self.model = RunsModel(self)
        self.pane = RunsPane(self.model, "panel", NARROW)
        self.table = self.pane.table
        self.large: RunsWindow | None = None
        self.said = Label(kind="small")
        self.deletion = RunDeletion(self)
        self.doing = RunActions(self, lambda: self.table.selected, self.comparable)
        # What goes on from a run is heard from here.
        self.resume_wanted = self.doing.resume_wanted
        self.continue_wanted = self.doing.continue_wanted
        self.clone_wanted = self.doing.clone_wanted
        self.compress_wanted = self.doing.compress_wanted
        self.model_wanted = self.doing.model_wanted
        self.histories = RunHistories(self)
        self._reader = Latest(self)
        self.buttons = RunButtons(self.doing)
        self.said.hide()
        self._silence = single_shot(self, SAID_MS, self.said.hide)
        column((self.pane, 1), self.said, self.buttons, parent=self, spacing=6)
        self._connect()
        self._connect_signals()

    def set_workspace(self, workspace: "Workspace | None", read_only: bool) -> None:
        """List the runs of `workspace`."""
        self._reader.cancel()
        for window in self.findChildren(RunComparisonWindow):
            window.close()
        self._workspace = workspace
        self._read_only = read_only
        self.deletion.set_workspace(workspace)
        self.doing.set_workspace(workspace, read_only)
        self._summaries = []
        self.model.is_wanted = workspace is not None
        self.model.fill([], None)
        self.histories.set_workspace(workspace)
        self.refresh()

    def refresh(self) -> None:
        """Read the runs again, in a thread."""
        if self._workspace is not None:
            given = (self._workspace, self._is_wanted)
            self._reader.run(read_listing, *given, done=self._show, failed=self._complain)
        self._refresh_buttons()

    def read_run_in_use(self, task: str) -> None:
        """Read the curves of the run that serves `task`, else of its newest; `history_read` brings them."""
        self.histories.read_in_use([run for run in self._summaries if run.task == task])

    @property
    def chosen_histories(self) -> list[RunCurves]:
        """The curves of the ticked runs."""
        return self.histories.chosen

    @property
    def current(self) -> RunDetails | None:
        """The run of the current row."""
        return self.table.current

    def comparable(self) -> list[str]:
        """The runs that Compare takes: the selected ones, where they are not two at least the ticked ones."""
        selected = [run.id for run in self.table.selected]
        return selected if len(selected) > 1 else self.model.ticked

    def select(self, run: str) -> None:
        """Select `run` if it is there."""
        self.table.setCurrentIndex(self.model.index(self.model.row_of(run), 0))

    def activate(self) -> None:
        """Let the run of the current row serve its task."""
        run = self.current
        if run is None or self._workspace is None or self._read_only:
            return
        try:
            listing.activate(self._workspace, run.id)
        except UserError as error:
            self._complain(error)
            return
        self.refresh()
        self.run_activated.emit(run.id)

    def delete(self) -> None:
        """Delete the selected runs after asking."""
        runs = self.table.selected
        if runs and self._workspace is not None and not self._read_only:
            names = [run.id for run in runs]
            ask_to_delete(self, self.model.words, runs, lambda: self.deletion.delete(*names))

    def open_large(self) -> None:
        """Show the table in a window of its own, once."""
        if self.large is None:
            self.large = self._large()
        self._want()
        self.large.show()
        self.large.activateWindow()

    def tell(self, text: str) -> None:
        """Say what was done, below the table, for a while."""
        self.said.setText(text)
        self.said.setToolTip(literal(text))
        self.said.setVisible(bool(text))
        self._silence.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the table when it is first seen."""
        super().showEvent(event)
        self._want()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of undo bring back what was deleted last, wherever in the view the focus is."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.deletion.undo()
        else:
            super().keyPressEvent(event)

    def _want(self) -> None:
        if not self._is_wanted:
            self._is_wanted = True
            self.refresh()

    def _connect(self) -> None:
        self._follow(self.pane)
        self.pane.bar.large_wanted.connect(self.open_large)
        self.deletion.deleted.connect(lambda _: self.refresh())
        self.deletion.restored.connect(lambda *_: self.refresh())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._refresh_buttons())
        self.model.modelAboutToBeReset.connect(self._remember_selection)
        self.model.arranged.connect(self._restore_selection)
        self.model.ticked_changed.connect(self._overlay)
        self.model.ticked_changed.connect(self._refresh_buttons)
        doing = self.doing
        doing.use_wanted.connect(self.activate)
        doing.curves_wanted.connect(self._show_curves)
        doing.job_wanted.connect(self._hand_over_job)
        doing.delete_wanted.connect(self.delete)
        doing.changed.connect(self.refresh)
        doing.said.connect(self.tell)
        doing.comparison_wanted.connect(self._compare)
        for part in (doing.failed, self.deletion.failed, self.histories.failed):
            part.connect(self._complain)

    def _follow(self, pane: RunsPane) -> None:
        """The keys and the menu of a table."""
        table = pane.table
        table.used.connect(self.activate)
        table.delete_pressed.connect(self.delete)
        table.name_pressed.connect(self.doing.name)
        table.star_pressed.connect(self.doing.star)
        table.menu_wanted.connect(lambda at: self.doing.menu().popup(at))

    def _connect_signals(self) -> None:
        """What others hear of this view."""
        histories = self.histories
        histories.wanted.connect(self.history_wanted)
        histories.read.connect(self.history_read)
        histories.overlays.connect(self.overlays_changed)

    def _show(self, found: Listing) -> None:
        self._summaries = found.summaries
        if found.frame is not None:
            self.model.fill(found.runs, found.frame)
        self._refresh_buttons()
        self.listed.emit()

    def _remember_selection(self) -> None:
        """Rows are about to be others: what is selected stays, and the keys of undo stay at hand."""
        current = self.current
        self._kept = (
            current.id if current is not None else "",
            [run.id for run in self.table.selected],
        )
        self._had_focus = self._has_focus()

    def _restore_selection(self) -> None:
        current, selected = self._kept
        shown = self.model.rows
        if self.model.row_of(current) < 0:
            serving = (run for run in shown if run.summary.is_active)
            current = next(serving, shown[0]).id if shown else ""
        self.select(current)
        flags = QItemSelectionModel.SelectionFlag
        for run in selected:
            index = self.model.index(self.model.row_of(run), 0)
            self.table.selectionModel().select(index, flags.Select | flags.Rows)
        if self._had_focus and not self._has_focus():
            (self.table if shown else self).setFocus()

    def _has_focus(self) -> bool:
        """Whether the keys come here, or would if the window were in front of its question."""
        focused = self.window().focusWidget()
        return focused is self or (focused is not None and self.isAncestorOf(focused))

    def _complain(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        QMessageBox.warning(self, self.tr("Runs"), literal(str(error)))

    def _show_curves(self) -> None:
        if self.current is not None:
            self.histories.show(self.current.summary)

    def _hand_over_job(self) -> None:
        run, workspace = self.current, self._workspace
        if run is None or workspace is None:
            return
        try:
            job = Job(**listing.read_manifest(workspace, run.id).job)
        except UserError as error:
            self._complain(error)
        else:
            self.job_wanted.emit(job)

    def _overlay(self) -> None:
        runs = map(self.model.run, self.model.ticked)
        self.histories.overlay([run.summary for run in runs if run is not None])

    def _compare(self, runs: list[str]) -> None:
        if self._workspace is not None:
            window = RunComparisonWindow(self._workspace, runs, self)
            window.query_wanted.connect(self.query_wanted)
            window.show()

    def _large(self) -> RunsWindow:
        made = RunsWindow(self.model, self.table.selectionModel(), self.doing, self)
        self._follow(made.pane)
        return made

    def _refresh_buttons(self) -> None:
        self.buttons.refresh()
        if self.large is not None:
            self.large.buttons.refresh()
