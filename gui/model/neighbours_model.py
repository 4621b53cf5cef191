"""The neighbours of a word on one side, before or after training, as a table."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from core.explain.model.neighbours import NEAREST, Neighbour
from core.plain_text import one_line
from gui.theme import theme
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

RANK, WORD, COSINE, MOVE = range(4)
# Of a product only so much of its title.
LONGEST = 80
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class NeighboursModel(QAbstractTableModel):
    """A row a neighbour, the nearest first; `is_after` says on which side of the training it stands."""

    def __init__(self, is_after: bool, parent: QObject | None = None):
        super().__init__(parent)
        self.neighbours: tuple[Neighbour, ...] = ()
        self._names: list[str] = []
        self._is_after = is_after
        self._has_other = True
        theme().changed.connect(self._restyle)
        self.retranslate()

    def show_neighbours(
        self, neighbours: tuple[Neighbour, ...], names: list[str], has_other: bool
    ) -> None:
        """List `neighbours` by their `names`; without another side nothing is said of moves."""
        self.beginResetModel()
        self.neighbours, self._names, self._has_other = neighbours, names, has_other
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.neighbours)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        neighbour, column = self.neighbours[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(neighbour, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(self._names[neighbour.name])
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (RANK, COSINE):
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and column == MOVE:
            return QColor(self._colour(neighbour))
        return None

    def _text(self, neighbour: Neighbour, column: int) -> str:
        return {
            RANK: str(neighbour.rank),
            WORD: one_line(self._names[neighbour.name], LONGEST),
            COSINE: f"{neighbour.cosine:.3f}",
            MOVE: self._move(neighbour),
        }[column]

    def _move(self, neighbour: Neighbour) -> str:
        """Where it stands on the other side: `▲ 31`, and `▼` where it fell."""
        if not self._has_other or not neighbour.other_rank:
            return ""
        if neighbour.other_rank == neighbour.rank:
            return "="
        came_near = (neighbour.other_rank > neighbour.rank) == self._is_after
        return f"{'▲' if came_near else '▼'} {neighbour.other_rank:,}"

    def _colour(self, neighbour: Neighbour) -> str:
        """Bright where it was, or is, not among the nearest on the other side."""
        colours = theme().colours
        if neighbour.other_rank <= NEAREST:
            return colours.text_muted
        return colours.good if self._is_after else colours.warn

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._headings[section]

    def retranslate(self) -> None:
        """Say the headings in the language of the window."""
        move = self.tr("Before") if self._is_after else self.tr("After")
        self._headings = "#", self.tr("Neighbour"), self.tr("Cosine"), move
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._headings) - 1)

    def _restyle(self) -> None:
        if self.neighbours:
            last = self.index(len(self.neighbours) - 1, MOVE)
            self.dataChanged.emit(self.index(0, MOVE), last)
