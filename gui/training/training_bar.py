"""A slim bar under the header: the training under way, wherever in the window one is; then what it led to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QWidget

from core.language import translate
from core.runs.job import Event
from core.task_choices import NETWORKS, TASKS
from gui.language import Retranslated
from gui.training.progress import BAR_STEPS, Progress
from gui.training.trainer import Trainer
from gui.widgets.layouts import row
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.runs.job import Job

# Pixels.
BAR_WIDTH = 160
BAR_HEIGHT = 6


class TrainingBar(Retranslated, QFrame):
    """Shown while a training is under way. A click on it opens the training panel (`opened`)."""

    opened = Signal()

    def __init__(self, trainer: Trainer, parent: QWidget | None = None):
        super().__init__(parent)
        self._trainer = trainer
        self.progress = Progress()
        self.words = Label()
        self._bar = QProgressBar()
        self.pause_button = QPushButton()
        self.stop_button = QPushButton()
        self._arrange()
        trainer.event_received.connect(self._take)
        trainer.changed.connect(self._follow)
        self.progress.changed.connect(self._refresh)
        self._retranslate()
        self.hide()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere but on the button."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        self.setProperty("kind", "bar")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(BAR_WIDTH, BAR_HEIGHT)
        self._bar.setRange(0, BAR_STEPS)
        for button, act in ((self.pause_button, self._pause), (self.stop_button, self._stop)):
            button.setProperty("kind", "link")
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.clicked.connect(act)
        row(
            (self.words, 1),
            self._bar,
            self.pause_button,
            self.stop_button,
            parent=self,
            spacing=12,
            margins=(14, 2, 8, 2),
        )

    def _follow(self) -> None:
        """A training began or ended."""
        is_training = self._trainer.work == "training"
        if is_training and self.isHidden():
            self.progress.begin()
            self._let_press(True)
        elif not is_training:
            self.progress.reset()
        self.setVisible(is_training)
        self._refresh()

    def _take(self, work: str, event: Event) -> None:
        if work == "training" and self._trainer.work:
            self.progress.take(event)

    def _pause(self) -> None:
        self._trainer.pause()
        self.progress.pausing()
        self._let_press(False)

    def _stop(self) -> None:
        self._trainer.stop()
        self.progress.stopping()
        self._let_press(False)

    def _let_press(self, may_press: bool) -> None:
        self.pause_button.setEnabled(may_press)
        self.stop_button.setEnabled(may_press)

    def _refresh(self) -> None:
        self.words.setText(f"{self._title(self._trainer.job)} — {self.progress.brief}")
        self._bar.setValue(round(self.progress.share * BAR_STEPS))
        self.setAccessibleName(self.words.text())

    def _title(self, job: "Job") -> str:
        task, network = TASKS.get(job.task), NETWORKS.get(job.network)
        names = [translate(choice.label) for choice in (task, network) if choice is not None]
        return self.tr("Training {what}").format(what=" · ".join(names))

    def _retranslate(self) -> None:
        self.pause_button.setText(self.tr("Pause"))
        self.pause_button.setToolTip(
            self.tr("Stand still at the next batch; it goes on from there when you want")
        )
        self.stop_button.setText(self.tr("Stop"))
        self.stop_button.setToolTip(self.tr("Stop at the next batch and keep the best epoch"))
        self.setToolTip(self.tr("Show the training panel"))
        self._refresh()
