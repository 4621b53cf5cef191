"""What can be done next with the run that has just been trained."""

from PySide6.QtWidgets import QPushButton, QSpinBox, QWidget

from gui.language import Retranslated
from gui.training.going_on import GoingOn
from gui.widgets.layouts import row

# By judgement; what the limits of the setting are says `core.settings`.
USUAL_EPOCHS = 2
MOST_EPOCHS = 1000


class NextSteps(Retranslated, QWidget):
    """Hidden until a run is offered."""

    def __init__(self, going_on: GoingOn, parent: QWidget | None = None):
        super().__init__(parent)
        self.run = ""
        self.epochs = QSpinBox()
        self.epochs.setRange(1, MOST_EPOCHS)
        self.epochs.setValue(USUAL_EPOCHS)
        self.continue_button = QPushButton()
        self.clone_button = QPushButton()
        for button in (self.continue_button, self.clone_button):
            button.setProperty("kind", "link")
        self.continue_button.clicked.connect(
            lambda: going_on.continue_run(self.run, self.epochs.value())
        )
        self.clone_button.clicked.connect(lambda: going_on.clone(self.run))
        row(self.continue_button, self.epochs, 1, self.clone_button, parent=self, spacing=4)
        self.offer("")
        self._retranslate()

    def offer(self, run: str) -> None:
        """Offer what can be done with `run`; "" for nothing."""
        self.run = run
        self.setVisible(bool(run))

    def _retranslate(self) -> None:
        self.epochs.setSuffix(self.tr(" more epochs"))
        self.epochs.setAccessibleName(self.tr("How many more epochs"))
        self.continue_button.setText(self.tr("Continue for"))
        self.continue_button.setToolTip(
            self.tr(
                "A new run goes on from the best epoch of this one; a falling rate begins again at half"
            )
        )
        self.clone_button.setText(self.tr("Clone with changes"))
        self.clone_button.setToolTip(
            self.tr("Put this run's settings into the form, to change them and train a new run")
        )
