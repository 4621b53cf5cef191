"""How well every product suits a history: behaviour where there is enough of it, likeness for the rest.

A shop's rarely visited products have too few visitors to follow anything; what is known of the products
themselves fills the gap, and serves products that nobody has met yet.
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array, IndexArray
from core.data.catalogue import Catalogue
from core.feedback.actions import ACTION_WEIGHTS
from core.recommend.likeness import Likeness
from core.recommend.sequence_source import SequenceSource
from core.recommend.session import split_dismissed
from core.search.request import History

Parts = dict[str, Float32Array]

BOUGHT = "purchase"
# An action counts this much of the next one: thirteen later halve it. Less forgets what a taste is made of,
# more follows too slowly what is wanted now.
RECENCY = 0.95
# What is wanted next is behaviour's to say, half of it with so many actions on all the products of a history,
# and half of that with so many on each of them. The rest is likeness. Both were chosen on shoppers of the
# demo world (docs/recommend.md).
HALF_SUPPORT, HALF_MEAN_SUPPORT = 5.0, 0.5
# With so many actions on each product of a history, behaviour makes half of a taste. Taste re-orders what a
# query finds, which is of one kind: only many visitors know which of many dresses goes with which.
HALF_TASTE_SUPPORT = 20.0
# How much of what is most like a dismissed product is taken from it: one dismissal says
# little of all its kind.
AVERSION = 0.3


@dataclass(frozen=True)
class WeightedHistory:
    """The known products of a history, once each, with their weights.

    `bought` are those purchased. `dismissed` are not among the others, whatever was done to them before.
    To those `made_up` nothing was done but what was made up.
    """

    rows: IndexArray
    weights: Float32Array
    bought: IndexArray
    dismissed: IndexArray
    made_up: IndexArray

    @classmethod
    def from_history(cls, history: History, catalogue: Catalogue) -> "WeightedHistory":
        """What `history` says of the products of `catalogue`, the latest at the end."""
        weights: dict[int, float] = {}
        bought, lived = [], set[int]()
        wanted, dismissed = split_dismissed(history)
        for ago, did in enumerate(reversed(wanted)):
            row = catalogue.row_of.get(did.product_id)
            if row is not None and did.action in ACTION_WEIGHTS:
                weights[row] = weights.get(row, 0.0) + ACTION_WEIGHTS[did.action] * RECENCY**ago
                bought += [row] if did.action == BOUGHT else []
                lived |= set() if did.is_made_up else {row}
        return cls(
            np.array(list(weights)[::-1], np.intp),
            np.array(list(weights.values())[::-1], np.float32),
            np.array(bought, np.intp),
            np.array([catalogue.row_of[p] for p in dismissed if p in catalogue.row_of], np.intp),
            np.array([row for row in weights if row not in lived], np.intp),
        )


@dataclass(frozen=True)
class Scoring:
    """Scores the products of a catalogue; safe between threads.

    `item_rows` is the row of each of the source's items, -1 for those that are no product here; `support`
    (products,) counts the actions on each product.
    """

    likeness: Likeness
    source: SequenceSource | None
    item_rows: IndexArray
    support: Float32Array

    @classmethod
    def for_catalogue(
        cls, catalogue: Catalogue, likeness: Likeness, source: SequenceSource | None
    ) -> "Scoring":
        """Scores for the rows of `catalogue`."""
        items = source.items if source else []
        rows = np.array([catalogue.row_of.get(item, -1) for item in items], np.intp)
        support = np.zeros(len(catalogue), np.float32)
        if source:
            support[rows[rows >= 0]] = source.counts[rows >= 0]
        return cls(likeness, source, rows, support)

    def next_parts(
        self, history: History, weighted: WeightedHistory, excluded: IndexArray
    ) -> Parts:
        """What each part adds to the score of every product, (products,) each; none where nothing is known.

        The products `excluded` have 0, and so have those dismissed; what is like these has less.
        """
        excluded = np.concatenate([excluded, weighted.dismissed])
        followed = self._sequence_parts(history, excluded)
        likeness = self.likeness.scores(weighted.rows, weighted.weights)
        # That a product is like itself recommends nothing; whether it is met again, behaviour alone says.
        likeness[weighted.rows] = 0
        likeness[excluded] = 0
        parts = followed
        if likeness.any():
            share = np.full(
                len(likeness), self._next_share(weighted) if followed else 0.0, np.float32
            )
            share[weighted.rows] = 1
            parts = {name: share * part for name, part in followed.items()}
            parts["likeness"] = (1 - share) * likeness
        if not len(weighted.dismissed):
            return parts
        liked = 1 - AVERSION * self._likeness_to_dismissed(weighted)
        return {name: liked * part for name, part in parts.items()}

    def taste(self, history: History, weighted: WeightedHistory) -> Float32Array | None:
        """Taste (products,) up to 1, or None where nothing is known; below 0 is dislike."""
        parts = self.taste_parts(history, weighted)
        if len(weighted.dismissed):
            parts = {**parts, "disliked": -AVERSION * self._likeness_to_dismissed(weighted)}
        return total(parts) if parts else None

    def taste_parts(self, history: History, weighted: WeightedHistory) -> Parts:
        """What behaviour (`followed`) and likeness add to the liking of every product, the best 1."""
        followed = self._sequence_parts(history, weighted.dismissed)
        likeness = self.likeness.scores(weighted.rows, weighted.weights, brief=True)
        if not followed:
            return {"likeness": likeness} if likeness.any() else {}
        share = self._taste_share(weighted) if likeness.any() else np.float32(1)
        parts = {"followed": share * total(followed), "likeness": (1 - share) * likeness}
        best = total(parts).max()
        return {name: part / best for name, part in parts.items()}

    def _likeness_to_dismissed(self, weighted: WeightedHistory) -> Float32Array:
        """How like every product is to those dismissed, (products,), the most alike 1."""
        weights = np.ones(len(weighted.dismissed), np.float32)
        return self.likeness.scores(weighted.dismissed, weights, brief=True)

    def _next_share(self, weighted: WeightedHistory) -> float:
        """How much of what is wanted next behaviour can tell: a / (a + 5) · m / (m + 0.5).

        a: the actions of all shoppers on the products of the history; m: their mean on each.
        """
        support = self.support[weighted.rows]
        actions, mean = float(support.sum()), float(support.mean())
        return actions / (actions + HALF_SUPPORT) * mean / (mean + HALF_MEAN_SUPPORT)

    def _taste_share(self, weighted: WeightedHistory) -> np.float32:
        """How much of a taste behaviour can tell: m / (m + 20)."""
        mean = self.support[weighted.rows].mean()
        return np.float32(mean / (mean + HALF_TASTE_SUPPORT))

    def _sequence_parts(self, history: History, excluded: IndexArray) -> Parts:
        """What behaviour says, the best product 1; none where it says nothing."""
        history, _ = split_dismissed(history)
        if self.source is None or not self.source.known(history).size:
            return {}
        is_product = self.item_rows >= 0
        parts: Parts = {}
        for name, part in self.source.parts(history).items():
            parts[name] = np.zeros(len(self.support), np.float32)
            parts[name][self.item_rows[is_product]] = part[is_product]
            parts[name][excluded] = 0
        best = total(parts).max(initial=0.0)
        return {name: part / best for name, part in parts.items()} if best > 0 else {}


def total(parts: Parts) -> Float32Array:
    """The sum of the parts, (products,)."""
    summed: Float32Array = np.sum(list(parts.values()), axis=0, dtype=np.float32)
    return summed
