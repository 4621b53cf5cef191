"""The log encoded once: one array a column, one row an event, in the order of time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.feedback.actions import ACTIONS, DISMISS, IMPRESSION

Codes = npt.NDArray[np.int32]
Small = npt.NDArray[np.int8]
Times = npt.NDArray[np.int64]

# The order of a funnel, then what speaks against a product.
STEPS = (IMPRESSION, *ACTIONS, DISMISS)


@dataclass(frozen=True)
class EmptyLists:
    """What was searched for and had no result: one entry a list, `query` and `shopper` as texts."""

    query: Sequence[str] = ()
    shopper: Sequence[str] = ()
    source: Sequence[str] = ()
    time: Sequence[float] = ()


@dataclass(frozen=True)
class EncodedLog:
    """Every event, oldest first, those of unknown time before all others.

    `shopper`, `product` and `query` are places in the lists of texts ("" where the log does not say);
    `action` is a place in `STEPS`, `source` one in `sources`, `session` a number of its own for each session;
    `time` is in seconds since 1970, 0 where unknown, `rank` counts from 1, 0 where unknown.
    """

    shoppers: list[str]
    shopper: Codes
    products: list[str]
    product: Codes
    queries: list[str]
    query: Codes
    sources: list[str]
    source: Small
    action: Small
    session: Codes
    time: Times
    rank: npt.NDArray[np.int16]
    empty: EmptyLists = EmptyLists()

    def __len__(self) -> int:
        return len(self.time)
