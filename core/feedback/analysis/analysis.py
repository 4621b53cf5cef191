"""The analysis of a log: every chart under any filters, and the events behind every number."""

from datetime import tzinfo

import numpy as np

from core.arrays import BoolArray, Float64Array, Int32Array, Int64Array
from core.data.catalogue import Catalogue, catalogue_of
from core.feedback.actions import ACTIONS, IMPRESSION
from core.feedback.analysis.charts import groups
from core.feedback.analysis.charts.figures import (
    FUNNEL,
    BehaviourFigures,
    Distinct,
    FunnelStep,
    Group,
    Totals,
    click_through,
    rate,
)
from core.feedback.analysis.charts.queries import queries
from core.feedback.analysis.charts.ranks import ranks
from core.feedback.analysis.charts.retention import Periods, retention
from core.feedback.analysis.clock import Clock, zone_name
from core.feedback.analysis.counting import PIECE, by_step, ordered_groups, present
from core.feedback.analysis.encoded_log import STEPS, EmptyList, EncodedLog
from core.feedback.analysis.filters import EventFilters
from core.feedback.analysis.reading import read_log
from core.feedback.analysis.searches import Searches
from core.feedback.analysis.selection import Selection, are_guests
from core.feedback.analysis.traits import Traits
from core.progress import IsCancelled, StageProgressCallback
from core.timezones import find_zone
from core.workspace import Workspace


