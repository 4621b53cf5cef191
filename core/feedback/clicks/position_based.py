"""The position-based model: a product is clicked if its place is looked at, by chance, and it attracts."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array
from core.feedback.clicks.attractiveness import Attractiveness, attractiveness_of
from core.feedback.clicks.fixed_effects import effects_of
from core.feedback.clicks.impressions import Impressions


@dataclass(frozen=True)
class PositionBased:
    """`examination` (ranks,): the chance of a look at each rank against rank 1; `error` is relative."""

    examination: Float64Array
    error: Float64Array
    name: str = "position-based"

    @classmethod
    def fit(cls, shown: Impressions) -> "PositionBased":
        """The model of a log."""
        effects = effects_of(shown.pair, shown.rank - 1, shown.clicked, shown.ranks, smooth_from=0)
        return cls(effects.effect, effects.error)

    @classmethod
    def without_position(cls, shown: Impressions) -> "PositionBased":
        """As if every place were looked at: what a model of position must beat."""
        return cls(np.ones(shown.ranks), np.zeros(shown.ranks), "no position")

    def attraction(self, shown: Impressions) -> Attractiveness:
        """What pairs are worth where they are looked at."""
        return attractiveness_of(shown, self.examination[shown.rank - 1])

    def seen(self, shown: Impressions, attraction: Attractiveness) -> Float64Array:
        """The chance that each impression is looked at, (impressions,)."""
        return self.examination[shown.rank - 1]
