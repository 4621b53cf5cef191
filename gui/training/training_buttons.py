"""The buttons that begin, pause and end a training, and a line that says what they mean."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gui.language import Retranslated
from gui.training.acts import Acts
from gui.training.robustness_button import RobustnessButton
from gui.widgets.layouts import column, holder, row
from gui.widgets.plain import Label


class TrainingButtons(Retranslated, QWidget):
    """`train`, `tune` and `robustness`, `pause`, which goes on with what is paused, `stop` and `discard`.

    `approached`: the mouse is over Train, so that it may be pressed.
    """

    approached = Signal()

    def __init__(self, acts: Acts, parent: QWidget | None = None):
        super().__init__(parent)
        self.train = QPushButton()
        self.tune = QPushButton()
        self.robustness = RobustnessButton()
        self.pause = QPushButton()
        self.stop = QPushButton()
        self.discard = QPushButton()
        self.meanings = Label(kind="small")
        self.meanings.setWordWrap(True)
        self.train.setProperty("kind", "primary")
        self.discard.setProperty("kind", "danger")
        self.train.installEventFilter(self)
        self.pause.clicked.connect(acts.pause)
        self.stop.clicked.connect(acts.stop)
        self.discard.clicked.connect(acts.discard)
        self._phase = "idle"
        beginning = row((self.train, 3), (self.tune, 1), self.robustness, spacing=8)
        others = row((self.pause, 1), (self.stop, 1), (self.discard, 1), spacing=8)
        self._others = holder(others)
        self._has_queue = False
        column(beginning, self._others, self.meanings, parent=self, spacing=6)
        self._retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.train and event.type() == QEvent.Type.Enter:
            self.approached.emit()
        return super().eventFilter(watched, event)

    def show_phase(
        self, phase: str, may_train: bool, may_pause: bool, has_queue: bool = False
    ) -> None:
        """What can be pressed in `Acts.phase`, and what that means, to other trainings that wait, too."""
        self._phase, self._has_queue = phase, has_queue
        self.train.setEnabled(may_train)
        self.pause.setEnabled(phase == "paused" or (phase == "training" and may_pause))
        self.stop.setEnabled(phase in ("training", "paused"))
        self.discard.setEnabled(phase != "idle")
        for part in (self._others, self.meanings):
            part.setVisible(phase != "idle")
        self._retranslate()

    def _retranslate(self) -> None:
        is_busy, is_paused = self._phase in ("training", "ending"), self._phase == "paused"
        self.train.setText(self.tr("Add to the queue") if is_busy else self.tr("Train"))
        self.train.setToolTip(
            self.tr("Train with these settings when what is under way has ended (Ctrl+F5)")
            if is_busy
            else self.tr("Train with these settings (F5)")
        )
        self.tune.setText(self.tr("Tune…"))
        self.tune.setToolTip(self.tr("Try many settings and keep the best"))
        self.pause.setText(self.tr("Go on") if is_paused else self.tr("Pause"))
        self.pause.setToolTip(
            self.tr("Go on exactly where it stands (F6)")
            if is_paused
            else self.tr("Stand still at the next batch; it goes on exactly from there (F6)")
        )
        self.stop.setText(self.tr("Stop"))
        self.stop.setToolTip(
            self.tr("End it where it stands and keep the best epoch (Shift+F5)")
            if is_paused
            else self.tr("Stop at the next batch and keep the best epoch (Shift+F5)")
        )
        self.discard.setText(self.tr("Discard"))
        self.discard.setToolTip(self.tr("End it at once and keep nothing of it"))
        meanings = self.tr(
            "Pause: goes on exactly from here, also after the window was closed. "
            "Stop: ends, the best epoch is kept. Discard: ends, nothing is kept."
        )
        queue = self.tr("The queue waits for what is paused; after the others it goes on.")
        self.meanings.setText(f"{meanings} {queue}" if self._has_queue else meanings)
