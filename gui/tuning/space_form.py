"""What to tune: the space, how it is searched, when it is over, how many work at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHeaderView,
    QSpinBox,
    QTableView,
    QWidget,
)

from core.errors import UserError
from core.language import translate
from core.runs.job import Job
from core.task_choices import NETWORKS, TASKS
from core.tuning.plan import GRID, HYPERBAND, MEDIAN, NO_PRUNER, RANDOM, TPE
from core.tuning.space import grid_points, varied
from gui.language import Retranslated
from gui.tuning.space_model import SpaceModel
from gui.widgets.layouts import column
from gui.widgets.plain import Label

TRIALS, MINUTES = "trials", "minutes"
# Twice what TPE begins with by chance, and half as many again.
USUAL_TRIALS = 30
MOST = 100_000
MOST_WORKERS = 16


class SpaceForm(Retranslated, QWidget):
    """Edits what the verb `tune` takes. `changed` tells that it is something else now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.job = Job()
        self.heading = Label(kind="heading")
        self.model = SpaceModel()
        self.table = QTableView()
        self.sampler, self.pruner = QComboBox(), QComboBox()
        self.unit, self.budget, self.workers = QComboBox(), QSpinBox(), QSpinBox()
        self.problem = Label(kind="problem")
        self.problem.setWordWrap(True)
        self._labels = {
            name: Label() for name in ("sampler", "pruner", "unit", "budget", "workers")
        }
        self._arrange()
        self._connect()
        self.set_job(Job())
        self._retranslate()

    def set_job(self, job: Job) -> None:
        """Tune `job`: its settings are fixed, but for what is usually tried."""
        self.job = job
        self.model.set_job(job.task, job.network, job.settings)
        self._retranslate()

    def hindrance(self) -> str:
        """Why this cannot be tuned, in a sentence; empty where it can."""
        if problems := self.model.problems():
            return problems[0]
        try:
            space = self.model.space()
            if not varied(space):
                return self.tr(
                    "Nothing varies: give a setting two values or a range, as 0.001..0.01."
                )
            if self.sampler.currentData() == GRID:
                grid_points(space)
        except UserError as error:
            return str(error)
        return ""

    def options(self) -> list[str]:
        """A new study, as the verb takes it."""
        space = [part for text in self.model.texts() for part in ("--space", text)]
        job = ["--task", self.job.task, "--network", self.job.network, "--seed", str(self.job.seed)]
        how = ["--sampler", self.sampler.currentData(), "--pruner", self.pruner.currentData()]
        return [*job, *how, *space, *self.budget_options()]

    def budget_options(self) -> list[str]:
        """When it is over and how many work, as the verb takes it."""
        end = [f"--{self.unit.currentData()}", str(self.budget.value())]
        return [*end, "--workers", str(self.workers.value())]

    def _arrange(self) -> None:
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section, width in enumerate((140, 130)):
            self.table.setColumnWidth(section, width)
        for combo, names in (
            (self.sampler, (TPE, RANDOM, GRID)),
            (self.pruner, (MEDIAN, HYPERBAND, NO_PRUNER)),
            (self.unit, (TRIALS, MINUTES)),
        ):
            for name in names:
                combo.addItem(name, name)
        self.budget.setRange(1, MOST)
        self.budget.setValue(USUAL_TRIALS)
        self.workers.setRange(1, MOST_WORKERS)
        for spin in (self.budget, self.workers):
            spin.lineEdit().setTextMargins(8, 0, 0, 0)
        column(self.heading, (self.table, 1), self.problem, self._rows(), parent=self, spacing=8)

    def _rows(self) -> QFormLayout:
        layout = QFormLayout()
        layout.setVerticalSpacing(6)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, label in self._labels.items():
            label.setBuddy(getattr(self, name))
            layout.addRow(label, getattr(self, name))
        return layout

    def _connect(self) -> None:
        self.model.edited.connect(self._settle)
        self.sampler.currentIndexChanged.connect(self._follow_sampler)

    def _follow_sampler(self) -> None:
        """Of a grid every point is wanted."""
        name = NO_PRUNER if self.sampler.currentData() == GRID else MEDIAN
        self.pruner.setCurrentIndex(self.pruner.findData(name))
        self._settle()

    def _settle(self) -> None:
        hindrance = self.hindrance()
        self.problem.setText(hindrance)
        self.problem.setVisible(bool(hindrance))
        self.changed.emit()

    def _retranslate(self) -> None:
        self.heading.setText(
            self.tr("What to try · {task} · {network}").format(
                task=translate(TASKS[self.job.task].label),
                network=translate(NETWORKS[self.job.network].label),
            )
        )
        self.table.setAccessibleName(self.tr("Settings to try"))
        self.table.setToolTip(
            self.tr("Values as 0.1,0.2 or a range as 0.001..0.01; empty keeps the default")
        )
        words = {
            "sampler": self.tr("How to choose"),
            "pruner": self.tr("End bad trials"),
            "unit": self.tr("Budget in"),
            "budget": self.tr("Budget"),
            "workers": self.tr("Processes"),
        }
        for name, text in words.items():
            self._labels[name].setText(text)
            getattr(self, name).setAccessibleName(text)
        self._say_choices()
        self._settle()

    def _say_choices(self) -> None:
        names = {
            TPE: self.tr("TPE: where it was good"),
            RANDOM: self.tr("Random"),
            GRID: self.tr("Grid: every combination"),
            MEDIAN: self.tr("below the median"),
            HYPERBAND: self.tr("Hyperband"),
            NO_PRUNER: self.tr("never"),
            TRIALS: self.tr("trials"),
            MINUTES: self.tr("minutes"),
        }
        for combo in (self.sampler, self.pruner, self.unit):
            for position in range(combo.count()):
                combo.setItemText(position, names[combo.itemData(position)])
