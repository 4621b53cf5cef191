"""The numbers above the charts: how much of everything there is under the filters."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from core.feedback.actions import IMPRESSION
from core.feedback.analysis.charts.figures import BehaviourFigures, rate
from core.feedback.analysis.charts.labels import Labels, percent
from gui.behaviour.chart import SMALL, Cell, Chart, write
from gui.words import heading

# Pixels: a figure above its name.
HEIGHT = 54


class TotalsStrip(Chart):
    """One number beside the other; each opens the events that it counts."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._numbers: list[tuple[str, str]] = []

    def lay_out(self, figures: BehaviourFigures, labels: Labels, room: QRectF) -> list[Cell]:
        """Equal parts of the width."""
        self._numbers = self._told(figures)
        width = room.width() / max(1, len(self._numbers))
        return [
            Cell(
                QRectF(index * width, 0, width, room.height()),
                f"{name}: {number}",
                behind=figures.filters,
            )
            for index, (name, number) in enumerate(self._numbers)
        ]

    def _told(self, figures: BehaviourFigures) -> list[tuple[str, str]]:
        totals = figures.totals
        numbers = [
            (self.tr("Events"), f"{totals.events:,}"),
            (heading("shopper"), f"{totals.shoppers:,}"),
            (heading("product"), f"{totals.products:,}"),
            (self.tr("Sessions"), f"{totals.sessions:,}"),
        ]
        if totals.searches:
            numbers.append((self.tr("Searches"), f"{totals.searches:,}"))
        numbers += self._rates(figures)
        if totals.undated:
            numbers.append((self.tr("Time unknown"), f"{totals.undated:,}"))
        return numbers

    def _rates(self, figures: BehaviourFigures) -> list[tuple[str, str]]:
        events = {step.action: step.events for step in figures.funnel}
        shares = [
            (self.tr("Click-through"), rate(events.get("click", 0), events.get(IMPRESSION, 0))),
            (self.tr("Bought per click"), rate(events.get("purchase", 0), events.get("click", 0))),
            (self.tr("Searches without a click"), figures.totals.unclicked_rate),
            (self.tr("Searched on"), figures.totals.follow_rate),
        ]
        return [(name, percent(share)) for name, share in shares if share is not None]

    def paint(self, painter: QPainter, figures: BehaviourFigures, labels: Labels) -> None:
        """The number large, what it counts small below."""
        for (name, number), cell in zip(self._numbers, self.cells, strict=True):
            box = cell.rect.adjusted(6, 4, -4, 0)
            upper = QRectF(box.left(), box.top(), box.width(), 26)
            write(painter, upper, number, pixels=19, bold=True)
            lower = QRectF(box.left(), box.top() + 27, box.width(), 18)
            write(painter, lower, name, "text_muted", pixels=SMALL)
