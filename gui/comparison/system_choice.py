"""Puts a system together: a run with a method, its weight, and a shopper."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QLineEdit, QWidget

from core.evaluation.system_words import system_title
from core.runs.names import START, short_name
from core.search.request import PERSONAL, Method
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, caption
from gui.words import heading, worded

if TYPE_CHECKING:
    from core.workspace import Workspace

# Below it stands that the run's own weight is taken.
OWN_WEIGHT = -0.05


def search_runs(workspace: "Workspace") -> list[str]:
    """The runs that can rank, newest first, behind "" for the active one; then what ranks without any."""
    from core.runs.listing import usable_runs
    from core.search.run import TASK

    return ["", *(run.id for run in usable_runs(workspace, TASK)), START]


class SystemChoice(Retranslated, QWidget):
    """Puts a system together; `chosen` carries its name."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.run, self.method = QComboBox(), QComboBox()
        for method in Method:
            self.method.addItem("", method.value)
        self.weight, self.personal = _share(OWN_WEIGHT), _share(0.0)
        self.weight.setValue(OWN_WEIGHT)
        self.personal.setValue(PERSONAL)
        self.shopper = QLineEdit()
        self.add_button = push_button("primary", self._choose)
        self.labels = [Label(kind="muted") for _ in range(5)]
        fields = (self.run, self.method, self.weight, self.shopper, self.personal)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for at, (label, field) in enumerate(zip(self.labels, fields, strict=True)):
            label.setBuddy(field)
            grid.addWidget(label, at, 0)
            grid.addWidget(field, at, 1)
        grid.setColumnStretch(1, 1)
        column(grid, row(1, self.add_button), parent=self, spacing=8)
        self.method.currentIndexChanged.connect(self._settle)
        self.shopper.textChanged.connect(self._settle)
        self._retranslate()

    def set_runs(self, runs: list[str]) -> None:
        """Offer `runs`."""
        kept = self.run.currentData()
        self.run.clear()
        for run in runs:
            name = short_name(run) if run else self.tr("the active run")
            self.run.addItem(caption(name), run)
        self.run.setCurrentIndex(max(0, self.run.findData(kept)))

    @property
    def name(self) -> str:
        """The name of the system that is put together."""
        method = self.method.currentData()
        options = []
        if self.weight.isEnabled() and self.weight.value() >= 0:
            options.append(f"neural={self.weight.value():g}")
        if user := self.shopper.text().strip():
            options += [f"user={user}", f"personal={self.personal.value():g}"]
        return ",".join([f"{self.run.currentData() or ''}:{method}", *options])

    def _choose(self) -> None:
        self.chosen.emit(self.name)

    def _settle(self) -> None:
        self.weight.setEnabled(self.method.currentData() == Method.HYBRID.value)
        self.personal.setEnabled(bool(self.shopper.text().strip()))

    def _retranslate(self) -> None:
        names = (
            self.tr("Run"),
            self.tr("Method"),
            self.tr("Weight of nearness"),
            heading("shopper"),
            self.tr("Weight of taste"),
        )
        fields = (self.run, self.method, self.weight, self.shopper, self.personal)
        for label, field, name in zip(self.labels, fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        for at, method in enumerate(Method):
            self.method.setItemText(at, system_title(f"{START}:{method}").split(" · ")[-1])
        if self.run.count():
            self.run.setItemText(0, self.tr("the active run"))
        self.weight.setSpecialValueText(self.tr("as the run has it"))
        self.shopper.setPlaceholderText(self.tr("a guest"))
        self.shopper.setToolTip(worded(self.tr("The id of a {shopper} of the log, or made-up:ID")))
        self.add_button.setText(self.tr("Add system"))
        self._settle()


def _share(least: float) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setRange(least, 1.0)
    field.setSingleStep(0.05)
    field.setDecimals(2)
    return field
