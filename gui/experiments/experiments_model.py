"""The experiments of a log, one line each."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QDateTime, QLocale, Qt

from core.experiments.experiment_log import Key, ScoredExperiment
from core.feedback.log import EventSource
from core.plain_text import one_line
from gui.experiments import verdict_words
from gui.search.summary import ranking_name
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

SCORED = Qt.ItemDataRole.UserRole


class ExperimentsModel(QAbstractListModel):
    """Rows of `ScoredExperiment`, as they come."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ScoredExperiment, ...] = ()
        self._running: Key | None = None

    def set_running(self, key: Key | None) -> None:
        """Of the experiment under way, None for none, nothing is told that tells its sides apart."""
        self._running = key
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def set_rows(self, rows: Sequence[ScoredExperiment]) -> None:
        """List `rows`; where they are the experiments listed before, only their figures change."""
        is_same = [row.key for row in rows] == [row.key for row in self._rows]
        if not is_same:
            self.beginResetModel()
        self._rows = tuple(rows)
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row_of(self, key: Key | None) -> int:
        """The row of an experiment, −1 where it is not listed."""
        keys = [row.key for row in self._rows]
        return keys.index(key) if key in keys else -1

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """As many as there are experiments."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Both sides and how it stands."""
        if not index.isValid():
            return None
        scored = self._rows[index.row()]
        if role == SCORED:
            return scored
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{one_line(ranking_name(scored.verdict.experiment))}\n{self._about(scored)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(f"{scored.verdict.experiment}\n{_moment(scored.latest)}")
        return None

    def _about(self, scored: ScoredExperiment) -> str:
        about = verdict_words.in_short(scored.verdict, scored.key == self._running)
        if scored.source is EventSource.SIMULATED:
            # Apart from the f-string, within which no text is found to be translated.
            synthetic = self.tr("synthetic data")
            return f"{synthetic} · {about}"
        return about


def _moment(seconds: int) -> str:
    when = QDateTime.fromSecsSinceEpoch(seconds)
    return QLocale().toString(when, "yyyy-MM-dd HH:mm")
