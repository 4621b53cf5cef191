"""The runs of a shop as a list model with named roles."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from core.language import translate
from core.plain_text import one_line
from core.task_choices import NETWORKS, TASKS
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

if TYPE_CHECKING:
    from core.runs.listing import RunSummary


@dataclass(frozen=True)
class RunRow:
    """What the list shows of one run; `size` is bytes on disk."""

    summary: "RunSummary"
    size: int = 0

    @property
    def id(self) -> str:
        """The run's name."""
        return self.summary.id

    @property
    def metric(self) -> str:
        """The name of the metric that says most about the run; empty where none was measured."""
        task = TASKS.get(self.summary.task)
        name = task.metric if task else ""
        return name if name in self.summary.metrics else next(iter(self.summary.metrics), "")


class Role(IntEnum):
    """What the model knows of a run beyond Qt's own roles."""

    RUN = Qt.ItemDataRole.UserRole + 1


class RunsModel(QAbstractListModel):
    """Newest first. A ticked run's curves lie under the ones in front."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._rows: list[RunRow] = []
        self._ticked: set[str] = set()

    def set_rows(self, rows: Sequence[RunRow]) -> None:
        """Show `rows`; ticks of runs that are gone are forgotten."""
        self.beginResetModel()
        self._rows = list(rows)
        self._ticked &= {row.id for row in rows}
        self.endResetModel()

    @property
    def rows(self) -> list[RunRow]:
        """The runs as they stand."""
        return self._rows

    @property
    def ticked(self) -> list[str]:
        """The ids of the ticked runs, in the order of the list."""
        return [row.id for row in self._rows if row.id in self._ticked]

    def row_of(self, run: str) -> int:
        """Where `run` stands; -1 where it does not."""
        return next((number for number, row in enumerate(self._rows) if row.id == run), -1)

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.RUN:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(self.title(row))
        if role == Qt.ItemDataRole.CheckStateRole:
            is_ticked = row.id in self._ticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{self.details(row)} {self.result(row)} {self.comparison(row)}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal("\n".join((row.id, *self._all_metrics(row))))
        return None

    def setData(self, index: ModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        run = self._rows[index.row()].id
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(run)
        else:
            self._ticked.discard(run)
        self.dataChanged.emit(index, index, [role])
        self.ticked_changed.emit()
        return True

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def details(self, row: RunRow) -> str:
        """The quiet second line: when, how far, how large, how it ended."""
        run = row.summary
        epochs = self.tr("epoch {best} of {epochs}").format(best=run.best_epoch, epochs=run.epochs)
        parts = (
            _day_and_minute(run.created),
            epochs if run.epochs else "",
            _megabytes(row.size),
            self._state(run.state),
        )
        return " · ".join(part for part in parts if part)

    def result(self, row: RunRow) -> str:
        """The metric that says most, with its name."""
        name = row.metric
        return f"{name} {self._value(row.summary.metrics[name], 3)}" if name else ""

    def comparison(self, row: RunRow) -> str:
        """How far above or below the baseline it stands."""
        name, baseline = row.metric, row.summary.baseline
        value, reference = row.summary.metrics.get(name), baseline.get(name)
        return f"{value - reference:+z.3f}" if value is not None and reference is not None else ""

    def retranslate(self) -> None:
        """The words of every row have changed."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def title(self, row: RunRow) -> str:
        """Its task and network in words; of a damaged run its name."""
        task, network = row.summary.task, row.summary.network
        if not task:
            return row.id
        names = (
            translate(TASKS[task].label) if task in TASKS else task,
            translate(NETWORKS[network].label) if network in NETWORKS else network,
        )
        # Of a variant what it is: `variant of RUN: int8 dynamic`.
        return " · ".join(filter(None, (*names, row.summary.variant.partition(": ")[2])))

    def _state(self, state: str) -> str:
        """Nothing for a run that ended as it should."""
        return {
            "training": self.tr("training"),
            "stopped": self.tr("stopped"),
            "interrupted": self.tr("interrupted"),
            "damaged": self.tr("damaged"),
        }.get(state, "")

    def _value(self, value: float | None, digits: int) -> str:
        return self.tr("not measured") if value is None else f"{value:.{digits}f}"

    def _all_metrics(self, row: RunRow) -> list[str]:
        lines = []
        for name, value in row.summary.metrics.items():
            line = f"{name} {self._value(value, 4)}"
            reference = row.summary.baseline.get(name)
            if reference is not None:
                line += " " + self.tr("(baseline {value})").format(value=f"{reference:.4f}")
            lines.append(line)
        return lines


def _day_and_minute(created: str) -> str:
    """`2026-05-04T12:30:59+08:00` as `05-04 12:30`, in the order everyone reads."""
    return created[5:16].replace("T", " ")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size else ""
