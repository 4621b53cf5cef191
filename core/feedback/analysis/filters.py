"""Which events are looked at: every number of the analysis is some `EventFilters`, and so are its events."""

from dataclasses import dataclass, fields, replace
from typing import Any

UNCLICKED = "unclicked"
# Kinds of searches: all of them, and those that another query followed.
SEARCHED, FOLLOWED = "searched", "followed"
# The days of events of unknown time.
UNDATED = (-1, -1)


@dataclass(frozen=True)
class EventFilters:
    """Conditions that an event must meet, all of them; None sets none, "" asks for what is not known.

    `days` is the first and the last day (days since 1970, local time; `UNDATED`: time unknown); `weekday` 0
    is Monday; `category` is a whole path or the beginning of one, with a separator at its end only what lies
    directly in it; `band` a place in the log's price bands; `actions` are those of which an event is one;
    `cohort` the period in which the shopper was first seen. `is_guest`: nobody knows who it was, or somebody
    does. `outcome` "unclicked": the event's search had no click. `next_query`: what its search was followed
    by; `search` is `SEARCHED` or `FOLLOWED`.
    """

    days: tuple[int, int] | None = None
    weekday: int | None = None
    hour: int | None = None
    category: str | None = None
    brand: str | None = None
    band: int | None = None
    product: str | None = None
    action: str | None = None
    actions: tuple[str, ...] | None = None
    query: str | None = None
    outcome: str | None = None
    next_query: str | None = None
    search: str | None = None
    shopper: str | None = None
    is_guest: bool | None = None
    cohort: int | None = None
    source: str | None = None
    rank: int | None = None

    def but(self, **conditions: Any) -> "EventFilters":
        """The same with other conditions in some places."""
        return replace(self, **conditions)

    def without(self, *names: str) -> "EventFilters":
        """The same without the conditions called `names`."""
        return replace(self, **dict.fromkeys(names))

    def toggled(self, **conditions: Any) -> "EventFilters":
        """With `conditions`, or without them where all are set already: what a second click does."""
        is_set = all(getattr(self, name) == value for name, value in conditions.items())
        return self.without(*conditions) if is_set else self.but(**conditions)

    @property
    def active(self) -> dict[str, Any]:
        """The conditions that are set, by name."""
        return {name: value for name in NAMES if (value := getattr(self, name)) is not None}

    def __bool__(self) -> bool:
        return bool(self.active)


NAMES = tuple(field.name for field in fields(EventFilters))
