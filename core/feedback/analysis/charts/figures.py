"""What the charts show: plain numbers, each with the filters that give the events behind it."""

from dataclasses import dataclass, field

from core.arrays import Int64Array
from core.feedback.actions import ACTIONS, IMPRESSION
from core.feedback.analysis.encoded_log import STEPS
from core.feedback.analysis.filters import EventFilters


@dataclass(frozen=True, kw_only=True)
class Totals:
    """How much there is of everything under the filters; `undated` are events of unknown time.

    `shoppers` are known, or made up; each visit of somebody whom nobody knows is one of the `guests`.

    `unclicked_rate` is the share without a click of the searches that showed something, `follow_rate` the
    share of all searches that another query followed; None without any.
    """

    events: int
    shoppers: int
    guests: int
    products: int
    sessions: int
    searches: int
    undated: int
    unclicked_rate: float | None
    follow_rate: float | None


@dataclass(frozen=True)
class Distinct:
    """How many different shoppers, guests, products, sessions and searches some events have.

    `actions` are the events that a shopper did: all but what was merely shown.
    """

    actions: int
    shoppers: int
    guests: int
    products: int
    sessions: int
    searches: int


@dataclass(frozen=True)
class FunnelStep:
    """A step of the funnel: `pairs` counts the different (shopper, product) with such an event.

    `share` is their number against those of the step it is compared with, None where that has none.
    """

    action: str
    events: int
    shoppers: int
    pairs: int
    share: float | None
    filters: EventFilters


@dataclass(frozen=True, eq=False)
class Group:
    """The events of one category, brand, day, query…; `counts` (steps,) are events by `STEPS`.

    `events` counts those that the filters let through; rates are None where nothing was shown or clicked.
    """

    name: str
    counts: Int64Array
    events: int
    filters: EventFilters
    searches: int = 0

    @property
    def click_rate(self) -> float | None:
        """Clicks per impression."""
        return click_through(self.count("click"), self.count(IMPRESSION))

    @property
    def purchase_rate(self) -> float | None:
        """Purchases per click."""
        return rate(self.count("purchase"), self.count("click"))

    def count(self, action: str) -> int:
        """How many events of one action there are."""
        return int(self.counts[STEPS.index(action)])


@dataclass(frozen=True)
class Rank:
    """A place in result lists. `low` and `high` bound the click-through with 95 % confidence (Wilson).

    `expected` is the click-through that looking at ranks alone would give, None without a model of it.
    """

    rank: int
    impressions: int
    clicks: int
    low: float
    high: float
    expected: float | None
    filters: EventFilters

    @property
    def click_through(self) -> float:
        """Clicks per impression."""
        return self.clicks / self.impressions if self.impressions else 0.0


@dataclass(frozen=True)
class Followed:
    """A query after another in one session: `kind` is refined, shortened, reworded or other."""

    query: str
    next_query: str
    count: int
    kind: str
    filters: EventFilters


@dataclass(frozen=True)
class ZeroResult:
    """A query that found nothing, how often and when last (seconds since 1970)."""

    query: str
    count: int
    last: float


@dataclass(frozen=True)
class QueryFigures:
    """What was searched for. `unclicked` counts searches without a click; `zero_results` are known of this
    program's own lists only.
    """

    top: tuple[Group, ...] = ()
    unclicked: tuple[Group, ...] = ()
    followed: tuple[Followed, ...] = ()
    zero_results: tuple[ZeroResult, ...] = ()


@dataclass(frozen=True)
class Cohort:
    """Shoppers first seen in one period: `size` of them, `active[k]` of whom were seen k periods later."""

    name: str
    period: int
    size: int
    active: tuple[int, ...]
    days: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Retention:
    """Cohorts by periods of `unit` days, the earliest first."""

    unit: int = 1
    cohorts: tuple[Cohort, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BehaviourFigures:
    """Every chart under `filters`. Each leaves its own conditions out, so that its other parts stay.

    `heat` (7, 24) are events by weekday and hour, None where the log tells no hours; `span` the first and
    last day of the whole log; `zone` names the local time.
    """

    filters: EventFilters
    totals: Totals
    funnel: tuple[FunnelStep, ...] = ()
    days: tuple[Group, ...] = ()
    heat: Int64Array | None = None
    categories: tuple[Group, ...] = ()
    category: str = ""
    brands: tuple[Group, ...] = ()
    bands: tuple[Group, ...] = ()
    products: tuple[Group, ...] = ()
    queries: QueryFigures = field(default_factory=QueryFigures)
    ranks: tuple[Rank, ...] = ()
    retention: Retention = field(default_factory=Retention)
    sources: tuple[Group, ...] = ()
    span: tuple[int, int] | None = None
    zone: str = ""


def rate(part: int, whole: int) -> float | None:
    """`part` of `whole`, None of nothing."""
    return part / whole if whole else None


def click_through(clicks: int, impressions: int) -> float | None:
    """Clicks per impression, None where more was clicked than shown: not all that was shown is in the log."""
    return rate(clicks, impressions) if clicks <= impressions else None


FUNNEL = (IMPRESSION, *ACTIONS)
