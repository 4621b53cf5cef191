"""What position does to clicks, estimated from a log: a position-based and a cascade model."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class ClickModel:
    """How likely shoppers look at each rank and click what they look at.

    `name` is "position-based", "cascade" or "no position". `examination` (ranks,) is the chance that a
    shopper looks at a rank, 1 at rank 1; `error` (ranks,) its relative standard error and `views` (ranks,)
    the impressions behind it. `log_likelihood` (a held-out impression, in nats) and `perplexity` (2 where
    nothing is known, 1 where every click is foreseen) choose between models. `unknown` is the share of
    impressions without a position, which are left aside.
    """

    name: str
    examination: Floats
    error: Floats
    views: npt.NDArray[np.int64]
    log_likelihood: float
    perplexity: float
    unknown: float


@dataclass(frozen=True)
class Attraction:
    """Pairs of a query and a product that were shown: how likely one who looks clicks, 0 to 1.

    `looks` is how many of the impressions were probably looked at, the estimate's weight.
    """

    queries: list[str]
    products: list[str]
    query: npt.NDArray[np.int32]
    product: npt.NDArray[np.int32]
    attraction: Floats
    looks: Floats


def click_models(events: pa.Table | None) -> tuple[ClickModel, ...]:
    """The models of a log (`core.feedback.behaviour`), the likeliest first; none where it cannot tell."""
    raise NotImplementedError


def inverse_propensities(events: pa.Table) -> Floats:
    """How much more each event counts for having happened further down; 1 where nothing is known."""
    raise NotImplementedError
