"""What can be asserted of a shop's search: each kind with its numbers, checked where it is made.

An assertion says nothing of how it is written (`core.checks.sentences`) or measured (`core.checks.measures`).
"""

from dataclasses import dataclass

from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP
from core.metrics.rank_overlap import PERSISTENCE
from core.metrics.ranking_measures import parse_measure

# Ranks further down are not searched for, and seen by nobody.
DEEPEST = 1000
USUAL_TOP, USUAL_METRIC, USUAL_OVERLAP, USUAL_SURE = 10, "ndcg@10", PERSISTENCE, 0.95
# What a result may have: a word in its title, a level of its category, a brand; "" for any of these.
FIELDS = ("", "word", "category", "brand")
# How the number of results that have it is bounded.
NO, ONLY, AT_LEAST, AT_MOST = "no", "only", "at_least", "at_most"
AMOUNTS = (NO, ONLY, AT_LEAST, AT_MOST)


@dataclass(frozen=True)
class Assertion:
    """What all have in common: of one `query`, or of all judged queries where that is empty."""

    query: str = ""


@dataclass(frozen=True)
class Placed(Assertion):
    """`product` stands among the first `top`, or where not `is_in`, it does not."""

    product: str = ""
    top: int = USUAL_TOP
    is_in: bool = True

    def __post_init__(self) -> None:
        require_top(self.top)


@dataclass(frozen=True)
class Above(Assertion):
    """`product` ranks before `other`."""

    product: str = ""
    other: str = ""

    def __post_init__(self) -> None:
        if self.product == self.other:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "{product} cannot stand above itself; name two products."
                ),
                product=self.product,
            )


@dataclass(frozen=True)
class Content(Assertion):
    """How many of the first `top` have `what` in a `field`: by `amount`, with a `count` if it needs one."""

    what: str = ""
    field: str = ""
    amount: str = NO
    count: int = 0
    top: int = USUAL_TOP

    def __post_init__(self) -> None:
        require_top(self.top)
        if self.count > self.top:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "{count} of the top {top} cannot be; write a number up to {top}."
                ),
                count=self.count,
                top=self.top,
            )


@dataclass(frozen=True)
class Level(Assertion):
    """The mean of `metric` over the judged queries of `query_set` is at least `bound`, or that of a query."""

    metric: str = USUAL_METRIC
    bound: float = 0.0
    query_set: str = ""

    def __post_init__(self) -> None:
        require_metric(self.metric)
        require_share(self.bound)


@dataclass(frozen=True)
class NotLower(Assertion):
    """`metric` is not lower than that of `rival` by more than `margin`: shown with certainty `sure`."""

    rival: str = ""
    margin: float = 0.01
    sure: float = USUAL_SURE
    metric: str = USUAL_METRIC
    query_set: str = ""

    def __post_init__(self) -> None:
        require_metric(self.metric)
        if not 0 < self.margin < 1:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "A margin is more than 0 and less than 1, not {margin}; 0.01 is usual."
                ),
                margin=f"{self.margin:g}",
            )
        if not 0.5 < self.sure < 1:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "One is sure by more than 50 and less than 100 %, not {sure}; 95 % is usual.",
                ),
                sure=f"{self.sure * 100:g} %",
            )


@dataclass(frozen=True)
class Fast(Assertion):
    """`percentile` of a hundred searches for the judged queries of `query_set` take at most `most_ms`."""

    percentile: float = 95.0
    most_ms: float = 20.0
    query_set: str = ""

    def __post_init__(self) -> None:
        if not (0 < self.percentile < 100 and self.most_ms > 0):
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "A time is p1 to p99 and more than 0 ms; write for example “p95 <= 20 ms”.",
                )
            )


@dataclass(frozen=True)
class Findable(Assertion):
    """At most `share` of the judged queries of `query_set` find nothing."""

    share: float = 0.1
    query_set: str = ""

    def __post_init__(self) -> None:
        require_share(self.share)


@dataclass(frozen=True)
class Same(Assertion):
    """The first `top` are those of the snapshot: rank-biased overlap of at least `overlap`."""

    top: int = USUAL_TOP
    overlap: float = USUAL_OVERLAP

    def __post_init__(self) -> None:
        require_top(self.top)
        require_share(self.overlap)


def require_top(top: int) -> None:
    """Refuse a number of ranks that is none."""
    if not 1 <= top <= DEEPEST:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "A top has 1 to {most} ranks, not {top}."),
            most=DEEPEST,
            top=top,
        )


def require_share(share: float) -> None:
    """Refuse what is no share of the whole."""
    if not 0 <= share <= 1:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "A value from 0 to 1 is expected, not {value}."),
            value=f"{share:g}",
        )


def require_metric(name: str) -> None:
    """Refuse a metric that nothing here measures, and any but the usual spelling of a name."""
    assert parse_measure(name).name == name, name
