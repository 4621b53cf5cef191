"""The numbers above the charts: how much of everything there is under the filters."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from core.feedback.actions import IMPRESSION
from core.feedback.analysis.charts.figures import BehaviourFigures, click_through, rate
from core.feedback.analysis.charts.labels import Labels, percent
from core.feedback.analysis.filters import (
    FOLLOWED,
    SEARCHED,
    UNCLICKED,
    UNDATED,
    EventFilters,
)
from gui.behaviour.chart import SMALL, Cell, Chart, write
from gui.words import heading

# Pixels: a figure above its name.
HEIGHT = 54


@dataclass(frozen=True)
class Number:
    """A number with its name: `behind` lets its events through, `about` says what it is."""

    name: str
    value: str
    behind: EventFilters
    about: str = ""


class TotalsStrip(Chart):
    """One number beside the other; each opens the events that it counts."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._numbers: list[Number] = []

    def lay_out(self, figures: BehaviourFigures, labels: Labels, room: QRectF) -> list[Cell]:
        """Equal parts of the width."""
        self._numbers = [*self._counts(figures), *self._rates(figures)]
        width = room.width() / max(1, len(self._numbers))
        return [
            Cell(
                QRectF(index * width, 0, width, room.height()),
                self._words(number),
                behind=number.behind,
            )
            for index, number in enumerate(self._numbers)
        ]

    def _words(self, number: Number) -> str:
        about = f". {number.about}" if number.about else ""
        return f"{number.name}: {number.value}{about}"

    def _counts(self, figures: BehaviourFigures) -> list[Number]:
        totals, filters = figures.totals, figures.filters
        counts = [
            (self.tr("Events"), totals.events, filters),
            (heading("shoppers"), totals.shoppers, filters.but(is_guest=False)),
            (heading("products"), totals.products, filters),
            (self.tr("Sessions"), totals.sessions, filters),
        ]
        if totals.guests:
            guests = (self.tr("Guests"), totals.guests, filters.but(is_guest=True))
            counts.insert(2, guests)
        if totals.searches:
            searches = filters.but(search=SEARCHED)
            counts.append((self.tr("Searches"), totals.searches, searches))
        if totals.undated:
            undated = filters.but(days=UNDATED)
            counts.append((self.tr("Time unknown"), totals.undated, undated))
        return [Number(name, f"{count:,}", behind) for name, count, behind in counts]

    def _rates(self, figures: BehaviourFigures) -> list[Number]:
        events = {step.action: step.events for step in figures.funnel}
        filters, totals = figures.filters, figures.totals
        either = filters.without("action")
        shares = [
            (
                self.tr("Click-through"),
                self.tr("Clicks per impression"),
                click_through(events.get("click", 0), events.get(IMPRESSION, 0)),
                either.but(actions=(IMPRESSION, "click")),
            ),
            (
                self.tr("Bought per click"),
                self.tr("Purchases per click"),
                rate(events.get("purchase", 0), events.get("click", 0)),
                either.but(actions=("click", "purchase")),
            ),
            (
                self.tr("Searches without a click"),
                self.tr(
                    "Of the searches that showed something; the events are those of these searches"
                ),
                totals.unclicked_rate,
                filters.but(outcome=UNCLICKED),
            ),
            (
                self.tr("Searched on"),
                self.tr("Searches that another query followed within ten minutes"),
                totals.follow_rate,
                filters.but(search=FOLLOWED),
            ),
        ]
        return [
            Number(name, percent(share), behind, about)
            for name, about, share, behind in shares
            if share is not None
        ]

    def paint(self, painter: QPainter, figures: BehaviourFigures, labels: Labels) -> None:
        """The number large, what it counts small below."""
        for number, cell in zip(self._numbers, self.cells, strict=True):
            box = cell.rect.adjusted(6, 4, -4, 0)
            upper = QRectF(box.left(), box.top(), box.width(), 26)
            write(painter, upper, number.value, pixels=19, bold=True)
            lower = QRectF(box.left(), box.top() + 27, box.width(), 18)
            write(painter, lower, number.name, "text_muted", pixels=SMALL)
