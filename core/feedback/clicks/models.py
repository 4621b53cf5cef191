"""What position does to clicks, estimated from a log: a position-based model and a cascade, and which fits.

Each model learns from four fifths of the lists and foresees the clicks of the rest; what foresees them
best tells how much an event counts in training (inverse propensity weighting, Joachims et al. 2017).
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from core.arrays import BoolArray, Float64Array, Int64Array
from core.feedback.arrow_tables import to_numpy
from core.feedback.clicks.cascade import Cascade
from core.feedback.clicks.impressions import Impressions, impressions_of
from core.feedback.clicks.position_based import PositionBased

Model = PositionBased | Cascade

NEEDED = ("user_id", "product_id", "action", "query", "session_id", "timestamp", "position")
# Of fewer clicks no model of position is made.
LEAST_CLICKS = 100
HELD_OUT = 5
# A rank counts as known where its relative standard error is no larger.
KNOWN_ERROR = 0.04
# A look that is rarer than this is not weighed up any further: a single click must not outweigh the rest.
GREATEST_WEIGHT = 4.0


@dataclass(frozen=True)
class ClickModel:
    """How likely shoppers look at each rank.

    `name` is "position-based", "cascade" or "no position". `examination` (ranks,) is the chance that a
    shopper looks at a rank, 1 at rank 1, `error` (ranks,) its relative standard error. `views` and `clicks`
    (ranks,) are counts. `continuation` (ranks,) is the chance of reading on after a click, in a cascade
    only. `log_likelihood` is that of a held-out impression in nats, `perplexity` what it comes to: 2 where a
    click is like a coin, 1 where all are foreseen. `unknown` is the share of impressions without a position.
    """

    name: str
    examination: Float64Array
    error: Float64Array
    views: Int64Array
    clicks: Int64Array
    log_likelihood: float
    unknown: float
    continuation: Float64Array | None = None

    @property
    def perplexity(self) -> float:
        """How many outcomes an impression seems to have."""
        return float(np.exp(-self.log_likelihood))

    @property
    def is_known(self) -> BoolArray:
        """Which ranks had enough impressions to be told to a tenth, (ranks,)."""
        return self.error <= KNOWN_ERROR

    @property
    def weights(self) -> Float64Array:
        """How much more a click at each rank counts, (ranks,): inverse propensities, bounded."""
        return (1 / self.examination.clip(1e-9)).clip(1.0, GREATEST_WEIGHT)


@dataclass(frozen=True)
class Worth:
    """Pairs that were shown: `value[i]`, the chance that who looks at `products[i]` for `queries[i]` clicks.

    `looks` is how many of a pair's impressions were probably looked at.
    """

    queries: list[str]
    products: list[str]
    value: Float64Array
    looks: Float64Array


def click_models(events: pa.Table | None) -> tuple[ClickModel, ...]:
    """The models of a table of behaviour, the one that foresees best first; none where clicks are few."""
    shown = _readable(events)
    return () if shown is None else tuple(model for model, _ in _ranked(shown))


def worth_of_pairs(events: pa.Table | None) -> Worth:
    """What every pair that was shown is worth, by the likeliest model; empty where clicks are few."""
    shown = _readable(events)
    if shown is None:
        return Worth([], [], np.zeros(0), np.zeros(0))
    worth = _ranked(shown)[0][1].attraction(shown)
    return Worth(
        [shown.queries[at] for at in shown.pair_query],
        [shown.products[at] for at in shown.pair_product],
        worth.value,
        worth.looks,
    )


def inverse_propensities(events: pa.Table) -> Float64Array:
    """How much more each event counts for having happened further down, (events,).

    1 where its position is not known, and everywhere where the log tells nothing of position.
    """
    weight = np.ones(events.num_rows)
    models = click_models(events)
    if models:
        weights = models[0].weights
        rank = to_numpy(events["position"]).astype(np.int64)
        known = rank > 0
        weight[known] = weights[rank[known].clip(1, len(weights)) - 1]
    return weight


def _readable(events: pa.Table | None) -> Impressions | None:
    if events is None or not set(NEEDED) <= set(events.column_names):
        return None
    shown = impressions_of(events)
    return shown if shown.clicked.sum() >= LEAST_CLICKS else None


def _ranked(shown: Impressions) -> list[tuple[ClickModel, Model]]:
    learnt, rest = _parts(shown)
    found = []
    for make in (PositionBased.fit, Cascade.fit, PositionBased.without_position):
        foreseen = _log_likelihood(make(learnt), learnt, rest)
        model: Model = make(shown)
        found.append((_told(model, shown, foreseen), model))
    return sorted(found, key=lambda each: -each[0].log_likelihood)


def _parts(shown: Impressions) -> tuple[Impressions, Impressions]:
    """What models learn from and what they must foresee: about every fifth list."""
    held_out = np.random.default_rng(0).random(len(shown.start)) < 1 / HELD_OUT
    return shown.of_lists(~held_out), shown.of_lists(held_out)


def _log_likelihood(model: Model, learnt: Impressions, rest: Impressions) -> float:
    worth = model.attraction(learnt)
    chance = model.seen(rest, worth) * worth.value[rest.pair]
    chance = chance.clip(1e-6, 1 - 1e-6)
    return float(np.log(np.where(rest.clicked, chance, 1 - chance)).mean())


def _told(model: Model, shown: Impressions, log_likelihood: float) -> ClickModel:
    ranks = shown.ranks
    return ClickModel(
        model.name,
        model.examination,
        model.error,
        np.bincount(shown.rank - 1, minlength=ranks),
        np.bincount(shown.rank - 1, shown.clicked, ranks).astype(np.int64),
        log_likelihood,
        shown.unknown,
        model.continuation if isinstance(model, Cascade) else None,
    )
