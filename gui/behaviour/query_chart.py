"""Queries in four views: the most frequent, without a click, without a result, and what came next."""

from datetime import tzinfo

from PySide6.QtCore import QRectF

from core.feedback.analysis.charts.figures import BehaviourFigures, Followed, Group, ZeroResult
from core.feedback.analysis.charts.labels import KINDS, Labels, percent
from core.feedback.analysis.clock import local_time
from core.feedback.analysis.filters import EventFilters
from core.language import plural, translate
from core.timezones import find_zone
from gui.behaviour.chart import Cell
from gui.behaviour.rows_chart import Row, RowsChart

VIEWS = ("top", "unclicked", "zero_results", "followed")


class QueryChart(RowsChart):
    """One row a query, by how many searches it had."""

    name_share = 0.46

    def __init__(self) -> None:
        super().__init__()
        self.view = VIEWS[0]

    def choose(self, view: str) -> None:
        """Show another of `VIEWS`."""
        self.view, self.current = view, -1
        self._refresh()
        self.updateGeometry()

    def rows(self, figures: BehaviourFigures, labels: Labels) -> list[Row]:
        """The queries of the chosen view."""
        queries = figures.queries
        if self.view == "top":
            return [self._searched(group) for group in queries.top]
        if self.view == "unclicked":
            return [self._unclicked(group) for group in queries.unclicked]
        if self.view == "zero_results":
            zone = find_zone(figures.zone)
            return [self._without_result(query, zone) for query in queries.zero_results]
        return [self._followed(pair) for pair in queries.followed]

    def _searched(self, group: Group) -> Row:
        words = plural(
            group.searches,
            self.tr("{query}: {count} search, click-through {share}"),
            self.tr("{query}: {count} searches, click-through {share}"),
            query=group.name,
            share=percent(group.click_rate),
        )
        cell = Cell(QRectF(), words, _conditions(group.filters), group.filters)
        return Row(group.name, group.searches, percent(group.click_rate), cell)

    def _unclicked(self, group: Group) -> Row:
        words = plural(
            group.searches,
            self.tr("{query}: {count} search without a click"),
            self.tr("{query}: {count} searches without a click"),
            query=group.name,
        )
        cell = Cell(QRectF(), words, _conditions(group.filters), group.filters)
        return Row(group.name, group.searches, "", cell)

    def _without_result(self, query: ZeroResult, zone: tzinfo | None) -> Row:
        day = local_time(query.last, zone)[5:10]
        words = plural(
            query.count,
            self.tr("{query}: found nothing once, on {day}"),
            self.tr("{query}: found nothing {count} times, last on {day}"),
            query=query.query,
            day=day,
        )
        return Row(query.query, query.count, day, Cell(QRectF(), words))

    def _followed(self, pair: Followed) -> Row:
        kind = translate(KINDS[pair.kind])
        words = plural(
            pair.count,
            self.tr("{query}, then {next}: once, {kind}"),
            self.tr("{query}, then {next}: {count} times, {kind}"),
            query=pair.query,
            next=pair.next_query,
            kind=kind,
        )
        cell = Cell(QRectF(), words, _conditions(pair.filters), pair.filters)
        return Row(f"{pair.query} → {pair.next_query}", pair.count, kind, cell)


def _conditions(filters: EventFilters) -> dict[str, str | None]:
    """What a row of any view sets; the conditions of the other views go."""
    return {name: getattr(filters, name) for name in ("query", "outcome", "next_query")}
