"""What the filter menus list: categories as a tree, brands as a list, each with counts and checks."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from core.data.category_path import LEVEL_SEPARATOR
from core.plain_text import one_line
from core.search.request import FacetValue

VALUE = Qt.ItemDataRole.UserRole


class FacetModel(QStandardItemModel):
    """Checkable values in two columns, name and count. `picked` tells every change of the checks."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__(0, 2)
        self._chosen: list[str] = []
        self._is_filling = False
        self.itemChanged.connect(self._take)

    def show(self, facets: Sequence[FacetValue], chosen: Iterable[str]) -> None:
        """Replace the rows; chosen values that no product has any more stay, with a count of 0."""
        self._chosen = list(chosen)
        counts = {facet.value: facet.count for facet in facets}
        for value in self._chosen:
            counts.setdefault(value, 0)
        self._is_filling = True
        self.removeRows(0, self.rowCount())
        self._fill(counts)
        self._is_filling = False

    def _fill(self, counts: dict[str, int]) -> None:
        for value, count in counts.items():
            self.appendRow(self._row(value, value, count))

    def _row(self, value: str, name: str, count: int) -> list[QStandardItem]:
        item = QStandardItem(one_line(name))
        item.setEditable(False)
        item.setCheckable(True)
        item.setCheckState(_check(value in self._chosen))
        item.setData(value, VALUE)
        number = QStandardItem(f"{count:,}")
        number.setEditable(False)
        number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return [item, number]

    def _take(self, item: QStandardItem) -> None:
        if self._is_filling or item.column():
            return
        value = str(item.data(VALUE))
        is_checked = item.checkState() == Qt.CheckState.Checked
        if is_checked and value not in self._chosen:
            self._chosen.append(value)
        elif not is_checked and value in self._chosen:
            self._chosen.remove(value)
        else:
            return
        self.picked.emit(tuple(self._chosen))


class CategoryModel(FacetModel):
    """Category paths as a tree; a level that is not counted itself counts what is below it."""

    def _fill(self, counts: dict[str, int]) -> None:
        totals = totals_of_levels(counts)
        items: dict[str, QStandardItem] = {"": self.invisibleRootItem()}
        for path in sorted(totals, key=lambda path: (path.count(LEVEL_SEPARATOR), -totals[path])):
            above, _, name = path.rpartition(LEVEL_SEPARATOR)
            row = self._row(path, name, totals[path])
            items[above].appendRow(row)
            items[path] = row[0]


def totals_of_levels(counts: dict[str, int]) -> dict[str, int]:
    """Counts of every path and every level above one.

    A level that `counts` has keeps its number: `{"A": 5, "A / B": 3, "C / D": 1}` adds `"C": 1`.
    """
    totals = dict(counts)
    deepest = max((path.count(LEVEL_SEPARATOR) for path in counts), default=0)
    for depth in range(deepest, 0, -1):
        for path in [path for path in totals if path.count(LEVEL_SEPARATOR) == depth]:
            above = path.rpartition(LEVEL_SEPARATOR)[0]
            if above not in counts:
                totals[above] = totals.get(above, 0) + totals[path]
    return totals


def _check(is_checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked
