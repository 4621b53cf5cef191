"""What is to become of a training when something else would end it: the window closes, another shop opens."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from core.runs.job import EpochDone, Event, Failed, Finished, Started
from gui.training.trainer import Trainer
from gui.widgets.plain import literal

GoOn = Callable[[], None]


class Ending(QObject):
    """Asks, then ends the training as was chosen and goes on with what would have ended it.

    `waiting` says in a sentence what is being waited for.
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
        trainer.event_received.connect(self._take)
        trainer.changed.connect(self._follow)

    def ask(self, reason: str, go_on: GoOn) -> None:
        """`reason` is what would end the training; `go_on` does that, at once where nothing is under way."""
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
        box.setInformativeText(literal(self._meanings()))
        self._add_answers(box, go_on)
        box.finished.connect(self._forget_question)
        self.question, self._asked_for = box, go_on
        box.open()

    def ask_to_leave(self, go_on: GoOn) -> None:
        """Ask before another shop ends what is under way for this one, be it an update."""
        if self._trainer.work == "update":
            self._ask_of_update(go_on)
        else:
            self.ask(self.tr("Opening another shop ends the training of this one."), go_on)

    def _ask_of_update(self, go_on: GoOn) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("An update is under way"))
        box.setText(self.tr("Opening another shop ends the update of this one."))
        box.setInformativeText(self.tr("The run in use ranks on as it did."))
        end = box.addButton(self.tr("End and open"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(self.tr("Keep updating"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        end.clicked.connect(go_on)
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
        if self.question is not None and self._go_on is None:
            # The training ended by itself: nothing is left to decide.
            self._go_on = self._asked_for
            self.question.close()
        if self._go_on is None:
            return
        go_on, self._go_on, self._awaits_epoch = self._go_on, None, False
        # Not from within what the process says.
        QTimer.singleShot(0, self, go_on)
