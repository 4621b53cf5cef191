"""Queries by what they have in common, each slice with its own interval."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.evaluation import system_words
from gui.background import Latest
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.grid_model import GridModel, fix_columns, grid_table
from gui.widgets.layouts import column
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.evaluation.compared_systems import SliceFigure, SystemComparison

DIFFERENCE = 4
# Pixels of the columns behind the first.
WIDTHS = (90, 170, 170, 270)


class SlicesPage(Retranslated, QWidget):
    """`slice_wanted` carries the ids of the queries of a slice that is opened."""

    slice_wanted = Signal(list)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._comparison: SystemComparison | None = None
        self._pair = ("", "", "")
        self.figures: list[SliceFigure] = []
        self._reader = Latest(self)
        self.model = GridModel(self)
        self.table = grid_table(self.model)
        self.note = Label(kind="muted")
        self.note.setWordWrap(True)
        column(self.note, (self.table, 1), parent=self, spacing=8, margins=(0, 10, 0, 0))
        self.table.activated.connect(self._open)
        theme().changed.connect(self._fill)
        self._retranslate()

    def show_pair(self, comparison: "SystemComparison", pair: tuple[str, str, str]) -> None:
        """Work out the slices of two systems in a metric."""
        self._comparison, self._pair = comparison, pair
        self._reader.run(comparison.slice_figures, *pair, done=self._take)

    def _take(self, figures: "list[SliceFigure]") -> None:
        self.figures = system_words.slices_in_order(figures)
        self._fill()

    def _fill(self) -> None:
        if self._comparison is None:
            return
        headings, rows = system_words.slices_table(self.figures, self._pair[:2])
        self.model.fill(headings, rows, self._colour)
        fix_columns(self.table, WIDTHS)
        self.table.selectRow(0)
        if self.figures:
            told = self.tr(
                "Return opens the queries of a slice. Of many 95 % intervals some miss by chance."
            )
        else:
            told = self.tr(
                "The queries have nothing in common by which five or more can be told apart."
            )
        self.note.setText(told)
        self.table.setVisible(bool(self.figures))

    def _colour(self, at: int, column: int) -> str:
        one = self.figures[at]
        if column != DIFFERENCE or one.low <= 0 <= one.high:
            return ""
        return theme().colours.good if one.difference > 0 else theme().colours.bad

    def _open(self) -> None:
        at = self.table.currentIndex().row()
        if self._comparison is not None and 0 <= at < len(self.figures):
            one = self.figures[at]
            self.slice_wanted.emit(self._comparison.slices[one.kind][one.label])

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Slices"))
        self._fill()
