"""The funnel: how many products were shown to, clicked, wanted and bought by how many shoppers."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from core.feedback.analysis.charts.figures import BehaviourFigures, FunnelStep
from core.feedback.analysis.charts.labels import Labels, percent
from core.language import plural
from gui.behaviour.chart import SMALL, Cell, Chart, bar, ink, write

# Pixels; the thinnest bar is still seen.
GAP = 6.0
THINNEST = 3.0


class FunnelChart(Chart):
    """One bar a step, as long as its share of the first step's pairs of shopper and product."""

    def lay_out(self, figures: BehaviourFigures, labels: Labels, room: QRectF) -> list[Cell]:
        """One row a step."""
        steps = figures.funnel
        height = room.height() / max(1, len(steps))
        return [
            Cell(
                QRectF(0, index * height, room.width(), height - 2),
                self._words(step, labels),
                {"action": step.action},
                step.filters,
            )
            for index, step in enumerate(steps)
        ]

    def _words(self, step: FunnelStep, labels: Labels) -> str:
        sentence = self.tr(
            "{action}: pairs of shopper and product {pairs}, events {events}, shoppers {shoppers}"
        )
        text = sentence.format(
            action=labels.action(step.action),
            pairs=f"{step.pairs:,}",
            events=f"{step.events:,}",
            shoppers=f"{step.shoppers:,}",
        )
        return text if step.share is None else f"{text}, {percent(step.share)}"

    def paint(self, painter: QPainter, figures: BehaviourFigures, labels: Labels) -> None:
        """Name and number above each bar, the share from the step before at its right."""
        most = max((step.pairs for step in figures.funnel), default=0) or 1
        for index, (step, cell) in enumerate(zip(figures.funnel, self.cells, strict=True)):
            is_faint = self.has_choice and not self.is_chosen(cell)
            self._row(painter, step, cell.rect, labels, step.pairs / most, index, is_faint)

    def _row(
        self,
        painter: QPainter,
        step: FunnelStep,
        rect: QRectF,
        labels: Labels,
        share: float,
        index: int,
        is_faint: bool,
    ) -> None:
        words = QRectF(rect.left(), rect.top(), rect.width(), min(18.0, rect.height() / 2))
        write(painter, words, labels.action(step.action))
        figure = f"{step.pairs:,}"
        if step.share is not None:
            figure = f"{percent(step.share)}   {figure}"
        write(painter, words, figure, right=True, bold=True)
        top = words.bottom() + 2
        whole = QRectF(rect.left(), top, rect.width(), max(6.0, rect.bottom() - top - GAP))
        bar(painter, whole, ink("surface_alt"))
        strength = 0.35 if is_faint else 1.0 if index == self.hovered else 0.85
        filled = QRectF(whole)
        filled.setWidth(max(THINNEST if step.pairs else 0.0, whole.width() * share))
        bar(painter, filled, ink("0", strength))
        one, many = self.tr("{count} shopper"), self.tr("{count} shoppers")
        shoppers = plural(step.shoppers, one, many)
        if whole.height() > 15:
            role = "on_accent" if share > 0.5 else "text_muted"
            inner = whole.adjusted(6 if share > 0.5 else filled.width() + 6, 0, -4, 0)
            write(painter, inner, shoppers, role, pixels=SMALL)
