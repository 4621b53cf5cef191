"""What can be done to the runs that are selected, as a menu; and what of it takes files or the clipboard."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from core.errors import UserError
from core.runs import listing
from core.runs.command_line import train_command
from core.runs.details import RunDetails
from core.runs.job import Job
from core.runs.notes import change_note, toggle_star
from gui.background import Latest
from gui.training.run_note_dialog import RunNoteDialog
from gui.widgets.file_dialog import choose_files, choose_save
from gui.widgets.plain import literal

if TYPE_CHECKING:
    from core.runs.opening import OpenedRun
    from core.workspace import Workspace

FEWEST = 2
ENDING = ".pinxun-run"
# What a training that is not under way any more can go on from.
# The task whose runs have smaller variants.
SHRINKING = "search"
PAUSED, ENDED = ("paused", "interrupted"), ("finished", "stopped")


class RunActions(QObject):
    """Acts on the runs that `chosen` tells. `changed` says that the table is to be read again.

    `said` carries a line about what was done, `failed` a `UserError`. What goes on from a run is offered
    only where somebody listens.
    """

    use_wanted = Signal()
    curves_wanted = Signal()
    job_wanted = Signal()
    delete_wanted = Signal()

    changed = Signal()
    said = Signal(str)
    failed = Signal(object)
    comparison_wanted = Signal(object)
    resume_wanted = Signal(str)
    continue_wanted = Signal(str)
    clone_wanted = Signal(str)
    compress_wanted = Signal(str)
    model_wanted = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        chosen: Callable[[], list[RunDetails]],
        comparable: Callable[[], list[str]],
    ):
        """`chosen` tells the selected runs, `comparable` those that Compare takes."""
        super().__init__(parent)
        self._widget, self._chosen, self._comparable = parent, chosen, comparable
        self._workspace: Workspace | None = None
        self._read_only = False
        self._work = Latest(self)

    def set_workspace(self, workspace: "Workspace | None", read_only: bool) -> None:
        """Act on the runs of `workspace`."""
        self._work.cancel()
        self._workspace, self._read_only = workspace, read_only

    @property
    def may_write(self) -> bool:
        """Whether anything of the shop may be changed."""
        return self._workspace is not None and not self._read_only

    @property
    def is_one(self) -> bool:
        """Whether exactly one run is chosen."""
        return len(self._chosen()) == 1

    @property
    def may_use(self) -> bool:
        """Whether one run is chosen that could serve and does not."""
        runs = self._chosen()
        return self.may_write and len(runs) == 1 and not runs[0].summary.is_active

    def menu(self) -> QMenu:
        """Everything that can be done to the runs that are chosen now; gone when it is closed."""
        menu, runs = QMenu(self._widget), self._chosen()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        one = runs[0] if len(runs) == 1 else None
        menu.addAction(self.tr("Use this run"), self.use_wanted.emit).setEnabled(self.may_use)
        for label, signal in (
            (self.tr("Show curves"), self.curves_wanted),
            (self.tr("Take its settings"), self.job_wanted),
        ):
            menu.addAction(label, signal.emit).setEnabled(self.is_one)
        menu.addSeparator()
        self._add_notes(menu, runs)
        self._add_files(menu, one)
        self._add_trainings(menu, one)
        menu.addSeparator()
        delete = menu.addAction(self.tr("Delete…"), self.delete_wanted.emit)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.setEnabled(bool(runs) and self.may_write)
        return menu

    def _add_files(self, menu: QMenu, one: RunDetails | None) -> None:
        """What looks at runs elsewhere."""
        menu.addSeparator()
        compare = menu.addAction(self.tr("Compare…"), self.compare)
        compare.setEnabled(self.may_compare)
        compare.setToolTip(self.tr("Two to five runs of one task"))
        copy = menu.addAction(self.tr("Copy as command line"), self.copy_command)
        copy.setEnabled(one is not None and bool(one.summary.task))
        look = menu.addAction(self.tr("What it learned…"), self._look)
        look.setEnabled(one is not None and one.summary.best_epoch > 0)
        menu.addAction(self.tr("Export as one file…"), self.export).setEnabled(one is not None)
        menu.addAction(self.tr("Open a run from a file…"), self.open).setEnabled(self.may_write)

    def _add_notes(self, menu: QMenu, runs: Sequence[RunDetails]) -> None:
        name = menu.addAction(self.tr("Name, tags and note…"), self.name)
        name.setShortcut(QKeySequence("F2"))
        name.setEnabled(len(runs) == 1 and self.may_write)
        starred = bool(runs) and all(run.note.is_starred for run in runs)
        star = menu.addAction(
            self.tr("Take the star away") if starred else self.tr("Star"), self.star
        )
        star.setShortcut(QKeySequence("*"))
        star.setEnabled(bool(runs) and self.may_write)

    def _add_trainings(self, menu: QMenu, one: RunDetails | None) -> None:
        """What goes on from a run, where something in the window takes it."""
        state = one.summary.state if one is not None else ""
        offers: tuple[tuple[SignalInstance, str, str, bool], ...] = (
            (self.resume_wanted, "resume_wanted", self.tr("Resume"), state in PAUSED),
            (self.continue_wanted, "continue_wanted", self.tr("Train on…"), state in ENDED),
            (self.clone_wanted, "clone_wanted", self.tr("Clone with changes"), bool(state)),
            (self.compress_wanted, "compress_wanted", self.tr("Make smaller…"), may_shrink(one)),
        )
        heard = [offer for offer in offers if self.receivers(f"2{offer[1]}(QString)")]
        if heard:
            menu.addSeparator()
        for signal, _, label, applies in heard:
            action = menu.addAction(label)
            action.setEnabled(applies and self.may_write)
            if one is not None:
                action.triggered.connect(
                    lambda _=False, signal=signal, run=one.id: signal.emit(run)
                )

    def _look(self) -> None:
        self.model_wanted.emit(self._chosen()[0].id)

    @property
    def may_compare(self) -> bool:
        """Whether there are two runs at least to compare; more is said where they cannot be."""
        return self._workspace is not None and len(self._comparable()) >= FEWEST

    def compare(self) -> None:
        """Compare the chosen runs."""
        self.comparison_wanted.emit(self._comparable())

    def name(self) -> None:
        """Ask what the chosen run is to be called, and what is to be known of it."""
        runs = self._chosen()
        if len(runs) == 1 and self.may_write:
            dialog = RunNoteDialog(runs[0], self._widget)
            dialog.noted.connect(lambda fields, run=runs[0].id: self._note(run, fields))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def star(self) -> None:
        """Star the chosen runs, or where all have one take their stars away."""
        runs, workspace = self._chosen(), self._workspace
        if not runs or workspace is None or not self.may_write:
            return
        is_starred = all(run.note.is_starred for run in runs)
        changing = [run.id for run in runs if run.note.is_starred == is_starred]
        self._run(_toggle, workspace, changing, done=lambda _: self.changed.emit())

    def copy_command(self) -> None:
        """Put the command that trains the chosen run again onto the clipboard."""
        runs, workspace = self._chosen(), self._workspace
        if len(runs) != 1 or workspace is None:
            return
        try:
            job = Job(**listing.read_manifest(workspace, runs[0].id).job)
        except UserError as error:
            self.failed.emit(error)
            return
        command = train_command(job, workspace.path)
        QGuiApplication.clipboard().setText(command)
        self.said.emit(self.tr("Copied: {command}").format(command=command))

    def export(self) -> None:
        """Ask where the chosen run is to be written, as one file."""
        runs, workspace = self._chosen(), self._workspace
        if len(runs) != 1 or workspace is None:
            return
        run, title = runs[0].id, self.tr("Export the run")
        kinds = [self.tr("Run of Pinxun") + f" (*{ENDING})"]
        path = choose_save(self._widget, "run", title, f"{run}{ENDING}", kinds)
        if path is not None:
            self.write(run, path)

    def write(self, run: str, path: Path) -> None:
        """Export `run` into the file `path`, in a thread."""
        said = self.tr("Exported {run} as {file}").format(run=run, file=path)
        self._run(_export, self._workspace, run, path, done=lambda _: self.said.emit(said))

    def open(self) -> None:
        """Ask for the file of a run and put it beside the others."""
        kinds = [self.tr("Run of Pinxun") + f" (*{ENDING})", self.tr("All files") + " (*)"]
        paths = choose_files(self._widget, "run", self.tr("Open a run"), kinds)
        if paths and self.may_write:
            self._run(_open, self._workspace, paths[0], done=self.tell_opened)

    def tell_opened(self, opened: "OpenedRun") -> None:
        """Say what has drifted in a run that was opened."""
        self.changed.emit()
        box = QMessageBox(
            QMessageBox.Icon.Information, self.tr("Run opened"), "", parent=self._widget
        )
        told = self.tr("{run} is beside the other runs now; it serves nothing yet.")
        box.setText(literal(told.format(run=opened.run)))
        nothing = self.tr("Everything is as it was where it was trained.")
        box.setInformativeText(literal("\n".join(opened.drift) or nothing))
        box.finished.connect(box.deleteLater)
        box.open()

    def _note(self, run: str, fields: dict[str, Any]) -> None:
        if self._workspace is not None:
            self._run(_note, self._workspace, run, fields, done=lambda _: self.changed.emit())

    def _run(self, function: Callable[..., Any], *args: Any, done: Callable[[Any], object]) -> None:
        if self._workspace is not None:
            self._work.run(function, *args, done=done, failed=self._fail)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error)


def _toggle(workspace: "Workspace", runs: Sequence[str]) -> None:
    for run in runs:
        toggle_star(workspace, run)


def _note(workspace: "Workspace", run: str, fields: dict[str, Any]) -> None:
    change_note(workspace, run, **fields)


def _export(workspace: "Workspace", run: str, path: Path) -> None:
    from core.runs.bundle import export_run

    export_run(workspace, run, path)


def _open(workspace: "Workspace", path: Path) -> "OpenedRun":
    from core.runs.opening import open_run

    return open_run(workspace, path)


def may_shrink(run: RunDetails | None) -> bool:
    """Whether there are smaller variants to be made of `run`: of those that search."""
    return run is not None and run.summary.task == SHRINKING and run.summary.best_epoch > 0
