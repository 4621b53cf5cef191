"""The filters of a convolution, and the n-grams of one, as tables."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from core.explain.model.kernels import WORDS, Gram, Kernel
from core.plain_text import one_line
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

FILTER, STRENGTH, STRONGEST = range(3)
GRAM, ACTIVATION, TEXTS, QUERIES = range(4)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def gram_text(words: Sequence[str]) -> str:
    """The words of an n-gram, so that each is told from the next."""
    return " · ".join(map(one_line, words))


class KernelsModel(QAbstractTableModel):
    """A row a filter, the one that answers most strongly first."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.kernels: list[Kernel] = []
        self.retranslate()

    def show_kernels(self, kernels: list[Kernel]) -> None:
        """List `kernels`."""
        self.beginResetModel()
        self.kernels = kernels
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.kernels)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        kernel, column = self.kernels[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column != STRONGEST:
            return _RIGHT
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self._text(kernel, column)
            return text if role == Qt.ItemDataRole.DisplayRole else literal(text)
        return None

    def _text(self, kernel: Kernel, column: int) -> str:
        if column == FILTER:
            return self._all if kernel.layer == WORDS else str(kernel.number)
        if column == STRENGTH:
            return f"{kernel.strongest:.3f}"
        return gram_text(kernel.grams[0].words) if kernel.grams else self._never

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._names[section]

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.beginResetModel()
        self._names = self.tr("Filter"), self.tr("At most"), self.tr("Strongest")
        self._all, self._never = self.tr("all"), self.tr("never answers")
        self.endResetModel()


class GramsModel(QAbstractTableModel):
    """A row an n-gram of one filter, the strongest first."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.grams: tuple[Gram, ...] = ()
        self.retranslate()

    def show_grams(self, grams: tuple[Gram, ...]) -> None:
        """List `grams`."""
        self.beginResetModel()
        self.grams = grams
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.grams)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        gram, column = self.grams[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column != GRAM:
            return _RIGHT
        texts = (
            gram_text(gram.words),
            f"{gram.activation:.3f}",
            f"{gram.texts:,}",
            f"{gram.queries:,}",
        )
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(texts[column])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._names[section]

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.beginResetModel()
        self._names = (
            self.tr("Words in a row"),
            self.tr("Answer"),
            self.tr("Texts"),
            self.tr("Queries"),
        )
        self.endResetModel()
