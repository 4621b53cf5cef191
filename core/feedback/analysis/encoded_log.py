"""The log encoded once: one array a column, one row an event, in the order of time."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.arrays import Int8Array, Int16Array, Int32Array, Int64Array
from core.feedback.actions import ACTIONS, DISMISS, IMPRESSION

# The order of a funnel, then what speaks against a product.
STEPS = (IMPRESSION, *ACTIONS, DISMISS)


@dataclass(frozen=True)
class EmptyList:
    """A list without a result; `time` is when it was shown."""

    query: str
    shopper: str
    source: str
    time: float


@dataclass(frozen=True, kw_only=True)
class EncodedLog:
    """Every event, oldest first, those of unknown time before all others.

    `shopper`, `product` and `query` are places in the lists of texts ("" where the log does not say);
    `action` is a place in `STEPS`, `source` one in `sources`, `session` a number of its own for each session;
    `time` is in seconds since 1970, 0 where unknown, `rank` counts from 1, 0 where unknown.
    """

    shoppers: list[str]
    shopper: Int32Array
    products: list[str]
    product: Int32Array
    queries: list[str]
    query: Int32Array
    sources: list[str]
    source: Int8Array
    action: Int8Array
    session: Int32Array
    time: Int64Array
    rank: Int16Array
    empty: Sequence[EmptyList] = ()

    def __len__(self) -> int:
        return len(self.time)
