"""The position-based model: a product is clicked if its rank is examined and it attracts.

    P(click at rank r) = examination(r) · attractiveness(query, product)

The examination hypothesis of Richardson, Dominowska and Ragno (2007), named so by Craswell et al. (2008).
"""

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
        """As if every rank were examined: what a model of position must beat."""
        return cls(np.ones(shown.ranks), np.zeros(shown.ranks), "no position")

    def attractiveness(self, shown: Impressions) -> Attractiveness:
        """How likely each pair is clicked where it is examined."""
        return attractiveness_of(shown, self.examination[shown.rank - 1])

    def examined(self, shown: Impressions, attractiveness: Attractiveness) -> Float64Array:
        """The chance that each impression is examined, (impressions,)."""
        return self.examination[shown.rank - 1]
