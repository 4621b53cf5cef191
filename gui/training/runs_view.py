"""The list of runs with what can be done to one: use it, see its curves, take its settings, delete it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QListView,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QWidget,
)

from core.errors import RunError, UserError
from core.language import translate
from core.runs import listing
from core.runs.curves import RunCurves
from core.runs.job import Job
from core.task_choices import TASKS
from gui.background import Latest
from gui.language import Retranslated
from gui.theme import theme
from gui.training.compress_button import CompressButton
from gui.training.run_deletion import RunDeletion, ask_to_delete
from gui.training.runs_delegate import RunDelegate, toggle
from gui.training.runs_model import Role, RunRow, RunsModel
from gui.widgets.layouts import column
from gui.widgets.plain import Label, literal

if TYPE_CHECKING:
    from core.runs.listing import RunSummary
    from core.workspace import Workspace

# Pixels: three runs.
MINIMUM_HEIGHT = 180


class RunsView(Retranslated, QWidget):
    """Lists runs, newest first. Ticked ones lie under the live curves."""

    run_activated = Signal(str)
    job_wanted = Signal(object)
    history_wanted = Signal(object)
    history_read = Signal(object)
    listed = Signal()
    overlays_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._read_only = False
        self.model = RunsModel(self)
        self.list = _RunList()
        self.list.setModel(self.model)
        self.chosen_histories: list[RunCurves] = []
        self._rows: list[RunRow] = []
        self.task = QComboBox()
        for task in ("", *TASKS):
            self.task.addItem("", task)
        self.hint = Label()
        self.use_button = QPushButton()
        self.curves_button = QPushButton()
        self.settings_button = QPushButton()
        self.delete_button = QPushButton()
        self.compress_button = CompressButton()
        self.deletion = RunDeletion(self)
        self._reader = Latest(self)
        self._curve_reader = Latest(self)
        self._overlay_reader = Latest(self)
        self._arrange()
        self._connect()
        self._retranslate()
        self._refresh_buttons()

    def set_workspace(self, workspace: "Workspace | None", read_only: bool) -> None:
        """List the runs of `workspace`."""
        for reader in (self._reader, self._curve_reader, self._overlay_reader):
            reader.cancel()
        self._workspace = workspace
        self.deletion.set_workspace(workspace)
        self._read_only = read_only
        self._show([])
        self._take_overlays([])
        self.refresh()

    def refresh(self) -> None:
        """Read the list again, in a thread."""
        if self._workspace is not None:
            self._reader.run(_rows, self._workspace, done=self._show, failed=self._complain)
        self._refresh_buttons()

    def read_run_in_use(self, task: str) -> None:
        """Read the curves of the run that serves `task`, else of its newest; `history_read` brings them."""
        self._curve_reader.cancel()
        rows = [row for row in self._rows if row.summary.task == task]
        if rows:
            row = next((row for row in rows if row.summary.is_active), rows[0])
            self._read_curves(row, self.history_read)

    @property
    def current(self) -> RunRow | None:
        """The selected run."""
        row = self.list.currentIndex().data(Role.RUN)
        return row if isinstance(row, RunRow) else None

    def select(self, run: str) -> None:
        """Select `run` if it is there."""
        self.list.setCurrentIndex(self.model.index(self.model.row_of(run)))

    def activate(self) -> None:
        """Rank with the selected run."""
        row = self.current
        if row is None or self._workspace is None or self._read_only:
            return
        try:
            listing.activate(self._workspace, row.id)
        except UserError as error:
            self._complain(error)
            return
        self.refresh()
        self.run_activated.emit(row.id)

    def delete(self) -> None:
        """Delete the selected run after asking."""
        row = self.current
        if row is not None and self._workspace is not None and not self._read_only:
            ask_to_delete(self, self.model, row, lambda: self.deletion.delete(row.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of undo bring back what was deleted last, wherever in the view the focus is."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.deletion.undo()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        self.hint.setProperty("kind", "muted")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list.setItemDelegate(RunDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setMinimumHeight(MINIMUM_HEIGHT)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.hint)
        self._pages.addWidget(self.list)
        buttons = QGridLayout()
        buttons.setSpacing(6)
        for number, button in enumerate(
            (self.use_button, self.curves_button, self.settings_button, self.delete_button)
        ):
            buttons.addWidget(button, number // 2, number % 2)
        buttons.addWidget(self.compress_button, 2, 0)
        self.delete_button.setProperty("kind", "danger")
        column(self.task, (self._pages, 1), buttons, parent=self)

    def _connect(self) -> None:
        self.task.currentIndexChanged.connect(self._list)
        self.use_button.clicked.connect(self.activate)
        self.curves_button.clicked.connect(self._show_curves)
        self.settings_button.clicked.connect(self._hand_over_job)
        self.delete_button.clicked.connect(self.delete)
        self.list.activated.connect(lambda _: self.activate())
        self.list.delete_pressed.connect(self.delete)
        self.deletion.deleted.connect(lambda _: self.refresh())
        self.deletion.restored.connect(lambda *_: self.refresh())
        self.deletion.failed.connect(self._complain)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._refresh_buttons())
        self.model.ticked_changed.connect(self._read_overlays)
        theme().changed.connect(self.list.viewport().update)

    def _show(self, rows: list[RunRow]) -> None:
        self._rows = rows
        self._list()
        self.listed.emit()

    def _list(self) -> None:
        """Show the runs of the task chosen above the list."""
        task = self.task.currentData()
        rows = [row for row in self._rows if task in ("", row.summary.task)]
        current = self.current
        had_focus = self._has_focus()
        self.model.set_rows(rows)
        self._pages.setCurrentIndex(1 if rows else 0)
        if rows:
            kept = self.model.row_of(current.id) if current is not None else -1
            active = next((number for number, row in enumerate(rows) if row.summary.is_active), 0)
            self.list.setCurrentIndex(self.model.index(kept if kept >= 0 else active))
        self._refresh_buttons()
        if had_focus and not self._has_focus():
            # What had it is disabled or gone: the keys of undo are to stay at hand.
            (self.list if rows else self).setFocus()

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
            self._read_curves(self.current, self.history_wanted)

    def _read_curves(self, row: RunRow, done: SignalInstance) -> None:
        if self._workspace is not None:
            given = (self._workspace, row.summary)
            self._curve_reader.run(_curves, *given, done=done.emit, failed=self._complain)

    def _hand_over_job(self) -> None:
        row, workspace = self.current, self._workspace
        if row is None or workspace is None:
            return
        try:
            job = Job(**listing.read_manifest(workspace, row.id).job)
        except UserError as error:
            self._complain(error)
        else:
            self.job_wanted.emit(job)

    def _read_overlays(self) -> None:
        if self._workspace is None:
            return
        ticked = set(self.model.ticked)
        rows = [row for row in self.model.rows if row.id in ticked]
        self._overlay_reader.run(
            _histories, self._workspace, rows, done=self._take_overlays, failed=self._complain
        )

    def _take_overlays(self, histories: list[RunCurves]) -> None:
        self.chosen_histories = histories
        self.overlays_changed.emit(histories)

    def _refresh_buttons(self) -> None:
        row = self.current
        may_write = row is not None and not self._read_only
        self.use_button.setEnabled(may_write and row is not None and not row.summary.is_active)
        self.delete_button.setEnabled(may_write)
        self.curves_button.setEnabled(row is not None)
        self.settings_button.setEnabled(row is not None)
        self.compress_button.offer(row)

    def _retranslate(self) -> None:
        self.hint.setText(self.tr("No run yet. Train one: it can rank from its first epoch on."))
        self.list.setAccessibleName(self.tr("Runs"))
        self.list.setToolTip(self.tr("Tick a run to lay its curves under the live ones"))
        self.use_button.setText(self.tr("Use this run"))
        self.use_button.setToolTip(self.tr("Rank with this run from now on"))
        self.curves_button.setText(self.tr("Show curves"))
        self.settings_button.setText(self.tr("Take its settings"))
        self.settings_button.setToolTip(self.tr("Put this run's settings into the form above"))
        self.delete_button.setText(self.tr("Delete…"))
        self.task.setAccessibleName(self.tr("Runs of which task"))
        self.task.setItemText(0, self.tr("Runs of every task"))
        for number, choice in enumerate(TASKS.values(), 1):
            self.task.setItemText(number, translate(choice.label))
        self.model.retranslate()


class _RunList(QListView):
    """Space ticks, Delete asks to delete."""

    delete_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_Space and isinstance(model, RunsModel):
            toggle(model, self.currentIndex())
        else:
            super().keyPressEvent(event)


def _rows(workspace: "Workspace") -> list[RunRow]:
    return [
        RunRow(summary, listing.size_on_disk(workspace, summary.id))
        for summary in listing.list_runs(workspace)
    ]


def _histories(workspace: "Workspace", rows: list[RunRow]) -> list[RunCurves]:
    return [_curves(workspace, row.summary) for row in rows]


def _curves(workspace: "Workspace", run: "RunSummary") -> RunCurves:
    """The curves of a run; none of one that was deleted meanwhile."""
    try:
        return listing.read_curves(workspace, run)
    except RunError:
        if (workspace.runs_dir / run.id).exists():
            raise
        return RunCurves()
