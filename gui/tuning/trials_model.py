"""The trials as a table: number, state, figure, and a column for each setting that varies."""

from PySide6.QtCore import QAbstractTableModel, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QFont

from gui.theme import font, theme
from gui.tuning.painted_charts import setting_label
from gui.tuning.scale import label
from gui.tuning.study_record import (
    COMPLETE,
    FAILED,
    PRUNED,
    RUNNING,
    WAITING,
    StudyRecord,
    TrialRow,
)
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

NUMBER, STATE, VALUE = range(3)
FIXED_COLUMNS = 3
# What a cell is sorted by, and the number of its trial.
KEY = Qt.ItemDataRole.UserRole
TRIAL = Qt.ItemDataRole.UserRole + 1
Role = Qt.ItemDataRole


class TrialsModel(QAbstractTableModel):
    """One row a trial, in the order of numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._record = StudyRecord()
        self._rows: list[TrialRow] = []
        self._names: list[str] = []
        self._best = -1

    def show_study(self, record: StudyRecord) -> None:
        """List the trials of `record`."""
        rows = sorted(record.trials.values(), key=lambda trial: trial.number)
        numbers = [trial.number for trial in rows]
        is_same = numbers == [trial.number for trial in self._rows]
        is_same = is_same and record.names == self._names and record is self._record
        if not is_same:
            self.beginResetModel()
        self._record, self._rows, self._names = record, rows, record.names
        best = record.best
        self._best = best.number if best is not None else -1
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1)
            )

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """As many as there are trials."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """Number, state and figure, and the settings that vary."""
        return 0 if parent is not None and parent.isValid() else FIXED_COLUMNS + len(self._names)

    def data(self, index: ModelIndex, role: int = Role.DisplayRole) -> object:
        """Texts, what they are sorted by, and what makes the best stand out."""
        if not index.isValid():
            return None
        trial, column = self._rows[index.row()], index.column()
        if role == Role.DisplayRole:
            return self._text(trial, column)
        if role == KEY:
            return self._key(trial, column)
        if role == TRIAL:
            return trial.number
        if role == Role.ToolTipRole:
            return literal(trial.note) if trial.note else None
        if role == Role.FontRole and trial.number == self._best:
            return font(13, QFont.Weight.Bold)
        if role == Role.ForegroundRole and column == STATE:
            return self._colour(trial.state)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """What the columns hold."""
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        if section < FIXED_COLUMNS:
            value = self._record.metric or self.tr("Figure")
            return (self.tr("Trial"), self.tr("State"), value)[section]
        return setting_label(self._names[section - FIXED_COLUMNS])

    def _text(self, trial: TrialRow, column: int) -> str:
        if column == NUMBER:
            return str(trial.number)
        if column == STATE:
            return self._state(trial)
        if column == VALUE:
            return "" if trial.value is None else f"{trial.value:.4f}"
        value = trial.settings.get(self._names[column - FIXED_COLUMNS])
        return "" if value is None else label(value)

    def _key(self, trial: TrialRow, column: int) -> object:
        if column == NUMBER:
            return trial.number
        if column == STATE:
            return trial.state
        if column == VALUE:
            return -1.0 if trial.value is None else trial.value
        value = trial.settings.get(self._names[column - FIXED_COLUMNS])
        return "" if value is None else value

    def _state(self, trial: TrialRow) -> str:
        names = {
            COMPLETE: self.tr("complete"),
            PRUNED: self.tr("ended early"),
            FAILED: self.tr("failed"),
            WAITING: self.tr("waiting"),
            RUNNING: self.tr("running"),
        }
        epochs = f" · {max(trial.epochs)}" if trial.state == RUNNING and trial.epochs else ""
        return names[trial.state] + epochs

    @staticmethod
    def _colour(state: str) -> QColor:
        colours = theme().colours
        known = {COMPLETE: colours.good, FAILED: colours.bad, RUNNING: colours.accent}
        return QColor(known.get(state, colours.text_muted))


def sorted_trials(model: TrialsModel) -> QSortFilterProxyModel:
    """The same, sorted by the column that a person chooses."""
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    proxy.setSortRole(KEY)
    return proxy
