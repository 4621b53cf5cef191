"""The cascade with several clicks (dependent click model, Guo, Liu and Wang 2009).

A shopper reads from the top, clicks what attracts, and after a click at rank r reads on with the chance of
that rank, else leaves:

    P(examine r + 1 | no click at r) = 1        P(examine r + 1 | click at r) = continuation(r)

So what stands above the first click was examined for certain, and what stands right under a click with
exactly that chance: pairs shown in both situations give it away, whatever they are worth.
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array, Int64Array
from core.feedback.clicks.attractiveness import Attractiveness, attractiveness_of
from core.feedback.clicks.fixed_effects import effects_of
from core.feedback.clicks.impressions import Impressions

# Turns of estimating attractiveness and examination by each other; by judgement.
_ROUNDS = 3
# Chances are kept off 0, for they are divided by.
_LEAST = 0.01


@dataclass(frozen=True)
class Cascade:
    """`continuation` (ranks,) is the chance of reading on after a click at each rank.

    `examination` (ranks,) is the share of the log's lists whose rank was examined; the errors are relative
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
        # Level 0: above the first click; level r: right under a click at rank r; others say nothing exact.
        level = np.where(_clicks_above(shown) == 0, 0, _click_right_above(shown))
        is_known = level >= 0
        effects = effects_of(
            shown.pair[is_known],
            level[is_known],
            shown.clicked[is_known],
            shown.ranks,
            smooth_from=1,
        )
        # Under the last rank there is nothing to read on to.
        continuation = np.append(effects.effect[1:], effects.effect[-1]).clip(_LEAST, 1.0)
        examination, slope = _examination(shown, continuation)
        # The delta method: the covariance of the logarithms through the slope.
        spread = slope @ effects.covariance[1:, 1:] @ slope.T
        error = np.sqrt(np.diagonal(spread).clip(0.0)) / examination
        return cls(
            examination, error, continuation, np.append(effects.error[1:], effects.error[-1])
        )

    def attractiveness(self, shown: Impressions) -> Attractiveness:
        """How likely each pair is clicked where it is examined: by turns with who examined it."""
        attractiveness = attractiveness_of(shown, np.ones(len(shown)))
        for _ in range(_ROUNDS):
            attractiveness = attractiveness_of(shown, self.examined(shown, attractiveness))
        return attractiveness

    def examined(self, shown: Impressions, attractiveness: Attractiveness) -> Float64Array:
        """The chance that each impression is examined, given the clicks above it, (impressions,)."""
        chance = np.ones(len(shown))
        value, lengths = attractiveness.value[shown.pair], shown.lengths
        current = np.ones(len(lengths))
        # All lists at once, a rank at a time.
        for depth in range(int(lengths.max(initial=0))):
            is_longer = lengths > depth
            rows = shown.start[is_longer] + depth
            here = current[is_longer]
            chance[rows] = here
            # Bayes: examined and not clicked, of all that was not clicked.
            not_clicked = here * (1 - value[rows]) / (1 - here * value[rows])
            clicked = self.continuation[shown.rank[rows] - 1]
            current[is_longer] = np.where(shown.clicked[rows], clicked, not_clicked)
        return chance


def _clicks_above(shown: Impressions) -> Int64Array:
    """How many clicks each impression has above it in its list."""
    above: Int64Array = np.cumsum(shown.clicked) - shown.clicked
    return np.asarray(above - np.repeat(above[shown.start], shown.lengths), np.int64)


def _click_right_above(shown: Impressions) -> Int64Array:
    """The rank of the click right above each impression, -1 where there is none."""
    rank = np.full(len(shown), -1, np.int64)
    follows = shown.clicked[:-1] & (np.diff(shown.rank) == 1)
    rank[1:][follows] = shown.rank[:-1][follows]
    rank[shown.start] = -1
    return rank


def _examination(
    shown: Impressions, continuation: Float64Array
) -> tuple[Float64Array, Float64Array]:
    """The share of lists read to each rank, and its slope by the logarithm of each chance but the last.

    Who leaves is who clicks and does not read on:
    `share[r + 1] = share[r] − clicks[r] (1 − continuation[r])`.
    """
    ranks = shown.ranks
    leaves = np.where(shown.clicked, 1 - continuation[shown.rank - 1], 0.0)
    left: Float64Array = np.cumsum(leaves) - leaves
    left -= np.repeat(left[shown.start], shown.lengths)
    views = np.bincount(shown.rank - 1, minlength=ranks).clip(1)
    share = 1 - np.bincount(shown.rank - 1, left, ranks) / views
    click_rate = np.bincount(shown.rank - 1, shown.clicked, ranks) / views
    slope = np.tril(np.ones((ranks, ranks)), -1) * (click_rate * continuation)
    return share.clip(_LEAST, 1.0), slope[:, :-1]
