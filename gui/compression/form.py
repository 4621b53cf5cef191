"""What to make of which run: the variants, how much is pruned, what student."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from core.language import translate
from core.runs.names import short_name
from core.task_choices import NETWORKS, PRETRAINED
from core.training.compression.plan import (
    ORIGINAL,
    PRUNED,
    SPARSITY,
    STUDENT,
    VARIANTS,
    Plan,
    student_default,
    student_networks,
)
from gui.compression.words import variant_help, variant_name
from gui.language import Retranslated
from gui.widgets.plain import Label, caption, literal

MADE = [name for name in VARIANTS if name != ORIGINAL]
# Numbers in a vector: 0 stands for half of the teacher's.
LARGEST_DIMENSION, LEAST_DIMENSION = 512, 8
PERCENT = 100
# Pixels before the figure in a field, as in lists to choose from.
MARGIN = 8
# Whom a student may learn from beside other runs: the run itself, and the encoder.
TEACHERS = ("", PRETRAINED)
TIP = Qt.ItemDataRole.ToolTipRole


class CompressionForm(Retranslated, QWidget):
    """Edits a `Plan`. `changed` tells that it is another, `run_changed` that it is of another run."""

    changed = Signal()
    run_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.run = QComboBox()
        self.boxes = {name: QCheckBox() for name in MADE}
        self.sparsity = QDoubleSpinBox()
        self.sparsity.setDecimals(0)
        self.sparsity.setSuffix(" %")
        self.sparsity.lineEdit().setTextMargins(MARGIN, 0, 0, 0)
        low, high = SPARSITY.minimum or 0.0, SPARSITY.maximum or 1.0
        self.sparsity.setRange(PERCENT * low, PERCENT * high)
        self.sparsity.setValue(PERCENT * float(SPARSITY.default))
        self.network = QComboBox()
        for name in student_networks():
            self.network.addItem("", name)
        self.filters = _spin(4, 512, int(student_default("filters")))
        self.dimension = _spin(0, LARGEST_DIMENSION, 0)
        self.teacher = QComboBox()
        for name in TEACHERS:
            self.teacher.addItem("", name)
        names = ("run", "sparsity", "network", "filters", "dimension", "teacher")
        self._labels = {name: Label() for name in names}
        for field in (self.run, self.network, self.teacher):
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._arrange()
        self._connect()
        for box in self.boxes.values():
            box.setChecked(True)
        self._retranslate()

    def plan(self) -> Plan:
        """The plan as it stands in the form."""
        chosen = tuple(name for name, box in self.boxes.items() if box.isChecked())
        sparsity = round(self.sparsity.value() / PERCENT, 2)
        return Plan(str(self.run.currentData() or ""), chosen, sparsity, self._student())

    @property
    def is_complete(self) -> bool:
        """Whether there is a run and something to make of it."""
        is_any = any(box.isChecked() for box in self.boxes.values())
        return bool(self.run.currentData()) and is_any

    def set_runs(self, runs: Sequence[str], chosen: str = "") -> None:
        """Offer `runs`, the newest first; `chosen` or what was chosen before stays, if it is there."""
        before = self.run.currentData()
        wanted = chosen or before
        self.run.blockSignals(True)
        self.run.clear()
        for run in runs:
            self.run.addItem(caption(short_name(run)), run)
            self.run.setItemData(self.run.count() - 1, literal(run), TIP)
        if wanted in runs:
            self.run.setCurrentIndex(list(runs).index(wanted))
        self.run.blockSignals(False)
        self._offer_teachers(runs)
        if self.run.currentData() != before:
            self.run_changed.emit(str(self.run.currentData() or ""))
        self.changed.emit()

    def _offer_teachers(self, runs: Sequence[str]) -> None:
        chosen = self.teacher.currentData()
        while self.teacher.count() > len(TEACHERS):
            self.teacher.removeItem(len(TEACHERS))
        for run in runs:
            self.teacher.addItem(caption(short_name(run)), run)
        self.teacher.setCurrentIndex(max(0, self.teacher.findData(chosen)))

    def _student(self) -> dict[str, Any]:
        student: dict[str, Any] = {
            "network": self.network.currentData(),
            "filters": self.filters.value(),
        }
        if self.dimension.value():
            student["dimension"] = max(LEAST_DIMENSION, self.dimension.value())
        if self.teacher.currentData():
            student["teacher"] = self.teacher.currentData()
        return student

    def _arrange(self) -> None:
        layout = QFormLayout(self)
        layout.setContentsMargins(4, 4, 8, 4)
        layout.setVerticalSpacing(8)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add(layout, "run")
        for name, box in self.boxes.items():
            layout.addRow(box)
            if name == PRUNED:
                self._add(layout, "sparsity")
            if name == STUDENT:
                for field in ("network", "filters", "dimension", "teacher"):
                    self._add(layout, field)

    def _add(self, layout: QFormLayout, name: str) -> None:
        label, field = self._labels[name], getattr(self, name)
        label.setBuddy(field)
        layout.addRow(label, field)

    def _connect(self) -> None:
        for box in self.boxes.values():
            box.toggled.connect(self._settle)
        self.run.currentIndexChanged.connect(
            lambda _: self.run_changed.emit(str(self.run.currentData() or ""))
        )

    def _settle(self) -> None:
        """What belongs to a variant that is not made cannot be changed."""
        self.sparsity.setEnabled(self.boxes[PRUNED].isChecked())
        for field in (self.network, self.filters, self.dimension, self.teacher):
            field.setEnabled(self.boxes[STUDENT].isChecked())
        self.changed.emit()

    def _retranslate(self) -> None:
        for name, box in self.boxes.items():
            box.setText(variant_name(name))
            box.setToolTip(literal(variant_help(name)))
        self._labels["run"].setText(self.tr("Run"))
        self._labels["sparsity"].setText(self.tr("Weights pruned"))
        self._labels["network"].setText(self.tr("Its network"))
        self._labels["filters"].setText(self.tr("Its filters"))
        self._labels["dimension"].setText(self.tr("Its numbers"))
        self._labels["teacher"].setText(self.tr("Its teacher"))
        self.dimension.setSpecialValueText(self.tr("half of the run's"))
        self.dimension.setToolTip(
            self.tr("Numbers in the student's vectors; half are half the file")
        )
        self.teacher.setItemText(0, self.tr("the run itself"))
        self.teacher.setItemText(1, self.tr("the pretrained encoder"))
        for index in range(self.network.count()):
            label = NETWORKS[str(self.network.itemData(index))].label
            self.network.setItemText(index, translate(label))
        for name, words in self._labels.items():
            getattr(self, name).setAccessibleName(words.text())


def _spin(least: int, most: int, value: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(least, most)
    spin.setValue(value)
    spin.lineEdit().setTextMargins(MARGIN, 0, 0, 0)
    return spin
