"""What is to become of a training, or other work, that would end: the window closes, another shop opens."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from core.runs.job import EpochDone, Event, Failed, Finished, Started
from gui.training.trainer import Trainer
from gui.widgets.plain import literal

GoOn = Callable[[], None]
# What would be lost of some work that is under way and what of it stays, in a sentence; "": none is.
Loss = Callable[[], str]


class Ending(QObject):
    """Asks, then ends the training as was chosen and goes on with what would have ended it.

    Other work that was `watch`ed is asked about, too, where all of it ends. `waiting` says in a sentence what
    is being waited for.
    """

    waiting = Signal(str)

    def __init__(self, trainer: Trainer, window: QWidget):
        super().__init__(window)
        self._trainer, self._window = trainer, window
        self._run = ""
        self._asked_for: GoOn | None = None
        self._go_on: GoOn | None = None
        self._awaits_epoch = False
        self.question: QMessageBox | None = None
        self._losses: list[Loss] = []
        trainer.event_received.connect(self._take)
        trainer.changed.connect(self._follow)

    def watch(self, *losses: Loss) -> None:
        """Ask before the window closes or another shop opens while one of `losses` says something."""
        self._losses += losses

    @property
    def is_due(self) -> bool:
        """Whether something is under way that is not to end unasked."""
        return self._trainer.work == "training" or bool(self._lost())

    def _lost(self) -> list[str]:
        return list(filter(None, (loss() for loss in self._losses)))

    def ask(self, reason: str, go_on: GoOn, lost: Sequence[str] = ()) -> None:
        """`reason` is what would end the training; `go_on` does that, at once where nothing is under way.

        `lost` says of other work that it ends as well.
        """
        if self._trainer.work != "training":
            go_on()
            return
        if self.question is not None:
            return
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Training is under way"))
        box.setText(literal(reason))
        also = self.tr("It also ends:")
        told = [self._meanings(), *(["", also, *lost] if lost else [])]
        box.setInformativeText(literal("\n".join(told)))
        self._add_answers(box, go_on)
        box.finished.connect(self._forget_question)
        self.question, self._asked_for = box, go_on
        box.open()

    def ask_to_close(self, go_on: GoOn) -> None:
        """Ask before the window ends with itself what is under way."""
        if self._trainer.work == "training":
            self.ask(self.tr("Closing the window ends the training."), go_on, self._lost())
        elif lost := self._lost():
            reason = self.tr("Closing the window ends what is under way.")
            self._ask_plainly(reason, lost, self.tr("End and close"), go_on)
        else:
            go_on()

    def ask_to_leave(self, go_on: GoOn) -> None:
        """Ask before another shop ends what is under way for this one, be it an update."""
        work, lost = self._trainer.work, self._lost()
        if work == "training":
            reason = self.tr("Opening another shop ends the training of this one.")
            self.ask(reason, go_on, lost)
            return
        reason = self.tr("Opening another shop ends what is under way for this one.")
        if work == "update":
            reason = self.tr("Opening another shop ends the update of this one.")
            lost = [self.tr("The run in use ranks on as it did."), *lost]
        if lost:
            self._ask_plainly(reason, lost, self.tr("End and open"), go_on)
        else:
            go_on()

    def _ask_plainly(self, reason: str, lost: Sequence[str], end: str, go_on: GoOn) -> None:
        """Ask about work of which nothing can be chosen but whether it ends."""
        if self.question is not None:
            return
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Something is under way"))
        box.setText(literal(reason))
        box.setInformativeText(literal("\n".join(lost)))
        ending = box.addButton(end, QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(self.tr("Keep it going"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        ending.clicked.connect(go_on)
        box.finished.connect(self._forget_question)
        self.question = box
        box.open()

    def _meanings(self) -> str:
        return "\n".join(
            (
                self.tr("What is to become of the training?"),
                self.tr(
                    "Pause: end at once; it goes on exactly from here when this shop is open again."
                ),
                self.tr("Finish the epoch: wait until it is complete, then keep the best one."),
                self.tr(
                    "Stop and keep: end at once; the best complete epoch stays among the runs."
                ),
                self.tr("Discard: end at once; nothing of this training is kept."),
            )
        )

    def _add_answers(self, box: QMessageBox, go_on: GoOn) -> None:
        role = QMessageBox.ButtonRole
        pause = box.addButton(self.tr("Pause"), role.AcceptRole)
        wait = box.addButton(self.tr("Finish the epoch"), role.AcceptRole)
        stop = box.addButton(self.tr("Stop and keep"), role.AcceptRole)
        discard = box.addButton(self.tr("Discard"), role.DestructiveRole)
        back = box.addButton(self.tr("Cancel"), role.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        pause.clicked.connect(lambda: self._pause(go_on))
        wait.clicked.connect(lambda: self._wait(go_on))
        stop.clicked.connect(lambda: self._stop(go_on))
        discard.clicked.connect(lambda: self._discard(go_on))

    def _forget_question(self) -> None:
        self.question = self._asked_for = None

    def _wait(self, go_on: GoOn) -> None:
        self._go_on, self._awaits_epoch = go_on, True
        self.waiting.emit(self.tr("Waiting for the epoch to be complete…"))
        self._follow()

    def _pause(self, go_on: GoOn) -> None:
        self._go_on = go_on
        self.waiting.emit(self.tr("Pausing, keeping the state to go on from…"))
        self._trainer.pause()
        self._follow()

    def _stop(self, go_on: GoOn) -> None:
        self._go_on = go_on
        self.waiting.emit(self.tr("Stopping, keeping the best epoch so far…"))
        self._trainer.stop()
        self._follow()

    def _discard(self, go_on: GoOn) -> None:
        run, self._run = self._run, ""
        self._trainer.discard(run)
        go_on()

    def _take(self, work: str, event: Event) -> None:
        if work != "training":
            return
        if isinstance(event, Started):
            self._run = event.run
        elif isinstance(event, EpochDone) and self._awaits_epoch:
            self._trainer.stop()
        elif isinstance(event, (Finished, Failed)):
            self._run = ""

    def _follow(self) -> None:
        """Go on once nothing is under way any more, however that came."""
        if self._trainer.work:
            return
        if self.question is not None and self._asked_for is not None and self._go_on is None:
            # The training ended by itself: nothing is left to decide.
            self._go_on = self._asked_for
            self.question.close()
        if self._go_on is None:
            return
        go_on, self._go_on, self._awaits_epoch = self._go_on, None, False
        # Not from within what the process says.
        QTimer.singleShot(0, self, go_on)
