"""The cascade with several clicks (dependent click model, Guo, Liu and Wang 2009).

A shopper reads from the top, clicks what attracts, and after a click at rank r reads on with the chance of
that rank, else leaves. So what stands above the first click was looked at for certain, and what stands right
under a click with exactly that chance: pairs met in both situations give it away, whatever they are worth.
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array, Int64Array
from core.feedback.clicks.attractiveness import Attractiveness, attractiveness_of
from core.feedback.clicks.fixed_effects import effects_of
from core.feedback.clicks.impressions import Impressions

_ROUNDS = 3
_LEAST = 0.01


@dataclass(frozen=True)
class Cascade:
    """`continuation` (ranks,) is the chance of reading on after a click at each rank.

    `examination` (ranks,) is the share of the log's lists whose rank was looked at; the errors are relative
    standard errors of both.
    """

    examination: Float64Array
    error: Float64Array
    continuation: Float64Array
    continuation_error: Float64Array
    name: str = "cascade"

    @classmethod
    def fit(cls, shown: Impressions) -> "Cascade":
        """The model of a log."""
        above, under = _clicks_above(shown), _right_under(shown)
        level = np.where(above == 0, 0, under)
        known = level >= 0
        effects = effects_of(
            shown.pair[known], level[known], shown.clicked[known], shown.ranks, smooth_from=1
        )
        # Under the last rank there is nothing to read on to.
        chance = np.append(effects.effect[1:], effects.effect[-1]).clip(_LEAST, 1.0)
        examination, slope = _examined(shown, chance)
        spread = slope @ effects.covariance[1:, 1:] @ slope.T
        error = np.sqrt(np.diagonal(spread).clip(0.0)) / examination
        return cls(examination, error, chance, np.append(effects.error[1:], effects.error[-1]))

    def attraction(self, shown: Impressions) -> Attractiveness:
        """What pairs are worth where they are looked at: by turns with who looked."""
        worth = attractiveness_of(shown, np.ones(len(shown)))
        for _ in range(_ROUNDS):
            worth = attractiveness_of(shown, self.seen(shown, worth))
        return worth

    def seen(self, shown: Impressions, attraction: Attractiveness) -> Float64Array:
        """The chance that each impression is looked at, given the clicks above it, (impressions,)."""
        chance = np.ones(len(shown))
        value, lengths = attraction.value[shown.pair], shown.lengths
        looks = np.ones(len(lengths))
        for place in range(int(lengths.max(initial=0))):
            longer = lengths > place
            rows = shown.start[longer] + place
            now = looks[longer]
            chance[rows] = now
            passed = now * (1 - value[rows]) / (1 - now * value[rows])
            after = self.continuation[shown.rank[rows] - 1]
            looks[longer] = np.where(shown.clicked[rows], after, passed)
        return chance


def _clicks_above(shown: Impressions) -> Int64Array:
    """How many clicks each impression has above it in its list."""
    until: Int64Array = np.cumsum(shown.clicked) - shown.clicked
    return np.asarray(until - np.repeat(until[shown.start], shown.lengths), np.int64)


def _right_under(shown: Impressions) -> Int64Array:
    """The rank of the click right above each impression, -1 where there is none."""
    above = np.full(len(shown), -1, np.int64)
    follows = shown.clicked[:-1] & (np.diff(shown.rank) == 1)
    above[1:][follows] = shown.rank[:-1][follows]
    above[shown.start] = -1
    return above


def _examined(shown: Impressions, chance: Float64Array) -> tuple[Float64Array, Float64Array]:
    """The share of lists read to each rank, and its slope by the logarithm of each chance but the last.

    Who leaves is who clicks and does not read on: `share[k + 1] = share[k] − clicks[k] (1 − chance[k])`.
    """
    ranks = shown.ranks
    left = np.where(shown.clicked, 1 - chance[shown.rank - 1], 0.0)
    until: Float64Array = np.cumsum(left) - left
    until -= np.repeat(until[shown.start], shown.lengths)
    views = np.bincount(shown.rank - 1, minlength=ranks).clip(1)
    share = 1 - np.bincount(shown.rank - 1, until, ranks) / views
    rate = np.bincount(shown.rank - 1, shown.clicked, ranks) / views
    slope = np.tril(np.ones((ranks, ranks)), -1) * (rate * chance)
    return share.clip(_LEAST, 1.0), slope[:, :-1]