class Analysis:
    """One log, ready to be counted. Only `examination` ever changes, so threads may share it."""

    def __init__(self, log: EncodedLog, catalogue: Catalogue, zone: tzinfo | None = None) -> None:
        """`zone` is whose time is local, None the machine's."""
        self.log = log
        self.zone = zone
        self.clock = Clock.from_times(log.time, zone)
        self.traits = Traits.from_catalogue(log.products, catalogue)
        self.searches = Searches.from_log(log)
        self.periods = Periods.from_clock(self.clock, log.shopper, len(log.shoppers))
        # How likely shoppers look at each rank; what reads a click model fills it in.
        self.examination: Float64Array | None = None
        self._pair, self._pairs = _pairs(log)

    @classmethod
    def open(
        cls,
        workspace: Workspace,
        zone: tzinfo | None = None,
        progress: StageProgressCallback | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> "Analysis | None":
        """The analysis of all behaviour in `workspace`; None where there is none.

        `zone` is whose time is local; by default the shop's.

        Raises:
            WorkspaceError: what is stored cannot be read.
            Cancelled: `is_cancelled` said so.
        """
        log = read_log(workspace, progress, is_cancelled)
        zone = zone or find_zone(workspace.timezone)
        return None if log is None else cls(log, catalogue_of(workspace), zone)

    def rows(self, filters: EventFilters) -> Int64Array:
        """The rows of the events that `filters` let through, the latest first."""
        mask = self._selection(filters).mask()
        rows = np.arange(len(self.log)) if mask is None else np.flatnonzero(mask)
        return rows[::-1]

    def distinct(self, rows: Int64Array) -> Distinct:
        """What the events in `rows` have to do with, each thing counted once."""
        log = self.log
        shoppers = present(log.shopper[rows], len(log.shoppers), None)
        guests = int((shoppers & are_guests(log)).sum())
        return Distinct(
            actions=int((log.action[rows] != STEPS.index(IMPRESSION)).sum()),
            shoppers=int(shoppers.sum()) - guests,
            guests=guests,
            products=int(present(log.product[rows], len(log.products), None).sum()),
            sessions=int(present(log.session[rows], _sessions(log), None).sum()),
            searches=int(present(self.searches.of_event[rows], len(self.searches), None).sum()),
        )

    def figures(self, filters: EventFilters = EventFilters()) -> BehaviourFigures:  # noqa: B008
        """Every chart under `filters`."""
        log, clock, selection = self.log, self.clock, self._selection(filters)
        actions = selection.actions()
        by_slot = by_step(clock.slot, len(clock.day), log.action, selection.mask("time", "action"))
        grouped = self._grouped(selection, actions)
        category, categories = grouped.categories()
        return BehaviourFigures(
            filters=filters,
            totals=self._totals(selection.mask()),
            funnel=self._funnel(filters, selection.mask("action")),
            days=groups.days(clock, filters, by_slot, actions),
            heat=groups.heat(clock, filters, by_slot, actions),
            categories=categories,
            category=category,
            brands=grouped.brands(),
            bands=grouped.bands(),
            products=grouped.products(),
            queries=queries(
                log, self.searches, filters, selection.mask("query", "search"), self._empty(filters)
            ),
            ranks=ranks(log, filters, selection.mask("rank", "action"), self.examination),
            retention=retention(
                self.periods, clock, log.shopper, selection.mask("time", "shopper")
            ),
            sources=self._sources(filters, selection.mask("source")),
            span=clock.days,
            zone=zone_name(float(log.time[-1]) if len(log) else 0.0, self.zone),
        )

    def titles(self, figures: BehaviourFigures) -> dict[str, str]:
        """The titles of the products in `figures`, by their ids."""
        traits = self.traits
        return {group.name: traits.title[traits.code_of[group.name]] for group in figures.products}

    def _selection(self, filters: EventFilters) -> Selection:
        return Selection(
            filters, self.log, self.clock, self.traits, self.searches, self.periods.cohort
        )

    def _grouped(self, selection: Selection, actions: BoolArray) -> groups.ProductGroups:
        mask = selection.mask("product", "action")
        counts = by_step(self.log.product, len(self.log.products), self.log.action, mask)
        return groups.ProductGroups(self.traits, selection.filters, counts, actions)

    def _totals(self, mask: BoolArray | None) -> Totals:
        log = self.log
        shoppers = present(log.shopper, len(log.shoppers), mask)
        guests = int((shoppers & are_guests(log)).sum())
        undated = int((self.clock.day < 0)[:1].sum())
        searches = present(self.searches.of_event, len(self.searches), mask)
        shown = searches & self.searches.was_shown
        slots = by_step(self.clock.slot, len(self.clock.day), log.action, mask).sum(axis=1)
        return Totals(
            events=int(slots.sum()),
            shoppers=int(shoppers.sum()) - guests,
            guests=guests,
            products=int(present(log.product, len(log.products), mask).sum()),
            sessions=int(present(log.session, _sessions(log), mask).sum()),
            searches=int(searches.sum()),
            undated=int(slots[0]) if undated else 0,
            unclicked_rate=rate(int((shown & self.searches.is_unclicked).sum()), int(shown.sum())),
            follow_rate=rate(
                int((searches & (self.searches.next >= 0)).sum()), int(searches.sum())
            ),
        )

    def _funnel(self, filters: EventFilters, mask: BoolArray | None) -> tuple[FunnelStep, ...]:
        counts = {action: self._step(action, mask) for action in FUNNEL}
        # A log without impressions begins with clicks.
        return tuple(
            FunnelStep(action, *counts[action], _share(counts, action), filters.but(action=action))
            for action in FUNNEL
            if counts[action][0] or action != IMPRESSION
        )

    def _step(self, action: str, mask: BoolArray | None) -> tuple[int, int, int]:
        """Events, shoppers and (shopper, product) pairs of one action."""
        log = self.log
        is_one = log.action == STEPS.index(action)
        rows = np.flatnonzero(is_one if mask is None else is_one & mask)
        shoppers = present(log.shopper[rows], len(log.shoppers), None)
        pairs = present(self._pair[rows], self._pairs, None)
        return len(rows), int(shoppers.sum()), int(pairs.sum())

    def _sources(self, filters: EventFilters, mask: BoolArray | None) -> tuple[Group, ...]:
        log = self.log
        counts = by_step(log.source, len(log.sources), log.action, mask)
        return tuple(
            Group(name, counts[code], int(counts[code].sum()), filters.but(source=name))
            for code, name in enumerate(log.sources)
        )

    def _empty(self, filters: EventFilters) -> list[EmptyList]:
        """The lists without a result that the conditions on shopper and source let through."""
        return [
            shown
            for shown in self.log.empty
            if filters.shopper in (None, shown.shopper) and filters.source in (None, shown.source)
        ]


def _sessions(log: EncodedLog) -> int:
    """The number above every session's."""
    return int(log.session.max(initial=-1)) + 1


def _share(counts: dict[str, tuple[int, int, int]], action: str) -> float | None:
    """Clicks are compared with impressions, what is done about a product with clicks."""
    if action == IMPRESSION:
        return None
    pairs = counts[action][2]
    if action == ACTIONS[0]:
        return click_through(pairs, counts[IMPRESSION][2])
    return rate(pairs, counts[ACTIONS[0]][2])


def _pairs(log: EncodedLog) -> tuple[Int32Array, int]:
    """A number for the (shopper, product) of each event, and how many there are."""
    keys = log.shopper.astype(np.int64)
    keys *= max(1, len(log.products))
    keys += log.product
    order, is_start = ordered_groups(keys)
    numbers, count = np.empty(len(order), np.int32), 0
    for start in range(0, len(order), PIECE):
        here = slice(start, start + PIECE)
        counted = np.cumsum(is_start[here], dtype=np.int32) + (count - 1)
        numbers[order[here]] = counted
        count = int(counted[-1]) + 1
    return numbers, count
