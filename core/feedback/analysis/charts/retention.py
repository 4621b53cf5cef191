"""Cohorts: who was first seen in a period, and how many of them came back in later ones."""

from dataclasses import dataclass

import numpy as np

from core.arrays import BoolArray, Int32Array
from core.feedback.analysis.charts.figures import Cohort, Retention
from core.feedback.analysis.clock import Clock, date_of
from core.feedback.analysis.counting import PIECE

# Days, weeks or four weeks, whichever cuts the log into no more periods than fit into the chart.
UNITS = (1, 7, 28)
MOST_PERIODS = 20


@dataclass(frozen=True)
class Periods:
    """`of_slot` (slots,) is the period of each hour of the log, -1 where a time is unknown; `cohort`
    (shoppers,) the one in which each shopper was first seen. `start` is the first day of period 0; weeks
    begin on Monday.
    """

    unit: int
    start: int
    count: int
    of_slot: Int32Array
    cohort: Int32Array

    @classmethod
    def from_clock(cls, clock: Clock, shopper: Int32Array, shoppers: int) -> "Periods":
        """The periods of a log whose rows are in the order of time."""
        if clock.days is None:
            nothing = np.full(len(clock.day), -1, np.int32)
            return cls(1, 0, 0, nothing, np.full(shoppers, -1, np.int32))
        first, last = clock.days
        unit = next((unit for unit in UNITS if (last - first) // unit < MOST_PERIODS), UNITS[-1])
        start = first if unit == 1 else first - (first + 3) % 7
        of_slot = np.where(clock.day >= 0, (clock.day - start) // unit, -1).astype(np.int32)
        count = (last - start) // unit + 1
        return cls(unit, start, count, of_slot, _first_seen(of_slot, clock.slot, shopper, shoppers))

    def days(self, period: int) -> tuple[int, int]:
        """The first and the last day of a period."""
        begin = self.start + period * self.unit
        return begin, begin + self.unit - 1


def _first_seen(
    of_slot: Int32Array, slot: Int32Array, shopper: Int32Array, shoppers: int
) -> Int32Array:
    period = of_slot[slot]
    known = period >= 0
    cohort = np.full(shoppers, -1, np.int32)
    # Backwards, so that of many events of a shopper the first is written last.
    cohort[shopper[known][::-1]] = period[known][::-1]
    return cohort


def retention(
    periods: Periods, clock: Clock, shopper: Int32Array, mask: BoolArray | None
) -> Retention:
    """How many of each cohort have an event under `mask` in each later period."""
    cohort, count = periods.cohort, periods.count
    if count < 2:
        return Retention(periods.unit)
    last = max(0, count - MOST_PERIODS)
    active = _active(periods, clock, shopper, mask)
    sizes = np.bincount(cohort[cohort >= 0], minlength=count)
    cohorts = []
    for period in range(last, count):
        if sizes[period]:
            returned = active[cohort == period].sum(axis=0)[period:]
            spans = tuple(periods.days(later) for later in range(period, count))
            cohorts.append(
                Cohort(
                    date_of(spans[0][0]).isoformat(),
                    period,
                    int(sizes[period]),
                    tuple(returned.tolist()),
                    spans,
                )
            )
    return Retention(periods.unit, tuple(cohorts))


def _active(
    periods: Periods, clock: Clock, shopper: Int32Array, mask: BoolArray | None
) -> BoolArray:
    """Which shoppers have an event under `mask` in which periods, (shoppers, periods)."""
    count = periods.count
    active = np.zeros(len(periods.cohort) * count, bool)
    for start in range(0, len(shopper), PIECE):
        here = slice(start, start + PIECE)
        period = periods.of_slot[clock.slot[here]]
        counts = period >= 0 if mask is None else (period >= 0) & mask[here]
        active[shopper[here][counts] * np.int64(count) + period[counts]] = True
    return active.reshape(-1, count)
