"""Bars of categories, brands, price bands and products."""

from PySide6.QtCore import QRectF

from core.data.category_path import leaf
from core.feedback.analysis.charts.figures import BehaviourFigures, Group
from core.feedback.analysis.charts.labels import Labels, percent
from core.language import plural
from gui.behaviour.chart import Cell
from gui.behaviour.rows_chart import Row, RowsChart


class BarsChart(RowsChart):
    """One row a group: events, and clicks per impression (purchases per click where none are known).

    `chart` names the groups in `BehaviourFigures`, `condition` the filter that a row sets.
    """

    def __init__(self, chart: str, condition: str):
        super().__init__()
        self._chart, self._condition = chart, condition
        self._titles: dict[str, str] = {}

    def name_products(self, titles: dict[str, str]) -> None:
        """Show titles in place of ids from now on."""
        self._titles = titles

    def rows(self, figures: BehaviourFigures, labels: Labels) -> list[Row]:
        """One a group."""
        groups: tuple[Group, ...] = getattr(figures, self._chart)
        return [self._row(group, labels) for group in groups]

    def _row(self, group: Group, labels: Labels) -> Row:
        value = int(group.name) if self._condition == "band" else group.name
        name = labels.value(self._chart, self._titles.get(group.name) or group.name)
        rate = group.click_rate if group.click_rate is not None else group.purchase_rate
        conditions = {self._condition: value}
        cell = Cell(QRectF(), self._words(group, name), conditions, group.filters)
        short = leaf(name) if self._chart == "categories" else name
        return Row(short, group.events, percent(rate), cell)

    def _words(self, group: Group, name: str) -> str:
        one, many = self.tr("{name}: {count} event"), self.tr("{name}: {count} events")
        text = plural(group.events, one, many, name=name)
        for sentence, share in (
            (self.tr("click-through {share}"), group.click_rate),
            (self.tr("bought {share} of what was clicked"), group.purchase_rate),
        ):
            if share is not None:
                text += ", " + sentence.format(share=percent(share))
        return text
