"""The training panel: what to train, how it goes, what came out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from core.runs.curves import RunCurves
from core.runs.job import EpochDone, Event, Failed, Finished, Job, Started
from gui.language import Retranslated
from gui.single_shot import single_shot
from gui.training.acts import Acts
from gui.training.augmentation_dialog import AugmentationDialog
from gui.training.awaited_comparison import AwaitedComparison
from gui.training.failure import Failure
from gui.training.foresight import Foresight
from gui.training.going_on import GoingOn
from gui.training.job_form import JobForm
from gui.training.job_queue import JobQueue
from gui.training.kept_queue import KeptQueue
from gui.training.live_controls import LiveControls
from gui.training.next_steps import NextSteps
from gui.training.panel_note import PanelNote
from gui.training.paused_run import PausedRun
from gui.training.progress import Progress
from gui.training.queue_view import QueueView
from gui.training.reading_note import ReadingNote
from gui.training.results import Results
from gui.training.trainer import Trainer
from gui.training.training_buttons import TrainingButtons
from gui.widgets.layouts import column, scrolled

if TYPE_CHECKING:
    from core.workspace import Workspace

# Pixels; two columns of settings fit.
MINIMUM_WIDTH = 360
# After the window has settled: loading TensorFlow takes a core for seconds.
WARM_MILLISECONDS = 1500


class TrainingPanel(Retranslated, QWidget):
    """Trains a model of the workspace and shows the curves while it learns.

    `run_usable` names the run after each epoch that is its best so far, `training_finished` carries
    the `Finished` message and `run_compared` how its run stands (`core.promotion.Standing` as JSON, empty
    where it could not be compared), `run_activated` names the run that a person chose from the list.
    `robustness_wanted` names a dialog.
    `training_failed` says why a training has no result, nothing where a person ended it; `tune_wanted`
    asks for the tuning.
    """

    training_started = Signal()
    run_usable = Signal(str)
    training_finished = Signal(object)
    run_compared = Signal(object)
    run_activated = Signal(str)
    training_failed = Signal(str)
    tune_wanted = Signal()
    robustness_wanted = Signal(str)

    def __init__(self, trainer: Trainer, parent: QWidget | None = None):
        """`trainer` has the process, which others may ask for updates."""
        super().__init__(parent)
        self.setObjectName("trainingPanel")
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.trainer = trainer
        self._workspace: Workspace | None = None
        self._read_only = False
        self._comparison = AwaitedComparison(self)
        self._going_on = GoingOn(self)
        self.form = JobForm()
        self.progress = Progress()
        self.paused = PausedRun()
        self.acts = Acts(trainer, self.progress, self.paused, self)
        self.buttons = TrainingButtons(self.acts)
        self.train_button, self.stop_button = self.buttons.train, self.buttons.stop
        self.tune_button = self.buttons.tune
        self.live = LiveControls(self.acts)
        self.next_steps = NextSteps(self._going_on)
        self.queue = JobQueue(self)
        self.queue_view = QueueView(self.queue)
        self._kept_queue = KeptQueue(self.queue, self)
        self.note = PanelNote()
        self.reading_note = ReadingNote()
        self.foresight = Foresight()
        self.failure = Failure()
        self.results = Results()
        self._arrange()
        self._connect()
        self._retranslate()

    @property
    def is_training(self) -> bool:
        """Whether a training is under way."""
        return self.acts.is_training

    def set_workspace(self, workspace: "Workspace | None", read_only: bool = False) -> None:
        """Train and list the runs of `workspace`; a training under way for another one is ended."""
        if workspace is not None and workspace is self._workspace and read_only == self._read_only:
            self.results.runs.refresh()
            return
        self.trainer.set_workspace(workspace, read_only)
        self._workspace = workspace
        self._comparison.await_for("")
        self._read_only = read_only
        self.acts.run = self.note.cloned = ""
        self.progress.reset()
        self.failure.hide()
        self.next_steps.offer("")
        self._kept_queue.set_workspace(None if read_only else workspace)
        self._going_on.set_workspace(workspace)
        self.paused.set_workspace(None if read_only else workspace)
        self.results.set_workspace(workspace, read_only)
        self._refresh_buttons()
        if self.isVisible():
            self._warm_later.start()

    def start(self) -> None:
        """Train what the form says; while a training is under way it waits for its turn."""
        if self.form.is_valid:
            self._begin_or_wait(self.form.job())

    def resume(self, run: str) -> None:
        """Go on with the paused or interrupted `run` exactly where it stands."""
        if self.trainer.may_begin:
            self._going_on.resume(run)

    def continue_run(self, run: str, epochs: int) -> None:
        """Train a new run that goes on from the best epoch of `run` for `epochs` more."""
        self._going_on.continue_run(run, epochs)

    def clone(self, run: str) -> None:
        """Put the settings of `run` into the form, to be changed and trained."""
        self._going_on.clone(run)

    def _show_job(self, run: str, job: Job) -> None:
        self.form.set_job(job)
        self.note.cloned = run
        self._scroll.ensureWidgetVisible(self.form)
        self.form.task.setFocus()
        self._refresh_buttons()

    def _go_on(self, run: str, job: Job, curves: RunCurves) -> None:
        """Its settings are in the form, too: where it cannot go on, Train begins the same anew."""
        self.form.set_job(job)
        if self._begin(job, run):
            self.acts.run = run
            self.results.begin(curves)

    def _begin_or_wait(self, job: Job) -> None:
        if self.is_training:
            self.queue.add(job)
        else:
            self._begin(job)

    def _begin(self, job: Job, resume: str = "") -> bool:
        """How the run before stands may still be awaited: its process compares before it trains again."""
        if not self.trainer.train(job, resume):
            return False
        self.acts.run = self.note.cloned = ""
        self.failure.hide()
        self.next_steps.offer("")
        self.progress.begin()
        self.live.begin(job)
        self.results.begin()
        self._refresh_buttons()
        self.training_started.emit()
        self._bring_up.start()
        return True

    def _show_course(self) -> None:
        """What was set goes out of sight, so that the curves that grow come into it."""
        self._scroll.verticalScrollBar().setValue(self.buttons.y())

    def _begin_next(self) -> None:
        """What waits begins when the one before has ended, however it did; not while that is paused."""
        is_free = self.trainer.may_begin and self.progress.state != "paused"
        if is_free and (job := self.queue.take_next()) is not None:
            self._begin(job)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._warm_later.start()
        self._foresee()

    def _arrange(self) -> None:
        content = QWidget()
        above = (self.form, self.buttons, self.paused, self.note, self.foresight, self.reading_note)
        below = (self.progress, self.live, self.next_steps, self.failure, self.queue_view)
        parts = (*above, *below, (self.results, 1))
        column(*parts, parent=content, spacing=6, margins=(12, 4, 12, 8))
        self._scroll = scrolled(content)
        column(self._scroll, parent=self)

    def _connect(self) -> None:
        self._warm_later = single_shot(self, WARM_MILLISECONDS, self.trainer.warm)
        # Once what a training shows has its place.
        self._bring_up = single_shot(self, 0, self._show_course)
        self.trainer.event_received.connect(self._take)
        self.trainer.failed.connect(self._show_crash)
        self.trainer.stopped_hard.connect(self._show_hard_stop)
        self.trainer.discarded.connect(self._forget)
        self.train_button.clicked.connect(self.start)
        self.buttons.approached.connect(self.trainer.warm)
        self.tune_button.clicked.connect(self.tune_wanted)
        self.buttons.robustness.wanted.connect(self.robustness_wanted)
        self._connect_acts()
        self.results.run_activated.connect(self.run_activated)
        self.results.job_wanted.connect(self.form.set_job)
        self.form.changed.connect(self._refresh_buttons)
        self.form.task_chosen.connect(self._show_task)
        self.form.preview_wanted.connect(self.preview_texts)

    def _connect_acts(self) -> None:
        self._next_later = single_shot(self, 0, self._begin_next)
        for source in (self.trainer.changed, self.queue.changed, self.acts.changed):
            source.connect(self._next_later.start)
            source.connect(self._refresh_buttons)
        self.paused.settled.connect(self.results.runs.refresh)
        self._comparison.compared.connect(self.run_compared)
        runs = self.results.runs
        for wanted in (self.acts.resume_wanted, runs.resume_wanted):
            wanted.connect(self.resume)
        runs.continue_wanted.connect(self.next_steps.offer)
        runs.clone_wanted.connect(self.clone)
        self.paused.changed.connect(self._refresh_buttons)
        self._going_on.resumable.connect(self._go_on)
        self._going_on.continued.connect(self._begin_or_wait)
        self._going_on.cloned.connect(self._show_job)
        for failing in (self._comparison, self.paused, self._going_on, self._kept_queue):
            failing.failed.connect(self.failure.show_failure)

    def _show_task(self, task: str) -> None:
        """What is said of a training of another task would be taken for this one's."""
        if not self.is_training:
            self.progress.reset()
            self.failure.hide()
        self.results.show_task(task)

    def _take(self, work: str, event: Event) -> None:
        if self._comparison.takes(event):
            return
        if work != "training":
            # What is shown here is the training's, but a new run belongs in the list.
            if isinstance(event, Finished):
                self.results.runs.refresh()
            return
        for part in (self.progress, self.live, self.results):
            part.take(event)
        if isinstance(event, Started):
            self.acts.run = event.run
            self.acts.changed.emit()
        elif isinstance(event, EpochDone) and event.is_best and not self.trainer.job.folds:
            self.run_usable.emit(self.acts.run)
        elif isinstance(event, Finished):
            self._finish(event)
        elif isinstance(event, Failed):
            self._fail(event.message, event.log)

    def _finish(self, finished: Finished) -> None:
        self._end()
        if finished.reason == "paused":
            # What served before serves on, and what waits waits.
            self.training_failed.emit("")
            return
        self.next_steps.offer(finished.run)
        self._comparison.await_for(finished.run)
        self.training_finished.emit(finished)

    def _show_crash(self, work: str, message: str, log: str) -> None:
        if work == "update":
            return
        self._comparison.end({})
        if self.progress.state != "finished":
            self.progress.end("failed")
        self._fail(message, log)

    def _fail(self, message: str, log: str) -> None:
        self._end()
        self.failure.show_failure(message, log)
        self.training_failed.emit(message)

    def _show_hard_stop(self, work: str) -> None:
        if work == "update":
            return
        self.progress.end("stopped")
        self._comparison.end({})
        self._end()
        self.training_failed.emit("")

    def _forget(self) -> None:
        """Nothing of what was trained is kept: the run in use is shown again."""
        self._comparison.await_for("")
        self.progress.reset()
        self._end()
        self.results.show_task(self.trainer.job.task)
        self.training_failed.emit("")

    def _end(self) -> None:
        self.results.end()
        self.paused.refresh()
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        may_train = (self.trainer.may_begin or self.is_training) and self.form.is_valid
        phase, has_queue = self.acts.phase, bool(self.queue.jobs)
        self.buttons.show_phase(phase, may_train, self.acts.is_heard, has_queue)
        self.paused.setVisible(phase == "paused")
        self.live.setVisible(self.acts.is_heard)
        self.note.tell(self.trainer.work == "update", self._read_only)
        says_the_same = phase == "paused" and self.progress.state in ("paused", "idle")
        self.progress.setVisible(not self._read_only and not says_the_same)
        self._foresee()

    def _foresee(self) -> None:
        """Tell what Train would begin with, where it can be pressed."""
        may_train = self.isVisible() and self.trainer.may_begin and self.form.is_valid
        job = self.form.job() if may_train else None
        self.reading_note.foresee(self._workspace, job)
        self.foresight.foresee(self._workspace, job)

    def preview_texts(self) -> None:
        """Show how texts would be changed, beside the window."""
        if self._workspace is not None:
            AugmentationDialog(self._workspace, self.form.job(), self).show()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Training"))
        self._scroll.setAccessibleName(self.tr("Training"))
        self._refresh_buttons()
