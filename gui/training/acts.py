"""What can be done to a training that is under way or paused: pause, go on, stop, discard, measure."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.training.discarding import ask_to_discard
from gui.training.paused_run import PausedRun
from gui.training.progress import Progress
from gui.training.trainer import Trainer


class Acts(QObject):
    """`changed`: other things can be done. `resume_wanted` names the paused run that is to go on."""

    changed = Signal()
    resume_wanted = Signal(str)

    def __init__(self, trainer: Trainer, progress: Progress, paused: PausedRun, panel: QWidget):
        super().__init__(panel)
        self._trainer, self._progress, self._paused, self._panel = trainer, progress, paused, panel
        # The run that is trained, "" while it has none.
        self.run = ""
        paused.settled.connect(self._settle)

    @property
    def is_training(self) -> bool:
        """Whether a training is under way."""
        return self._trainer.work == "training"

    @property
    def phase(self) -> str:
        """`idle`, `training`, `ending` (stop or pause was pressed) or `paused` (a run can go on)."""
        if self.is_training:
            is_ending = self._progress.state in ("stopping", "pausing")
            return "ending" if is_ending else "training"
        can_go_on = self._paused.run is not None and self._trainer.may_begin
        return "paused" if can_go_on else "idle"

    @property
    def is_heard(self) -> bool:
        """Whether batches are being learned from, between which it is heeded what is asked."""
        return self.is_training and self._progress.state == "training"

    def pause(self) -> None:
        """Pause the training under way, or go on with the one that is paused."""
        if self.is_heard:
            self._trainer.pause()
            self._progress.pausing()
            self.changed.emit()
        elif self.phase == "paused" and self._paused.run is not None:
            self.resume_wanted.emit(self._paused.run.id)

    def stop(self) -> None:
        """Stop and keep the best epoch so far, also of what is paused."""
        if self.is_training:
            self._trainer.stop()
            self._progress.stopping()
            self.changed.emit()
        elif self.phase == "paused":
            self._paused.stop()

    def discard(self) -> None:
        """Ask, then end the training under way, or the one that is paused, and keep nothing of it."""
        if self.is_training:
            ask_to_discard(self._panel, self._discard)
        elif self.phase == "paused":
            ask_to_discard(self._panel, self._paused.discard)

    def change_rate(self, rate: float) -> None:
        """Learn with `rate` from the next batch on."""
        if self.is_heard:
            self._trainer.change_rate(rate)

    def measure(self) -> None:
        """Measure the model now, in mid-epoch."""
        if self.is_heard:
            self._trainer.measure()

    def _settle(self) -> None:
        """What was paused is ended: its turn is over."""
        if self._progress.state == "paused":
            self._progress.reset()
        self.changed.emit()

    def _discard(self) -> None:
        """It may have ended while the question was on screen."""
        if self.is_training:
            self._trainer.discard(self.run)
