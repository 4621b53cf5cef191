"""Who comes back: a triangle of cohorts, one row each, one column a period later."""

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from core.feedback.analysis.charts.figures import BehaviourFigures, Cohort
from core.feedback.analysis.charts.labels import Labels
from gui.behaviour.chart import SMALL, Cell, Chart, bar, ink, write

# Pixels for cohort names, the heading, and the tallest row.
NAMES = 92.0
HEAD = 18.0
HIGHEST = 30.0
# A share needs so many pixels.
SHARE_WIDTH = 30.0


class RetentionChart(Chart):
    """The share of each cohort that was seen again."""

    def lay_out(self, figures: BehaviourFigures, labels: Labels, room: QRectF) -> list[Cell]:
        """Rows of cells, the first column being the period in which the cohort began."""
        cohorts = figures.retention.cohorts
        columns = max((len(cohort.active) for cohort in cohorts), default=1)
        width = (room.width() - NAMES) / columns
        height = min(HIGHEST, (room.height() - HEAD) / max(1, len(cohorts)))
        return [
            Cell(
                QRectF(NAMES + later * width, HEAD + row * height, width, height),
                self._words(cohort, later),
                conditions := _conditions(cohort, later),
                figures.filters.but(**conditions),
            )
            for row, cohort in enumerate(cohorts)
            for later in range(len(cohort.active))
        ]

    def _words(self, cohort: Cohort, later: int) -> str:
        sentence = self.tr(
            "First seen {name} ({size}): {active} active {later} periods later, {share}"
        )
        return sentence.format(
            name=cohort.name,
            size=f"{cohort.size:,}",
            active=f"{cohort.active[later]:,}",
            later=later,
            share=f"{cohort.active[later] / cohort.size * 100:.0f}%",
        )

    def paint(self, painter: QPainter, figures: BehaviourFigures, labels: Labels) -> None:
        """Cells coloured by share, with the share where there is room."""
        cells = iter(enumerate(self.cells))
        for cohort in figures.retention.cohorts:
            for later, active in enumerate(cohort.active):
                index, cell = next(cells)
                if not later:
                    self._name(painter, cohort, cell.rect)
                self._cell(painter, cell, active / cohort.size, index)
        self._head(painter, figures)

    def _cell(self, painter: QPainter, cell: Cell, share: float, index: int) -> None:
        is_faint = self.has_choice and not self.is_chosen(cell)
        strength = (0.06 + 0.94 * share) * (0.4 if is_faint else 1.0)
        bar(painter, cell.rect.adjusted(1, 1, -1, -1), ink("2", strength), 3.0)
        if index == self.hovered:
            bar(painter, cell.rect.adjusted(1, 1, -1, -1), ink("accent", 0.3), 3.0)
        if cell.rect.width() >= SHARE_WIDTH and cell.rect.height() >= 14:
            role = "on_accent" if strength > 0.6 else "text"
            write(painter, cell.rect, f"{share * 100:.0f}%", role, pixels=SMALL, centred=True)

    def _name(self, painter: QPainter, cohort: Cohort, rect: QRectF) -> None:
        box = QRectF(0, rect.top(), NAMES - 6, rect.height())
        write(painter, box, cohort.name[2:], "text_muted", pixels=SMALL)
        write(painter, box, f"{cohort.size:,}", right=True, pixels=SMALL)

    def _head(self, painter: QPainter, figures: BehaviourFigures) -> None:
        columns = len(figures.retention.cohorts[0].active) if figures.retention.cohorts else 0
        for later in range(columns):
            rect = self.cells[later].rect
            box = QRectF(rect.left(), 0, rect.width(), HEAD)
            write(painter, box, f"+{later}", "text_muted", pixels=SMALL, centred=True)


def _conditions(cohort: Cohort, later: int) -> dict[str, Any]:
    """What a cell sets; what it counts is not narrowed by other conditions on time and shopper."""
    return {
        "cohort": cohort.period,
        "days": cohort.days[later],
        "weekday": None,
        "hour": None,
        "shopper": None,
    }
