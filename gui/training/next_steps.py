"""What can be done next with the run that has just been trained."""

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from core.settings import TRAINING, declared
from gui.language import Retranslated
from gui.training.going_on import GoingOn
from gui.training.number_field import NumberField
from gui.widgets.layouts import row
from gui.widgets.plain import Label

# By judgement.
USUAL_EPOCHS = 2
# Pixels: four digits.
WIDTH = 64


class NextSteps(Retranslated, QWidget):
    """Hidden until a run is offered."""

    def __init__(self, going_on: GoingOn, parent: QWidget | None = None):
        super().__init__(parent)
        self.run = ""
        self.epochs = NumberField(declared(TRAINING, "epochs"))
        self.epochs.set_value(USUAL_EPOCHS)
        self.epochs.setFixedWidth(WIDTH)
        self.epochs.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._unit = Label(kind="small")
        self.continue_button = QPushButton()
        self.clone_button = QPushButton()
        for button in (self.continue_button, self.clone_button):
            button.setProperty("kind", "link")
        self.continue_button.clicked.connect(
            lambda: going_on.continue_run(self.run, int(self.epochs.value()))
        )
        self.epochs.textChanged.connect(
            lambda: self.continue_button.setEnabled(not self.epochs.problem)
        )
        self.clone_button.clicked.connect(lambda: going_on.clone(self.run))
        left = (self.continue_button, self.epochs, self._unit)
        row(*left, 1, self.clone_button, parent=self, spacing=4)
        self.offer("")
        self._retranslate()

    def offer(self, run: str) -> None:
        """Offer what can be done with `run`; "" for nothing."""
        self.run = run
        self.setVisible(bool(run))

    def _retranslate(self) -> None:
        self._unit.setText(self.tr("more epochs"))
        self.epochs.setAccessibleName(self.tr("How many more epochs"))
        self.continue_button.setText(self.tr("Continue for"))
        self.continue_button.setToolTip(
            self.tr(
                "A new run goes on from the best epoch of this one; a falling learning rate falls anew"
            )
        )
        self.clone_button.setText(self.tr("Clone"))
        self.clone_button.setToolTip(
            self.tr("Put this run's settings into the form, to change them and train a new run")
        )
