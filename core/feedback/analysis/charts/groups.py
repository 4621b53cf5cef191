"""The bars: events by category, brand, price band and product, and by day."""

from collections.abc import Iterable

import numpy as np

from core.arrays import BoolArray, Int32Array, Int64Array
from core.data.category_path import LEVEL_SEPARATOR, first_levels, is_within
from core.feedback.analysis.charts.figures import Group
from core.feedback.analysis.clock import Clock, date_of
from core.feedback.analysis.filters import EventFilters
from core.feedback.analysis.traits import Traits

# Bars of a chart; further ones hardly show.
SHOWN = 100


class ProductGroups:
    """Adds up `counts` (products, steps): the events of each product, whatever the conditions on products.

    Args:
        actions: (steps,) which of them the filters let through: those that make the length of a bar.
    """

    def __init__(
        self, traits: Traits, filters: EventFilters, counts: Int64Array, actions: BoolArray
    ) -> None:
        self._traits, self._filters = traits, filters
        self._counts, self._actions = counts, actions

    def categories(self) -> tuple[str, tuple[Group, ...]]:
        """The children of the chosen category, those beside it where it has none; and whose they are."""
        chosen = self._filters.category or ""
        paths = self._traits.categories
        if chosen and not any(path.startswith(chosen + LEVEL_SEPARATOR) for path in paths):
            chosen = first_levels(chosen, -1)
        names = [_child(path, chosen) for path in paths]
        sums = self._sums(self._traits.category, len(paths), "category")
        by_name: dict[str, Int64Array] = {}
        for name, path, counts in zip(names, paths, sums, strict=True):
            if is_within(path, chosen) or not chosen:
                by_name[name] = by_name.get(name, 0) + counts
        return chosen, self._groups(by_name.items(), "category")

    def brands(self) -> tuple[Group, ...]:
        """The brands with most events."""
        sums = self._sums(self._traits.brand, len(self._traits.brands), "brand")
        return self._groups(zip(self._traits.brands, sums, strict=True), "brand")

    def products(self) -> tuple[Group, ...]:
        """The products with most events, named by their ids."""
        size = len(self._traits.products)
        sums = self._sums(np.arange(size, dtype=np.int32), size, "product")
        return self._groups(_largest(self._traits.products, sums, self._actions), "product")

    def bands(self) -> tuple[Group, ...]:
        """The price bands in order, those of unknown price last; none where no price is known."""
        edges = len(self._traits.edges)
        if not edges:
            return ()
        sums = self._sums(self._traits.band + 1, edges + 2, "band")
        order = [*range(1, edges + 2), 0]
        return tuple(
            self._group(str(code - 1), sums[code], self._filters.but(band=code - 1))
            for code in order
            if sums[code].any()
        )

    def _sums(self, codes: Int32Array, size: int, own: str) -> Int64Array:
        """Events by code and step, under all conditions on products but the chart's own."""
        allowed = self._traits.allowed(self._filters.without(own))
        sums = np.zeros((size, self._counts.shape[1]), np.int64)
        np.add.at(sums, codes[allowed], self._counts[allowed])
        return sums

    def _groups(self, named: Iterable[tuple[str, Int64Array]], own: str) -> tuple[Group, ...]:
        groups = [
            self._group(name, counts, self._filters.but(**{own: name}))
            for name, counts in named
            if counts.any()
        ]
        return tuple(sorted(groups, key=lambda group: -group.events)[:SHOWN])

    def _group(self, name: str, counts: Int64Array, filters: EventFilters) -> Group:
        return Group(name, counts, int(counts[self._actions].sum()), filters)


def _largest(
    names: list[str], sums: Int64Array, actions: BoolArray
) -> list[tuple[str, Int64Array]]:
    """The `SHOWN` with most events: a shop may have a million products."""
    events = sums[:, actions].sum(axis=1)
    best = np.argpartition(-events, SHOWN)[:SHOWN] if len(events) > SHOWN else range(len(events))
    return [(names[int(code)], sums[int(code)]) for code in best]


def _child(path: str, above: str) -> str:
    """The level of a path that lies directly below `above`, with all levels before it.

    What lies in `above` itself is a level of its own without a name.
    """
    if above and path == above:
        return above + LEVEL_SEPARATOR
    depth = len(above.split(LEVEL_SEPARATOR)) + 1 if above else 1
    return first_levels(path, depth)


def days(
    clock: Clock, filters: EventFilters, counts: Int64Array, actions: BoolArray
) -> tuple[Group, ...]:
    """Every day of the log with its events, also those without any; `counts` is (slots, steps)."""
    if clock.days is None:
        return ()
    first, last = clock.days
    allowed = clock.allowed(filters.without("days")) & (clock.day >= 0)
    sums = np.zeros((last - first + 1, counts.shape[1]), np.int64)
    np.add.at(sums, clock.day[allowed] - first, counts[allowed])
    return tuple(
        Group(
            date_of(first + later).isoformat(),
            row,
            int(row[actions].sum()),
            filters.but(days=(first + later, first + later)),
        )
        for later, row in enumerate(sums)
    )


def heat(
    clock: Clock, filters: EventFilters, counts: Int64Array, actions: BoolArray
) -> Int64Array | None:
    """Events by weekday and hour, (7, 24); None where the log tells no hours."""
    if not clock.has_hours:
        return None
    allowed = clock.allowed(filters.without("weekday", "hour")) & (clock.day >= 0)
    sums = np.zeros((7, 24), np.int64)
    events = counts[allowed][:, actions].sum(axis=1)
    np.add.at(sums, (clock.weekday[allowed], clock.hour[allowed]), events)
    return sums
