"""What to simulate: two rankings, how shoppers click, how many sessions, which seed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QSizePolicy, QSpinBox, QWidget

from gui.experiments import ab_words
from gui.experiments.run_pair import RunPair
from gui.experiments.simulation_process import Plan
from gui.language import Retranslated
from gui.widgets.plain import Label

CLICKS = ("position-based", "cascade")
POISONED = ("random", "adversarial")
# A thousand sessions tell planted differences apart in seconds (docs/results.md); the most take minutes.
SESSIONS = 1000
MOST_SESSIONS = 100_000
# The largest number a spin box of Qt holds.
MOST_SEED = 2_147_483_647


class SimulationForm(Retranslated, QWidget):
    """Edits a `Plan`. `changed` tells that it is another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.pair = RunPair()
        self.clicks = QComboBox()
        self.clicks.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for name in CLICKS:
            self.clicks.addItem("", name)
        self.clicks.insertSeparator(len(CLICKS))
        for name in POISONED:
            self.clicks.addItem("", name)
        self.sessions = _spin(10, MOST_SESSIONS, SESSIONS, 100)
        self.seed = _spin(0, MOST_SEED, 0, 1)
        self.keep = QCheckBox()
        self._labels = {name: Label() for name in ("clicks", "sessions", "seed")}
        self.pair.changed.connect(self.changed)
        self._arrange()
        self._retranslate()

    def plan(self) -> Plan:
        """The plan as it stands in the form."""
        return Plan(
            self.pair.a,
            self.pair.b,
            str(self.clicks.currentData()),
            self.sessions.value(),
            self.seed.value(),
        )

    def _arrange(self) -> None:
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(10)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        layout.addRow(self.pair)
        for name, label in self._labels.items():
            field = getattr(self, name)
            label.setBuddy(field)
            layout.addRow(label, field)
        layout.addRow(self.keep)

    def _retranslate(self) -> None:
        self._labels["clicks"].setText(self.tr("Clicks"))
        self._labels["sessions"].setText(self.tr("Sessions"))
        self._labels["seed"].setText(self.tr("Seed"))
        self.keep.setText(self.tr("Add these sessions to the log"))
        self.keep.setToolTip(
            self.tr("Marked as simulated, so that they can be told apart for good")
        )
        for name, label in self._labels.items():
            getattr(self, name).setAccessibleName(label.text())
        for index in range(self.clicks.count()):
            name = self.clicks.itemData(index)
            if name:
                self.clicks.setItemText(index, ab_words.clicks(name))
                hint = ab_words.clicks_hint(name)
                self.clicks.setItemData(index, hint, Qt.ItemDataRole.ToolTipRole)


def _spin(least: int, most: int, value: int, step: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(least, most)
    spin.setValue(value)
    spin.setSingleStep(step)
    spin.setGroupSeparatorShown(most < MOST_SEED)
    spin.lineEdit().setTextMargins(8, 0, 0, 0)
    return spin
