"""From filters to events: one mask for each kind of condition, so that a chart can leave its own out."""

from collections.abc import Callable

import numpy as np

from core.arrays import BoolArray, Int32Array
from core.feedback.actions import GUEST_PREFIX
from core.feedback.analysis.clock import Clock
from core.feedback.analysis.counting import all_of
from core.feedback.analysis.encoded_log import STEPS, EncodedLog
from core.feedback.analysis.filters import FOLLOWED, UNCLICKED, EventFilters
from core.feedback.analysis.searches import Searches
from core.feedback.analysis.traits import Traits

# The conditions that belong together, by the column of the log that they are about.
KINDS = {
    "time": ("days", "weekday", "hour"),
    "product": ("category", "brand", "band", "product"),
    "action": ("action", "actions"),
    "query": ("query",),
    "search": ("outcome", "next_query", "search"),
    "shopper": ("shopper", "is_guest", "cohort"),
    "source": ("source",),
    "rank": ("rank",),
}


class Selection:
    """The events that some filters let through.

    Args:
        cohort: (shoppers,) the period in which each shopper was first seen.
    """

    def __init__(
        self,
        filters: EventFilters,
        log: EncodedLog,
        clock: Clock,
        traits: Traits,
        searches: Searches,
        cohort: Int32Array,
    ) -> None:
        self.filters = filters
        self._log, self._clock, self._traits = log, clock, traits
        self._searches, self._cohort = searches, cohort
        self._masks = {kind: self._mask(kind) for kind in KINDS if self._is_set(kind)}

    def mask(self, *leaving_out: str) -> BoolArray | None:
        """(events,) what all conditions but those of the kinds `leaving_out` let through; None is all."""
        return all_of(*(mask for kind, mask in self._masks.items() if kind not in leaving_out))

    def actions(self) -> BoolArray:
        """Which of `STEPS` are let through."""
        action, several = self.filters.action, self.filters.actions
        return np.array(
            [action in (None, step) and (several is None or step in several) for step in STEPS],
            bool,
        )

    def _is_set(self, kind: str) -> bool:
        return any(getattr(self.filters, name) is not None for name in KINDS[kind])

    def _mask(self, kind: str) -> BoolArray:
        log, filters = self._log, self.filters
        masks: dict[str, Callable[[], BoolArray]] = {
            "time": lambda: self._clock.allowed(filters)[self._clock.slot],
            "product": lambda: self._traits.allowed(filters)[log.product],
            "action": lambda: self.actions()[log.action],
            "query": lambda: log.query == code_of(log.queries, filters.query),
            # Events without a search have -1, the last place.
            "search": lambda: np.append(self._allowed_searches(), False)[self._searches.of_event],
            "shopper": lambda: self._allowed_shoppers()[log.shopper],
            "source": lambda: log.source == code_of(log.sources, filters.source),
            "rank": lambda: log.rank == filters.rank,
        }
        return masks[kind]()

    def _allowed_shoppers(self) -> BoolArray:
        allowed = np.ones(len(self._log.shoppers), bool)
        if self.filters.shopper is not None:
            code = code_of(self._log.shoppers, self.filters.shopper)
            allowed &= np.arange(len(allowed)) == code
        if self.filters.is_guest is not None:
            allowed &= are_guests(self._log) == self.filters.is_guest
        if self.filters.cohort is not None:
            allowed &= self._cohort == self.filters.cohort
        return allowed

    def _allowed_searches(self) -> BoolArray:
        allowed = np.ones(len(self._searches), bool)
        if self.filters.outcome == UNCLICKED:
            allowed &= self._searches.is_unclicked
        if self.filters.search == FOLLOWED:
            allowed &= self._searches.next >= 0
        if self.filters.next_query is not None:
            allowed &= self._searches.next_query == code_of(
                self._log.queries, self.filters.next_query
            )
        return allowed


def are_guests(log: EncodedLog) -> BoolArray:
    """Which shoppers of a log are guests, (shoppers,)."""
    return np.array([user.startswith(GUEST_PREFIX) for user in log.shoppers], bool)


def code_of(texts: list[str], text: str | None) -> int:
    """The place of a text, -2 where there is none: no row has that."""
    return texts.index(text) if text in texts else -2
