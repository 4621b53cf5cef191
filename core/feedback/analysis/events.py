"""The events behind a number, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

import numpy as np
import numpy.typing as npt

from core.feedback.analysis.analysis import Analysis
from core.feedback.analysis.log import STEPS

HEADER = ("time", "shopper", "action", "product", "title", "query", "rank", "source")


@dataclass(frozen=True)
class EventRow:
    """One event; `time` is local, empty where unknown, `rank` 0 where unknown."""

    time: str
    shopper: str
    action: str
    product: str
    title: str
    query: str
    rank: int
    source: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as texts, in the order of `HEADER`."""
        rank = str(self.rank) if self.rank else ""
        return (
            self.time, self.shopper, self.action, self.product, self.title, self.query, rank, self.source,
        )  # fmt: skip


def event_rows(analysis: Analysis, places: npt.NDArray[np.int64]) -> Iterator[EventRow]:
    """The events at `places` of the log, in that order."""
    log, traits = analysis.log, analysis.traits
    for place in places.tolist():
        product = int(log.product[place])
        yield EventRow(
            local_time(int(log.time[place]), analysis.zone),
            log.shoppers[log.shopper[place]],
            STEPS[log.action[place]],
            log.products[product],
            traits.title[product],
            log.queries[log.query[place]],
            int(log.rank[place]),
            log.sources[log.source[place]],
        )


def local_time(moment: float, zone: tzinfo | None = None) -> str:
    """`2026-06-01 20:15:03`; empty where it is unknown."""
    if moment <= 0:
        return ""
    return f"{datetime.fromtimestamp(moment, UTC).astimezone(zone):%Y-%m-%d %H:%M:%S}"
