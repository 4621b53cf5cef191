"""The runs of a shop as a table model over a frame that core makes, sorts, narrows and groups."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont

from core.plain_text import one_line
from core.runs.details import RunDetails
from core.runs.table import Arrangement, arranged, metrics_of, values_in
from gui.theme import font, theme
from gui.training.run_words import COLUMNS, NUMBERS, RunWords
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

if TYPE_CHECKING:
    import pandas as pd

ROLES = Qt.ItemDataRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Role(IntEnum):
    """What the model knows of a row beyond Qt's own roles: its run, None for the heading of a group."""

    RUN = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Heading:
    """The row over a group: what its runs have in common, and how many they are."""

    value: str
    count: int


class RunsModel(QAbstractTableModel):
    """Runs as they come, until they are arranged. A ticked run's curves lie under the ones in front."""

    ticked_changed = Signal()
    arranged = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.words = RunWords(self)
        self.arrangement = Arrangement()
        self.columns: list[str] = list(COLUMNS)
        # Whether a shop is open whose runs are to come, or are there.
        self.is_wanted = False
        self.is_filled = False
        self._runs: list[RunDetails] = []
        self._frame: pd.DataFrame | None = None
        self._rows: list[RunDetails | Heading] = []
        self._ticked: set[str] = set()

    def fill(self, runs: Sequence[RunDetails], frame: "pd.DataFrame | None") -> None:
        """Show `runs`, of which `frame` is the table; ticks of runs that are gone are forgotten."""
        self.beginResetModel()
        self._runs, self._frame = list(runs), frame
        self.is_filled = frame is not None
        self.columns = [*COLUMNS, *metrics_of(runs)]
        self._ticked &= {run.id for run in runs}
        self._rows = self._arranged()
        self.endResetModel()
        self.arranged.emit()

    def arrange(self, arrangement: Arrangement) -> None:
        """Sort, narrow and group by `arrangement`."""
        self.beginResetModel()
        self.arrangement = arrangement
        self._rows = self._arranged()
        self.endResetModel()
        self.arranged.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; −1: in the order of the frame, newest first."""
        name = self.columns[column] if 0 <= column < len(self.columns) else ""
        ascending = order == Qt.SortOrder.AscendingOrder
        wanted = replace(self.arrangement, sort=name, ascending=ascending)
        if wanted != self.arrangement:
            self.arrange(wanted)

    def _arranged(self) -> "list[RunDetails | Heading]":
        if self._frame is None:
            return []
        rows: list[RunDetails | Heading] = []
        for group in arranged(self._frame, self.arrangement):
            if self.arrangement.group:
                rows.append(Heading(group.value, len(group.rows)))
            rows += [self._runs[row] for row in group.rows]
        return rows

    @property
    def total(self) -> int:
        """How many runs there are, shown or not."""
        return len(self._runs)

    @property
    def rows(self) -> list[RunDetails]:
        """The runs that are shown, as they stand; one that has several tags in each of their groups."""
        return [row for row in self._rows if isinstance(row, RunDetails)]

    @property
    def headings(self) -> list[int]:
        """The rows that are no runs."""
        return [at for at, row in enumerate(self._rows) if isinstance(row, Heading)]

    @property
    def ticked(self) -> list[str]:
        """The ids of the ticked runs, newest first, shown or not."""
        return [run.id for run in self._runs if run.id in self._ticked]

    def run(self, id: str) -> RunDetails | None:
        """The run called `id`; None where there is none."""
        return next((run for run in self._runs if run.id == id), None)

    def row_of(self, run: str) -> int:
        """Where `run` stands first; -1 where it does not."""
        rows = enumerate(self._rows)
        return next((at for at, row in rows if isinstance(row, RunDetails) and row.id == run), -1)

    def values_in(self, column: str) -> list[str]:
        """What a column can be narrowed to."""
        return [] if self._frame is None else values_in(self._frame, column)

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = ROLES.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == ROLES.DisplayRole:
            return self.words.heading(self.columns[section])
        if role == ROLES.TextAlignmentRole:
            return _alignment(self.columns[section])
        return (
            literal(self.words.about(self.columns[section])) if role == ROLES.ToolTipRole else None
        )

    def data(self, index: ModelIndex, role: int = ROLES.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if isinstance(row, Heading):
            return self._of_heading(row, index.column(), role)
        if role == Role.RUN:
            return row
        if role in (ROLES.DisplayRole, ROLES.AccessibleTextRole):
            return one_line(self.words.cell(row, column))
        if role == ROLES.CheckStateRole and not index.column():
            return Qt.CheckState.Checked if row.id in self._ticked else Qt.CheckState.Unchecked
        if role == ROLES.AccessibleDescriptionRole:
            return self._spoken(row)
        if role == ROLES.ToolTipRole:
            return literal(self.words.tip(row))
        return self._look(row, column, role)

    def setData(self, index: ModelIndex, value: Any, role: int = ROLES.EditRole) -> bool:
        run = self.data(index, Role.RUN)
        if run is None or role != ROLES.CheckStateRole:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(run.id)
        else:
            self._ticked.discard(run.id)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0), [role])
        self.ticked_changed.emit()
        return True

    def toggle(self, index: ModelIndex) -> None:
        """Tick the run of a row that is not ticked, and the other way round."""
        first = self.index(index.row(), 0)
        is_ticked = self.data(first, ROLES.CheckStateRole) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
        self.setData(first, state, ROLES.CheckStateRole)

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        flags = super().flags(index)
        return flags if index.column() else flags | Qt.ItemFlag.ItemIsUserCheckable

    def retell(self) -> None:
        """The same in other words or colours."""
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def _of_heading(self, row: Heading, column: int, role: int) -> Any:
        if role in (ROLES.DisplayRole, ROLES.AccessibleTextRole) and not column:
            value = self.words.value(self.arrangement.group, row.value)
            return one_line(f"{value} · {row.count}")
        if role == ROLES.ForegroundRole:
            return QColor(theme().colours.text_muted)
        return _bold() if role == ROLES.FontRole else None

    def _spoken(self, row: RunDetails) -> str:
        words = self.words
        in_use = words.cell(row, "is_active")
        parts = (words.details(row), words.result(row), words.comparison(row), in_use)
        return " ".join(filter(None, parts))

    def _look(self, row: RunDetails, column: str, role: int) -> Any:
        if role == ROLES.TextAlignmentRole:
            return _alignment(column)
        if role == ROLES.FontRole and column == "called" and row.summary.is_active:
            return _bold()
        if role == ROLES.ForegroundRole:
            return self._colour(row, column)
        return None

    def _colour(self, row: RunDetails, column: str) -> QColor | None:
        colours = theme().colours
        if column == "difference" and row.difference is not None:
            return QColor(colours.bad if row.difference < 0 else colours.good)
        if column in ("called", "is_active") and row.summary.is_active:
            return QColor(colours.accent)
        if column == "state" and row.summary.state in ("damaged", "interrupted"):
            return QColor(colours.warn)
        return None


def _alignment(column: str) -> Qt.AlignmentFlag:
    """Numbers stand to the right, a metric with its interval too."""
    return RIGHT if column in NUMBERS or column not in COLUMNS else LEFT


def _bold() -> QFont:
    made = font(13)
    made.setBold(True)
    return made
