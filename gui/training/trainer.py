"""Who has the training process: one for the open shop, shared by trainings and updates."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.runs.job import Failed, Finished, FoldStarted, Job
from gui.training.process import TrainingProcess

if TYPE_CHECKING:
    from core.workspace import Workspace


class Trainer(QObject):
    """Trains or updates, never both at once; the process is made when it is first wanted.

    `event_received`, `failed` and `stopped_hard` are the process's own, each with the work it belongs to in
    front: `training`, `update`, or "" before the first. `changed` says that work began, ended or may begin,
    `discarded` that a person wanted nothing of it.
    """

    event_received = Signal(str, object)
    failed = Signal(str, str, str)
    stopped_hard = Signal(str)
    discarded = Signal()
    changed = Signal()

    def __init__(self, program: Sequence[str] | None = None, parent: QObject | None = None):
        """`program` replaces the training process's own command line."""
        super().__init__(parent)
        self._program = program
        self._workspace: Workspace | None = None
        self._read_only = False
        self.process: TrainingProcess | None = None
        # What was trained last.
        self.job = Job()
        # The cross-validation that is trained, "" for none.
        self._group = ""

    @property
    def work(self) -> str:
        """What is under way: `training`, `update` or "" for nothing."""
        process = self.process
        return process.work if process is not None and process.is_training else ""

    @property
    def may_begin(self) -> bool:
        """Whether work would be taken now."""
        return self._workspace is not None and not self._read_only and not self.work

    def set_workspace(self, workspace: "Workspace | None", read_only: bool = False) -> None:
        """Work for `workspace`; what is under way for another one is ended."""
        if workspace is self._workspace and read_only == self._read_only:
            return
        if self.process is not None:
            self.process.release()
            self.process = None
        self._workspace, self._read_only = workspace, read_only
        self.changed.emit()

    def warm(self) -> None:
        """Load the process ahead of need."""
        process = self._made_process()
        if process is not None and not self._read_only:
            process.warm()

    def train(self, job: Job, resume: str = "") -> bool:
        """Train `job`, or go on with the run `resume`, whose job it is; False where that may not begin."""
        process = self._made_process() if self.may_begin else None
        if process is not None:
            self.job, self._group = job, job.group
            process.train(job, resume)
            self.changed.emit()
        return process is not None

    def update(self) -> bool:
        """Let the active search run learn what came in; False where that may not begin."""
        process = self._made_process() if self.may_begin else None
        if process is not None:
            process.update()
            self.changed.emit()
        return process is not None

    def stop(self) -> None:
        """Stop what is under way."""
        if self.process is not None:
            self.process.stop()

    def pause(self) -> None:
        """Pause the training under way, so that it can go on from there."""
        if self.process is not None:
            self.process.pause()

    def change_rate(self, rate: float) -> None:
        """Let the training under way learn with `rate` from now on."""
        if self.process is not None:
            self.process.change_rate(rate)

    def measure(self) -> None:
        """Let the training under way measure its model now."""
        if self.process is not None:
            self.process.measure()

    @property
    def runs_dir(self) -> Path | None:
        """Where runs of the open shop are written."""
        return self._workspace.runs_dir if self._workspace is not None else None

    def discard(self, run: str) -> None:
        """End what is under way at once and remove what it wrote of `run`; the next has a new process."""
        process, runs_dir, self.process = self.process, self.runs_dir, None
        if process is None:
            return
        # What it still says, a run that is kept say, does not hold any more.
        process.blockSignals(True)
        process.close()
        process.deleteLater()
        if runs_dir is not None and (run or self._group):
            from core.runs.cross_validation import discard as discard_folds
            from core.runs.listing import discard

            # Of a cross-validation nothing is kept either.
            folds = discard_folds(runs_dir, self._group) if self._group else []
            for name in filter(None, (run, *folds)):
                discard(runs_dir, name)
        self.discarded.emit()
        self.changed.emit()

    def close(self) -> None:
        """End the process, when the window closes."""
        if self.process is not None:
            self.process.close()

    def _made_process(self) -> TrainingProcess | None:
        if self.process is None and self._workspace is not None:
            process = TrainingProcess(self._workspace.path, self._program, parent=self)
            process.event_received.connect(self._pass_event)
            process.failed.connect(self._pass_failure)
            process.stopped_hard.connect(self._pass_hard_stop)
            self.process = process
        return self.process

    def _pass_event(self, event: object) -> None:
        assert self.process is not None
        if isinstance(event, FoldStarted):
            self._group = event.group
        self.event_received.emit(self.process.work, event)
        if isinstance(event, (Finished, Failed)):
            self.changed.emit()

    def _pass_failure(self, message: str, log: str) -> None:
        assert self.process is not None
        self.failed.emit(self.process.work, message, log)
        self.changed.emit()

    def _pass_hard_stop(self) -> None:
        assert self.process is not None
        self.stopped_hard.emit(self.process.work)
        self.changed.emit()
