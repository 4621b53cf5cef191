"""Events by weekday and hour: the darker, the more."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from core.feedback.analysis.charts.figures import BehaviourFigures
from core.feedback.analysis.charts.labels import Labels, weekday
from core.language import plural
from gui.behaviour.chart import SMALL, Cell, Chart, bar, ink, write

# Pixels for weekdays on the left and hours below.
NAMES = 34.0
AXIS = 16.0
# Every sixth hour is named: more would touch.
HOURS_APART = 6


class HeatChart(Chart):
    """Seven rows of twenty-four."""

    def lay_out(self, figures: BehaviourFigures, labels: Labels, room: QRectF) -> list[Cell]:
        """Rows from Monday to Sunday."""
        if figures.heat is None:
            return []
        width, height = (room.width() - NAMES) / 24, (room.height() - AXIS) / 7
        return [
            Cell(
                QRectF(NAMES + hour * width, day * height, width, height),
                self._words(day, hour, int(figures.heat[day, hour])),
                {"weekday": day, "hour": hour},
                figures.filters.but(weekday=day, hour=hour),
            )
            for day in range(7)
            for hour in range(24)
        ]

    def _words(self, day: int, hour: int, events: int) -> str:
        return plural(
            events,
            self.tr("{day} {hour}: {count} event"),
            self.tr("{day} {hour}: {count} events"),
            day=weekday(day),
            hour=f"{hour:02d}:00",
        )

    def summary(self) -> str:
        """The busiest hour in words: all of them would be a recital."""
        if self.figures is None or self.figures.heat is None or not self.cells:
            return ""
        return self.cells[int(self.figures.heat.argmax())].words

    def paint(self, painter: QPainter, figures: BehaviourFigures, labels: Labels) -> None:
        """Cells and the names of days and hours."""
        if figures.heat is None:
            return
        most = max(1, int(figures.heat.max()))
        for index, cell in enumerate(self.cells):
            share = float(figures.heat.flat[index]) / most
            is_faint = self.has_choice and not self.is_chosen(cell)
            colour = ink("0", (0.07 + 0.93 * share) * (0.35 if is_faint else 1.0))
            bar(painter, cell.rect.adjusted(0.75, 0.75, -0.75, -0.75), colour, 2.0)
            if index == self.hovered:
                bar(painter, cell.rect, ink("accent", 0.4), 2.0)
        self._names(painter)

    def _names(self, painter: QPainter) -> None:
        for day in range(7):
            rect = self.cells[day * 24].rect
            box = QRectF(0, rect.top(), NAMES - 4, rect.height())
            write(painter, box, weekday(day), "text_muted", pixels=SMALL)
        for hour in range(0, 24, HOURS_APART):
            left = self.cells[hour].rect.left()
            box = QRectF(left, self.height() - AXIS, 40, AXIS)
            write(painter, box, f"{hour:02d}", "text_muted", pixels=SMALL)
