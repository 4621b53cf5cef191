"""The training panel: what to train, how it goes, what came out."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from core.runs.job import Compared, EpochDone, Event, Failed, Finished, Started
from gui.language import Retranslated
from gui.single_shot import single_shot
from gui.training.failure import Failure
from gui.training.job_form import JobForm
from gui.training.progress import Progress
from gui.training.reading_note import ReadingNote
from gui.training.results import Results
from gui.training.robustness_button import RobustnessButton
from gui.training.trainer import Trainer
from gui.widgets.layouts import column, row, scrolled
from gui.widgets.plain import Label

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
    `training_failed` says why a training has no result, nothing where a person ended it.
    """

    training_started = Signal()
    run_usable = Signal(str)
    training_finished = Signal(object)
    run_compared = Signal(object)
    run_activated = Signal(str)
    training_failed = Signal(str)
    robustness_wanted = Signal(str)

    def __init__(self, trainer: Trainer, parent: QWidget | None = None):
        """`trainer` has the process, which others may ask for updates."""
        super().__init__(parent)
        self.setObjectName("trainingPanel")
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.trainer = trainer
        self._workspace: Workspace | None = None
        self._read_only = False
        self._run = ""
        self._awaits_comparison = False
        self.form = JobForm()
        self.train_button = QPushButton()
        self.stop_button = QPushButton()
        self.robustness_button = RobustnessButton()
        self.note = Label()
        self.reading_note = ReadingNote()
        self.progress = Progress()
        self.failure = Failure()
        self.results = Results()
        self._arrange()
        self._connect()
        self._retranslate()

    @property
    def is_training(self) -> bool:
        """Whether a training is under way."""
        return self.trainer.work == "training"

    def set_workspace(self, workspace: "Workspace | None", read_only: bool = False) -> None:
        """Train and list the runs of `workspace`; a training under way for another one is ended."""
        if workspace is not None and workspace is self._workspace and read_only == self._read_only:
            self.results.runs.refresh()
            return
        self.trainer.set_workspace(workspace, read_only)
        self._workspace = workspace
        self._awaits_comparison = False
        self._read_only = read_only
        self._run = ""
        self.progress.reset()
        self.failure.hide()
        self.results.set_workspace(workspace, read_only)
        self._refresh_buttons()
        if self.isVisible():
            self._warm_later.start()

    def start(self) -> None:
        """Train what the form says; nothing while a training is under way or nothing may be written."""
        if not self.form.is_valid or not self.trainer.train(self.form.job()):
            return
        # How the run before stands is still awaited: its process compares before it trains again.
        self.failure.hide()
        self.progress.begin()
        self.results.begin()
        self._refresh_buttons()
        self.training_started.emit()

    def stop(self) -> None:
        """Stop and keep the best epoch so far."""
        if self.is_training:
            self.trainer.stop()
            self.progress.stopping()
            self._refresh_buttons()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._warm_later.start()
        self._foresee()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse over Train means that it may be pressed."""
        if watched is self.train_button and event.type() == QEvent.Type.Enter:
            self.trainer.warm()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        self.note.setProperty("kind", "small")
        self.note.setWordWrap(True)
        self.train_button.setProperty("kind", "primary")
        buttons = row(
            (self.train_button, 2), (self.stop_button, 1), self.robustness_button, spacing=8
        )
        content = QWidget()
        column(
            self.form,
            buttons,
            self.note,
            self.reading_note,
            self.progress,
            self.failure,
            (self.results, 1),
            parent=content,
            spacing=6,
            margins=(12, 4, 12, 8),
        )
        self._scroll = scrolled(content)
        column(self._scroll, parent=self)

    def _connect(self) -> None:
        self._warm_later = single_shot(self, WARM_MILLISECONDS, self.trainer.warm)
        self.trainer.event_received.connect(self._take)
        self.trainer.failed.connect(self._show_crash)
        self.trainer.stopped_hard.connect(self._show_hard_stop)
        self.trainer.discarded.connect(self._forget)
        self.trainer.changed.connect(self._refresh_buttons)
        self.train_button.clicked.connect(self.start)
        self.train_button.installEventFilter(self)
        self.stop_button.clicked.connect(self.stop)
        self.robustness_button.wanted.connect(self.robustness_wanted)
        self.results.run_activated.connect(self.run_activated)
        self.results.job_wanted.connect(self.form.set_job)
        self.form.changed.connect(self._refresh_buttons)
        self.form.task_chosen.connect(self._show_task)

    def _show_task(self, task: str) -> None:
        """What is said of a training of another task would be taken for this one's."""
        if not self.is_training:
            self.progress.reset()
            self.failure.hide()
        self.results.show_task(task)

    def _take(self, work: str, event: Event) -> None:
        if self._awaits_comparison and isinstance(event, (Compared, Failed)):
            self._take_comparison(event)
            return
        if work != "training":
            self._follow_update(event)
            return
        self.progress.take(event)
        self.results.take(event)
        if isinstance(event, Started):
            self._run = event.run
        elif isinstance(event, EpochDone) and event.is_best and not self.trainer.job.folds:
            self.run_usable.emit(self._run)
        elif isinstance(event, Finished):
            self._end()
            self._awaits_comparison = bool(event.run)
            self.training_finished.emit(event)
        elif isinstance(event, Failed):
            self._fail(event.message, event.log)

    def _take_comparison(self, event: Compared | Failed) -> None:
        """The training is over already, whatever comes of the comparison."""
        if isinstance(event, Failed):
            self.failure.show_failure(event.message, event.log)
        self._end_comparison(event.standing if isinstance(event, Compared) else {})

    def _end_comparison(self, standing: dict[str, Any]) -> None:
        """Tell how the run stands, once; empty where that will not be known any more."""
        if self._awaits_comparison:
            self._awaits_comparison = False
            self.run_compared.emit(standing)

    def _follow_update(self, event: Event) -> None:
        """What is shown here is the training's, but a new run belongs in the list."""
        if isinstance(event, Finished):
            self.results.runs.refresh()

    def _show_crash(self, work: str, message: str, log: str) -> None:
        if work == "update":
            return
        self._end_comparison({})
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
        self._end_comparison({})
        self._end()
        self.training_failed.emit("")

    def _forget(self) -> None:
        """Nothing of what was trained is kept: the run in use is shown again."""
        self._awaits_comparison = False
        self.progress.reset()
        self._end()
        self.results.show_task(self.trainer.job.task)
        self.training_failed.emit("")

    def _end(self) -> None:
        self.results.end()
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        is_updating = self.trainer.work == "update"
        self.train_button.setEnabled(self.trainer.may_begin and self.form.is_valid)
        self.stop_button.setEnabled(self.is_training and self.progress.state != "stopping")
        self.form.setEnabled(not self.is_training)
        self.note.setVisible(self._read_only or is_updating)
        self.note.setText(self._updating if is_updating else self._elsewhere)
        self.progress.setVisible(not self._read_only)
        self._foresee()

    def _foresee(self) -> None:
        """Tell what Train would begin with, where it can be pressed."""
        may_train = self.isVisible() and self.train_button.isEnabled()
        self.reading_note.foresee(self._workspace, self.form.job() if may_train else None)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Training"))
        self._scroll.setAccessibleName(self.tr("Training"))
        self.train_button.setText(self.tr("Train"))
        self.train_button.setToolTip(self.tr("Train with these settings (F5)"))
        self.stop_button.setText(self.tr("Stop"))
        self.stop_button.setToolTip(
            self.tr("Stop at the next batch and keep the best epoch (Shift+F5)")
        )
        self._elsewhere = self.tr(
            "This shop is open read-only: it can be searched but not trained."
        )
        self._updating = self.tr("An update is under way; training can begin when it is done.")
        self._refresh_buttons()
