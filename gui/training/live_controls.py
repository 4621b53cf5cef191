"""What can be asked while a training is under way: another learning rate, and what it is worth now."""

from PySide6.QtWidgets import QPushButton, QWidget

from core.runs.job import Event, Job, Measured, RateChanged
from core.settings import TRAINING, declared
from core.task_choices import training_settings
from gui.language import Retranslated
from gui.training.acts import Acts
from gui.training.number_field import NumberField
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, caption

# Of what was measured so many figures are told.
FIGURES = 3


class LiveControls(Retranslated, QWidget):
    """For while batches are learned from: a field for the rate, a button that measures, what came of it."""

    def __init__(self, acts: Acts, parent: QWidget | None = None):
        super().__init__(parent)
        self._acts = acts
        self._label = Label(kind="small")
        self.rate = NumberField(declared(TRAINING, "learning_rate"))
        self.rate_button = QPushButton()
        self.measure_button = QPushButton()
        self.answer = Label(kind="small")
        self.answer.setWordWrap(True)
        self._event: Event | None = None
        self._label.setBuddy(self.rate)
        for button in (self.rate_button, self.measure_button):
            button.setProperty("kind", "link")
        tools = row(self._label, (self.rate, 1), self.rate_button, self.measure_button, spacing=6)
        column(tools, self.answer, parent=self, spacing=2)
        self.rate.textChanged.connect(self._refresh)
        self.rate.returnPressed.connect(self._want_rate)
        self.rate_button.clicked.connect(self._want_rate)
        self.measure_button.clicked.connect(self._want_measure)
        self._retranslate()

    def begin(self, job: Job) -> None:
        """Nothing has been changed or measured of the training of `job`."""
        self._event = None
        self.measure_button.setEnabled(True)
        settings = training_settings(job.task, job.network, job.settings)
        self.rate.set_value(settings["learning_rate"])
        self._refresh()

    def take(self, event: Event) -> None:
        """Tell what came of what was asked for."""
        if isinstance(event, (RateChanged, Measured)):
            self._event = event
            self._refresh()

    def _want_rate(self) -> None:
        if not self.rate.problem:
            self._acts.change_rate(float(self.rate.value()))

    def _want_measure(self) -> None:
        self.measure_button.setEnabled(False)
        self._acts.measure()

    def _refresh(self) -> None:
        if isinstance(self._event, Measured):
            self.measure_button.setEnabled(True)
        problem = self.rate.problem
        self.rate_button.setEnabled(not problem)
        self.answer.setText(problem or self._answer_text())
        self.answer.setVisible(bool(self.answer.text()))

    def _answer_text(self) -> str:
        event = self._event
        if isinstance(event, RateChanged):
            sentence = self.tr("From step {step} on it learns with {rate:g}")
            return sentence.format(step=f"{event.step:,}", rate=event.learning_rate)
        if isinstance(event, Measured):
            measured = list(event.metrics.items())[:FIGURES]
            told = [f"{caption(name)} {value:.3f}" for name, value in measured if value is not None]
            sentence = self.tr("Measured at step {step}: {figures}")
            figures = " · ".join(told) or self.tr("nothing is held out to measure on")
            return sentence.format(step=f"{event.step:,}", figures=figures)
        return ""

    def _retranslate(self) -> None:
        self._label.setText(self.tr("Learning rate"))
        self.rate.setAccessibleName(self._label.text())
        self.rate.setToolTip(
            self.tr("From the next batch on; a falling rate falls on from there (Enter)")
        )
        self.rate_button.setText(self.tr("Change"))
        self.rate_button.setToolTip(self.tr("Learn with this rate from the next batch on"))
        self.measure_button.setText(self.tr("Measure now"))
        self.measure_button.setToolTip(
            self.tr("Measure the model as it is on what is held out, in mid-epoch")
        )
        self._refresh()
