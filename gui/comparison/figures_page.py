"""Every metric of every system with its interval and what the tests say, and the verdicts in words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.evaluation import system_words
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.grid_model import ROW_HEIGHT, GridModel, grid_table
from gui.widgets.layouts import column, scrolled
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.evaluation.compared_systems import SystemComparison

# Pixels.
FRAME = 6
# Of rows that are seen at once.
MOST_ROWS = 9


class FiguresPage(Retranslated, QWidget):
    """▲ and ▼ say that a system is better or worse than the first one beyond chance, = that it is a tie."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._comparison: SystemComparison | None = None
        self._marks: dict[tuple[int, int], str] = {}
        self.model = GridModel(self)
        self.table = grid_table(self.model)
        self.legend = Label(kind="muted")
        self.legend.setWordWrap(True)
        self.verdicts = Label()
        self.verdicts.setWordWrap(True)
        self.verdicts.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.verdicts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = scrolled(self.verdicts)
        column(self.table, self.legend, (area, 1), parent=self, spacing=10, margins=(0, 10, 0, 0))
        theme().changed.connect(self._retranslate)
        self._retranslate()

    def show_comparison(self, comparison: "SystemComparison") -> None:
        """Show what was measured."""
        self._comparison = comparison
        self._retranslate()

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Metrics of the systems"))
        self.verdicts.setAccessibleName(self.tr("Verdicts"))
        self.legend.setText(
            self.tr(
                "Mean and 95 % interval. Beside the first system: ▲ better, ▼ worse, = a tie (corrected)."
            )
        )
        if self._comparison is not None:
            self._fill(self._comparison)

    def _fill(self, told: "SystemComparison") -> None:
        headings, rows = system_words.figures_table(told)
        self._marks = _marks(told)
        marked = [
            [
                f"{cell} {self._marks[at, column]}" if (at, column) in self._marks else cell
                for column, cell in enumerate(cells)
            ]
            for at, cells in enumerate(rows)
        ]
        self.model.fill(headings, marked, self._colour)
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + ROW_HEIGHT * min(MOST_ROWS, len(rows)) + FRAME)
        sentences = [
            sentence for metric in told.metrics for sentence in system_words.verdicts(told, metric)
        ]
        self.verdicts.setText("\n\n".join(sentences))

    def _colour(self, at: int, column: int) -> str:
        colours = {"▲": theme().colours.good, "▼": theme().colours.bad}
        return colours.get(self._marks.get((at, column), ""), "")


def _marks(told: "SystemComparison") -> dict[tuple[int, int], str]:
    """Row and column → how a system stands beside the first one in a metric."""
    first, *others = told.names
    signs = {"tie": "=", "a": "▼", "b": "▲"}
    return {
        (row, column): signs[told.pair(first, name, metric).verdict]
        for row, metric in enumerate(told.metrics)
        for column, name in enumerate(others, 2)
    }
