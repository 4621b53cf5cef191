"""The charts in a grid: only those that the log has something for."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from core.feedback.actions import IMPRESSION
from core.feedback.analysis.charts.figures import BehaviourFigures
from core.feedback.analysis.charts.labels import UNITS, Labels
from core.language import translate
from gui.behaviour.bars_chart import BarsChart
from gui.behaviour.card import ChartCard
from gui.behaviour.chart import Chart
from gui.behaviour.day_chart import DayChart
from gui.behaviour.funnel_chart import FunnelChart
from gui.behaviour.heat_chart import HeatChart
from gui.behaviour.query_chart import VIEWS, QueryChart
from gui.behaviour.rank_chart import RankChart
from gui.behaviour.retention_chart import RetentionChart
from gui.behaviour.totals_strip import TotalsStrip
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column
from gui.widgets.segments import Segments

# Cards beside each other at the usual width; at 1280 pixels each keeps about 300.
COLUMNS = 4
# Narrower windows get two columns.
WIDE = 1000
ROW_HEIGHT = 214
GAP = 12


class Dashboard(Retranslated, QScrollArea):
    """`picked`, `drilled` and `events_wanted` as every chart has them; `csv_wanted` names a chart."""

    picked = Signal(object)
    events_wanted = Signal(object)
    drilled = Signal(object)
    csv_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.totals = TotalsStrip()
        self.queries = QueryChart()
        self.products = BarsChart("products", "product")
        self.days = DayChart()
        self.cut_button = push_button("link", self.days.toggle_cuts)
        self.views = Segments(VIEWS, compact=True)
        self.views.chosen.connect(self._choose_view)
        self.cards = self._make_cards()
        self._placed: list[ChartCard] = []
        self._columns = 0
        self._figures: BehaviourFigures | None = None
        self._labels: Labels | None = None
        self._build()
        self._retranslate()

    def _make_cards(self) -> tuple[ChartCard, ...]:
        queries = ChartCard("queries", self.queries, 2, scrolls=True)
        queries.add_to_head([self.views])
        days = ChartCard("days", self.days, 2)
        days.add_to_head([self.cut_button])
        self.days.cuts_toggled.connect(self._say_cuts)
        return (
            ChartCard("funnel", FunnelChart()),
            days,
            ChartCard("heat", HeatChart()),
            ChartCard("categories", BarsChart("categories", "category"), scrolls=True),
            ChartCard("brands", BarsChart("brands", "brand"), scrolls=True),
            ChartCard("bands", BarsChart("bands", "band"), scrolls=True),
            ChartCard("products", self.products, scrolls=True),
            queries,
            ChartCard("ranks", RankChart()),
            ChartCard("retention", RetentionChart()),
        )

    def _build(self) -> None:
        self.body = QWidget()
        strip = QFrame()
        strip.setProperty("kind", "card")
        column(self.totals, parent=strip, margins=(10, 2, 10, 2))
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        column(strip, (self._grid, 1), parent=self.body, spacing=GAP, margins=(0, 0, 4, 4))
        self.setWidget(self.body)
        for card in self.cards:
            # Without a parent it would flash up as a window of its own before it is placed.
            card.setParent(self.body)
            card.setMinimumHeight(ROW_HEIGHT)
            # Equal columns, whatever the widths that their cards would like.
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            card.csv_wanted.connect(self.csv_wanted)
            card.events_wanted.connect(self._show_all_events)
        for chart in self._charts():
            chart.picked.connect(self.picked)
            chart.events_wanted.connect(self.events_wanted)
            chart.drilled.connect(self.drilled)

    def _charts(self) -> Iterator[Chart]:
        yield self.totals
        yield from (card.chart for card in self.cards)

    def show_figures(
        self, figures: BehaviourFigures, labels: Labels, titles: Mapping[str, str]
    ) -> None:
        """Draw every chart anew; `titles` names products by their ids."""
        self._figures, self._labels = figures, labels
        self.products.name_products(dict(titles))
        for chart in self._charts():
            chart.show_figures(figures, labels)
        self._say(figures, labels)
        self._place()

    def _say(self, figures: BehaviourFigures, labels: Labels) -> None:
        is_shown = any(step.action == IMPRESSION for step in figures.funnel)
        rates = (
            self.tr("events · click-through") if is_shown else self.tr("events · bought per click")
        )
        captions = {
            "funnel": self.tr("pairs of shopper and product"),
            "days": self.tr("events, {zone}; drag for a span").format(zone=figures.zone),
            "heat": self.tr("events, {zone}").format(zone=figures.zone),
            "categories": figures.category or rates,
            "brands": rates,
            "bands": rates,
            "products": rates,
            "queries": "",
            "ranks": self.tr("with 95 % intervals"),
            "retention": self.tr("share of a cohort, by {unit}").format(
                unit=translate(UNITS[figures.retention.unit])
            ),
        }
        for card in self.cards:
            card.say(labels.title(card.name), captions[card.name])
        self.totals.setAccessibleName(self.tr("Totals"))

        self._say_cuts()

    def _say_cuts(self) -> None:
        text = self.days.left_out()
        self.cut_button.setText(text)
        self.cut_button.setVisible(bool(text))

    def _has(self, name: str) -> bool:
        """Whether the log has something for a chart. What was placed once stays: filters move nothing."""
        figures = self._figures
        if figures is None or any(card.name == name for card in self._placed):
            return True
        if name == "queries":
            return bool(figures.queries.top or figures.queries.zero_results)
        if name == "retention":
            return bool(figures.retention.cohorts)
        if name in ("categories", "brands"):
            return any(group.name for group in getattr(figures, name))
        if name == "bands":
            return any(int(group.name) >= 0 for group in figures.bands)
        group = getattr(figures, name)
        return group is not None and len(group) > 0

    def forget(self) -> None:
        """Another log comes: its charts may be others."""
        self._placed, self._columns = [], 0

    def _place(self) -> None:
        columns = COLUMNS if self.width() >= WIDE else 2
        wanted = [card for card in self.cards if self._has(card.name)]
        if wanted == self._placed and columns == self._columns:
            return
        self._placed, self._columns = wanted, columns
        for card in self.cards:
            self._grid.removeWidget(card)
            card.setVisible(card in wanted)
        for card, line, left, span in arranged(wanted, columns):
            self._grid.addWidget(card, line, left, 1, span)
        for number in range(COLUMNS):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)

    def _choose_view(self, view: str) -> None:
        self.queries.choose(view)

    def _show_all_events(self) -> None:
        if self._figures is not None:
            self.events_wanted.emit(self._figures.filters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._figures is not None:
            self._place()

    def _retranslate(self) -> None:
        self.views.label("top", self.tr("Frequent"))
        self.views.label("unclicked", self.tr("No click"))
        self.views.label("zero_results", self.tr("No result"))
        self.views.label("followed", self.tr("Next"), self.tr("What was searched for next"))
        if self._figures is not None and self._labels is not None:
            self._say(self._figures, self._labels)


def arranged(cards: list[ChartCard], columns: int) -> list[tuple[ChartCard, int, int, int]]:
    """Row, column and span of each card: rows are filled in order, the last of a row taking what is left."""
    rows: list[list[ChartCard]] = [[]]
    for card in cards:
        if sum(member.span for member in rows[-1]) + card.span > columns:
            rows.append([])
        rows[-1].append(card)
    placed = []
    for row, line in enumerate(rows):
        column = 0
        for card in line:
            span = columns - column if card is line[-1] else min(card.span, columns)
            placed.append((card, row, column, span))
            column += span
    return placed
