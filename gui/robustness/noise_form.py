"""What the noise lab is to measure: runs of one task, and kinds of noise."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from core.language import translate
from core.runs.names import START, short_name
from core.task_choices import TASKS
from core.text.noise import NOISES
from gui.language import Retranslated
from gui.widgets.layouts import column
from gui.widgets.plain import Label, literal

if TYPE_CHECKING:
    from core.workspace import Workspace

READERS = ("search", "category")
# More lines in one plot cannot be told apart.
MOST_RUNS = 6
KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class RunChoice:
    """A run that reads texts, and whether it serves its task."""

    run: str
    task: str
    is_active: bool = False


def run_choices(workspace: "Workspace") -> list[RunChoice]:
    """The runs that read texts, newest first, and the pretrained start; slow enough for a thread."""
    from core.pretrained.start import is_shipped
    from core.runs.listing import usable_runs

    runs = [
        RunChoice(run.id, task, run.is_active)
        for task in READERS
        for run in usable_runs(workspace, task)
    ]
    is_any = any(run.task == "search" and run.is_active for run in runs)
    return [*runs, *([RunChoice(START, "search", not is_any)] if is_shipped() else [])]


class NoiseForm(Retranslated, QWidget):
    """Ticks runs and kinds; `changed` tells that others are ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._choices: Sequence[RunChoice] = ()
        self.task = QComboBox()
        for task in READERS:
            self.task.addItem("", task)
        self.runs = QListWidget()
        self.kinds = QListWidget()
        for kind in NOISES:
            self.kinds.addItem(_item(kind, True))
        self.runs_label, self.kinds_label = Label(kind="heading"), Label(kind="heading")
        self.note = Label(kind="small")
        self.note.setWordWrap(True)
        self.task.currentIndexChanged.connect(self._list)
        for widget in (self.runs, self.kinds):
            widget.itemChanged.connect(lambda _: self.changed.emit())
        column(
            self.task,
            self.runs_label,
            (self.runs, 2),
            self.note,
            self.kinds_label,
            (self.kinds, 2),
            parent=self,
            spacing=6,
        )
        self._retranslate()

    def set_choices(self, choices: Sequence[RunChoice]) -> None:
        """Offer `choices`; those that serve now are ticked."""
        self._choices = choices
        self._list()

    @property
    def chosen_runs(self) -> list[str]:
        """The ticked runs."""
        return _ticked(self.runs)

    @property
    def chosen_kinds(self) -> list[str]:
        """The ticked kinds of noise."""
        return _ticked(self.kinds)

    @property
    def is_complete(self) -> bool:
        """Whether there is something to measure, and no more than can be told apart."""
        return 0 < len(self.chosen_runs) <= MOST_RUNS and bool(self.chosen_kinds)

    def arguments(self) -> list[str]:
        """The verb's runs and kinds."""
        return [*self.chosen_runs, "--kinds", *self.chosen_kinds]

    def _list(self) -> None:
        self.runs.blockSignals(True)
        self.runs.clear()
        for choice in self._choices:
            if choice.task == self.task.currentData():
                item = _item(choice.run, choice.is_active)
                item.setText(short_name(choice.run))
                item.setToolTip(literal(choice.run))
                self.runs.addItem(item)
        self.runs.blockSignals(False)
        self._retranslate()
        self.changed.emit()

    def _retranslate(self) -> None:
        self.task.setAccessibleName(self.tr("Task"))
        for position, task in enumerate(READERS):
            self.task.setItemText(position, translate(TASKS[task].label))
        self.runs_label.setText(self.tr("Runs"))
        self.kinds_label.setText(self.tr("Kinds of noise"))
        self.runs.setAccessibleName(self.tr("Runs to measure"))
        self.kinds.setAccessibleName(self.kinds_label.text())
        for position, kind in enumerate(NOISES.values()):
            self.kinds.item(position).setText(translate(kind.label))
        is_search = self.task.currentData() == "search"
        self.note.setText(
            self.tr("Up to {most} runs. Words alone are measured beside them.").format(
                most=MOST_RUNS
            )
            if is_search
            else self.tr("Up to {most} runs.").format(most=MOST_RUNS)
        )


def _item(key: str, is_ticked: bool) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setData(KEY, key)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
    return item


def _ticked(widget: QListWidget) -> list[str]:
    items = (widget.item(position) for position in range(widget.count()))
    return [str(item.data(KEY)) for item in items if item.checkState() == Qt.CheckState.Checked]
