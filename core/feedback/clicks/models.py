"""What position does to clicks, estimated from a log: a position-based model and a cascade, and which fits.

Each model learns from four fifths of the lists and predicts the clicks of the rest; what predicts them
best tells how much an event counts in training: 1 / examination(rank), inverse propensity weighting
(Joachims, Swaminathan and Schnabel 2017).
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
# Of fewer clicks no model of position is made; by judgement.
LEAST_CLICKS = 100
# One list in five is held out.
HELD_OUT = 5
# A rank counts as known where its relative standard error is no larger: two of them make 8 %.
KNOWN_ERROR = 0.04
# Weights are clipped, as usual, for a single click must not outweigh the rest; where, is by judgement.
GREATEST_WEIGHT = 4.0


@dataclass(frozen=True, kw_only=True)
class ClickModel:
    """How likely shoppers look at each rank.

    `name` is "position-based", "cascade" or "no position". `examination` (ranks,) is the chance that a
    shopper looks at a rank, 1 at rank 1, `error` (ranks,) its relative standard error. `views` and `clicks`
    (ranks,) are counts. `continuation` (ranks,) is the chance of reading on after a click, in a cascade
    only. `log_likelihood` is that of a held-out impression in nats, `perplexity` what it comes to: 2 where a
    click is like a coin, 1 where all are predicted. `unknown` is the share of impressions without a position.
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
class PairAttractiveness:
    """Pairs that were shown: `value[i]`, the chance that who examines `products[i]` for `queries[i]` clicks.

    `looks` is how many of a pair's impressions were probably examined.
    """

    queries: list[str]
    products: list[str]
    value: Float64Array
    looks: Float64Array


def click_models(events: pa.Table | None) -> tuple[ClickModel, ...]:
    """The models of a table of behaviour, the one that predicts best first; none where clicks are few."""
    shown = _readable(events)
    return () if shown is None else tuple(model for model, _ in _fitted(shown))


def pair_attractiveness(events: pa.Table | None) -> PairAttractiveness:
    """How attractive every pair is that was shown, by the likeliest model; empty where clicks are few."""
    shown = _readable(events)
    if shown is None:
        return PairAttractiveness([], [], np.zeros(0), np.zeros(0))
    best = _fitted(shown)[0][1].attractiveness(shown)
    return PairAttractiveness(
        [shown.queries[query] for query in shown.pair_query],
        [shown.products[product] for product in shown.pair_product],
        best.value,
        best.looks,
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
        is_known = rank > 0
        weight[is_known] = weights[rank[is_known].clip(1, len(weights)) - 1]
    return weight


def _readable(events: pa.Table | None) -> Impressions | None:
    if events is None or not set(NEEDED) <= set(events.column_names):
        return None
    shown = impressions_of(events)
    return shown if shown.clicked.sum() >= LEAST_CLICKS else None


def _fitted(shown: Impressions) -> list[tuple[ClickModel, Model]]:
    """Every model of the whole log, by how well its like of four fifths predicts the rest, best first."""
    train, held_out = _split(shown)
    fitted = []
    for fit in (PositionBased.fit, Cascade.fit, PositionBased.without_position):
        likelihood = _log_likelihood(fit(train), train, held_out)
        model: Model = fit(shown)
        fitted.append((_click_model(model, shown, likelihood), model))
    return sorted(fitted, key=lambda pair: -pair[0].log_likelihood)


def _split(shown: Impressions) -> tuple[Impressions, Impressions]:
    """What models learn from and what they must predict: about every fifth list."""
    is_held_out = np.random.default_rng(0).random(len(shown.start)) < 1 / HELD_OUT
    return shown.select_lists(~is_held_out), shown.select_lists(is_held_out)


def _log_likelihood(model: Model, train: Impressions, held_out: Impressions) -> float:
    """That of a held-out impression, in nats: P(click) = P(examined) · attractiveness."""
    attractiveness = model.attractiveness(train)
    chance = model.examined(held_out, attractiveness) * attractiveness.value[held_out.pair]
    # One surprise must not cost infinitely much.
    chance = chance.clip(1e-6, 1 - 1e-6)
    return float(np.log(np.where(held_out.clicked, chance, 1 - chance)).mean())


def _click_model(model: Model, shown: Impressions, log_likelihood: float) -> ClickModel:
    return ClickModel(
        name=model.name,
        examination=model.examination,
        error=model.error,
        views=np.bincount(shown.rank - 1, minlength=shown.ranks),
        clicks=np.bincount(shown.rank - 1, shown.clicked, shown.ranks).astype(np.int64),
        log_likelihood=log_likelihood,
        unknown=shown.unknown,
        continuation=model.continuation if isinstance(model, Cascade) else None,
    )
