"""The judged queries as a table."""

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QColor

from core.experiments.click_judgments import JudgedQuery, JudgedRun
from core.plain_text import one_line
from gui.theme import theme
from gui.widgets.model_index import ModelIndex
from gui.words import signed

# The column that carries a colour.
GAIN = 4
FIGURE = Qt.ItemDataRole.UserRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class JudgedModel(QAbstractTableModel):
    """One row a query: its text, how many products are judged, nDCG@10 of the run and of words alone."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[JudgedQuery, ...] = ()

    def show_measured(self, measured: JudgedRun | None) -> None:
        """List the queries of `measured`, none for None."""
        self.beginResetModel()
        self._rows = measured.queries if measured is not None else ()
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """As many as there are queries."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """Text and four figures."""
        return 0 if parent is not None and parent.isValid() else 5

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, count and figures."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT if index.column() else LEFT)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(row)[index.column()]
        if role == FIGURE:
            figures = (row.text, row.products, row.value, row.baseline, row.gain)
            return figures[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == GAIN and round(row.gain, 2):
            return QColor(theme().colours.good if row.gain > 0 else theme().colours.bad)
        return None

    @staticmethod
    def _cells(row: JudgedQuery) -> tuple[str, ...]:
        return (
            one_line(row.text),
            f"{row.products:,}",
            f"{row.value:z.3f}",
            f"{row.baseline:z.3f}",
            signed(row.gain, 2),
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What the columns hold."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT if section else LEFT)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Query"),
            self.tr("Judged"),
            self.tr("nDCG@10"),
            self.tr("words only"),
            self.tr("gain"),
        )[section]
