"""Which word of the query (a row each) met which word of the product (a column each), as a table."""

from PySide6.QtCore import QAbstractTableModel, Qt

from core.explain.attribution.matrix import WordMatrix
from core.plain_text import one_line
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

# Words of a product beside each other, the strongest first; the rest is one column together.
MOST_COLUMNS = 12
# A cell as a share of the strongest, from -1 to 1.
SHARE = Qt.ItemDataRole.UserRole
# Characters of a word above a column.
LONGEST_WORD = 12


class HeatModel(QAbstractTableModel):
    """The last row and column are what no word brings; before the last column may stand all else together."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str] = []
        self._columns: list[str] = []
        self._cells: list[list[float]] = []
        self._most = 1.0

    def show_matrix(self, matrix: WordMatrix | None) -> None:
        """Show `matrix` in place of what was shown."""
        self.beginResetModel()
        self._rows, self._columns, self._cells = [], [], []
        if matrix is not None:
            self._take(matrix)
        self._most = max((abs(value) for line in self._cells for value in line), default=0.0) or 1.0
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """The words of the query, and one more."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """The words of the product, and what else there is."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A figure short in the cell and whole when hovered or heard."""
        if not index.isValid():
            return None
        value = self._cells[index.row()][index.column()]
        if role == SHARE:
            return value / self._most
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{value:+.2f}" if abs(value) >= 0.005 else ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            pair = f"{self._rows[index.row()]} ↔ {self._columns[index.column()]} {value:+z.4f}"
            return literal(one_line(pair))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The words."""
        words = self._columns if orientation == Qt.Orientation.Horizontal else self._rows
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(words[section], LONGEST_WORD)
        return literal(words[section]) if role == Qt.ItemDataRole.ToolTipRole else None

    def _take(self, matrix: WordMatrix) -> None:
        cells = matrix.cells
        sums = dict(enumerate(abs(cells[:, :-1]).sum(axis=0).tolist()))
        shown = sorted(sums, key=lambda column: -sums[column])[:MOST_COLUMNS]
        others = [column for column in sums if column not in shown]
        nothing = self.tr("no word")
        self._rows = [*matrix.query, nothing]
        rest = [self.tr("all else")] if others else []
        self._columns = [*(matrix.product[column] for column in shown), *rest, nothing]
        for line in cells:
            together = [float(line[others].sum())] if others else []
            self._cells.append([*line[shown].tolist(), *together, float(line[-1])])
